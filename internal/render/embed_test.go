package render

import "testing"

// TestColumns counts what a line of a frame holds: a Chinese character takes the room of two letters.
func TestColumns(t *testing.T) {
	for text, want := range map[string]int{"": 0, "dé": 2, "大臣 a": 6, "ＡＢ": 4, "ｶﾅ": 2, "سلام": 4} {
		if got := columns(text); got != want {
			t.Errorf("%q has %d columns, not %d", text, got, want)
		}
	}
}
