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

// TestTimesBeforeTheFirst holds `at` against a text whose first words have no time of their own: they lie before the first one that is told.
func TestTimesBeforeTheFirst(t *testing.T) {
	text := transcript.Parse(markdown.New().Lines(markdown.Input{Text: []byte("ADA:  First we talk to them.\n\n[1:00] BOB:  Then we meet them.\n\n[2:00] ADA:  And we part.\n")}), transcript.Options{})
	x := New(text)
	for _, test := range []struct {
		words string
		at    float64
		want  Kind
	}{
		{"we talk", 0, Verified}, {"we talk", 30, Verified}, {"we talk", 60, Verified}, {"we talk", 100, NotThere},
		{"we meet", 30, NotThere}, {"we meet", 60, Verified}, {"we meet", 90, Verified}, {"we meet", 130, NotThere},
		{"we part", 90, NotThere}, {"we part", 120, Verified}, {"we part", 9999, Verified},
	} {
		v := x.Check(Cited{Words: test.words, At: test.at, Timed: true, Language: "en"})
		if v.Kind != test.want || v.Kind == NotThere && v.Missed != At {
			t.Errorf("%s at %v: %s (%s), want %s", test.words, test.at, v.Kind, v.Missed, test.want)
		}
	}
}
