package site

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/edtf"
)

// statements writes each statement as its id and its quotes.
func statements(s *Site) string {
	var lines []string
	for _, st := range s.Statements {
		line := st.ID() + ":"
		for _, q := range st.Quotes {
			line += " " + q.Ref()
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// entries writes a timeline.
func entries(list []Entry) string {
	var lines []string
	for _, e := range list {
		if e.Event != nil {
			lines = append(lines, e.Date().String()+" "+e.Event.ID)
		} else {
			lines = append(lines, e.Date().String()+" "+e.Quote.Ref())
		}
	}
	return strings.Join(lines, "\n")
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nand should be\n%s", what, got, want)
	}
}

func TestStatements(t *testing.T) {
	f := files{"people/jd.md": "name: Jane Doe",
		"articles/late.md":  article("2019-03-01", `q1 Jane+Doe 2014-09-14 "We’re not – ever – going"`, "q2 jd 2014-09-14 other words"),
		"articles/early.md": article("2019-01-01", `q1 jd 2014-09-14 "we're not"`, `q2 jd 2014-09-14 "We're not -- ever -- going"`),
		"articles/mid.md": article("2019-02-01", "q1 jd 2014-09-15 other words", "q2 John+Roe 2014-09-14 other words",
			"q3 jd 2014-09-14 so to say; statement: late#q2", "q4 jd 2014-09-14 so we say; statement: mid#q3", "q5 jd 2014-09-14 so we say", "q6 jd 2014-09 so we say"),
	}
	s := f.site(t, Options{})
	same(t, "the messages are", says(s.Diagnostics()), "")
	same(t, "the statements are", statements(s), `early/q1: early#q1
early/q2: early#q2 late#q1
mid/q1: mid#q1
mid/q2: mid#q2
mid/q3: mid#q3 mid#q4 mid#q5 late#q2
mid/q6: mid#q6`)
	if q := s.Quote("late#q2"); q.Statement != s.Quote("mid#q5").Statement || q.Address() != "articles/late/#q2" {
		t.Error("a quote is of another statement, or address", q.Address())
	}
	same(t, "Doe said", entries(s.BySpeaker(s.Speaker("jd"))), `2014-09 mid#q6
2014-09-14 early#q1
2014-09-14 early#q2
2014-09-14 mid#q3
2014-09-15 mid#q1`)
}

// The case of the first letter, which the sentence around a quotation decides, makes no other statement; that of any other letter does.
func TestStatementsWithACapital(t *testing.T) {
	f := files{"articles/a.md": article("2019-01-01", "q1 J+Doe 2014 this is about sand", "q2 J+Doe 2014 us and them", "q3 J+Doe 2014 42 ships", "q4 J+Doe 2014 ‘é’ is a letter"),
		"articles/b.md": article("2019-01-02", "q1 J+Doe 2014 This is about sand", "q2 J+Doe 2014 US and them", "q3 J+Doe 2014 42 Ships", `q4 J+Doe 2014 "'É' is a letter"`),
		"articles/c.md": article("2019-01-03", `q1 J+Doe 2014 "[T]his is about sand"`, "q2 J+Roe 2014 This is about sand", "q3 J+Doe 2015 This is about sand")}
	same(t, "the statements are", statements(f.site(t, Options{})), `a/q1: a#q1 b#q1 c#q1
a/q2: a#q2
a/q3: a#q3
a/q4: a#q4 b#q4
b/q2: b#q2
b/q3: b#q3
c/q2: c#q2
c/q3: c#q3`)
}

func TestStatementsInARing(t *testing.T) {
	f := files{"articles/a.md": article("2019-01-01", "q1 J+Doe 2014 one; statement: b#q1", "q2 J+Doe 2014 two; statement: a#q1"),
		"articles/b.md": article("2019-01-02", "q1 J+Doe 2014 three; statement: a#q1")}
	s := f.site(t, Options{})
	got := says(s.Diagnostics())
	if strings.Count(got, "\n") != 2 || !strings.Contains(got, "articles/a.md:9:16") || !strings.Contains(got, "articles/b.md:9:16") {
		t.Error(got)
	}
	same(t, "the statements are", statements(s), "a/q1: a#q1 a#q2 b#q1")
}

// On one day entries stand as they do in their files, the oldest article's first; a longer or vaguer date comes before a day.
func TestOrderOfEntries(t *testing.T) {
	f := files{
		"articles/new.md": article("2019-02-01", "q1 J+Doe 2014-09-14 one", "q2 J+Doe 2014-09-13 two"),
		"articles/old.md": "title: T|date: 2019-01-01|events:|  - {date: 2014-09-14, title: E1}|  - {date: 2014-09-14T10:00:00Z, title: E2}|quotes:" +
			"|  - {id: q1, speaker: J Doe, date: 2014-09-14, text: three}|  - {id: q2, speaker: J Doe, date: 2014-09-14?, text: four}" +
			"|  - {id: q3, speaker: J Doe, date: 2014-09, text: five}|  - {id: q4, speaker: J Doe, date: 2014-09-14/2014-09-20, text: six}" +
			"|  - {id: q5, speaker: J Doe, date: ../2014-01, text: seven}|  - {id: q6, speaker: J Doe, date: 201X, text: eight}",
		"articles/other.md": "title: T|date: 2019-01-02|quotes:|  - {id: q1, speaker: J Doe, date: 2014-09-14, text: nine}|events:|  - {date: 2014-09-14, title: E3}",
	}
	s := f.site(t, Options{})
	same(t, "the messages are", says(s.Diagnostics()), "")
	same(t, "the article's entries are", entries(s.Article("other").Entries()), "2014-09-14 other#q1\n2014-09-14 other/event-1")
	got := entries(s.Entries)
	var days []string
	for line := range strings.SplitSeq(got, "\n") {
		if strings.HasPrefix(line, "2014-09-14 ") {
			days = append(days, strings.TrimPrefix(line, "2014-09-14 "))
		}
	}
	same(t, "on the day", strings.Join(days, " "), "old/event-1 old#q1 other#q1 other/event-1 new#q1")
	if !slices.IsSortedFunc(s.Entries, func(a, b Entry) int { return a.Date().Compare(b.Date()) }) || len(s.Entries) != 12 {
		t.Error("the entries are not in order:\n" + got)
	}
	same(t, "the years are", fmt.Sprint(s.Years), "[2010 2014]")
	same(t, "the last statements are", entries(s.LatestStatements(2)), "2014-09-14 other#q1\n2014-09-14 new#q1")
	if list, _ := s.OfYear(Part{Of: Page{TimelinePage, "timeline/", nil}, Year: 2014}); len(list) != 11 {
		t.Errorf("%d entries in 2014", len(list))
	}
}

func TestRelations(t *testing.T) {
	f := files{
		"articles/a.md": article("2019-01-01", "q1 J+Doe 2014 one", "q2 R+Roe 2014 two; answers: q1; corrects: [q1, b#q3]"),
		"articles/b.md": article("2019-02-01", "q1 J+Doe 2014 one", "q2 R+Roe 2014 two; answers: q1", "q3 R+Roe 2013 zero"),
	}
	s := f.site(t, Options{})
	same(t, "the messages are", says(s.Diagnostics()), "")
	write := func(list []Relation) string {
		var lines []string
		for _, r := range list {
			lines = append(lines, r.From.Ref()+" "+string(r.Kind)+" "+r.To.Ref())
		}
		return strings.Join(lines, ", ")
	}
	same(t, "a#q2 says", write(s.Relations(s.Quote("a#q2"))), "a#q2 answers a#q1, a#q2 corrects a#q1, a#q2 corrects b#q3")
	// The same statement says the same in both articles: it is told once.
	for _, ref := range []string{"a#q1", "b#q1"} {
		same(t, "of "+ref+" it is said", write(s.Back(s.Quote(ref))), "a#q2 answers a#q1, a#q2 corrects a#q1")
	}
	same(t, "of b#q3 it is said", write(s.Back(s.Quote("b#q3"))), "a#q2 corrects b#q3")
}

func TestRoles(t *testing.T) {
	f := files{"people/k.md": "name: K|roles:|  - {title: Senator, from: 1985-01-02, to: 2013-02-01}|  - {title: Secretary, from: 2013-02-01, to: 2017-01}" +
		"|  - {title: Envoy, from: 2021, to: 2022}|  - {title: Elder, from: 2030}", "people/o.md": "name: O|roles: [{title: Always}]", "people/p.md": "name: P"}
	s := f.site(t, Options{})
	for _, test := range []struct{ person, date, want string }{
		{"k", "1985-01-01", ""}, {"k", "1985-01-02", "Senator"}, {"k", "2013-01-31", "Senator"}, {"k", "2013-02-01", "Secretary"},
		{"k", "2017-01-31", "Secretary"}, {"k", "2017-02-01", ""}, {"k", "2020-12-31", ""}, {"k", "2021-01-01", "Envoy"}, {"k", "2022-12-31", "Envoy"},
		{"k", "2023-01-01", ""}, {"k", "2031", "Elder"}, {"k", "2014-09", "Secretary"}, {"k", "2013", "Secretary"}, {"k", "1984/1986", "Senator"},
		{"k", "2014~", "Secretary"}, {"k", "../1980", ""}, {"k", "2010/..", "Elder"}, {"o", "1066", "Always"}, {"p", "2014", ""},
	} {
		d, err := edtf.Parse(test.date)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Speaker(test.person).RoleOn(d); got != test.want {
			t.Errorf("on %s %s is %q, not %q", test.date, test.person, got, test.want)
		}
	}
	if got := s.Speaker("k").LatestRole(); got != "Elder" {
		t.Error(got)
	}
}

// What is kept back is nowhere: not in lists, pages, statements, redirects, topics, people, or pictures.
func TestKeptBack(t *testing.T) {
	f := files{
		"site.yaml":              "title: S|timezone: America/New_York",
		"articles/out.md":        article("2019-12-31", "q1 J+Doe 2014 one"),
		"articles/x/draft.md":    "draft: true|topics: [Secret]|moved_from: [/secret-old/]|" + article("2019-01-01", "q1 Secret+Person 1999 secret words"),
		"articles/y/future.md":   article("2020-01-01T07:00:01", "q1 Secret+Person 1999 secret words") + "|events: [{date: 1998, title: E}]",
		"articles/z/tomorrow.md": "draft: true|" + article("2020-01-02"),
		"articles/today.md":      article("2020-01-01"), // midnight in New York is 05:00 UTC
		"pages/secret.md":        "title: Secret|draft: true",
		"glossary/t.md":          "term: secret|short: x|only: {articles: [draft]}",
	}
	others := []string{"content/articles/x/secret.png", "content/articles/x/deep/secret.png", "content/articles/pic.png"}
	s := f.site(t, Options{BaseURL: "https://example.org", Others: others})
	same(t, "the messages are", says(s.Diagnostics()), "")
	for _, a := range addresses(s) {
		if strings.Contains(a, "secret") && !strings.HasPrefix(a, "glossary/") || strings.Contains(a, "draft") || strings.Contains(a, "future") || strings.Contains(a, "199") {
			t.Errorf("there is a page /%s", a)
		}
	}
	if _, ok := s.At("articles/pic.png"); !ok || len(s.Articles) != 2 || len(s.Statements) != 1 || len(s.Entries) != 1 || len(s.Speakers) != 1 || len(s.Topics) != 0 || len(s.Redirects) != 0 {
		t.Error("something is there that should not, or the other way")
	}
	var kept []string
	for _, k := range s.KeptBack {
		until := ""
		if !k.Until.IsZero() {
			until = k.Until.Format(time.RFC3339)
		}
		kept = append(kept, fmt.Sprint(k.Path, " ", k.Draft, " ", until))
	}
	same(t, "kept back are", strings.Join(kept, "\n"), `content/articles/x/draft.md true 
content/articles/y/future.md false 2020-01-01T07:00:01-05:00
content/articles/z/tomorrow.md true 2020-01-02T00:00:00-05:00
content/pages/secret.md true `)
	all := f.site(t, Options{Drafts: true, Future: true, Others: others})
	if len(all.KeptBack) != 0 || len(all.Articles) != 5 || len(all.Texts) != 1 {
		t.Error("drafts and future articles are kept back though they are asked for")
	}
	f["articles/out.md"] = article("2019-12-31", "q1 J+Doe 2014 one; answers: draft#q1")
	if got := says(f.site(t, Options{}).Diagnostics()); !strings.Contains(got, "articles/out.md:9:14 unknown-slug: there is no quote `draft#q1` (that article is not published yet") {
		t.Error(got)
	}
	link := s.Link("content/articles/out.md", "../../", "/articles/future/")
	if !link.Dead || !strings.Contains(link.Hint, "not published yet") {
		t.Errorf("%+v", link)
	}
}

func TestMoment(t *testing.T) {
	f := files{"site.yaml": "title: S|timezone: America/New_York", "articles/a.md": article("2014-07-01"), "articles/b.md": article("2014-01-01T10:30:00"),
		"articles/c.md": article("2014-01-01T10:30:00+02:00"), "articles/d.md": "title: T"}
	s := f.site(t, Options{})
	for slug, want := range map[string]string{"a": "2014-07-01T00:00:00-04:00", "b": "2014-01-01T10:30:00-05:00", "c": "2014-01-01T10:30:00+02:00", "d": "0001-01-01T00:00:00Z"} {
		if got := s.Article(slug).Published.Format(time.RFC3339); got != want {
			t.Errorf("%s is published at %s", slug, got)
		}
	}
}

func TestFeedID(t *testing.T) {
	f := files{"articles/talk.md": article("2014-07-01"), "articles/new.md": article("2014-07-01") + "|moved_from: [/articles/caf%C3%A9/, /other/]",
		"articles/own.md": "id: tag:x,2000:y|" + article("2014-07-01"), "articles/none.md": "title: T", "articles/page.md": "title: T|moved_from: [/2010/old.html]",
		"articles/dir.md": "title: T|moved_from: [/old/index.html]"}
	s := f.site(t, Options{BaseURL: "https://www.example.org:8080/x"})
	for slug, want := range map[string]string{"talk": "tag:www.example.org,2014:talk", "new": "tag:www.example.org,2014:caf%C3%A9", "own": "tag:x,2000:y",
		"none": "tag:www.example.org,1970:none", "page": "tag:www.example.org,1970:old", "dir": "tag:www.example.org,1970:old"} {
		if got := s.FeedID(s.Article(slug)); got != want {
			t.Errorf("the id of %s is %s", slug, got)
		}
	}
}

// TestNothingShadowed: what a quote is joined with and what its front matter has are called differently.
func TestNothingShadowed(t *testing.T) {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Quote]()) {
		if own, _ := reflect.TypeFor[Quote]().FieldByName(f.Name); len(own.Index) != len(f.Index) {
			t.Errorf("%s of the front matter is behind another field", f.Name)
		}
	}
}
