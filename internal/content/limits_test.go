package content

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// What many pages show again has a limit, which is told at its place.
func TestLimits(t *testing.T) {
	list := func(n int) string { return "[" + strings.TrimSuffix(strings.Repeat("a, ", n), ", ") + "]" }
	article := func(key string) string { return "---\ntitle: A\ndate: 2014-01-01\n" + key + "\n---\n" }
	nav := func(n int) string {
		return "title: T\nnav:\n" + strings.Repeat("  - {title: A, url: /a/}\n", n)
	}
	for _, c := range []struct {
		path, within, beyond, want string
	}{
		{"articles/a.md", article("topics: " + list(limit.Topics)), article("topics: " + list(limit.Topics+1)), "topics has 31 entries, and 30 is the limit"},
		{"articles/a.md", article("authors: " + list(limit.Authors)), article("authors: " + list(limit.Authors+1)), "authors has 31 entries, and 30 is the limit"},
		{"people/a.md", "---\nname: " + strings.Repeat("é", limit.Name) + "\n---\n", "---\nname: " + strings.Repeat("é", limit.Name+1) + "\n---\n", "this name has 501 characters, and 500 is the limit"},
		{"glossary/a.md", "---\nterm: a\nshort: " + strings.Repeat("a", limit.Short) + "\n---\n", "---\nterm: a\nshort: " + strings.Repeat("a", limit.Short+1) + "\n---\n", "this short has 2001 characters, and 2000 is the limit"},
		{"site.yaml", nav(limit.Nav), nav(limit.Nav + 1), "nav has 51 entries, and 50 is the limit"},
		{"glossary.yaml", "- {term: a, short: b}\n", strings.Repeat("- {term: a, short: b}\n", limit.Terms+1), fmt.Sprintf("glossary.yaml has %d terms, and %d is the limit", limit.Terms+1, limit.Terms)},
	} {
		tooLarge := func(text string) (found []diag.Diagnostic) {
			_, ds := Parse("content/"+c.path, []byte(text))
			for _, d := range ds {
				if d.Code == diag.TooLarge {
					found = append(found, d)
				}
			}
			return found
		}
		if ds := tooLarge(c.within); ds != nil {
			t.Errorf("%s at its limit: %v", c.path, ds)
		}
		if ds := tooLarge(c.beyond); len(ds) != 1 || ds[0].Message != c.want || ds[0].Hint == "" || ds[0].From.IsZero() {
			t.Errorf("%s beyond its limit: %v, and not %q", c.path, ds, c.want)
		}
	}
}
