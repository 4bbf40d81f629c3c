package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// all are the generators, whether they are on this machine or not.
func all() []generator {
	ours := gloss
	ours.program = "gloss"
	return []generator{ours, hugo, eleventy}
}

// TestCorporaAreAlike writes a corpus twice, in the same bytes, with every article, quote and term for each generator.
func TestCorporaAreAlike(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	for _, dir := range []string{one, two} {
		if err := write(dir, all(), 20); err != nil {
			t.Fatal(err)
		}
	}
	marks := map[string]string{"gloss": "\n> ", "hugo": "{{< quote ", "eleventy": "{% quote "} // of a quote in the body
	written := map[string]int{}
	err := fs.WalkDir(os.DirFS(one), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		a, err := os.ReadFile(filepath.Join(one, file))
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(two, file))
		if err != nil || string(a) != string(b) {
			t.Errorf("%s is not the same again: %v", file, err)
		}
		generator, _, _ := strings.Cut(file, "-site/")
		if strings.Contains(file, "content/articles/article-") {
			written[generator+" articles"]++
			written[generator+" quotes"] += strings.Count(string(a), marks[generator])
			written[generator+" terms"] += strings.Count(string(a), "Officials spoke of ")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for g := range marks {
		if a, q, n := written[g+" articles"], written[g+" quotes"], written[g+" terms"]; a != 20 || q != 6*20 || n != 8*20 {
			t.Errorf("%s has %d articles, %d quotes and %d terms", g, a, q, n)
		}
	}
}

// TestVersions finds the number in what programs say of themselves.
func TestVersions(t *testing.T) {
	for said, want := range map[string]string{
		"gloss 0.1.0 go1.26.8 linux/amd64":                               "0.1.0",
		"hugo v0.165.0-abc123+extended linux/amd64 BuildDate=2026-11-01": "0.165.0",
		"3.1.8\n": "3.1.8",
		"unknown": "of an unknown version",
		"":        "of an unknown version",
	} {
		if got := number(said); got != want {
			t.Errorf("%q has %s, want %s", said, got, want)
		}
	}
}

// TestMedian takes each figure for itself.
func TestMedian(t *testing.T) {
	if got := median([]figures{{1, 9, 5}, {3, 7, 6}, {2, 8, 4}}); got != (figures{2, 8, 5}) {
		t.Error(got)
	}
}
