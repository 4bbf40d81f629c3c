package export_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/gloss-press/gloss/internal/site"
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

// TestLLMs names no more terms than a page lists, and then where all are.
func TestLLMs(t *testing.T) {
	var terms strings.Builder
	for i := range site.EntriesLimit + 1 {
		fmt.Fprintf(&terms, "- {term: word %d, short: A word.}\n", i)
	}
	list := makeSite(t, map[string]string{"site.yaml": "title: A [site]\ndescription: Of words.\n", "glossary.yaml": terms.String()}).right("llms.txt")
	if n := strings.Count(list, "/page.md): A word.\n"); n != site.EntriesLimit {
		t.Errorf("%d terms are named", n)
	}
	wants(t, list, "# A \\[site\\]\n\n> Of words.\n\n## Glossary\n", "](https://example.org/glossary/)\n\n## Timeline\n", "- [data/statements.json](https://example.org/data/statements.json)\n")
}

// TestOEmbedFrame gives a frame the room that a quote's words and their translation need, and tells of its card all or nothing.
func TestOEmbedFrame(t *testing.T) {
	const quote = "---\ntitle: A\nquotes:\n  - {id: q, speaker: Ada, date: 2014, place: timeline, language: de, text: %s, translation: %s}\n---\n"
	short, long := "Wir reden", strings.Repeat("we talk and talk ", 20)
	type card struct {
		URL    string `json:"thumbnail_url"`
		Width  int    `json:"thumbnail_width"`
		Height int    `json:"thumbnail_height"`
	}
	var heights []int
	for _, c := range []struct {
		words, translation, cards string
		card                      card
	}{{short, "we talk", "on", card{"https://example.org/articles/a/q/card.png", 1200, 630}}, {long, "we talk", "off", card{}}, {short, long, "off", card{}}} {
		m := makeSite(t, map[string]string{"site.yaml": "title: S\nquote_pages: true\ncards: " + c.cards + "\n", "articles/a.md": fmt.Sprintf(quote, c.words, c.translation)})
		var v struct {
			Type, HTML string
			Tall       int `json:"height"`
			card
		}
		if err := json.Unmarshal([]byte(m.right("articles/a/q/oembed.json")), &v); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(v.HTML, `<iframe src="https://example.org/articles/a/q/embed/" title="Ada: `+c.words[:9]) || !strings.Contains(v.HTML, fmt.Sprintf(`height="%d"`, v.Tall)) || v.Type != "rich" {
			t.Errorf("the frame is %s", v.HTML)
		}
		if v.card != c.card {
			t.Errorf("the card is %v", v.card)
		}
		heights = append(heights, v.Tall)
	}
	if heights[1] < heights[0]+150 || heights[2] < heights[0]+150 {
		t.Errorf("the frames are %v high", heights)
	}
}
