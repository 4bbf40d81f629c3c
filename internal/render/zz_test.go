package render

import (
	"bytes"
	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
	"os"
	"testing"
	"time"
)

func BenchmarkT(b *testing.B) {
	ws, _ := workspace.Open(os.Getenv("ZZSRC"), workspace.Options{Now: time.Now(), Theme: gloss.Files})
	snap := ws.Load()
	assets, _ := LoadAssets(ws.Assets())
	r, _ := New(ws.Layouts(), assets)
	p := r.On(snap.Site)
	var pg site.Page
	for q := range snap.Site.Pages() {
		if q.Kind == site.ArticlePage {
			pg = q
		}
	}
	rd := snap.Read(pg)
	m := &pageInTheMaking{Press: p, page: pg, in: Inputs{Reading: rd}, root: p.site.RootOf(pg)}
	m.makeView()
	w := new(bytes.Buffer)
	b.Run("makeView", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			m := &pageInTheMaking{Press: p, page: pg, in: Inputs{Reading: rd}, root: p.site.RootOf(pg)}
			m.makeView()
		}
	})
	b.Run("body", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			m.body()
		}
	})
	b.Run("structured", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			m.structuredData()
		}
	})
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w.Reset()
			p.layouts[site.ArticlePage].ExecuteTemplate(w, "layouts/base.html", m.view)
		}
	})
	b.Run("timeline", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w.Reset()
			p.slots.ExecuteTemplate(w, "timeline", m.view.Timeline)
		}
	})
	b.Run("terms", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w.Reset()
			p.slots.ExecuteTemplate(w, "terms", m.view.Terms)
		}
	})
	b.Run("footer", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w.Reset()
			p.slots.ExecuteTemplate(w, "footer", m.view)
		}
	})
	b.Run("slotviews", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, x := range rd.Parts {
				if x.Slot != nil {
					m.slot(x.Slot)
				}
			}
		}
	})
	b.Log(len(rd.Parts), len(m.view.Terms), len(m.view.Timeline.Entries))
}
