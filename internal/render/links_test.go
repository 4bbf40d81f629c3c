package render

import "testing"

// TestLinkTo keeps addresses that a reader may follow, and nothing that would run as a script.
func TestLinkTo(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=c:d": "https://example.org/a?b=c:d", "HTTP://example.org/": "HTTP://example.org/", "mailto:a@example.org": "mailto:a@example.org",
		"../../a/#b:c": "../../a/#b:c", "#a": "#a", "": "",
		"javascript:alert(1)": "", "JavaScript:alert(1)": "", "data:text/html,x": "", "vbscript:x": "", " javascript:x": "",
	} {
		if got := linkTo("A", address); got.URL != want || got.Title != "A" {
			t.Errorf("%q is linked to %q, want %q", address, got.URL, want)
		}
	}
}
