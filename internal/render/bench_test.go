package render

import (
	"bytes"
	"cmp"
	"os"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// BenchmarkArticle makes the articles of the example, or of the site that BENCH_SITE names, from a body's reading on; BenchmarkRead
// reads their bodies.
func BenchmarkArticle(b *testing.B) {
	press, snap, articles := example(b)
	articles = articles[:min(len(articles), 200)]
	readings := make([]Inputs, len(articles))
	for i, p := range articles {
		readings[i].Reading = snap.Read(p)
	}
	var buf bytes.Buffer
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		buf.Reset()
		press.Page(&buf, articles[i%len(articles)], readings[i%len(articles)])
	}
}

func BenchmarkRead(b *testing.B) {
	_, snap, articles := example(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		snap.Read(articles[i%len(articles)])
	}
}

func example(b *testing.B) (*Press, *workspace.Snapshot, []site.Page) {
	b.Helper()
	ws, err := workspace.Open(cmp.Or(os.Getenv("BENCH_SITE"), "../.."), workspace.Options{Now: time.Unix(1<<32, 0), Theme: os.DirFS("../..")})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { ws.Close() })
	assets, wrong := LoadAssets(ws.Assets())
	if wrong != nil {
		b.Fatal(wrong)
	}
	r, diags := New(ws.Layouts().Under, ws.Layouts().Over, assets)
	if r == nil {
		b.Fatal(diags)
	}
	snap := ws.Load()
	var articles []site.Page
	for p := range snap.Site.Pages() {
		if p.Kind == site.ArticlePage {
			articles = append(articles, p)
		}
	}
	return r.On(snap.Site), snap, articles
}
