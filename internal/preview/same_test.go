package preview

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/build"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// compare builds the site and compares every file with what is served at its address.
func (r *running) compare(base string) int {
	r.t.Helper()
	out := filepath.Join(r.t.TempDir(), "public")
	res, err := build.Run(context.Background(), build.Options{Source: r.dir, Output: out,
		Options: workspace.Options{BaseURL: base, Drafts: true, Future: true, Now: present, Theme: gloss.Files}})
	if err != nil || !res.Published {
		r.t.Fatalf("%v %v", err, res.Diags)
	}
	n := 0
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		want, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			return err
		}
		n++
		res, got := r.get(site.Href(r.Root(), strings.TrimSuffix(name, "index.html")))
		if strings.HasSuffix(name, ".html") {
			var aside string
			got, aside = cutAside(got)
			sum := (&made{aside: []byte(aside)}).with(want).sum
			tag := `<script type="module" src="/_gloss/client.js" data-page="` + sum + `" data-status="here"></script>`
			if strings.Count(got, tag+"</body>") != 1 {
				r.t.Errorf("%s has not one tag of the preview’s", name)
			}
			got = strings.Replace(got, tag, "", 1)
		}
		if res.StatusCode != http.StatusOK || got != string(want) {
			r.t.Errorf("%s (%d) is not what build writes: %d and %d bytes", name, res.StatusCode, len(got), len(want))
		}
		return nil
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return n
}

// cutAside takes what the preview adds for the author of a transcript out of a page.
func cutAside(page string) (rest, aside string) {
	const begins, ends = `<details class="understood"`, "</details>\n"
	from := strings.Index(page, begins)
	if from < 0 {
		return page, ""
	}
	to := from + strings.Index(page[from:], ends) + len(ends)
	return page[:from] + page[to:], page[from:to]
}

// TestSameAsBuild compares every page and file of two sites with what a build writes.
func TestSameAsBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("it is not quick")
	}
	for _, test := range []struct {
		name, archive, base string
		least               int
	}{
		{"example", "", "", 40},
		{"example-path", "", "https://example.org/explainers/", 90},
		{"ugly", "../e2e/testdata/ugly.txtar", "https://example.org/deep/er/", 100},
		{"ugly-relative", "../e2e/testdata/ugly.txtar", "", 50},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if test.archive == "" {
				if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
					t.Fatal(err)
				}
			} else {
				a, err := txtar.ParseFile(test.archive)
				if err != nil {
					t.Fatal(err)
				}
				unpack(t, dir, a)
				var picture bytes.Buffer
				if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 80, 45))); err != nil {
					t.Fatal(err)
				}
				write(t, dir, "content/articles/picture.png", picture.String())
				write(t, dir, "content/people/picture.png", picture.String())
				write(t, dir, "content/articles/forty.md", "---\ntitle: Forty quotes\ndate: 2014-10-01\n---\nWords.\n")
			}
			r := open(t, dir, func(o *Options) { o.BaseURL = test.base })
			r.serveAt(0)
			if n := r.compare(test.base); n < test.least {
				t.Errorf("only %d files were compared", n)
			}
			if r.settle(); len(r.news) > 0 {
				t.Errorf("a site without a mistake has news: %v", r.news)
			}
		})
	}
}

// TestSameAfterEdits makes random edits and compares all that is served with a fresh build after each few.
func TestSameAfterEdits(t *testing.T) {
	r := start(t, nil)
	random := rand.New(rand.NewPCG(1, 2))
	edits := []func(int){
		func(i int) {
			r.edit("content/articles/other.md", "Others coordinate.", fmt.Sprintf("Others coordinate. Edit %d.\n\nOthers coordinate.", i))
		},
		func(i int) {
			r.save(fmt.Sprintf("content/articles/new-%d.md", i%3), fmt.Sprintf("---\ntitle: New %d\ndate: 2015-01-%02d\ntopics: [T%d]\n---\nThey de-conflict.\n", i, i%28+1, i%2))
		},
		func(i int) {
			name := fmt.Sprintf("content/articles/new-%d.md", i%3)
			if _, err := os.Stat(filepath.Join(r.dir, name)); err == nil {
				r.save(name, "")
			}
		},
		func(i int) {
			r.save("content/glossary/term.md", fmt.Sprintf("---\nterm: %s\nshort: Edit %d.\n---\n", [...]string{"de-conflict", "alpha", "others"}[i%3], i))
		},
		func(i int) { r.save("content/site.yaml", fmt.Sprintf("title: Small %d\n", i)) },
		func(i int) { r.save("layouts/404.html", fmt.Sprintf(`{{define "main"}}<h1>None %d</h1>{{end}}`, i)) },
		func(i int) { r.save("assets/style.css", fmt.Sprintf("p { margin: %dpx }", i)) },
		func(i int) { r.save("static/CNAME", fmt.Sprintf("%d.example.org", i)) },
	}
	for i := range 48 {
		edits[random.IntN(len(edits))](i)
		if i%4 == 3 {
			r.compare("")
		}
		if t.Failed() {
			t.Fatalf("after edit %d", i)
		}
	}
}
