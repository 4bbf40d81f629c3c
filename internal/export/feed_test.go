package export

import (
	"slices"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/site"
)

// TestNewest compares what a feed keeps with all statements sorted by their articles' dates, many of which are the same.
func TestNewest(t *testing.T) {
	for _, n := range []int{0, 1, feedLength, feedLength + 1, 200} {
		var entries []site.Entry
		var want []*site.Quote
		for i := range n {
			q := &site.Quote{Index: int32(i), Article: &site.Article{Published: time.Unix(int64(i*7919%13), 0)}}
			entries, want = append(entries, site.Entry{Quote: q}), append(want, q)
		}
		slices.SortStableFunc(want, func(a, b *site.Quote) int { return b.Article.Published.Compare(a.Article.Published) })
		if got := newest(entries); !slices.Equal(got, want[:min(n, feedLength)]) {
			t.Errorf("of %d: %v, want %v", n, got, want)
		}
	}
}

// TestWriters has a writer for every kind of file but copies, pictures and search, which has many.
func TestWriters(t *testing.T) {
	for _, k := range site.Kinds() {
		if (writers[k] == nil) != (k.IsLaidOut() || k == site.CopyPage || k == site.CardFile || k == site.ScaledFile || k == site.SearchFile) {
			t.Errorf("%q: %v", k.Address, writers[k] != nil)
		}
	}
}
