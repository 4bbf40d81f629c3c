package verdict

import (
	"testing"

	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/transcript"
)

// TestSidesAtTheEdges has prefixes and suffixes that begin or end with the source's text.
func TestSidesAtTheEdges(t *testing.T) {
	text := transcript.Parse(markdown.New().Lines(markdown.Input{Text: []byte("Well, we do talk to them, and we do talk at length, friends.\n")}), transcript.Options{})
	x := New(text)
	for _, test := range []struct {
		prefix, suffix string
		want           Kind
		from           int
	}{
		{"Well, ", "", Verified, 6},
		{"Well,", " to", Verified, 6},
		{"and ", "", Verified, 30},
		{"", " at length, friends.", Verified, 30},
		{"Oh well, ", "", NotThere, -1},
		{"", " at length, friends. Indeed", NotThere, -1},
		{"Well, ", " at length", NotThere, -1},
	} {
		v := x.Check(Cited{Words: "we do talk", Prefix: test.prefix, Suffix: test.suffix, Language: "en"})
		if v.Kind != test.want || test.from >= 0 && v.Place.From != test.from {
			t.Errorf("between %q and %q: %s at %d, want %s at %d", test.prefix, test.suffix, v.Kind, v.Place.From, test.want, test.from)
		}
	}
}
