package site

import (
	"slices"
	"strings"
	"testing"
)

// TestParts wants a long transcript, and nothing else, on several pages, each turn on one of them.
func TestParts(t *testing.T) {
	body := strings.Repeat("words ", 120_000) // 720 KB: three parts
	f := files{"sources/long.md": "title: L", "sources/essay.md": "title: E|kind: article", "sources/captions.md": "title: C|file: c.vtt", "sources/short.md": "title: S"}
	list, _ := f.parsed(t)
	for _, c := range list {
		if !strings.HasSuffix(c.FileHead().Path, "short.md") {
			c.FileHead().Body.Size = len(body)
		}
	}
	s := New(list, Options{BaseURL: "https://example.org/", Others: []string{"content/sources/c.vtt"}})
	if got := says(s.Diagnostics()); got != "" {
		t.Fatal(got)
	}
	var parts []string
	for p := range s.Pages() {
		if p.Kind == SourcePartPage || p.Kind == SourcePage {
			parts = append(parts, p.Address)
			if !p.Listed() {
				t.Errorf("%s is listed nowhere", p.Address)
			}
		}
	}
	want := []string{"sources/captions/", "sources/essay/", "sources/long/", "sources/long/2/", "sources/long/3/", "sources/short/"}
	if !slices.Equal(parts, want) {
		t.Errorf("the pages are %v, want %v", parts, want)
	}
	src := s.Source("long")
	before := 1
	for at := range len(body) + 10 {
		part := src.PartAt(at, len(body))
		if part != before && part != before+1 || part > 3 {
			t.Fatalf("byte %d stands in part %d, the one before in part %d", at, part, before)
		}
		before = part
	}
	if before != 3 || src.PartAt(5, 0) != 1 || s.Source("short").PartAt(1<<40, 1<<41) != 1 {
		t.Error("the last byte stands in the last part, and what has no length in the first")
	}
}
