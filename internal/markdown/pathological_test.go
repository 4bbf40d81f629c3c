package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/glossary"
)

// families are texts that make readers of Markdown slow, each of about n bytes. The first are those that cmark is tested with.
var families = []struct {
	name string
	of   func(n int) string
}{
	{"nested strong emphasis", func(n int) string { return times("*a **a ", n/2) + "b" + times(" a** a*", n/2) }},
	{"closers of emphasis with no openers", func(n int) string { return times("a_ ", n) }},
	{"openers of emphasis with no closers", func(n int) string { return times("_a ", n) }},
	{"closers of links with no openers", func(n int) string { return times("a]", n) }},
	{"openers of links with no closers", func(n int) string { return times("[a", n) }},
	{"mismatched openers and closers", func(n int) string { return times("*a_ ", n) }},
	{"mismatched, without spaces", func(n int) string { return times("*a_", n) }},
	{"openers and closers, sums of three", func(n int) string { return "a**b" + times("c* ", n) }},
	{"openers of links and closers of emphasis", func(n int) string { return times("[ a_", n) }},
	{"[ (](", func(n int) string { return times("[ (](", n) }},
	{"![[]()", func(n int) string { return times("![[]()", n) }},
	{"hard link and emphasis", func(n int) string { return times("**x [a*b**c*](d)", n) }},
	{"nested brackets", func(n int) string { return times("[", n/2) + "a" + times("]", n/2) }},
	{"nested block quotes", func(n int) string { return times("> ", n) + "a" }},
	{"nested lists", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(" ", 2*i) + "* a\n")
		}
		return b.String()
	}},
	{"characters of no text", func(n int) string { return times("abc\ufffdde\ufffd", n) }},
	{"runs of backticks", func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString("e" + strings.Repeat("`", i))
		}
		return b.String()
	}},
	{"unclosed links in pointed brackets", func(n int) string { return times("[a](<b", n) }},
	{"unclosed links", func(n int) string { return times("[a](b", n) }},
	{"unclosed comments", func(n int) string { return "</" + times("<!--", n) }},
	{"references that are not there", func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n/2; i++ {
			fmt.Fprintf(&b, "[%d]: u\n", i)
		}
		return b.String() + "\n" + times("[0] ", n/2)
	}},

	{"block quotes without spaces", func(n int) string { return times(">", n) + "a" }},
	{"lists on one line", func(n int) string { return times("- ", n) + "a" }},
	{"numbered lists on one line", func(n int) string { return times("1. ", n) + "a" }},
	{"lists in quotes on one line", func(n int) string { return times("> - ", n) + "a" }},
	{"quotes that end and begin", func(n int) string { return times(times("> ", 60)+"a\n\n", n) }},
	{"lines in a deep quote", func(n int) string { return times("> ", 80) + "a\n" + times("b\n", n) }},
	{"empty lines in a deep list", func(n int) string { return times("- ", 80) + "a" + times("\n", n) + "\n  b" }},
	{"links with addresses that don't end", func(n int) string { return times("[x](", n) }},
	{"links of nothing", func(n int) string { return times("[](", n) }},
	{"links with titles that don't end", func(n int) string { return times("[a](b \"c ", n) + times("[a](b 'c ", n) + times("[a](b (c ", n) }},
	{"links with addresses on lines", func(n int) string { return times("[a](b\n", n) }},
	{"links", func(n int) string { return times("[a](b) ", n) }},
	{"links with emphasis", func(n int) string { return times("[*a*](b) ", n) }},
	{"references in brackets that don't end", func(n int) string { return "[a]: /b\n\n" + times("[a][", n) }},
	{"brackets around a link", func(n int) string { return times("[", n/2) + "[a](b)" + times("]", n/2) }},
	{"nested pictures", func(n int) string { return times("![", n/2) + "a" + times("](b)", n/2) }},
	{"links in brackets", func(n int) string { return times("[", n/3) + times("[a](b)", n/3) + times("](b)", n/3) }},
	{"long labels", func(n int) string { return times("["+times("x", 900)+"]", n) }},
	{"labels in labels", func(n int) string { return times(times("[", 400)+"a"+times("]", 400), n) }},
	{"addresses that many references use", func(n int) string { return "[a]: /" + times("b", n/2) + "\n\n" + times("[a] ", n/2) }},
	{"a title that many references use", func(n int) string { return "[a]: /b '" + times("b", n/2) + "'\n\n" + times("[a] ", n/2) }},
	{"definitions of one label", func(n int) string { return times("[a]: /b\n", n) + "\n[a]" }},
	{"a definition that does not end", func(n int) string { return "[a]: b 'c\n" + times("[a]: b 'c\n", n) }},
	{"definitions of many lines", func(n int) string { return times("[a\nb]: c\n", n) }},
	{"wide tables", func(n int) string {
		return "|" + times("a|", n/4) + "\n|" + times("-|", n/4) + "\n" + times("|a\n", n/3)
	}},
	{"long tables", func(n int) string { return "|a|b|\n|-|-|\n" + times("|a|b|\n", n) }},
	{"tables in cells", func(n int) string { return times("|a|\n|-|\n", n) }},
	{"rows that are no table", func(n int) string { return times("a|b\n", n) + "-|-|-\n" }},
	{"rules of tables", func(n int) string { return times("-|-\n", n) }},
	{"code in cells", func(n int) string { return "|a|\n|-|\n" + times("|`a\\|b`|\n", n) }},
	{"equal headings", func(n int) string { return times("# a\n", n) }},
	{"headings numbered", func(n int) string { return times("# a\n# a-2\n", n) }},
	{"headings without words", func(n int) string { return times("#\n", n) }},
	{"underlined headings", func(n int) string { return times("a\n=\n", n) }},
	{"a long heading", func(n int) string { return "# " + times("a *b* ", n) }},
	{"foot-notes", func(n int) string {
		var b, c strings.Builder
		for i := 1; b.Len()+c.Len() < n; i++ {
			fmt.Fprintf(&b, "x[^%d]\n\n", i)
			fmt.Fprintf(&c, "[^%d]: y\n\n", i)
		}
		return b.String() + c.String()
	}},
	{"a foot-note that is used much", func(n int) string { return times("x[^1] ", n) + "\n\n[^1]: y\n" }},
	{"foot-notes that are not there", func(n int) string { return "[^a]: b\n\n" + times("[^1]", n) }},
	{"foot-notes that nothing refers to", func(n int) string { return times("[^1]: a\n", n) }},
	{"foot-notes in foot-notes", func(n int) string {
		var b strings.Builder
		b.WriteString("a[^0]\n\n")
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[^%d]: x[^%d]\n\n", i, i+1)
		}
		return b.String()
	}},
	{"foot-notes within each other", func(n int) string { return "a[^a]\n\n" + times("[^a]: ", n) + "b" }},
	{"comments", func(n int) string { return times("<!-- a -->b ", n) }},
	{"comments that don't end", func(n int) string { return times("<!-- a", n) }},
	{"comments of blocks that don't end", func(n int) string { return times("<!-- a\n\n", n) }},
	{"instructions that don't end", func(n int) string { return times("a <? ", n) }},
	{"declarations that don't end", func(n int) string { return times("a <!A ", n) }},
	{"CDATA that does not end", func(n int) string { return times("a <![CDATA[ ", n) }},
	{"tags that don't end", func(n int) string { return times("a <b c ", n) }},
	{"attributes that don't end", func(n int) string { return "x <a" + times(" b='c'", n) }},
	{"quotes of attributes that don't end", func(n int) string { return times("x <a b=\"", n) }},
	{"spaces in tags", func(n int) string { return times("x </a ", n) + times(" ", n) }},
	{"tags in each other", func(n int) string { return "x " + times("<b>", n/2) + "a" + times("</b>", n/2) }},
	{"tags that are not closed", func(n int) string { return "x " + times("<i>", n) }},
	{"tags and paragraphs", func(n int) string { return times("x <i>\n\n", n) }},
	{"ends of tags", func(n int) string { return times("<i>", n/2) + times("</b>", n/2) }},
	{"blocks of HTML", func(n int) string { return times("<div>\n\n", n) }},
	{"blocks of HTML closed", func(n int) string { return times("<div>\n", n/2) + times("</div>\n", n/2) }},
	{"character references", func(n int) string { return times("&amp;", n) }},
	{"ampersands", func(n int) string { return times("&", n) }},
	{"references that don't end", func(n int) string { return times("&a", n) }},
	{"long references", func(n int) string { return "&" + times("a", n) + "&#" + times("1", n) + ";" }},
	{"long names", func(n int) string { return times("&CounterClockwiseContourIntegral;", n) }},
	{"autolinks", func(n int) string { return times("<http://a.example>", n) }},
	{"autolinks that don't end", func(n int) string { return times("<a:", n) }},
	{"addresses of mail", func(n int) string { return times("a@b.", n) }},
	{"ats", func(n int) string { return times(" @a.b", n) + times("a.a.a@", n) }},
	{"bare links", func(n int) string { return times("https://a.example/b ", n) }},
	{"a long bare link", func(n int) string { return "https://a.example/" + times("(a", n) }},
	{"bare links that end in brackets", func(n int) string { return "https://a.example/" + times(")", n) }},
	{"bare links with entities", func(n int) string { return "https://a.example/" + times("&a;", n) }},
	{"bare links in brackets", func(n int) string { return times("(www.a.example", n) }},
	{"strikes", func(n int) string { return times("~~a ", n) }},
	{"strikes in each other", func(n int) string { return times("~~a ~~b", n) }},
	{"tildes", func(n int) string { return times("~", n) }},
	{"stars", func(n int) string { return times("*", n) }},
	{"stars around letters", func(n int) string { return times("*a", n) }},
	{"runs of stars", func(n int) string { return times("**a*b ***c", n) }},
	{"stars and underscores", func(n int) string { return times("*_", n/2) + "a" + times("_*", n/2) }},
	{"words in stars", func(n int) string { return times("*a* **b** _c_ ", n) }},
	{"containers", func(n int) string { return times(":::note\n", n) }},
	{"containers of longer fences", func(n int) string {
		var b strings.Builder
		for i := 3; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(":", i) + "note\n\n")
		}
		return b.String()
	}},
	{"colons", func(n int) string { return times(":", n) }},
	{"directives that don't end", func(n int) string { return times(":a[", n) }},
	{"directives in each other", func(n int) string { return times(":term[", n/2) + "a" + times("]", n/2) }},
	{"braces that don't end", func(n int) string { return times(":a{", n) }},
	{"attributes of directives", func(n int) string { return ":a[b]{" + times("c=d ", n) + "}" }},
	{"attributes on lines", func(n int) string { return times(":a[b]{c\n", n) }},
	{"directives", func(n int) string { return times(":term[alpha]{#alpha} ", n) }},
	{"timelines", func(n int) string { return times("::timeline\n\n", n) }},
	{"comparisons", func(n int) string { return times("::compare{a=b}\n\n", n) }},
	{"marks of quotes that don't end", func(n int) string { return times(":quote[a ", n) }},
	{"marks of no quote", func(n int) string { return times(":quote[a]{#b} ", n) }},
	{"cards of no quote", func(n int) string { return times("::quote{#b}\n\n", n) }},
	{"a long line", func(n int) string { return times("a", n) }},
	{"a long line of words", func(n int) string { return times("alpha beta ", n) }},
	{"spaces", func(n int) string { return "a" + times(" ", n) + "b" }},
	{"spaces at ends", func(n int) string { return times("a  \n", n) }},
	{"empty lines", func(n int) string { return times("\n", n) }},
	{"empty lines with spaces", func(n int) string { return times("  \n", n) + "a" }},
	{"lines", func(n int) string { return times("a\n", n) }},
	{"paragraphs", func(n int) string { return times("a\n\n", n) }},
	{"backslashes", func(n int) string { return times("\\", n) }},
	{"backslashes at ends", func(n int) string { return times("a\\\n", n) }},
	{"tabs", func(n int) string { return times("\t", n) + "a" }},
	{"tabs in lists", func(n int) string { return times("-\t", n) + "a" }},
	{"code by tabs", func(n int) string { return times("\ta\n", n) }},
	{"code by tabs in lists", func(n int) string { return "- a\n\n" + times("\t\tb\n\n", n) }},
	{"fences", func(n int) string { return times("```\n", n) }},
	{"fences that don't end", func(n int) string { return times("~~~~ a\n", n) }},
	{"code spans", func(n int) string { return times("`a` ", n) }},
	{"backticks", func(n int) string { return times("`", n) }},
	{"backticks that find no others", func(n int) string { return times("``` a `` ", n) + "`" }},
	{"lists", func(n int) string { return times("- a\n", n) }},
	{"lists parted by empty lines", func(n int) string { return times("- a\n\n", n) }},
	{"lists of other marks", func(n int) string { return times("- a\n* b\n", n) }},
	{"items without words", func(n int) string { return times("-\n", n) }},
	{"numbers of lists", func(n int) string { return times("1) a\n1. b\n", n) }},
	{"tasks", func(n int) string { return times("- [ ] a\n", n) }},
	{"rules", func(n int) string { return times("***\n", n) }},
	{"almost rules", func(n int) string { return times("* ", n) + "\n" + times("_ ", n) + "a" }},
	{"pictures", func(n int) string { return times("![a](/b.png)\n\n", n) }},
	{"pictures in a line", func(n int) string { return times("![a](/b.png) ", n) }},
	{"quotation marks", func(n int) string { return times("\"", n) }},
	{"quotation marks at words", func(n int) string { return times("\"a ", n) }},
	{"apostrophes", func(n int) string { return times("'a ", n) }},
	{"apostrophes in words", func(n int) string { return times("a'b", n) }},
	{"dots", func(n int) string { return times(".", n) }},
	{"hyphens", func(n int) string { return "a" + times("-", n) }},
	{"spaced addresses", func(n int) string { return times("[a](b c) ", n) }},
	{"closed spaced addresses", func(n int) string { return times("](b c.jpg) ", n) }},
	{"marks of foot-notes", func(n int) string { return times("[^", n) }},
	{"mentions", func(n int) string { return times("alpha ", n) }},
	{"mentions of long names", func(n int) string { return times("gamma gamma gamma ", n) }},
	{"mentions in emphasis", func(n int) string { return times("*alpha* beta", n) }},
	{"hidden characters", func(n int) string { return times("\u200b", n) }},
	{"soft hyphens", func(n int) string { return times("a\u00ad", n) }},
	{"accents", func(n int) string { return "a" + times("\u0301", n) }},
}

// times repeats s up to n bytes.
func times(s string, n int) string { return strings.Repeat(s, max(1, n/len(s))) }

// thousandTerms is a glossary.
func thousandTerms() *Terms {
	names := []glossary.Name{{Term: 0, Text: "alpha"}, {Term: 1, Text: "beta"}, {Term: 2, Text: strings.Repeat("gamma ", 20)}}
	for i := range 1000 {
		names = append(names, glossary.Name{Term: int32(i), Text: fmt.Sprintf("term%d and more", i)})
	}
	return &Terms{Every: glossary.EveryMention, Matcher: glossary.New(names, language.English),
		Slug: func(n int32) string { return fmt.Sprint("t", n) }, Find: func(s string) (int32, bool) { return 0, s == "alpha" }}
}

// Of every family a text that is four times as long takes about four times as long to read, or is refused, and makes no page that is far
// longer than itself.
func TestPathological(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	const (
		small  = 16_000
		growth = 2.4 * 2.4             // at most, for four times the size
		quick  = 50 * time.Millisecond // what takes less is not compared
		most   = 50                    // bytes of a page for each of its text
		always = 20_000                // and for every page
	)
	terms := thousandTerms()
	for _, f := range families {
		for _, html := range []bool{false, true} {
			if html && !strings.Contains(f.of(small), "<") {
				continue
			}
			read := func(n int) time.Duration {
				in := Input{File: "a.md", Line: 1, HTML: html, Text: []byte(f.of(n)), Terms: terms, Link: link,
					Quotes: []Wanted{{ID: "q", Words: "this is not there at all"}, {ID: "r", Words: "a a a a a a"}}}
				began := spent()
				r := engine.Read(in)
				took := spent() - began
				out := 0
				for _, p := range r.Parts {
					out += len(p.HTML)
				}
				if out > most*len(in.Text)+always {
					t.Errorf("%s (HTML %v): %d bytes make a page of %d", f.name, html, len(in.Text), out)
				}
				return took
			}
			var short, long time.Duration
			for range 3 { // something else may run meanwhile
				short, long = read(small), read(4*small)
				if long < quick || float64(long) <= growth*float64(short) {
					short = 0
					break
				}
			}
			if short > 0 {
				t.Errorf("%s (HTML %v): %v, and %v for four times the size", f.name, html, short, long)
			}
		}
	}
}

// What is refused is refused at its place, with the limit and the way round it.
func TestTooLarge(t *testing.T) {
	for _, c := range []struct {
		text, want, hint string
		line, col        int32
	}{
		{"a\n\n" + times("> ", 300) + "b", "more than 64 lists and quotations", "\\>", 3, 129},
		{times("- ", 300) + "b", "more than 64 lists and quotations", "flatter", 1, 129},
		{"a[^a]\n\n" + times("[^a]: ", 1000) + "b", "more than 64", "flatter", 3, 384},
		{times("*a **a ", 2000) + "b" + times(" a** a*", 2000), "more than 64 marks", `\*`, 1, 225},
		{"|" + times("a|", 400) + "\n|" + times("-|", 400) + "\n" + times("|a\n", 600), "200 columns and 201 rows, and more than 10000 of its cells", "in full", 2, 1},
		{"[a]: /" + times("b", 9000) + "\n\n" + times("[a] ", 100), "more than 106 KB", "less often", 3, 49},
		{times("::timeline\n\n", 600), "more than 20 timelines", "keep", 41, 1},
	} {
		r := engine.Read(Input{File: "a.md", Line: 1, Text: []byte(c.text)})
		if len(r.Diags) == 0 {
			t.Errorf("%.40q is let through", c.text)
			continue
		}
		d := r.Diags[0]
		if d.Code != diag.TooLarge || !strings.Contains(d.Message, c.want) || !strings.Contains(d.Hint, c.hint) || d.From.Line != c.line || d.From.Col != c.col {
			t.Errorf("of %.40q comes %v: %s; %s [%s]", c.text, d.From, d.Message, d.Hint, d.Code)
		}
	}
	html := Input{File: "a.md", Line: 1, HTML: true, Text: []byte("x " + times("<i>", 6000))}
	if r := engine.Read(html); len(r.Diags) != 1 || r.Diags[0].Code != diag.TooLarge {
		t.Errorf("of 2,000 open elements comes %v", r.Diags)
	}
	for _, text := range []string{times("> ", 128) + "b", times("- ", 128) + "b", times("- ", 400), "[a]: /b\n\n" + times("[a] ", 40000), times("|a|b|\n", 12) + "|-|-|\n" + times("|a|b|\n", 60000)} {
		if r := engine.Read(Input{File: "a.md", Line: 1, Text: []byte(text)}); len(r.Diags) > 0 {
			t.Errorf("%.40q is refused: %v", text, r.Diags)
		}
	}
}

// A thousand equal quotes are told of a hundred times, and at once.
func TestEqualQuotes(t *testing.T) {
	in := Input{File: "a.md", Line: 1, Text: []byte(strings.Repeat("a ", 6000))}
	for i := range 1000 {
		in.Quotes = append(in.Quotes, Wanted{ID: fmt.Sprint("q", i), Words: "a a a a a a", Pos: diag.Pos{Line: int32(i + 2), Col: 1}})
	}
	began := spent()
	r := engine.Read(in)
	if took := spent() - began; took > 5*time.Second {
		t.Errorf("it takes %v", took)
	}
	if len(r.Diags) != maxHelped {
		t.Errorf("there are %d messages", len(r.Diags))
	}
	if last := r.Diags[len(r.Diags)-1].Message; last != "the words of this and of 900 more quotes stand several times in the article" {
		t.Error(last)
	}
	in.Quotes = make([]Wanted, 1<<20)
	if r := engine.Read(in); len(r.Diags) != 1 || r.Diags[0].Code != diag.TooLarge {
		t.Errorf("a million quotes are looked for")
	}
}
