package markdown

import (
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

// TestReword puts other words in the place of a quote's, and reads the text again.
func TestReword(t *testing.T) {
	for _, c := range []struct{ body, words, want, out string }{
		{"He said “we are not talking to *them* now”.", "we are not talking to them now", "we're not talking to them now", "He said “we're not talking to *them* now”."},
		{"> We will talk\n> to them today.", "We will talk to them today.", "We may talk to them tomorrow.", "> We may talk\n> to them tomorrow."},
		{"> We talk to them.", "We talk to them.", "We do not talk to them.", "> We do not talk to them."},
		{"> We talk to them.", "We talk to them.", "We talk to them again and again.", "> We talk to them again and again."},
		{"> We do talk to them, often.", "We do talk to them, often.", "We talk to them.", "> We talk to them."},
		{"> We *really do* talk.", "We really do talk.", "We never talk.", "> We *never* talk."},
		{"> We *really* do talk.", "We really do talk.", "We never talk.", ""},
		{"> We talk\n> and meet\n> today.", "We talk and meet today.", "We talk today.", ""},
		{"“Ich weiß, naïve Café”\n", "naïve Café", "naïve Kaffee", "“Ich weiß, naïve Kaffee”\n"},
	} {
		r := New().Read(Input{Text: []byte(c.body), Line: 1, Quotes: []Wanted{{ID: "q", Words: c.words, Corrected: c.want}}})
		edits, ok := r.Reworded["q"]
		if !ok || len(r.Diags) > 0 {
			t.Errorf("%q: not found: %v", c.body, r.Diags)
			continue
		}
		if c.out == "" {
			if edits != nil {
				t.Errorf("%q: %v, want none", c.body, edits)
			}
			continue
		}
		out, applied, _ := diag.Apply([]byte(c.body), []diag.Fix{{Edits: edits}})
		if len(applied) != 1 || string(out) != c.out {
			t.Errorf("%q: got %q, want %q", c.body, out, c.out)
		}
		again := New().Read(Input{Text: out, Line: 1, Quotes: []Wanted{{ID: "q", Words: c.want}}})
		if len(again.Diags) > 0 {
			t.Errorf("%q: %v", out, again.Diags)
		}
	}
}
