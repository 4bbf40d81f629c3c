package content

import (
	"slices"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

// TestNothingWritten reads files whose front matter says nothing: what is missing is told, and nothing of the format.
func TestNothingWritten(t *testing.T) {
	for _, src := range []string{"---\n---\nWords.\n", "---\n\n---\nWords.\n", "---\n# later\n---\nWords.\n", "+++\n+++\nWords.\n", "+++\n# later\n+++\nWords.\n"} {
		f, ds := Parse("content/articles/a.md", []byte(src))
		var codes []diag.Code
		for _, d := range ds {
			codes = append(codes, d.Code)
		}
		if !slices.Equal(codes, []diag.Code{diag.MissingKey}) {
			t.Errorf("%q: told is %v", src, ds)
		}
		if a, ok := f.(*Article); !ok || a.Body.Empty {
			t.Errorf("%q: it is %T", src, f)
		}
	}
	if f, ds := Parse("content/site.yaml", []byte("# later\n")); f == nil || len(ds) > 0 {
		t.Errorf("an empty site.yaml: %v", ds)
	}
}
