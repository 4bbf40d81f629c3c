package transcript

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/markdown"
)

// long makes a transcript of about that many words.
func long(words int) string {
	var b strings.Builder
	for i := range words / 40 {
		fmt.Fprintf(&b, "MS. HARF:  We’re not going to be telling them what we’re doing (laughter), number %d. We’ve made clear how people can be ~~helpful~~ [useful].\n\nAnd a second paragraph.\n\nQUESTION:  Okay. So that is a no on all counts? What about Iran?\n\n", i)
	}
	return b.String()
}

// Time grows with the words: each is ten times the one before.
func BenchmarkParse(b *testing.B) {
	for _, n := range []int{20_000, 200_000} {
		lines := engine.Lines(markdown.Input{Text: []byte(long(n)), Line: 1})
		o := options("QUESTION 2", "John Kerry")
		b.Run(fmt.Sprint("words/", n), func(b *testing.B) {
			for b.Loop() {
				Parse(lines, o)
			}
		})
		b.Run(fmt.Sprint("with-lines/", n), func(b *testing.B) {
			src := []byte(long(n))
			for b.Loop() {
				Parse(engine.Lines(markdown.Input{Text: src, Line: 1}), o)
			}
		})
		b.Run(fmt.Sprint("one-line-turns/", n), func(b *testing.B) {
			lines := plainLines(strings.Split(strings.Repeat("Ada Lovelace: (Laughter.) no\nQ: [x] (y (z\n", n/8), "\n"))
			for b.Loop() {
				Parse(lines, o)
			}
		})
		b.Run(fmt.Sprint("brackets/", n), func(b *testing.B) {
			lines := plainLines([]string{strings.Repeat("(a [b ", n/2)})
			for b.Loop() {
				Parse(lines, o)
			}
		})
		b.Run(fmt.Sprint("marks/", n), func(b *testing.B) {
			src := []byte("WEBVTT\n\n00:01.000 --> 00:02.000\n" + strings.Repeat("&gt;&gt; a <00:01.500><b>[0:07]</b> ", n/8))
			for b.Loop() {
				parseCaptions("a.vtt", src, o)
			}
		})
		var vtt strings.Builder
		vtt.WriteString("WEBVTT\n\n")
		for i := range n / 8 {
			fmt.Fprintf(&vtt, "%02d:%02d:%02d.000 --> %02d:%02d:%02d.900\nwe said number %d and\nwe said number %d and\n\n", i/3600, i/60%60, i%60, i/3600, i/60%60, i%60, i, i+1)
		}
		b.Run(fmt.Sprint("rolling/", n), func(b *testing.B) {
			for b.Loop() {
				parseCaptions("a.vtt", []byte(vtt.String()), o)
			}
		})
	}
}

// BenchmarkCut reads and cuts transcripts of 200,000 words, one of each shape.
func BenchmarkCut(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(manners)) {
		m := manners[name]
		src := write(&m, 1, 12_500).String()
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			for b.Loop() {
				given{file: m.file}.parse(src)
			}
			b.ReportMetric(float64(len(strings.Fields(src))), "words")
		})
	}
}
