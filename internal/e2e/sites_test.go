package e2e_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/build"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/workspace"
)

// published is a site as it was built: all its files, and those of them that are pages.
type published struct {
	name  string
	dir   string // the folder on the disk
	base  string // the base address, with a slash at its end; "" for none
	files map[string][]byte
	pages map[string]*html.Node // of .html files
	words map[string]string     // of each quote, by "article-slug#id"
	told  map[string]bool       // the ids of quotes: whether they are paraphrases
}

var (
	scratch string // a folder for all sites of the run
	sites   = []func() *published{
		sync.OnceValue(func() *published { return mustBuild("example", "../..", "https://example.org/") }),
		sync.OnceValue(func() *published { return mustBuild("example-path", "../..", "https://example.org/explainers/") }),
		sync.OnceValue(func() *published { return mustBuild("ugly", ugly(), "https://example.org/deep/er/") }),
		sync.OnceValue(func() *published { return mustBuild("ugly-relative", ugly(), "") }),
		spoken,
	}
	example, uglySite = sites[0], sites[2]
	ugly              = sync.OnceValue(writeUgly)
)

func TestMain(m *testing.M) {
	var err error
	if scratch, err = os.MkdirTemp("", "gloss-e2e-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	flag.Parse()
	_ = flag.Set("test.parallel", "4") // tabs wait more than they work
	status := m.Run()
	if browser.close != nil {
		browser.close()
	}
	_ = os.RemoveAll(scratch)
	os.Exit(status)
}

// eachSite runs a test for every site.
func eachSite(t *testing.T, test func(t *testing.T, p *published)) {
	for _, site := range sites {
		p := site()
		t.Run(p.name, func(t *testing.T) { test(t, p) })
	}
}

func mustBuild(name, source, base string) *published {
	p := &published{name: name, dir: filepath.Join(scratch, name, "public"), base: base, files: map[string][]byte{}, pages: map[string]*html.Node{}}
	check(os.MkdirAll(filepath.Dir(p.dir), 0o755))
	options := workspace.Options{BaseURL: base, Theme: gloss.Files, Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	res, err := build.Run(context.Background(), build.Options{Source: source, Output: p.dir, Options: options})
	check(err)
	if len(res.Diags) > 0 {
		var text bytes.Buffer
		check(diag.Text(&text, res.Diags, false))
		check(fmt.Errorf("%s: a site of the tests must be without a message:\n%s", name, text.String()))
	}
	p.words, p.told = wordsOf(source, options)
	root := os.DirFS(p.dir)
	check(fs.WalkDir(root, ".", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, file)
		p.files[file] = b
		if err == nil && path.Ext(file) == ".html" {
			p.pages[file], err = html.Parse(bytes.NewReader(b))
		}
		return err
	}))
	return p
}

// wordsOf reads the words of every quote from the source, and which are paraphrases.
func wordsOf(source string, options workspace.Options) (words map[string]string, told map[string]bool) {
	ws, err := workspace.Open(source, options)
	check(err)
	defer ws.Close()
	words, told = map[string]string{}, map[string]bool{}
	for _, a := range ws.Load().Site.Articles {
		for _, q := range a.Quotes {
			words[a.Slug.Value+"#"+q.ID().Value] = q.Text().Value
			told[q.ID().Value] = q.Paraphrase
		}
	}
	return words, told
}

// writeUgly makes the ugly site's source: what testdata/ugly.txtar has, an article of forty quotes, and pictures.
func writeUgly() string {
	var picture bytes.Buffer
	check(png.Encode(&picture, image.NewGray(image.Rect(0, 0, 800, 450))))
	return unpack("testdata/ugly.txtar", "ugly-source",
		txtar.File{Name: "content/articles/forty.md", Data: forty()},
		txtar.File{Name: "content/articles/picture.png", Data: picture.Bytes()},
		txtar.File{Name: "content/people/picture.png", Data: picture.Bytes()})
}

// unpack writes a site's source, from an archive and more files, and gives its folder.
func unpack(archive, name string, more ...txtar.File) string {
	dir := filepath.Join(scratch, name)
	a, err := txtar.ParseFile(archive)
	check(err)
	for _, f := range append(a.Files, more...) {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		check(os.MkdirAll(filepath.Dir(name), 0o755))
		check(os.WriteFile(name, f.Data, 0o644))
	}
	return dir
}

// forty is an article of forty quotes: in block quotes, in sentences, and several in one block.
func forty() []byte {
	var front, body strings.Builder
	front.WriteString("---\ntitle: Forty quotes\ndate: 2014-10-01\nquotes:\n")
	for i := range 40 {
		fmt.Fprintf(&front, "  - {id: q%d, speaker: %s, date: 2014-09-%02d, text: \"saying number %d of forty\"", i, [...]string{"kerry", "harf", "Speaker No. 3"}[i%3], i%30+1, i)
		if i%2 == 0 {
			fmt.Fprintf(&front, ", note: \"Note %d: what *coordinating* is.\"", i)
		}
		if i > 0 {
			fmt.Fprintf(&front, ", answers: q%d", i-1)
		}
		front.WriteString("}\n")
		switch i % 4 {
		case 0:
			fmt.Fprintf(&body, "\n> It was saying number %d of forty, and coordinating.\n", i)
		case 1:
			fmt.Fprintf(&body, "\nSomebody said “saying number %d of forty”", i)
		case 2:
			fmt.Fprintf(&body, ", then “saying number %d of forty”, and so on.\n", i)
		case 3:
			fmt.Fprintf(&body, "\n- One more: “saying number %d of forty”.\n", i)
		}
	}
	return []byte(front.String() + "---\n" + body.String())
}

// check stops the run where the tests can't even begin.
func check(err error) {
	if err != nil {
		panic(err)
	}
}
