package render

import (
	"bytes"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/markdown"
)

// TestBounds tells of a page that is beyond the limits: of a text's own at its file, and of one that was stopped at the layout that went on, with
// the page.
func TestBounds(t *testing.T) {
	m := makeSite(t, map[string]string{"articles/a.md": "---\ntitle: A\n---\nWords.\n"})
	p, _ := m.snap.Site.At("articles/a/")
	in := m.inputs(p)
	in.Reading = &markdown.Reading{Parts: []markdown.Part{{HTML: strings.Repeat("words ", limit.Body/6+1)}}}
	if ds := m.press.Page(new(bytes.Buffer), p, in); len(ds) != 1 || ds[0].Code != diag.TooLarge || ds[0].File != "content/articles/a.md" {
		t.Errorf("a text that is too long: %v", ds)
	}
	in.Reading.Parts[0].HTML = strings.Repeat("words ", limit.Page/6+1)
	if ds := m.press.Page(new(bytes.Buffer), p, in); len(ds) != 1 || ds[0].Code != diag.TooLarge {
		t.Errorf("a text longer than a page: %v", ds)
	}
	in = m.inputs(p)
	in.Stop = new(atomic.Bool)
	in.Stop.Store(true)
	ds := m.press.Page(new(bytes.Buffer), p, in)
	if len(ds) == 0 || ds[0].Code != diag.LayoutEndless || !strings.HasPrefix(ds[0].File, "layouts/") || !strings.Contains(ds[0].Message, "/articles/a/") || ds[0].From.Line < 1 {
		t.Errorf("a page that was stopped: %v", ds)
	}
}
