package markdown

import (
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// TestMarksAreCounted refuses a text that has more signs which may begin or end something than any text of a person has, at the first beyond.
func TestMarksAreCounted(t *testing.T) {
	for _, sign := range []string{"![", "_a "} {
		text := strings.Repeat(sign, limit.Marks+1)
		r := New().Read(Input{Text: []byte(text), Line: 1})
		if len(r.Diags) != 1 || r.Diags[0].Code != diag.TooLarge || int(r.Diags[0].From.Col) != strings.LastIndex(text, sign)+strings.LastIndexAny(sign, "[*_")+1 {
			t.Errorf("%q: %v", sign, r.Diags)
		}
	}
	if r := New().Read(Input{Text: []byte(strings.Repeat("*a ", limit.Marks)), Line: 1}); len(r.Diags) > 0 {
		t.Error(r.Diags)
	}
}

// TestMessagesEnd tells so many mistakes of a kind, and that there are more; those of other kinds are told all the same.
func TestMessagesEnd(t *testing.T) {
	link := func(ref string) Target {
		if ref == "bad" {
			return Target{Problem: "no address"}
		}
		return Target{Href: ref, Problem: "nothing is there", Dead: true}
	}
	r := New().Read(Input{Text: []byte(strings.Repeat("[a](dead) ", limit.Messages+50) + "[b](bad)"), Line: 1, Link: link})
	told := map[diag.Code]int{}
	for _, d := range r.Diags {
		told[d.Code]++
	}
	if told[diag.DeadLink] != limit.Messages+1 || told[diag.BadLink] != 1 {
		t.Errorf("%v", told)
	}
}
