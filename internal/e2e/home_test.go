package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOneArticle looks at a site of one Markdown file, which has its article's title for its own: no entry and no window says it twice.
func TestOneArticle(t *testing.T) {
	source := filepath.Join(t.TempDir(), "one")
	check(os.MkdirAll(filepath.Join(source, "content/articles"), 0o755))
	check(os.WriteFile(filepath.Join(source, "content/articles/one.md"), []byte(`---
title: Talking and doing
date: 2014-09-16
quotes:
  - {id: a, speaker: John Kerry, date: 2014-09-14, text: one two}
  - {id: b, speaker: Marie Harf, date: 2014-09-15, text: three four}
events:
  - {date: 2014-09-10, title: The address}
---
He said “one two”, she “three four”.
`), 0o644))
	p := mustBuild("one", source, "")
	for file, times := range map[string]int{"index.html": 1, "articles/one/index.html": 1, "people/index.html": 0, "people/john-kerry/index.html": 1, "timeline/index.html": 0} {
		for n := range elements(p.pages[file]) {
			if n.Data != "main" && n.Data != "title" {
				continue
			}
			want := times
			if n.Data == "title" {
				want = 1
			}
			if got := strings.Count(text(n, nil), "Talking and doing"); got != want {
				t.Errorf("<%s> of %s says the title %d times, not %d", n.Data, file, got, want)
			}
		}
	}
}
