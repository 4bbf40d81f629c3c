package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

// files is a made-up site: paths below content/, and texts in which "|" is a line's end.
type files map[string]string

var noon = time.Date(2020, 1, 1, 12, 0, 0, 0, time.UTC)

// parsed gives the files as content reads them, and what it says.
func (f files) parsed(t testing.TB) (list []content.File, ds []diag.Diagnostic) {
	t.Helper()
	for name, text := range f {
		text = strings.ReplaceAll(text, "|", "\n")
		if strings.HasSuffix(name, ".md") && !strings.HasPrefix(text, "---") {
			text = "---\n" + text + "\n---\n"
		}
		file, more := content.Parse("content/"+name, []byte(text))
		list, ds = append(list, file), append(ds, more...)
	}
	return list, ds
}

// site joins the files, which must be right by themselves.
func (f files) site(t testing.TB, opt Options) *Site {
	t.Helper()
	list, ds := f.parsed(t)
	for _, d := range ds {
		t.Fatalf("%s:%d:%d: %s", d.File, d.From.Line, d.From.Col, d.Message)
	}
	if opt.Now.IsZero() {
		opt.Now = noon
	}
	return New(list, opt)
}

// article gives the front matter of an article with quotes, each "id speaker date words" with more keys behind them.
func article(date string, quotes ...string) string {
	text := "title: T|date: " + date
	if len(quotes) > 0 {
		text += "|quotes:"
	}
	for _, q := range quotes {
		p := strings.SplitN(q, " ", 4)
		words, keys, _ := strings.Cut(p[3], "; ")
		text += fmt.Sprintf("|  - id: %s|    speaker: %s|    date: %s|    text: %s", p[0], strings.ReplaceAll(p[1], "+", " "), p[2], words)
		if keys != "" {
			text += "|    " + strings.ReplaceAll(keys, "; ", "|    ")
		}
	}
	return text
}

// says writes diagnostics in lines.
func says(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s:%d:%d %s: %s (%s)\n", strings.TrimPrefix(d.File, "content/"), d.From.Line, d.From.Col, d.Code, d.Message, d.Hint)
	}
	return b.String()
}

func addresses(s *Site) []string {
	var list []string
	for p := range s.Pages() {
		list = append(list, p.Address)
	}
	return list
}

const john, state = "name: John Kerry|aliases: [Secretary Kerry]", "term: state department|short: S."

func TestEmptySite(t *testing.T) {
	s := New(nil, Options{})
	if got := says(s.Diagnostics()); got != "" {
		t.Error(got)
	}
	for _, want := range []string{"", "articles/", "404.html", "robots.txt"} {
		if _, ok := s.At(want); !ok {
			t.Errorf("there is no /%s", want)
		}
	}
	if _, ok := s.At("feed.xml"); ok {
		t.Error("there is a feed without a base address")
	}
}

// Whatever the order in which files come, the site and its messages are the same.
func TestOrderOfFiles(t *testing.T) {
	f := files{
		"articles/a.md":        article("2019-01-01", "q1 john-kerry 2014 one two", "q2 Jane+Doe 2014 three four; answers: nobody"),
		"articles/b.md":        article("2019-01-01", "q1 john-kery 2014 one two", "q2 Jane+Doe 2014 five; answers: [a#q1]"),
		"articles/c.md":        "slug: a|title: T",
		"people/john-kerry.md": john, "people/other.md": "name: Other|aliases: [john kerry]",
		"glossary/x.md": state, "glossary/y.md": "term: y|aliases: [State Department]|short: Y.",
		"pages/about.md": "title: About|moved_from: [/articles/, /x/]", "pages/x.md": "title: X",
	}
	var first *Site
	for range 20 { // a map's order is another each time
		s := f.site(t, Options{BaseURL: "https://example.org/"})
		if first == nil {
			first = s
		}
		if a, b := says(first.Diagnostics()), says(s.Diagnostics()); a != b {
			t.Fatalf("%s\nand then\n%s", a, b)
		}
		if !slices.Equal(addresses(first), addresses(s)) {
			t.Fatal("the pages differ")
		}
	}
	if first.Diagnostics() == nil {
		t.Error("nothing was found")
	}
}

// A wrong reference is reported where it stands, once, with what to write instead; nothing else is.
func TestReferences(t *testing.T) {
	base := files{"people/john-kerry.md": john, "sources/cbs-2014.md": "title: CBS", "glossary/state.md": state,
		"articles/a.md": article("2019-01-01", "q1 john-kerry 2014-09-14 one two")}
	with := func(path, text string) files {
		f := files{path: text}
		for k, v := range base {
			if _, ok := f[k]; !ok {
				f[k] = v
			}
		}
		return f
	}
	quote := func(keys string) files {
		return with("articles/b.md", article("2019-01-02", "q2 john-kerry 2014-09-14 three four; "+keys))
	}
	speaker := func(name string) files {
		return with("articles/b.md", article("2019-01-02", "q2 "+name+" 2014-09-14 three four", "q3 john-kerry 2014 five; answers: q2"))
	}
	for _, test := range []struct {
		name  string
		files files
		want  string // the beginning of the one message; empty for none
		hint  string
	}{
		{"a slug", speaker("john-kerry"), "", ""},
		{"a name", speaker("John+Kerry"), "", ""},
		{"a name in other case", speaker("JOHN++kerry"), "", ""},
		{"an alias", speaker("Secretary+Kerry"), "", ""},
		{"a plain name", speaker("Jane+Doe"), "", ""},
		{"a plain name of one word", speaker("NATO"), "", ""},
		{"a name near to a slug, of two words", speaker("John+Kelly"), "", ""},
		{"a slug a slip away", speaker("john-kery"), "articles/b.md:6:14 unknown-slug: there is no person `john-kery`", "did you mean `john-kerry`?"},
		{"a slug in other case", speaker("John-Kerry"), "articles/b.md:6:14 unknown-slug: there is no person `John-Kerry`", "did you mean `john-kerry`?"},
		{"a slug far away", speaker("someone-else"), "articles/b.md:6:14 unknown-slug: there is no person `someone-else`", "content/people/someone-else.md, or give a person’s name"},
		{"a name without letters", speaker("'—'"), "articles/b.md:6:14 bad-value: this name has no letter or digit", ""},
		{"a source's slug", quote("source: cbs-2014"), "", ""},
		{"a plain source", quote("source: The Daily News"), "", ""},
		{"a wrong source", quote("source: cbs-2041"), "articles/b.md:9:13 unknown-slug: there is no source `cbs-2041`", "did you mean `cbs-2014`?"},
		{"a wrong term", quote("terms: [sate]"), "articles/b.md:9:13 unknown-slug: there is no term `sate`", "did you mean `state`?"},
		{"a wrong defined term", quote("defines: [nothing-like-it]"), "articles/b.md:9:15 unknown-slug: there is no term", "write content/glossary/nothing-like-it.md"},
		{"a wrong reporter", quote("via: marie-harf"), "articles/b.md:9:10 unknown-slug: there is no person `marie-harf`", ""},
		{"a plain reporter", quote("via: Marie Harf"), "", ""},
		{"a wrong asker", quote("question: Why?; question_by: jon-kerry"), "articles/b.md:10:18 unknown-slug: there is no person", "did you mean `john-kerry`?"},
		{"a quote here", quote("answers: q2x"), "articles/b.md:9:14 unknown-slug: there is no quote `q2x`", "did you mean `q2`?"},
		{"a quote elsewhere", quote("corrects: a#q1"), "", ""},
		{"a wrong quote elsewhere", quote("repeats: a#q7"), "articles/b.md:9:14 unknown-slug: there is no quote `a#q7`", "did you mean `a#q1`?"},
		{"a quote that answers itself", quote("contradicts: q2"), "articles/b.md:9:18 unknown-slug: the quote `q2` contradicts itself", ""},
		{"a statement elsewhere", quote("statement: a#q1"), "", ""},
		{"a wrong statement", quote("statement: b#q1"), "articles/b.md:9:16 unknown-slug: there is no quote `b#q1`", ""},
		{"a statement of itself", quote("statement: b#q2"), "articles/b.md:9:16 unknown-slug: the quote `q2` names itself", ""},
		{"an excluded term", with("articles/b.md", "title: T|glossary: {exclude: [stat]}"), "articles/b.md:3:22 unknown-slug: there is no term `stat`", "did you mean `state`?"},
		{"a term related to itself", with("glossary/state.md", state+"|related: [state]"), "glossary/state.md:4:11 unknown-slug: a term is not related to itself", ""},
		{"a term in a wrong article", with("glossary/state.md", state+"|only: {articles: [aa]}"), "glossary/state.md:4:19 unknown-slug: there is no article `aa`", "did you mean `a`?"},
		{"a definition's wrong source", with("glossary/state.md", state+"|definitions: [{by: NATO, text: x, source: no-such}]"), "glossary/state.md:4:", ""},
		{"a version of itself", with("sources/cbs-2014.md", "title: CBS|versions: [cbs-2014]"), "sources/cbs-2014.md:3:12 unknown-slug: a source is no version of itself", ""},
		{"a label's wrong person", with("sources/cbs-2014.md", "title: CBS|speakers: {\"Q\": jhon-kerry}"), "sources/cbs-2014.md:3:17 unknown-slug: there is no person", "did you mean `john-kerry`?"},
		{"a picture that is not there", with("articles/b.md", "title: T|image: a.jpg"), "articles/b.md:3:8 unreadable: there is no file `a.jpg`", ""},
		{"a transcript that is not there", with("sources/cbs-2014.md", "title: CBS|file: talk.vtt"), "sources/cbs-2014.md:3:7 unreadable: there is no file `talk.vtt`", ""},
		{"a wrong link in the navigation", with("site.yaml", "title: T|nav:|  - {title: A, url: /about/}|  - {title: B, url: /articles/a/}"), "site.yaml:3:21 dead-link: this link leads to no page", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := says(test.files.site(t, Options{}).Diagnostics())
			if test.want == "" {
				if got != "" {
					t.Error(got)
				}
				return
			}
			if !strings.HasPrefix(got, test.want) || !strings.Contains(got, test.hint) || strings.Count(got, "\n") != 1 {
				t.Errorf("it says\n%sand should say one thing: %s … %s", got, test.want, test.hint)
			}
		})
	}
}

// One mistake is one message: what hangs on a file that can't be read, or on a name that is wrong, is not reported too.
func TestFirstMistakeOnly(t *testing.T) {
	quotes := article("2019-01-01", "q1 john-kerry 2014 one; terms: [state]; source: cbs-2014; answers: z#q9")
	for name, broken := range map[string]files{
		"a person":         {"people/john-kerry.md": "---|name: [x|---|"},
		"a term":           {"glossary/state.md": "---|term: [x|---|"},
		"the terms":        {"glossary.yaml": "- term: a|\tshort: b"},
		"one of the terms": {"glossary.yaml": "- short: b"},
		"a source":         {"sources/cbs-2014.md": "---|title: [x|---|"},
		"an article":       {"articles/z.md": "---|title: z|quotes: [|---|"},
		"an id":            {"articles/z.md": "title: z|quotes:|  - speaker: john-kerry|    date: 2014|    text: x"},
		"a slug":           {"articles/z2.md": "slug: z|title: z|quotes: [{id: q9, speaker: john-kerry, date: 2014, text: nine}]"},
	} {
		f := files{"articles/a.md": quotes, "people/john-kerry.md": john, "sources/cbs-2014.md": "title: CBS", "glossary/state.md": state,
			"articles/z.md": article("2019-01-01", "q9 john-kerry 2014 nine")}
		for k, v := range broken {
			f[k] = v
		}
		if name == "the terms" || name == "one of the terms" {
			delete(f, "glossary/state.md")
		}
		if name == "a slug" {
			f["articles/z.md"] = article("2019-01-01")
		}
		list, ds := f.parsed(t)
		site := New(list, Options{Now: noon}).Diagnostics()
		if len(ds)+len(site) != 1 {
			t.Errorf("%s: it says\n%s%s", name, says(ds), says(site))
		}
	}
}

func TestTwoPeopleOfOneName(t *testing.T) {
	f := files{"people/smith.md": "name: John Smith", "people/smith-2.md": "name: John  smith",
		"articles/a.md": article("2019-01-01", "q1 John+Smith 2014 one", "q2 smith-2 2014 two")}
	if got := says(f.site(t, Options{}).Diagnostics()); got != "articles/a.md:6:14 unknown-slug: 2 people are called “John Smith” (say which: `smith-2` or `smith`)\n" {
		t.Error(got)
	}
}
