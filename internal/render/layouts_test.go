package render

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gloss-press/gloss/internal/workspace"
)

// TestLayoutMistakes tells of all mistakes in a site's own layouts by file, line and column before a page is made, and makes no Renderer of them.
func TestLayoutMistakes(t *testing.T) {
	for _, test := range []struct {
		file, text string
		want       []string // of each mistake its place, message and the beginning of its hint
	}{
		{"home.html", "\n\n{{if}}", []string{"home.html:3:1 missing value for if | mend the layout"}},
		{"base.html", "{{end}}", []string{"base.html:1:1 unexpected {{end}} | mend the layout"}},
		{"partials/speaker.html", "é\n{{define \"speaker\"}}–{{.Speeker.Title}}{{end}}", []string{`partials/speaker.html:2:24 a Quote has no field "Speeker" | did you mean ` + "`.Speaker`? a Quote has ID, URL, Permalink,"}},
		{"partials/own.html", "{{define \"own\"}}\n{{nonsense}}{{prinft .}}{{.Nonsense}}{{template \"nowhere\"}}{{end}}",
			[]string{`partials/own.html:2:3 there is no function "nonsense" | there are and, call, count, `, `partials/own.html:2:15 there is no function "prinft" | did you mean ` + "`print`?"}},
		{"home.html", `{{define "main"}}{{template "tmieline" .Timeline}}{{range .Articles}}{{.Site.Title}} {{$.Titel}}{{end}}{{end}}`, []string{
			`home.html:1:29 there is no partial "tmieline" | did you mean ` + "`timeline`?",
			`home.html:1:72 an Article has no field "Site" | did you mean ` + "`$.Site`? Inside of {{with}} and {{range}} the dot is another value; an Article has Link, Title, URL,",
			`home.html:1:89 a Page has no field "Titel" | did you mean ` + "`.Title`?"}},
		{"topic.html", `{{define "main"}}{{.Title.Text}}{{.Articles.Title}}{{.Body.Text}}{{.Terms.Short}}{{.Frame.Nav.URL}}{{template "timeline" .Timeline.Entries}}{{.Timeline.Entries.More}}{{end}}`, []string{
			`topic.html:1:26 a text has no field "Text" | show it with {{.Title}}`, `topic.html:1:44 a list of Article has no field "Title" | go through it with {{range}}`,
			`topic.html:1:59 a text has no field "Text"`, `topic.html:1:74 a list of Term has no field "Short"`, `topic.html:1:94 a list of Link has no field "URL"`,
			`topic.html:1:111 a list of Entry doesn’t fit this partial, which asks for .Filters`,
			`topic.html:1:160 a list of Entry has no field "More" | go through it with {{range}}`}},
		{"topic.html", `{{.Title}}`, []string{`topic.html:1:1 this layout has no part that is called main | begin a page’s layout with {{define "main"}}`}},
		{"base.html", `{{kept "masthaed" .Frame}}{{kept "masthead" .}}{{template "main" .}}`, []string{`base.html:1:8 there is no partial "masthaed" | did you mean ` + "`masthead`?",
			`base.html:1:34 a Page doesn’t fit this partial, which asks for .Nav | "masthead" is given a Frame: write {{kept "masthead" .Frame}}`}},
		{"quote.html", `{{define "main"}}{{with .Quote}}{{.Venue.Foo}}{{template "date" .Venue}}{{$v := .Role}}{{$v.Foo}}{{(print .Venue | len).Foo}}{{(or .Venue .Role).Foo}}{{end}}{{template "timeline" .Timeline.Entries}}{{end}}`, []string{
			`quote.html:1:41 a text has no field "Foo" | show it with {{.Venue}}`, `quote.html:1:58 a text doesn’t fit this partial, which asks for .HTML | show it with {{.Venue}}; "date" is given a Date: write {{template "date" .Date}}`,
			`quote.html:1:92 a text has no field "Foo" | show it with {{$v}}`, `quote.html:1:145 a text has no field "Foo" | show it with {{(or .Venue .Role)}}`,
			`quote.html:1:169 a list of Entry doesn’t fit this partial, which asks for .Filters | go through it with {{range}}; "timeline" is given a Timeline: write {{template "timeline" .Timeline}}`}},
		{"base.html", `{{template "mian" .}}`, []string{`base.html:1:12 there is no partial "mian" | did you mean ` + "`main`?"}},
		{"base.html", "", []string{`base.html:1:1 this layout shows nothing of any page | write {{template "main" .}} where`}},
		{"redirect.html", `{{define "main"}}moved{{end}}`, []string{`redirect.html:1:1 this layout shows nothing | write a whole page`}},
		{"quote.html", `{{define "main"}}{{with .Quote}}{{.Speaker}}{{.Date}}{{.Check}}{{range .Relations}}{{.}}{{end}}{{.Also}}{{or .Source .Via}}{{.Words}}{{.Note}}{{end}}{{.Timeline.Entries}}{{.Structured}}<script>f({{.Quote}})</script>{{end}}`, []string{
			`quote.html:1:35 a Link is no text | show its .Title, or write {{template "link" .Speaker}}`, `quote.html:1:47 a Date is no text | show its .Text, or write {{template "date" .Date}}`,
			`quote.html:1:56 a Check is no text | show one of its fields: a Check has Words, Found, `, `quote.html:1:86 a Relation is no text | show one of its fields: a Relation has Kind, `,
			`quote.html:1:98 a list of Link is no text | go through it with {{range}}, or write {{template "links" .Also}}`, `quote.html:1:107 a Link is no text | show its .Title, or write {{template "link" (or .Source .Via)}}`,
			`quote.html:1:126 a list of Stretch is no text | go through it with {{range}}`, `quote.html:1:152 a list of Entry is no text | go through it with {{range}}`}},
		{"source.html", `{{define "main"}}{{template "mine"}}{{template "timeline"}}{{with .Source}}{{template "date"}}{{template "link"}}{{end}}{{with .Title}}{{template "link"}}{{end}}{{end}}{{define "mine"}}{{with .}}{{.URL}}{{end}}{{.}}{{end}}`, []string{
			`source.html:1:48 "timeline" is given nothing | write {{template "timeline" .Timeline}}`, `source.html:1:87 "date" is given nothing | write {{template "date" .Date}}`, `source.html:1:106 "link" is given nothing | write {{template "link" .Link}}`,
			`source.html:1:147 "link" is given nothing | write {{template "link" .}}, or`}},
		{"404.html", `{{define "main"}}{{word "skpi"}}{{count "count.quote" 3}}{{range parts "speaker.vai"}}{{end}}{{word "count.quotes"}}{{word (print "x")}}{{if .Title}}<p title="{{word "zzzzzz"}}">{{end}}{{end}}{{define "x"}}{{word "skpi"}}{{end}}`, []string{
			`404.html:1:25 there is no message "skpi" | did you mean "skip"?`, `404.html:1:41 there is no message "count.quote" | did you mean "count.quotes"?`, `404.html:1:72 there is no message "speaker.vai" | did you mean "speaker.via"?`,
			`404.html:1:101 the message "count.quotes" has plural forms | write {{count "count.quotes" NUMBER}}`, `404.html:1:167 there is no message "zzzzzz" | Gloss’s own layouts/words/en.toml`}},
		{"404.html", `{{define "main"}}{{.Titel}}{{end}}{{define "other"}}{{.Titel}}{{end}}`, []string{`404.html:1:20 a Page has no field "Titel" | did you mean`}},
	} {
		own := fstest.MapFS{test.file: {Data: []byte(test.text)}}
		r, ds := New(os.DirFS("../../layouts"), own, Assets{})
		if r != nil {
			t.Errorf("%s: it is taken", test.file)
		}
		for i := range max(len(ds), len(test.want)) {
			got, want := "", ""
			if i < len(ds) {
				got = fmt.Sprintf("%s:%d:%d %s | %s", strings.TrimPrefix(ds[i].File, "layouts/"), ds[i].From.Line, ds[i].From.Col, ds[i].Message, ds[i].Hint)
			}
			if i < len(test.want) {
				want = test.want[i]
			}
			if want == "" || !strings.HasPrefix(got, want) {
				t.Errorf("%s: told is\n%s\nnot\n%s", test.text, got, want)
			}
		}
	}
	if r, ds := New(fstest.MapFS{}, fstest.MapFS{}, Assets{}); r != nil || ds[0].Message != "this layout is missing" || ds[0].File != "layouts/404.html" {
		t.Errorf("no layouts: %v", ds)
	}
}

// TestUnusedLayouts warns of files and partials that nothing uses, and makes pages all the same.
func TestUnusedLayouts(t *testing.T) {
	text := `{{define "main"}}{{template "inner" .}}{{end}}{{define "inner"}}{{template "mine" .}}{{end}}`
	own := fstest.MapFS{"articel.html": {}, "article.html": {Data: []byte(text)}, "partials/a.htm": {}, "partials/sub/s.html": {}, "partial/date.html": {}, "words/en.toml": {}, "README.md": {}, "partials/._x.html": {},
		"partials/x.html": {Data: []byte("{{define \"mine\"}}{{end}}{{define \"date\"}}x{{end}}\n{{define \"atribution\"}}x{{end}}{{define `none`}}{{end}} {{block \"unlike\" .}}x{{end}}")}}
	r, ds := New(os.DirFS("../../layouts"), own, Assets{})
	got := ""
	for _, d := range ds {
		got += fmt.Sprintf("%s:%d:%d %v: %s | %s\n", d.File, d.From.Line, d.From.Col, d.Severity, d.Message, d.Hint)
	}
	if want := "layouts/articel.html:0:0 warning: no page is made by layouts/articel.html | did you mean `article.html`?\n" +
		"layouts/partial/date.html:0:0 warning: nothing reads layouts/partial/date.html | move it to `layouts/partials/date.html`\n" +
		"layouts/partials/a.htm:0:0 warning: nothing reads layouts/partials/a.htm | move it to `layouts/partials/a.html`\n" +
		"layouts/partials/sub/s.html:0:0 warning: nothing reads layouts/partials/sub/s.html | move it to `layouts/partials/s.html`\n" +
		"layouts/partials/x.html:2:10 warning: nothing shows the partial \"atribution\" | did you mean `attribution`?\n" +
		"layouts/partials/x.html:2:41 warning: nothing shows the partial \"none\" | show it with {{template \"none\" .}}, or take it out\n" +
		"layouts/partials/x.html:2:65 warning: nothing shows the partial \"unlike\" | show it with {{template \"unlike\" .}}, or take it out\n"; r == nil || got != want {
		t.Errorf("told is\n%snot\n%s", got, want)
	}
}

// TestLayoutsThatFail tells of a layout that fails while a page is made, and of a card that does not show its words.
func TestLayoutsThatFail(t *testing.T) {
	for _, test := range []struct{ file, text, address, want string }{
		{"home.html", "\n{{define \"main\"}}{{(index .Feeds 99).URL}}{{end}}", "", "layouts/home.html:2 layout"},
		{"redirect.html", "{{(index .Feeds 99).URL}}", "old/", "layouts/redirect.html:1 layout"},
		{"partials/quote.html", "{{define \"quote\"}}{{(index .Also 99).URL}}{{end}}", "articles/a/", "layouts/partials/quote.html:1 layout"},
		{"partials/quote.html", `{{define "quote"}}<p data-quote="{{.ID}}">other words</p>{{end}}`, "articles/a/", "content/articles/a.md:5 quote-readback"},
		{"partials/quote.html", `{{define "quote"}}<p hidden data-quote="{{.ID}}">{{.Text}}</p>{{end}}`, "articles/a/", "content/articles/a.md:5 quote-readback"},
		{"partials/quote.html", `{{define "quote"}}<p>{{.Text}}</p>{{end}}`, "articles/a/", "content/articles/a.md:5 quote-readback"},
		{"partials/quote.html", `{{define "quote"}}<p data-quote="{{.ID}}">{{.Text}}</p>{{end}}`, "articles/a/", ""},
	} {
		m := makeSite(t, map[string]string{"articles/a.md": "---\ntitle: A\nmoved_from: [/old/]\nquotes:\n  - {id: q, speaker: Ada, date: 2014, text: We talk}\n---\n::quote{#q}\n"})
		r, ds := New(os.DirFS("../../layouts"), fstest.MapFS{test.file: {Data: []byte(test.text)}}, Assets{})
		if r == nil {
			t.Fatal(ds)
		}
		m.press = r.On(m.snap.Site)
		_, ds = m.page(test.address)
		got := ""
		for _, d := range ds[:min(len(ds), 1)] {
			got = fmt.Sprintf("%s:%d %s", d.File, d.From.Line, d.Code)
		}
		if got != test.want {
			t.Errorf("%s: told is %q, want %q (%v)", test.file, got, test.want, ds)
		}
	}
}

// TestOwnPartials lays partials over the built-in ones, but for empty ones.
func TestOwnPartials(t *testing.T) {
	for text, want := range map[string]string{"": "<p>Nothing", "own": "<p>own</p>", " {{/* nothing */}} ": "<p>Nothing", `{{""}}`: "<p></p>"} {
		m := makeSite(t, map[string]string{"site.yaml": "title: T\n"})
		own := fstest.MapFS{"home.html": {Data: []byte(`{{define "main"}}<p>{{template "inner"}}</p>{{end}}`)}, "partials/z.html": {Data: []byte(`{{define "inner"}}` + text + `{{end}}`)}}
		builtIn := workspace.Overlay{Over: fstest.MapFS{"partials/a.html": {Data: []byte(`{{define "inner"}}Nothing of one’s own{{end}}`)}}, Under: os.DirFS("../../layouts")}
		r, ds := New(builtIn, own, Assets{})
		if r == nil {
			t.Fatal(ds)
		}
		m.press = r.On(m.snap.Site)
		if page, _ := m.page(""); !strings.Contains(page, want) {
			t.Errorf("%q: there is no %s in\n%s", text, want, page)
		}
	}
}

// TestAssets gives styles and scripts names that change with their bytes, and others the names they have.
func TestAssets(t *testing.T) {
	names := func(style string) []string {
		a, wrong := LoadAssets(fstest.MapFS{"style.css": {Data: []byte(style)}, "gloss.js": {Data: []byte("x")}, "pictures/map.svg": {Data: []byte("<svg/>")}, ".DS_Store": {}})
		if wrong != nil {
			t.Fatal(wrong)
		}
		if b := a.Files()[a.Name("style.css")]; string(b) != style {
			t.Errorf("style.css holds %q", b)
		}
		return append(slices.Sorted(maps.Keys(a.Files())), a.Name("none.css"))
	}
	first, again, other := names("a"), names("a"), names("b")
	if !slices.Equal(first, again) || slices.Equal(first, other) {
		t.Errorf("%q, %q, %q", first, again, other)
	}
	for i, name := range first {
		if strings.Contains(name, "style.") == (name == other[i]) {
			t.Errorf("%s became %s", name, other[i])
		}
	}
}
