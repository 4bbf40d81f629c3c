package passage

import (
	"strings"
	"testing"
)

// TestChanges makes each list of the other by its changes, which are those that one would name.
func TestChanges(t *testing.T) {
	for _, test := range []struct{ have, want, changes string }{
		{"", "", ""}, {"a b", "a b", ""}, {"", "a", "|a"}, {"a", "", "a|"}, {"a b c", "a x c", "b|x"}, {"a b c", "b c d", "a|, |d"},
		{"we are not going to", "we’re not going there to", "we are|we’re, |there"}, {"a b a b", "a b", "a b|"}, {"a b", "c d", "a b|c d"},
	} {
		have, want := strings.Fields(test.have), strings.Fields(test.want)
		var got, made []string
		at := 0
		for _, c := range Changes(len(have), len(want), func(i, j int) bool { return have[i] == want[j] }) {
			made = append(append(made, have[at:c.From]...), want[c.With:c.WithTo]...)
			at = c.To
			got = append(got, strings.Join(have[c.From:c.To], " ")+"|"+strings.Join(want[c.With:c.WithTo], " "))
		}
		made = append(made, have[at:]...)
		if strings.Join(got, ", ") != test.changes || strings.Join(made, " ") != test.want {
			t.Errorf("%q to %q: %q, which makes %q", test.have, test.want, got, made)
		}
	}
}
