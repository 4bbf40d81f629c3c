package markdown

import (
	"slices"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

// TestMendsHold makes every mend of the tables: the quote is then found, once, and nothing else is wrong with it.
func TestMendsHold(t *testing.T) {
	made := 0
	for _, file := range tables(t) {
		examples, _ := readTable(t, file)
		for i := range examples {
			in := examples[i].input(t)
			for _, d := range engine.Read(in).Diags {
				for _, f := range d.Fixes {
					made++
					mended := in
					mended.Quotes = slices.Clone(in.Quotes)
					q := slices.IndexFunc(mended.Quotes, func(w Wanted) bool { return w.Pos == d.From })
					for _, c := range f.Changes {
						if c.At != d.From {
							t.Fatalf("%s: the mend is made at %v, the mistake at %v", examples[i].name, c.At, d.From)
						}
						w := &mended.Quotes[q]
						*map[string]*string{"": &w.Words, "prefix": &w.Prefix, "suffix": &w.Suffix}[c.Key] = c.New
					}
					for _, left := range engine.Read(mended).Diags {
						if left.From == d.From && (left.Code != diag.QuoteAmbiguous || d.Code == diag.QuoteAmbiguous) {
							t.Errorf("%s: with “%s” there is still %s: %s", examples[i].name, f.Message, left.Code, left.Message)
						}
					}
				}
			}
		}
	}
	if made < 20 {
		t.Errorf("%d mends were made", made)
	}
}
