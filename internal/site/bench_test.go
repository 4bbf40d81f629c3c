package site

import (
	"fmt"
	"testing"
)

// BenchmarkNew joins 1,000 articles of six quotes each, with 100 terms, 50 people and 50 sources.
func BenchmarkNew(b *testing.B) {
	f := files{}
	for i := range 100 {
		f[fmt.Sprintf("glossary/t%d.md", i)] = fmt.Sprintf("term: term%d|aliases: [other name%d]|short: x", i, i)
	}
	for i := range 50 {
		f[fmt.Sprintf("people/p%d.md", i)] = fmt.Sprintf("name: Person %d|roles: [{title: Chair, from: 1990}]", i)
		f[fmt.Sprintf("sources/s%d.md", i)] = fmt.Sprintf("title: Source %d", i)
	}
	for i := range 1000 {
		var quotes []string
		for q := range 6 {
			quotes = append(quotes, fmt.Sprintf("q%d p%d 2000-0%d-1%d we said term%d of that %d and of number %d; source: s%d", q, (i+q)%50, i%9+1, q, i%100, i, i, i%50))
		}
		f[fmt.Sprintf("articles/a%d.md", i)] = article(fmt.Sprintf("20%02d-01-01", i%20+1), quotes...) + fmt.Sprintf("|topics: [Topic %d]", i%30)
	}
	list, _ := f.parsed(b)
	b.ReportAllocs()
	for b.Loop() {
		if s := New(list, Options{BaseURL: "https://example.org/", Now: noon}); len(s.Diagnostics()) > 0 {
			b.Fatal(says(s.Diagnostics()))
		}
	}
}
