package cite_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/cite"
	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/words"
)

// TestForms cites a statement of each kind of date: no form says more of it than is known.
func TestForms(t *testing.T) {
	l := locale.New(words.Load(os.DirFS("../../layouts"), nil).For("en"))
	for _, c := range []struct{ date, apa, chicago, bibTeX, csl string }{
		{"2014-09-14", "(2014, September 14)", "September 14, 2014. Quoted", "year = {2014},\n  month = {9},\n  day = {14}", `{"date-parts":[[2014,9,14]]}`},
		{"2014-09-14T10:30:00-04:00", "(2014, September 14)", "September 14, 2014. Quoted", "day = {14}", `{"date-parts":[[2014,9,14]]}`},
		{"2014-09", "(2014, September)", "September 2014. Quoted", "month = {9},\n  how", `{"date-parts":[[2014,9]]}`},
		{"2014", "(2014)", "2014. Quoted", "year = {2014},\n  how", `{"date-parts":[[2014]]}`},
		{"2014-09-14~", "(about 14 September 2014)", "about 14 September 2014. Quoted", "title = {{50\\% \\& more\\_\\textbraceleft{}\\textbraceright{}\\textbackslash{}\\textasciicircum{}\\textasciitilde{}}},\n  how", `{"literal":"about 14 September 2014"}`},
		{"2014-09-14/2014-09-16", "(14–16 September 2014)", "14–16 September 2014. Quoted", "}},\n  how", `{"literal":"14–16 September 2014"}`},
		{"201X", "(the 2010s)", "the 2010s. Quoted", "}},\n  how", `{"literal":"the 2010s"}`},
		{"-0043", "(44 BC)", "44 BC. Quoted", "}},\n  how", `{"literal":"44 BC"}`},
	} {
		d, err := edtf.Parse(c.date)
		if err != nil {
			t.Fatal(err)
		}
		forms := cite.Forms(l, cite.Statement{ID: "a/b", Author: "Ada", Words: `50% & more_{}\^~`, Date: d, Title: "T", Site: "S", URL: "https://example.org/articles/a/#b"})
		var issued struct{ Issued json.RawMessage }
		if err := json.Unmarshal([]byte(forms[4].Text), &issued); err != nil {
			t.Fatal(err)
		}
		for i, want := range []string{c.apa, c.chicago, "“50% & more_{}\\^~” Ada, ", c.bibTeX} {
			if !strings.Contains(forms[i].Text, want) {
				t.Errorf("%s: %s\nlacks %s", c.date, forms[i].Text, want)
			}
		}
		if compact(string(issued.Issued)) != compact(c.csl) {
			t.Errorf("%s: issued is %s, and should be %s", c.date, issued.Issued, c.csl)
		}
	}
}

// TestPrograms cites words that mean something to programs: braces of which one is alone come out in pairs, and JSON gives back what was said.
func TestPrograms(t *testing.T) {
	l := locale.New(words.Load(os.DirFS("../../layouts"), nil).For("en"))
	for _, said := range []string{`a { b`, `} a`, `\{`, `a "b" \`, `%#&$_^~`, "</script>", "\u2028", "كلمة {", `@misc{x,`} {
		forms := cite.Forms(l, cite.Statement{ID: "a/b", Author: said, Words: said, Title: said, Site: said, URL: "https://example.org/articles/a/#b"})
		open := 0
		for i, c := range forms[3].Text {
			switch c {
			case '{':
				open++
			case '}':
				open--
			}
			if open < 0 || open == 0 && i > 0 && i < len(forms[3].Text)-1 && c == '}' {
				t.Errorf("%s ends at %d of\n%s", said, i, forms[3].Text)
			}
		}
		var item struct {
			Title  string
			Author []struct{ Literal string }
		}
		if err := json.Unmarshal([]byte(forms[4].Text), &item); err != nil || item.Title != said || item.Author[0].Literal != said || open != 0 {
			t.Errorf("%s became %+v, with %d braces open: %v", said, item, open, err)
		}
	}
}

// compact is JSON without its white space.
func compact(s string) string { return strings.Join(strings.Fields(s), "") }

// TestStops has one full stop where a style asks for one, whatever ends the words and names before it.
func TestStops(t *testing.T) {
	catalogue := words.Load(os.DirFS("../../layouts"), nil)
	for _, c := range []struct {
		language, author, words, title, apa, chicago string
		paraphrase                                   bool
	}{
		{"en", "John Kerry", "not with Iran", "Talking", "John Kerry. (2014). “not with Iran.” In Talking. S.", "John Kerry. “not with Iran.” 2014. Quoted in “Talking,” S.", false},
		{"en", "Cal Ripken Jr.", "Why not?", "Who said so?", "Cal Ripken Jr. (2014). “Why not?” In Who said so? S.", "Cal Ripken Jr. “Why not?” 2014. Quoted in “Who said so?,” S.", false},
		{"en", "Ada", "she asked “why not?”", "T", "Ada. (2014). “she asked “why not?”” In T. S.", "Ada. “she asked “why not?”” 2014. Quoted in “T,” S.", false},
		{"en", "Ada", "they talked", "T", "Ada. (2014). they talked. In T. S.", "Ada. they talked. 2014. Quoted in “T,” S.", true},
		{"de", "Ada", "nicht mit ihnen", "T", "Ada. (2014). „nicht mit ihnen“. In T. S.", "Ada. „nicht mit ihnen“. 2014. Zitiert in „T“, S.", false},
	} {
		d, err := edtf.Parse("2014")
		if err != nil {
			t.Fatal(err)
		}
		forms := cite.Forms(locale.New(catalogue.For(c.language)), cite.Statement{ID: "a/b", Author: c.author, Words: c.words, Paraphrase: c.paraphrase, Date: d, Title: c.title, Site: "S", URL: "https://example.org/"})
		for i, want := range []string{c.apa + " https://example.org/", c.chicago + " https://example.org/."} {
			if forms[i].Text != want {
				t.Errorf("%s is\n%s\nnot\n%s", forms[i].Name, forms[i].Text, want)
			}
		}
	}
}
