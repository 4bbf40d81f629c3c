package markdown

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/gloss-press/gloss/internal/glossary"
)

// article makes a body of n paragraphs, every fourth a block quote, with a quote in each of those and two terms all over.
func article(n int, every glossary.Every) Input {
	var b strings.Builder
	in := Input{File: "a.md", Line: 1, Link: link}
	for i := range n {
		if i%4 == 3 {
			fmt.Fprintf(&b, "> “Well, we’re *not* going to coordinate with number %d. We’ve made that very clear.”\n\n", i)
			in.Quotes = append(in.Quotes, Wanted{ID: fmt.Sprint("q", i), Words: fmt.Sprintf("not going to coordinate with number %d. We've made", i)})
			continue
		}
		fmt.Fprintf(&b, "Paragraph %d says that there are [all kinds](/known/) of ways of communicating to *avoid* mistakes, \"in the\" talks -- or not.\n\n", i)
	}
	in.Text = []byte(b.String())
	in.Terms = &Terms{Every: every, Slug: func(n int32) string { return []string{"coordinate", "communicate"}[n] },
		Matcher: glossary.New([]glossary.Name{{Term: 0, Text: "coordinate"}, {Term: 1, Text: "communicate"}}, language.English)}
	return in
}

func BenchmarkRead(b *testing.B) {
	in := article(24, glossary.EveryText) // 3 KB, as most articles are
	b.SetBytes(int64(len(in.Text)))
	b.ReportAllocs()
	for b.Loop() {
		engine.Read(in)
	}
}

// Time grows with the text: of each pair the second is ten times the first.
func BenchmarkReadMuch(b *testing.B) {
	run := func(name string, in Input) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(in.Text)))
			for b.Loop() {
				engine.Read(in)
			}
		})
	}
	for _, n := range []int{400, 4000} {
		run(fmt.Sprint("quotes/", n), article(n, glossary.EveryMention))
		one := article(n, glossary.EveryMention)
		one.Text = []byte(strings.ReplaceAll(string(one.Text), "\n\n", "\n"))
		one.Text = []byte(strings.ReplaceAll(string(one.Text), "> ", ""))
		run(fmt.Sprint("in-one-paragraph/", n), one)
		quote := article(n, glossary.EveryMention)
		quote.Text = []byte("> " + strings.ReplaceAll(strings.ReplaceAll(string(quote.Text), "> ", ""), "\n\n", "\n>\n> "))
		run(fmt.Sprint("in-one-block-quote/", n), quote)
		marks := Input{Line: 1, Text: []byte(strings.Repeat(":quote[x]{#a} :nope[y] [z](#w) ", n))}
		run(fmt.Sprint("mistakes/", n), marks)
		run(fmt.Sprint("html/", n), Input{Line: 1, HTML: true, Text: []byte("<div>\n" + strings.Repeat("<!-- a --> b\n", n) + "</div>\n")})
		run(fmt.Sprint("headings/", n), Input{Line: 1, Text: []byte(strings.Repeat("## x\n\n", n))})
		run(fmt.Sprint("footnotes/", n), Input{Line: 1, Text: []byte(strings.Repeat("x[^1] y[^2]\n\n", n) + "[^1]: a\n\n[^2]: b\n")})
	}
}
