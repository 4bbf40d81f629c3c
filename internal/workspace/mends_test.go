package workspace

import (
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

// TestWordsAreMendedInBothPlaces mends words that a source has otherwise: in the front matter and in the body, or in neither.
func TestWordsAreMendedInBothPlaces(t *testing.T) {
	const wrong, right = "We will not cooperate with them", "We will not coordinate with them"
	for _, test := range []struct{ name, text, body, wantText, wantBody string }{
		{"in both", wrong, "She said “" + wrong + "”.", right, "She said “" + right + "”."},
		{"in a block quote", wrong, "> " + wrong + " now.", right, "> " + right + " now."},
		{"on a card", wrong, "::quote{#q}", right, "::quote{#q}"},
		{"marked in the body", "", "She said “:quote[" + wrong + "]{#q}”.", "", "She said “:quote[" + right + "]{#q}”."},
		{"over a link", wrong, "She said “We will not [cooperate with](b.md) them”.", right, "She said “We will not [coordinate with](b.md) them”."},
		{"where the body has other words", wrong, "She said “We will never cooperate with them”.", right, "She said “We will never cooperate with them”."},
		{"on two lines of a list", wrong, "- She said “We will not cooperate\n  with them”.", right, "- She said “We will not coordinate\n  with them”."},
		{"where half of the word is set apart", wrong, "She said “We will not *coop*erate with them”.", "", ""},
		{"where a letter is written by its number", wrong, "She said “We will not coop&#101;rate with them”.", "", ""},
	} {
		front := func(text string) string {
			s := "---\ntitle: A\nquotes:\n  - id: q\n    speaker: ada\n    date: 2014\n    source: hearing\n"
			if text != "" {
				s += "    text: " + text + "\n"
			}
			return s + "---\n"
		}
		src := front(test.text) + test.body + "\n"
		s := small(t, map[string]string{"people/ada.md": "---\nname: Ada\n---\n", "sources/hearing.md": strings.Replace(hearing, "speakers: {THE CHAIR: jane-roe}\n", "", 1),
			"articles/a.md": src, "articles/b.md": "---\ntitle: B\n---\n"}).Load()
		var fixes []diag.Fix
		for _, d := range told(s) {
			if d.Code == diag.QuoteWrongWords {
				one := []diag.Diagnostic{d}
				content.Complete("content/articles/a.md", []byte(src), one)
				fixes = append(fixes, one[0].Fixes...)
			}
		}
		out, _, _ := diag.Apply([]byte(src), fixes)
		want := front(test.wantText) + test.wantBody + "\n"
		if test.wantText+test.wantBody == "" {
			want = src
		}
		if string(out) != want {
			t.Errorf("%s: it becomes\n%s\nand should become\n%s", test.name, out, want)
		}
	}
}
