package gloss_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/build"
	"github.com/gloss-press/gloss/internal/workspace"
)

// TestWordsAsDocumented builds a site with the files and the layout of docs/words.md.
func TestWordsAsDocumented(t *testing.T) {
	doc, err := os.ReadFile("docs/words.md")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"content/articles/a.md": "---\ntitle: A\ndate: 2014-09-16\nquotes:\n  - {id: q, speaker: Ada, via: Bob, date: 2014-09-14, source: s, text: We talk}\n---\n> We talk\n",
		"content/sources/s.md": "---\ntitle: S\n---\n"}
	for _, m := range regexp.MustCompile("(?s)```toml\n# (layouts/[^\n]+)\n(.*?)```").FindAllStringSubmatch(string(doc), -1) {
		files[m[1]] += m[2]
	}
	layout := regexp.MustCompile("(?s)```html\n(.*?)```").FindStringSubmatch(string(doc))
	if len(files) != 4 || layout == nil {
		t.Fatalf("docs/words.md has %v and %v", files, layout)
	}
	for _, c := range []struct {
		language string
		want     map[string]string
	}{
		{"en", map[string]string{"articles/a/": "Go straight to the article|Bob, quoting <b>", "sources/": "1 quotation<"}},
		{"nl", map[string]string{"articles/a/": "Naar de tekst|14 september 2014|</b>, geciteerd door Bob", "sources/": "1 citaat<"}},
		{"nl layout", map[string]string{"articles/a/": "<b>Ada</b>, geciteerd door <i>Bob</i>"}},
	} {
		language, own, _ := strings.Cut(c.language, " ")
		files["content/site.yaml"] = "language: " + language + "\n"
		if own != "" {
			files["layouts/partials/speaker.html"] = `{{define "speaker"}}` + layout[1] + "{{end}}"
		}
		dir := t.TempDir()
		for name, text := range files {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		res, err := build.Run(context.Background(), build.Options{Source: dir, Output: filepath.Join(dir, "public"),
			Options: workspace.Options{Theme: gloss.Files, Now: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}})
		if err != nil || !res.Published || len(res.Diags) != 1 || res.Diags[0].File != "layouts/words/nl.toml" {
			t.Fatalf("%s: %v %v", c.language, err, res.Diags)
		}
		for address, want := range c.want {
			page, err := os.ReadFile(filepath.Join(dir, "public", address, "index.html"))
			for part := range strings.SplitSeq(want, "|") {
				if err != nil || !strings.Contains(string(page), part) {
					t.Errorf("%s, %s: %q does not stand there (%v)", c.language, address, part, err)
				}
			}
		}
	}
}
