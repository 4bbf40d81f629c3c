package workspace

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
)

func open(t testing.TB, dir string) *Workspace {
	t.Helper()
	ws, err := Open(dir, Options{Now: time.Unix(1<<32, 0), Theme: os.DirFS("../.."), Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return ws
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func talking(words, body string) string {
	return fmt.Sprintf("---\ntitle: Talking\ndate: 2014-09-16\nquotes:\n  - {id: q, speaker: Ada, date: 2014-09-15, text: %q}\n  - {id: marked, speaker: Ada, date: 2014-09-15}\n---\n%s\n", words, body)
}

// TestChanged says how much is made again for each kind of change.
func TestChanged(t *testing.T) {
	const name = "content/articles/talking.md"
	dir := t.TempDir()
	write(t, dir, name, talking("we talk", "She said “we talk” and :quote[we meet]{#marked}."))
	first := open(t, dir).Load()
	if len(first.Diags) > 0 {
		t.Fatal(first.Diags)
	}
	if again := first.Changed([]string{name}); again != first {
		t.Error("a file that was only touched made another snapshot")
	}
	if again := first.Changed(nil); again != first {
		t.Error("looking at all files anew made another snapshot")
	}
	write(t, dir, name, talking("we talk", "Then she said “we talk” and :quote[we meet]{#marked}."))
	body := first.Changed([]string{name})
	if body == first || body.Site != first.Site || body.Sum(name) == first.Sum(name) {
		t.Error("a change of a body should keep the Site, and nothing else")
	}
	write(t, dir, name, talking("we talk", "Then she said “we talk” and :quote[we meet often]{#marked}."))
	marked := body.Changed([]string{name})
	if marked.Site == body.Site || marked.Site.Quote("talking#marked").Words() != "we meet often" {
		t.Error("the Site has not heard that the body marks other words")
	}
	write(t, dir, "content/people/ada.md", "---\nname: Ada\n---\n")
	person := marked.Changed([]string{"content/people/ada.md"})
	if person.Site.Quote("talking#q").Speaker.Speaker == nil {
		t.Error("the new person's file is not seen")
	}
	if err := os.Remove(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
	gone := person.Changed([]string{name})
	if len(gone.Site.Articles) != 0 || len(person.Site.Articles) != 1 {
		t.Error("an article that is gone is still there, or is missing where it was")
	}
}

// TestChangedEqualsLoad edits a folder at random. What is told of the changes must lead to what a fresh look finds.
func TestChangedEqualsLoad(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	dir := t.TempDir()
	write(t, dir, "content/articles/first.md", talking("we talk", "“we talk” :quote[here]{#marked}"))
	ws := open(t, dir)
	s := ws.Load()
	for edit := range 200 {
		var paths []string
		for range 1 + rng.IntN(3) {
			name := fmt.Sprintf("content/articles/a%d.md", rng.IntN(5))
			switch rng.IntN(8) {
			case 0:
				name = fmt.Sprintf("content/people/p%d.md", rng.IntN(3))
				write(t, dir, name, fmt.Sprintf("---\nname: Person %d\n---\n", rng.IntN(3)))
			case 1:
				name = "content/articles/map.png"
				write(t, dir, name, fmt.Sprint(edit))
			case 2, 3:
				if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
					t.Fatal(err)
				}
			case 4:
				write(t, dir, name, "---\ntitle: broken: yes\n")
			default:
				write(t, dir, name, talking(fmt.Sprintf("words %d", rng.IntN(3)), fmt.Sprintf("words %d and :quote[more]{#marked}", rng.IntN(3))))
			}
			paths = append(paths, name)
		}
		s = s.Changed(paths)
		want := ws.Load()
		if !slices.EqualFunc(s.Diags, want.Diags, func(a, b diag.Diagnostic) bool { return a.Same(&b) }) {
			t.Fatalf("edit %d of %v: %v\nand a fresh look says %v", edit, paths, s.Diags, want.Diags)
		}
		if got, want := addresses(s), addresses(want); !slices.Equal(got, want) {
			t.Fatalf("edit %d of %v: %v\nand a fresh look finds %v", edit, paths, got, want)
		}
		if !maps.EqualFunc(s.files, want.files, func(a, b *file) bool { return a.sum == b.sum }) {
			t.Fatalf("edit %d of %v: other bytes than a fresh look finds", edit, paths)
		}
	}
}

func addresses(s *Snapshot) []string {
	var list []string
	for p := range s.Site.Pages() {
		list = append(list, p.Address)
	}
	return list
}

// BenchmarkChanged tells of one article whose body or front matter has changed, in the site that BENCH_SITE names: the floor under
// each save in a preview.
func BenchmarkChanged(b *testing.B) {
	dir := os.Getenv("BENCH_SITE")
	if dir == "" {
		b.Skip("BENCH_SITE names no site")
	}
	s := open(b, dir).Load()
	path := s.Site.Articles[len(s.Site.Articles)/2].Path
	b.Run("body", func(b *testing.B) {
		for b.Loop() {
			f := *s.files[path]
			f.sum++
			s.files[path] = &f
			if next := s.Changed([]string{path}); next.Site != s.Site {
				b.Fatal("the Site was made anew")
			}
		}
	})
	b.Run("front matter", func(b *testing.B) {
		for b.Loop() {
			f := *s.files[path]
			f.sum, f.front = f.sum+1, f.front+1
			s.files[path] = &f
			if next := s.Changed([]string{path}); next.Site == s.Site {
				b.Fatal("the Site was not made anew")
			}
		}
	})
}

// BenchmarkLoad reads the front matter of the site that BENCH_SITE names, and joins it.
func BenchmarkLoad(b *testing.B) {
	dir := os.Getenv("BENCH_SITE")
	if dir == "" {
		b.Skip("BENCH_SITE names no site")
	}
	ws := open(b, dir)
	for b.Loop() {
		ws.Load()
	}
}
