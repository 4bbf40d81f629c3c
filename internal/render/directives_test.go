package render

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// shown finds the statements and events of a timeline, and the quotes of a comparison.
var shown = regexp.MustCompile(`data-(?:statement|event)="([^"]*)"|<p class="by"><a href="([^"]*)"><time`)

// TestDirectives makes what directives ask for, and tells of what they name that is not there, at its place.
func TestDirectives(t *testing.T) {
	files := map[string]string{
		"people/ada.md": "---\nname: Ada\n---\n", "people/bob.md": "---\nname: Bob\n---\n", "sources/talk.md": "---\ntitle: Talk\n---\n",
		"glossary/coordinate.md": "---\nterm: coordinate\nshort: Plan together.\n---\n", "glossary/idle.md": "---\nterm: idle\nshort: Do nothing.\n---\n",
		"articles/b.md": "---\ntitle: B\ndate: 2014-09-01\nquotes:\n  - {id: far, speaker: bob, date: 2013-05-01, place: timeline, text: far away we coordinate}\n---\n",
	}
	for _, test := range []struct {
		directive string
		want      string // the statements and events that it shows
		told      string
	}{
		{"::timeline", "a/one a/event-1 a/two a/three", ""},
		{"::timeline{scope=site}", "b/far a/one a/event-1 a/two a/three", ""},
		{"::timeline{scope=article}", "a/one a/event-1 a/two a/three", ""},
		{"::timeline{speaker=bob}", "a/two", ""},
		{"::timeline{speaker=bob scope=site}", "b/far a/two", ""},
		{"::timeline{term=coordinate}", "a/two a/three", ""},
		{"::timeline{source=talk}", "a/one", ""},
		{"::timeline{from=2014-02}", "a/event-1 a/two a/three", ""},
		{"::timeline{to=2014-02}", "a/one a/event-1", ""},
		{"::timeline{from=2014-02 to=2014-03-05 speaker=bob}", "a/two", ""},
		{"::timeline{speaker=bobb}", "", "8:12 unknown-slug there is no person `bobb` did you mean `bob`?"},
		{"::timeline{term=nothing-like-it}", "", "8:12 unknown-slug there is no term `nothing-like-it` name a file in content/glossary/"},
		{"::timeline{source=tolk}", "", "8:12 unknown-slug there is no source `tolk` did you mean `talk`?"},
		{"::timeline{from=Monday}", "", "8:12 bad-directive this is not a date: Monday write a date as 2014-09-14, 2014-09 or 2014"},
		{"::timeline{scope=world}", "a/one a/event-1 a/two a/three", "8:12 bad-directive scope is `site` or `article` write scope=site for the statements of all articles"},
		{"::compare{term=coordinate}", "#two #three", ""},
		{"::compare{term=idle}", "", ""},
		{"::compare{term=cordinate}", "", "8:11 unknown-slug there is no term `cordinate` did you mean `coordinate`?"},
	} {
		files["articles/a.md"] = "---\ntitle: A\ndate: 2014-09-16\nquotes: [{id: one, speaker: ada, date: 2014-01-01, source: talk, place: timeline, text: first we talk}, {id: two, speaker: bob, date: 2014-03-01, place: timeline, text: then we coordinate}, {id: three, speaker: ada, date: 2014-04-01, place: timeline, text: we coordinate now}]\nevents: [{date: 2014-02, title: E}]\n---\n\n" +
			test.directive + "\n\nThe end.\n"
		m := makeSite(t, files)
		page, ds := m.page("articles/a/")
		told := ""
		for _, d := range ds {
			told = fmt.Sprintf("%d:%d %s %s %s", d.From.Line, d.From.Col, d.Code, d.Message, d.Hint)
		}
		if told != test.told || len(ds) > 1 {
			t.Errorf("%s: told is %q, want %q", test.directive, told, test.told)
		}
		body, _, _ := strings.Cut(page, "The end.")
		_, body, _ = strings.Cut(body, `<div class="body`)
		var got []string
		for _, m := range shown.FindAllStringSubmatch(body, -1) {
			got = append(got, m[1]+m[2])
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s shows %q, want %q", test.directive, got, test.want)
		}
	}
}
