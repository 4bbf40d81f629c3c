package passage

import "testing"

// TestNoEdgeInsideASign: what a reader sees as one sign is not parted: emoji of a colour of skin (the first and the last), letters with
// their marks, dots in a row.
func TestNoEdgeInsideASign(t *testing.T) {
	for _, test := range []struct {
		words, text string
		found       bool
	}{
		{"we wave 👋", "Now we wave 👋🏻 at them", false},
		{"we wave 👋", "Now we wave 👋🏿 at them", false},
		{"we wave 👋🏿", "Now we wave 👋🏿 at them", true},
		{"we wave 👋", "Now we wave 👋 at them", true},
		{"we wave 👩", "Now we wave 👩‍🚀 at them", false},
		{"the cafe", "In the cafe\u0301 of theirs", false},
		{"the cafe\u0301", "In the café of theirs", true},
		{"wait..", "They wait... for us", false},
		{"wait", "They wait... for us", true},
	} {
		p := Compile(test.words, "", "")
		if p == nil {
			t.Fatalf("%q is no pattern", test.words)
		}
		if got := len(p.In(Fold(test.text))) > 0; got != test.found {
			t.Errorf("%q in %q: %v, want %v", test.words, test.text, got, test.found)
		}
	}
}
