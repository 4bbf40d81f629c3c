package markdown

import (
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// No quote is taken with a word more, a word less or another word.
func TestOneWordMore(t *testing.T) {
	tried := 0
	for _, file := range tables(t) {
		examples, _ := readTable(t, file)
		for _, e := range examples {
			in := e.input(t)
			if in.Source || diag.HasErrors(engine.Read(in).Diags) {
				continue
			}
			for i, q := range in.Quotes {
				if q.TimelineOnly || q.Words == "" || strings.Contains(e.body, "::quote{#"+q.ID) {
					continue
				}
				words := strings.Fields(q.Words)
				for at := range words {
					for _, other := range [][]string{{words[at], "really"}, {"never", words[at]}, {words[at] + "s"}, {strings.ToUpper(words[at]) + "x"}} {
						changed := append(append(append([]string{}, words[:at]...), other...), words[at+1:]...)
						in.Quotes[i].Words = strings.Join(changed, " ")
						if passage.Equal(in.Quotes[i].Words, q.Words) {
							continue
						}
						tried++
						if !diag.HasErrors(engine.Read(in).Diags) {
							t.Errorf("%s: %s: %q is taken for %q", e.file, e.name, in.Quotes[i].Words, q.Words)
						}
					}
				}
				in.Quotes[i].Words = q.Words
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d changes were tried", tried)
	}
}
