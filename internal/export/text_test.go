package export_test

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// TestTextSaysTheSame reads a page's Markdown as other programs do: the words of a title, a summary and a quote are those that were written, whatever they
// mean in Markdown.
func TestTextSaysTheSame(t *testing.T) {
	tag := regexp.MustCompile("<[^>]*>")
	for _, words := range []string{"do ~~not~~ go", "~no~ war", "AT&amp;T &lt;b&gt; &#60; & so", "1. we won", "- less", "+ more", "> they said", "1) no", "= so", "a <b> c", "`code` **b** _i_ [x](y) ![p](q)",
		"# not a title #", `a \* b \`, "| a | b |", "a <!-- b --> c", "https://example.net/a_b_c", "*", "44 - 2", "14. September", "-"} {
		q := strconv.Quote(words)
		m := makeSite(t, map[string]string{"articles/a.md": "---\ntitle: " + q + "\ndate: 2014-09-16\nsummary: " + q + "\nquotes:\n  - {id: a, speaker: Ada, date: 2014-09-14, kind: paraphrase, place: timeline, text: " + q +
			"}\n  - {id: b, speaker: Ada, date: 2014-09-14, place: timeline, text: " + q + ", language: de, translation: " + q + "}\n---\n"})
		var b bytes.Buffer
		if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(m.right("articles/a/page.md")), &b); err != nil {
			t.Fatal(err)
		}
		text := html.UnescapeString(tag.ReplaceAllString(strings.ReplaceAll(b.String(), "\n", " "), ""))
		if n := strings.Count(text, words); n != 5 {
			t.Errorf("%q stands there %d times, not 5:\n%s", words, n, text)
		}
		if strings.Contains(b.String(), "<del>") || strings.Contains(b.String(), "<ol") || strings.Contains(b.String(), "<ul") {
			t.Errorf("%q became\n%s", words, b.String())
		}
	}
}

// TestTextSaysWhoReported does not let second-hand words pass for words that a speaker was heard to say.
func TestTextSaysWhoReported(t *testing.T) {
	m := makeSite(t, map[string]string{"people/bo.md": "---\nname: Bo Reporter\n---\n",
		"articles/a.md": "---\ntitle: A\ndate: 2014-09-16\nquotes:\n  - {id: a, speaker: Ada, role: Judge, date: 2014-09-14, via: bo, place: timeline, text: We go}\n---\n"})
	wants(t, m.right("articles/a/page.md"), "“We go”", "— Ada, Judge, as reported by Bo Reporter, 14 September 2014")
}
