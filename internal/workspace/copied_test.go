package workspace

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// TestCopied takes files that are published as they are up to their limits, and tells of larger ones and of false ones, whether they are
// published or only checked.
func TestCopied(t *testing.T) {
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg"/>`
	dir := t.TempDir()
	write(t, dir, "content/site.yaml", "title: T\n")
	for _, c := range []struct {
		name, text string
		size       int64 // 0: that of the text
		want       diag.Code
		hint       string
	}{
		{"static/at.bin", "", limit.File, "", ""},
		{"static/over.bin", "", limit.File + 1, diag.TooLarge, "50 MB is the limit"},
		{"content/articles/over.png", "\x89PNG\r\n\x1a\n", limit.File + 1, diag.TooLarge, "link to it"},
		{"content/articles/over.svg", drawing, limit.Text + 1, diag.TooLarge, "16 MB is the limit"},
		{"content/articles/plain.svg", drawing, 0, "", ""},
		{"content/articles/page.png", "<html><script>x</script></html>", 0, diag.Asset, "real file"},
		{"static/own.svg", "<svg><script>x</script></svg>", 0, "", ""},
		{"static/none.bin", "", -1, diag.Unreadable, ""},
	} {
		if c.size >= 0 {
			write(t, dir, c.name, c.text)
		}
		if c.size > 0 { // without blocks on the disk
			if err := os.Truncate(filepath.Join(dir, c.name), c.size); err != nil {
				t.Fatal(err)
			}
		}
		s := open(t, dir).Load()
		_, published := s.Copied(c.name)
		for way, ds := range map[string][]diag.Diagnostic{"published": published, "checked": s.WrongCopy(c.name)} {
			var got diag.Code
			var hint string
			if len(ds) > 0 {
				got, hint = ds[0].Code, ds[0].Hint
			}
			if got != c.want || !strings.Contains(hint, c.hint) || got != "" && (ds[0].File != c.name || ds[0].From.IsZero()) {
				t.Errorf("%s, %s: %v", c.name, way, ds)
			}
		}
	}
}
