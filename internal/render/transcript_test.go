package render

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/workspace"
)

// BenchmarkTranscript makes the page of a source of 200,000 words in 4,000 turns with 500 quotes.
func BenchmarkTranscript(b *testing.B) {
	dir := b.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(dir+"/content/"+name, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	for _, sub := range []string{"articles", "sources"} {
		if err := os.MkdirAll(dir+"/content/"+sub, 0o755); err != nil {
			b.Fatal(err)
		}
	}
	var text, front, body strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&text, "SPEAKER %d:  Turn %d begins. %s\n\n", i%5, i, strings.Repeat("seven words are said here by one. ", 7))
		if i%8 == 0 {
			fmt.Fprintf(&front, "  - {id: q%d, speaker: Somebody, date: 2014-09-15, source: long, text: Turn %d begins}\n", i, i)
			fmt.Fprintf(&body, "> Turn %d begins\n\n", i)
		}
	}
	write("sources/long.md", "---\ntitle: Long\n---\n"+text.String())
	write("articles/a.md", "---\ntitle: A\ndate: 2014-09-16\nquotes:\n"+front.String()+"---\n"+body.String())
	ws, err := workspace.Open(dir, workspace.Options{Now: time.Unix(1<<32, 0), Theme: os.DirFS("../..")})
	if err != nil {
		b.Fatal(err)
	}
	defer ws.Close()
	r, diags := New(ws.Layouts().Under, ws.Layouts().Over, Assets{})
	if r == nil {
		b.Fatal(diags)
	}
	snap := ws.Load()
	src := snap.Site.Source("long")
	t, _ := snap.Transcript(src)
	checked := map[*site.Quote]*verdict.Checked{}
	for _, q := range src.Quotes {
		i := strings.Index(t.Text, q.Words()+".")
		place := passage.Range{From: i, To: i + len(q.Words())}
		checked[q] = verdict.Tell(t, verdict.Verdict{Kind: verdict.Verified, Turn: t.TurnAt(i), Place: place, Pieces: []passage.Range{place}, Before: place, After: place}, q.Words())
	}
	press := r.On(snap.Site)
	var buf bytes.Buffer
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		size = 0
		for p := range snap.Site.Pages() {
			if p.Kind == site.SourcePage || p.Kind == site.SourcePartPage {
				buf.Reset()
				press.Page(&buf, p, Inputs{Transcript: t, Checked: func(q *site.Quote) *verdict.Checked { return checked[q] }})
				size += buf.Len()
			}
		}
	}
	b.ReportMetric(float64(size)/float64(len(t.Text)), "bytes/byte")
}
