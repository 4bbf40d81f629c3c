package markdown

import "testing"

func TestWithoutComments(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", "a <!-- b --> c": "a  c", "<!-- a\nb -->c": "c", "a <!-- never closed": "a ", "a\n[//]: # (b)\nc\n": "a\nc\n", "a [//]: b": "a [//]: b",
	} {
		if got := WithoutComments(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"<!-- a --> b": "b", "<!-- a -->\n\nb <!-- c -->": "b", "- a <!-- b -->": "- a "} {
		if got := New().Plain(text); got != want {
			t.Errorf("Plain(%q) = %q, want %q", text, got, want)
		}
	}
}
