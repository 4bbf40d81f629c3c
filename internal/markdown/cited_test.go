package markdown_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/transcript"
)

// Whatever marks stand in a text that nobody says aloud: words of its transcript are marked on its page, those and no others.
func TestWordsAreMarked(t *testing.T) {
	bits := []string{" ", " ", " ", "*", "**", "_", "`", "[", "](https://a.b/) ", "\n", "\\\n", "\n\n", "\n\n> ", "\n>\n> ", "\n- ", "\n  - ", "\n\n## ", "[^1]",
		"&amp; ", "\\* ", `"`, "<https://a.b/> ", "\n\n| a | b |\n|---|---|\n| ", " | ", "<s>", "</s> ", "\n---\n", "\n\n    ", "\n\n```\n", "\r\n", "\n\n:::note\n", "\n:::\n", "é ", "日本 "}
	e := markdown.New()
	rnd := rand.New(rand.NewPCG(1, 2))
	checked := 0
	for n := range 4000 {
		in := markdown.Input{Text: markdown.RandomBody(rnd, bits), Line: 1}
		tr := transcript.Parse(e.Lines(in), transcript.Options{})
		if tr.IsSpoken() || tr.Text == "" {
			continue
		}
		checked++
		words := strings.FieldsFunc(tr.Text, func(r rune) bool { return unicode.IsSpace(r) || r == 0 })
		first := rnd.IntN(len(words))
		some := words[first : first+1+rnd.IntN(len(words)-first)]
		at := strings.Index(tr.Text, some[0])
		to := at
		for _, w := range some {
			to += strings.Index(tr.Text[to:], w) + len(w)
		}
		in.Source = true
		in.Cited = []markdown.Cited{{ID: "a/b", Words: tr.Source(passage.Range{From: at, To: to})}}
		var page strings.Builder
		for _, p := range e.Read(in).Parts {
			page.WriteString(p.HTML)
		}
		got, want := named.FindAllString(marked(page.String()), -1), named.FindAllString(tr.Text[at:to], -1)
		if !slices.Equal(got, want) {
			t.Fatalf("body %d is\n%s\n%q are marked, want %q in\n%s", n, in.Text, got, want, page.String())
		}
	}
	if checked < 1000 {
		t.Errorf("only %d bodies were looked at", checked)
	}
}

// named finds the words of the test's bodies.
var named = regexp.MustCompile("w[0-9]+")

// marked gives the text of the marks in a page.
func marked(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	var b strings.Builder
	open, number := 0, false
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if open > 0 && !number {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken:
			name, _ := z.TagName()
			switch string(name) {
			case "mark":
				open += map[bool]int{true: 1, false: -1}[kind == html.StartTagToken]
				b.WriteByte(' ')
			case "sup":
				number = kind == html.StartTagToken
			}
		}
	}
}
