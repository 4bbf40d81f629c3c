package preview

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
)

// mistakes are ways to break the small site: what is edited, which page must tell of it and go on as it was, and in which file.
var mistakes = []struct {
	name, file, old, words, page, tells string
}{
	{"a quote that is not there", "content/articles/talking.md", "He said “we will not", "He said “we shall not", "/articles/talking/", "content/articles/talking.md"},
	{"front matter half typed", "content/articles/talking.md", "title: Talking\n", "title: \"Talk\n", "/articles/talking/", "content/articles/talking.md"},
	{"front matter not closed", "content/articles/talking.md", "cbs}\n---\n", "cbs}\n", "/articles/talking/", "content/articles/talking.md"},
	{"no title", "content/articles/talking.md", "title: Talking\n", "", "/articles/talking/", "content/articles/talking.md"},
	{"a slug that can’t be", "content/articles/talking.md", "title: Talking\n", "title: Talking\nslug: a/../b\n", "/articles/talking/", "content/articles/talking.md"},
	{"a speaker that is not there", "content/articles/talking.md", "speaker: kerry", "speaker: kery", "/articles/talking/", "content/articles/talking.md"},
	{"a term without a name", "content/glossary/coordinate.md", "term: coordinate\n", "", "/glossary/coordinate/", "content/glossary/coordinate.md"},
	{"a link of a term’s definition", "content/glossary/coordinate.md", "short: Plan", "short: A [plan](javascript:x) to", "/glossary/coordinate/", "content/glossary/coordinate.md"},
	{"site.yaml", "content/site.yaml", "title: Small", "title: [", "/articles/talking/", "content/site.yaml"},
	{"site.yaml, on a list", "content/site.yaml", "title: Small", "titel: Small", "/", "content/site.yaml"},
	{"a source, on a part of its text", "content/sources/long.md", "title: Long\n", "", "/sources/long/2/", "content/sources/long.md"},
	{"a page’s directive", "content/pages/about.md", "Who we are.", ":::nothing\nWho\n:::", "/about/", "content/pages/about.md"},
}

// TestMistakes breaks the site in many ways: the page that it concerns tells of it, over its last good version; a page that it doesn't
// concern is served; and with the mistake mended all is as before.
func TestMistakes(t *testing.T) {
	if testing.Short() {
		t.Skip("many editions are not quick")
	}
	for _, test := range mistakes {
		t.Run(test.name, func(t *testing.T) {
			r := start(t, nil)
			if test.file == "content/sources/long.md" {
				r.save(test.file, "---\ntitle: Long\ndate: 2014-09-15\n---\n"+strings.Repeat("Words and more words.\n\n", 25_000)) // 575 KB, two parts
			}
			before := r.state(test.page)
			_, page := r.get(test.page)
			r.edit(test.file, test.old, test.words)
			s := r.state(test.page)
			if !s.Last || s.Page != before.Page || s.Status != here || len(s.Here) == 0 || s.Here[0].File != test.tells || s.Here[0].Severity != "error" {
				t.Errorf("broken: %+v", s)
			}
			if _, now := r.get(test.page); now != page {
				t.Error("the last good version is not shown")
			}
			other := r.state("/articles/other/")
			if test.file == "content/site.yaml" {
				if len(other.Here) == 0 {
					t.Errorf("a mistake of all pages: %+v", other)
				}
			} else if len(other.Here) > 0 || other.Status != here || other.Last {
				t.Errorf("the page that has no mistake: %+v", other)
			}
			r.settle()
			if other := r.state("/articles/other/"); test.file != "content/site.yaml" && other.Errors == 0 {
				t.Errorf("the page that has no mistake doesn't count those elsewhere: %+v", other)
			}
			if test.words == "" {
				r.edit(test.file, "---\n", "---\n"+test.old)
			} else {
				r.edit(test.file, test.words, test.old)
			}
			if after := r.state(test.page); after.Page != before.Page || after.Last || len(after.Here) > 0 {
				t.Errorf("mended: %+v", after)
			}
			r.settle()
			if n := r.news; len(n) < 2 || !n[len(n)-1].Well {
				t.Errorf("the author is not told that all is well: %+v", n)
			}
		})
	}
}

// TestLayoutMistakes breaks layouts and assets: pages go on with those that could be read last, all tell of it, and a page made
// before the first good layout stands in.
func TestLayoutMistakes(t *testing.T) {
	r := start(t, nil)
	before := r.state("/articles/talking/")
	r.save("layouts/article.html", `{{define "main"}}{{.Nothing`)
	for _, page := range []string{"/articles/talking/", "/", "/glossary/coordinate/", "/people/kerry/"} {
		if s := r.state(page); s.Status != here || len(s.Here) == 0 || s.Here[0].File != "layouts/article.html" {
			t.Errorf("%s with a broken layout: %+v", page, s)
		}
	}
	// What fails is seen only when the page is made, and is the mistake of that kind of page alone.
	r.save("layouts/article.html", `{{define "main"}}{{(index .Feeds 99).URL}}{{end}}`)
	if s := r.state("/articles/talking/"); !s.Last || s.Page != before.Page || len(s.Here) != 1 || s.Here[0].File != "layouts/article.html" || s.Here[0].Line != 1 {
		t.Errorf("with what fails: %+v", s)
	}
	if s := r.state("/articles/other/"); s.Status != broken || len(s.Here) == 0 {
		t.Errorf("a page that was never made: %+v", s)
	}
	res, body := r.get("/articles/other/")
	if res.StatusCode != 500 || !strings.Contains(body, "layouts/article.html:1") || !strings.Contains(body, "client.js") {
		t.Errorf("the page that stands in: %d %s", res.StatusCode, body)
	}
	if s := r.state("/people/kerry/"); s.Status != here || len(s.Here) > 0 {
		t.Errorf("another kind of page: %+v", s)
	}
	if r.settle(); len(r.current.Load().mistakes) != 1 {
		t.Errorf("mistakes: %v", r.current.Load().mistakes)
	}
	r.save("layouts/article.html", `{{define "main"}}<h1>{{.Title}}</h1>{{.Body}}{{end}}`)
	if s := r.state("/articles/talking/"); s.Last || len(s.Here) > 0 || s.Page == before.Page {
		t.Errorf("mended otherwise: %+v", s)
	}
	r.save("layouts/article.html", "")
	if s := r.state("/articles/talking/"); s.Page != before.Page {
		t.Errorf("without a layout of its own: %+v", s)
	}
	// An asset that leads out of the site.
	if err := os.MkdirAll(filepath.Join(r.dir, "assets"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(r.dir, "assets/style.css")); err != nil {
		t.Fatal(err)
	}
	r.update([]string{"assets/style.css"}, nil)
	if s := r.state("/"); len(s.Here) == 0 || s.Here[0].File != "assets/style.css" || s.Status != here {
		t.Errorf("with an asset that can't be read: %+v", s)
	}
	r.save("assets/style.css", "")
	if s := r.state("/articles/talking/"); s.Page != before.Page || len(s.Here) > 0 {
		t.Errorf("with it gone: %+v", s)
	}
}

// TestBrokenFromTheStart opens a site that has never been right.
func TestBrokenFromTheStart(t *testing.T) {
	dir := t.TempDir()
	unpack(t, dir, txtar.Parse([]byte(small)))
	write(t, dir, "layouts/base.html", "{{")
	write(t, dir, "content/articles/bad.md", "---\ntitle: [\n---\nWords.\n")
	r := open(t, dir, nil)
	r.serveAt(0)
	for _, page := range []string{"/", "/articles/talking/", "/articles/bad/", "/nowhere/"} {
		res, body := r.get(page)
		if page != "/nowhere/" && (res.StatusCode != 500 || !strings.Contains(body, "layouts/base.html:1")) {
			t.Errorf("%s: %d %s", page, res.StatusCode, body)
		}
	}
	if res, _ := r.get("/_gloss/"); res.StatusCode != 200 {
		t.Errorf("the author's list: %d", res.StatusCode)
	}
	r.save("layouts/base.html", "")
	if res, _ := r.get("/articles/talking/"); res.StatusCode != 200 {
		t.Errorf("with the layout mended: %d", res.StatusCode)
	}
}

// TestGone deletes, moves and renames files, and takes the whole of content/ away and back.
func TestGone(t *testing.T) {
	r := start(t, nil)
	page := r.state("/articles/other/").Page
	r.edit("content/articles/other.md", "title: Other\n", "title: Other\nslug: another\n")
	if s := r.state("/articles/other/"); s.Status != missing || s.Moved != "/articles/another/" {
		t.Errorf("with another slug: %+v", s)
	}
	r.edit("content/articles/other.md", "slug: another\n", "")
	if s := r.state("/articles/other/"); s.Status != here || s.Page != page {
		t.Errorf("with its own slug: %+v", s)
	}
	if err := os.Rename(filepath.Join(r.dir, "content/articles/other.md"), filepath.Join(r.dir, "content/articles/renamed.md")); err != nil {
		t.Fatal(err)
	}
	r.update([]string{"content/articles/other.md", "content/articles/renamed.md"}, nil)
	if s := r.state("/articles/other/"); s.Status != missing || s.Moved != "/articles/renamed/" {
		t.Errorf("renamed: %+v", s)
	}
	r.save("content/articles/renamed.md", "")
	if s := r.state("/articles/other/"); s.Status != missing || s.Moved != "" {
		t.Errorf("deleted: %+v", s)
	}
	if res, _ := r.get("/articles/other/"); res.StatusCode != 404 {
		t.Errorf("deleted: %d", res.StatusCode)
	}
	// A file that others refer to: they tell of it.
	before := r.state("/articles/talking/")
	r.save("content/people/kerry.md", "")
	if s := r.state("/articles/talking/"); !s.Last || len(s.Here) == 0 || s.Here[0].Code != "unknown-slug" {
		t.Errorf("without its speaker: %+v", s)
	}
	r.save("content/people/kerry.md", "---\nname: John Kerry\nroles: [{title: Secretary of State, from: 2013-02-01}]\n---\n")
	for range 2 {
		if s := r.state("/articles/talking/"); s.Page != before.Page || len(s.Here) > 0 {
			t.Errorf("with its speaker again: %+v", s)
		}
	}
	away := filepath.Join(r.dir, "away")
	if err := os.Rename(filepath.Join(r.dir, "content"), away); err != nil {
		t.Fatal(err)
	}
	r.update(nil, nil)
	if s := r.state("/articles/talking/"); s.Status != here || !s.Last || len(s.Here) == 0 || s.Here[0].File != "content" {
		t.Errorf("without content/: %+v", s)
	}
	if err := os.Rename(away, filepath.Join(r.dir, "content")); err != nil {
		t.Fatal(err)
	}
	r.update(nil, nil)
	if s := r.state("/articles/talking/"); s.Page != before.Page || len(s.Here) > 0 {
		t.Errorf("with content/ back: %+v", s)
	}
}

// TestDeadLinks takes away a page that another leads to, and looks at what is told of the other, which has not changed.
func TestDeadLinks(t *testing.T) {
	r := start(t, nil)
	r.settle()
	r.edit("content/articles/talking.md", ", source: cbs", "")
	r.settle()
	r.save("content/sources/cbs.md", "")
	r.settle()
	if s := r.state("/articles/other/"); s.Warnings != 1 || len(s.Others) != 1 || s.Others[0].Code != "dead-link" || s.Others[0].File != "content/articles/talking.md" {
		t.Errorf("%+v", s)
	}
	if s := r.state("/articles/talking/"); len(s.Here) != 1 || s.Last || s.Here[0].Severity != "warning" {
		t.Errorf("%+v", s)
	}
}

// TestUnseenChange changes a file behind the preview's back: a request for its page sees it all the same.
func TestUnseenChange(t *testing.T) {
	r := start(t, nil)
	r.settle()
	b, err := os.ReadFile(filepath.Join(r.dir, "content/articles/other.md"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, r.dir, "content/articles/other.md", strings.Replace(string(b), "Others coordinate", "Nobody saw", 1))
	if _, body := r.get("/articles/other/"); !strings.Contains(body, "Nobody saw") {
		t.Error("the page shows what its file had before")
	}
}

// TestWatch hands changes in as a watcher does, and ends when it does.
func TestWatch(t *testing.T) {
	changes := make(feed)
	r := start(t, func(o *Options) { o.Changes = changes })
	events, leave := r.events.join()
	defer leave()
	r.settle()
	watched := make(chan error)
	go func() { watched <- r.Watch(context.Background()) }()
	write(t, r.dir, "content/articles/new.md", "---\ntitle: New\n---\nWords.\n")
	changes <- []string{"content/articles/new.md"}
	for r.state("/articles/new/").Status != here {
		<-events
	}
	changes <- []string{"public/index.html", "README.md"} // nothing of the site
	close(changes)
	if err := <-watched; !errors.Is(err, errEnd) {
		t.Error(err)
	}
	if n := r.current.Load().number; n != 2 {
		t.Errorf("%d editions", n)
	}
}

type feed chan []string

var errEnd = errors.New("the end")

func (f feed) Next(ctx context.Context) ([]string, error) {
	select {
	case paths, ok := <-f:
		if !ok {
			return nil, errEnd
		}
		return paths, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// bomb is a press that fails.
type bomb struct {
	press
	on func(site.Page) bool
}

func (b bomb) Page(w render.Writer, p site.Page, in render.Inputs) []diag.Diagnostic {
	if b.on(p) {
		panic("</pre><script>alert(1)</script>")
	}
	return b.press.Page(w, p, in)
}

// TestPanic has the making of every page panic, one kind after the other: it costs that page, which says so without running what
// stands in the message, and the server goes on.
func TestPanic(t *testing.T) {
	r := start(t, func(o *Options) { o.BaseURL = "https://example.org/" })
	e := r.settle()
	r.good = shelf{}
	sound := e.press
	seen := map[*site.Kind]bool{}
	for p := range e.Site.Pages() {
		if seen[p.Kind] || !p.Kind.IsHTML() {
			continue
		}
		seen[p.Kind] = true
		e.press = bomb{sound, func(q site.Page) bool { return q.Kind == p.Kind }}
		clear(e.pages)
		res, body := r.get(site.Href("/", p.Address))
		if res.StatusCode != http.StatusInternalServerError || strings.Contains(body, "<script>alert") {
			t.Errorf("%s: %d %.300s", p.Address, res.StatusCode, body)
		}
		if !strings.Contains(body, "Gloss failed") {
			t.Errorf("%s doesn't say why: %s", p.Address, body)
		}
	}
	e.press = sound
	clear(e.pages)
	if res, _ := r.get("/articles/talking/"); res.StatusCode != 200 {
		t.Errorf("afterwards: %d", res.StatusCode)
	}
	if len(seen) < 16 {
		t.Errorf("only %d kinds of page", len(seen))
	}
}

// TestNoReload serves pages as they are built.
func TestNoReload(t *testing.T) {
	r := start(t, func(o *Options) { o.NoReload = true })
	if _, body := r.get("/"); strings.Contains(body, "_gloss") {
		t.Error("the page has the preview's script")
	}
}

// TestPictures changes a picture: the pages are told its address, which stays the same.
func TestPictures(t *testing.T) {
	r := start(t, nil)
	const picture = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00sum!\x00\x00\x00\x00IENDsum!"
	r.save("content/articles/a.png", picture)
	if s := r.state("/"); len(s.Changed) != 1 || s.Changed[0] != "/articles/a.png" {
		t.Errorf("%+v", s)
	}
	if res, body := r.get("/articles/a.png"); body != picture || res.Header.Get("Content-Type") != "image/png" {
		t.Errorf("%q %s", body, res.Header.Get("Content-Type"))
	}
}

// endless is a press that doesn't end for articles until it is told to.
type endless struct {
	press
	end chan struct{}
}

func (n endless) Page(w render.Writer, p site.Page, in render.Inputs) []diag.Diagnostic {
	if p.Kind == site.ArticlePage {
		<-n.end
	}
	return n.press.Page(w, p, in)
}

// TestEndlessLayout has a layout that doesn't end: its pages say so, other pages are served, and it is not tried again and again.
func TestEndlessLayout(t *testing.T) {
	r := start(t, nil)
	e := r.settle()
	r.patience = time.Millisecond
	end := make(chan struct{})
	e.press = endless{e.press, end}
	defer close(end)
	for range 3 {
		if s := r.state("/articles/talking/"); s.Status != broken || len(s.Here) != 1 || s.Here[0].Code != "layout-endless" {
			t.Errorf("%+v", s)
		}
		r.patience = time.Hour
		clear(e.pages)
	}
	if s := r.state("/people/kerry/"); s.Status != here {
		t.Errorf("%+v", s)
	}
}

// TestVerdicts changes what a source says: the quote that is no longer what it says is told of, though its own file is as it was.
func TestVerdicts(t *testing.T) {
	r := start(t, nil)
	r.settle()
	r.edit("content/sources/cbs.md", "we will not coordinate", "we will gladly coordinate")
	r.settle()
	if s := r.state("/people/kerry/"); s.Errors != 1 || len(s.Others) != 1 || s.Others[0].File != "content/articles/talking.md" {
		t.Errorf("elsewhere: %+v", s)
	}
	if s := r.state("/articles/talking/"); len(s.Here) != 1 || s.Here[0].Severity != "error" {
		t.Errorf("on its page: %+v", s)
	}
	r.edit("content/sources/cbs.md", "we will gladly coordinate", "we will not coordinate")
	if s := r.settle().mistakes; len(s) > 0 {
		t.Errorf("mended: %v", s)
	}
	// A transcript beside its file, first not there.
	r.edit("content/sources/cbs.md", "date: 2014-09-14\n---\n**John Kerry:** Well, we will not coordinate.", "date: 2014-09-14\nfile: talk.vtt\n---\n")
	if res, _ := r.get("/sources/cbs/"); res.StatusCode >= 500 {
		t.Errorf("a source whose transcript is not there: %d", res.StatusCode)
	}
	if s := r.settle().mistakes; len(s) == 0 {
		t.Error("a transcript that is not there is no mistake")
	}
	captions := "WEBVTT\n\n00:01.000 --> 00:04.000\n<v John Kerry>Well, we will %s coordinate.\n"
	for words, mistakes := range map[string]int{"gladly": 1, "not": 0} {
		r.save("content/sources/talk.vtt", fmt.Sprintf(captions, words))
		if s := r.settle().mistakes; len(s) != mistakes {
			t.Errorf("a transcript that says “%s”: %v", words, s)
		}
	}
}

// TestDeadLeads takes away the place on a page that another leads to.
func TestDeadLeads(t *testing.T) {
	r := start(t, nil)
	r.edit("content/pages/about.md", "Who we are.", "## Who\n\nWe are.")
	r.edit("content/articles/other.md", "Others", "[Others](/about/#who)")
	if s := r.settle().mistakes; len(s) > 0 {
		t.Errorf("with the heading: %v", s)
	}
	r.edit("content/pages/about.md", "## Who", "## What")
	if s := r.settle().mistakes; len(s) != 1 || s[0].File != "content/articles/other.md" {
		t.Errorf("without it: %v", s)
	}
}

// TestReadingsOfLaterEditions: what an edition reads late is not put in the place of what a later one has read.
func TestReadingsOfLaterEditions(t *testing.T) {
	var r readings
	for _, edition := range []int64{1, 3, 2} {
		r.put("a/", &reading{edition: edition})
	}
	if got := r.get("a/").edition; got != 3 {
		t.Errorf("what edition %d has read is kept", got)
	}
}
