package content

import (
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

// TestLongNames makes an address of a file's name up to 200 bytes; a longer one needs a slug of its own.
func TestLongNames(t *testing.T) {
	for name, fits := range map[string]bool{strings.Repeat("x", 199): true, strings.Repeat("x", 200): true, strings.Repeat("x", 201): false, strings.Repeat("é", 100): true, strings.Repeat("é", 101): false} {
		f, ds := Parse("content/articles/"+name+".md", []byte("---\ntitle: A\n---\n"))
		if fits != (len(ds) == 0) || !fits && ds[0].Code != diag.BadAddress {
			t.Errorf("%d bytes: %v", len(name), ds)
		}
		if slug := f.FileHead().Slug.Value; fits && slug != name || len(slug) > 200 {
			t.Errorf("%d bytes: the slug has %d", len(name), len(slug))
		}
		if _, ds = Parse("content/articles/"+name+".md", []byte("---\ntitle: A\nslug: a\n---\n")); len(ds) > 0 {
			t.Errorf("%d bytes with a slug: %v", len(name), ds)
		}
	}
}
