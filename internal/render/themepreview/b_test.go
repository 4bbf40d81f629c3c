package main

import (
	"io"
	"testing"
)

func BenchmarkArticle(b *testing.B) {
	tp = set("article")
	p := page("article", art.Title)
	a := theArticle
	p.Article, p.Terms, p.Timeline = &a, terms(), tl("", true)
	n := Notes{p, []*Quote{q3}}
	b.ReportAllocs()
	for b.Loop() {
		tp.ExecuteTemplate(io.Discard, "base.html", p)
		for range 6 {
			tp.ExecuteTemplate(io.Discard, "quote-notes", n)
		}
	}
}
