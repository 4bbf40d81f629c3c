package workspace

import (
	"fmt"
	"runtime"
	"testing"
	"weak"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
)

// quoting is an article that quotes a source of its own.
func quoting(n int, title string) string {
	return fmt.Sprintf("---\ntitle: %s\ndate: 2014-09-16\nquotes:\n  - {id: q, speaker: Ada, date: 2014-09-15, source: s%d, text: \"we talk\"}\n---\n“we talk”\n", title, n)
}

// TestOldSitesGo saves front matter again and again, each time of an article whose source is then compared: no Site of an earlier save may
// stay in memory because a verdict is taken over.
func TestOldSitesGo(t *testing.T) {
	dir := t.TempDir()
	for n := range 8 {
		write(t, dir, fmt.Sprintf("content/sources/s%d.md", n), fmt.Sprintf("---\ntitle: Source %d\ndate: 2014-09-15\n---\nADA:  Now we talk of %d.\n", n, n))
		write(t, dir, fmt.Sprintf("content/articles/a%d.md", n), quoting(n, "One"))
	}
	ws := open(t, dir)
	ws.opt.Lasting = true
	s := ws.Load()
	var old []weak.Pointer[site.Speaker] // every quote of a Site leads to its speaker, and from there to all
	for n := range 8 {
		q := s.Site.Quote(fmt.Sprintf("a%d#q", n))
		if v := s.Verdict(q); v.Kind != verdict.Verified {
			t.Fatal(v.Kind)
		}
		old = append(old, weak.Make(q.Speaker))
		name := fmt.Sprintf("content/articles/a%d.md", n)
		write(t, dir, name, quoting(n, "Two"))
		s = s.Changed([]string{name})
	}
	runtime.GC()
	runtime.GC()
	for n, w := range old {
		if w.Value() != nil {
			t.Errorf("the Site before save %d is still there", n+1)
		}
	}
	// What was taken over is still right.
	for n := range 8 {
		if v := s.Verdict(s.Site.Quote(fmt.Sprintf("a%d#q", n))); v.Kind != verdict.Verified {
			t.Errorf("source %d: %s", n, v.Kind)
		}
	}
}
