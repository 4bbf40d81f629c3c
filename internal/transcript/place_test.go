package transcript

import (
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/passage"
)

// TestSource looks words up in the source that they were read from.
func TestSource(t *testing.T) {
	body := "Before a *market*, [the\r\ntown](https://example.org/) &amp; its \\*guild\\* met.[^1]\r\n\r\n[^1]: Twice.\r\n\r\n> - It sang **twice**\r\n>   & left — <s>late</s> [early].\r\n\r\n    “Deep” in code\r\n"
	tr := Parse(markdown.New().Lines(markdown.Input{Text: []byte(body), Line: 1}), Options{})
	for _, c := range []struct{ words, want string }{
		{"a market, the town &", "a|market|,|the|town|&"},
		{"its *guild* met.\nIt", `its|\|guild|\|met.|It`},
		{"twice & left — late [early]", "twice|& left —|late|[early]"},
		{"“Deep” in code", "“Deep” in code"},
		{"arket", "arket"},
	} {
		at := strings.Index(tr.Text, c.words)
		if at < 0 {
			t.Errorf("%q is not in %q", c.words, tr.Text)
			continue
		}
		var got []string
		for _, r := range tr.Source(passage.Range{From: at, To: at + len(c.words)}) {
			got = append(got, strings.TrimSpace(body[r.From:r.To]))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q stands at %q, want %q", c.words, strings.Join(got, "|"), c.want)
		}
	}
	if got := (&Transcript{}).Source(passage.Range{From: 0, To: 1}); got != nil {
		t.Errorf("words of no text stand at %v", got)
	}
}
