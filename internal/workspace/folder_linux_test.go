package workspace

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// TestFolder says which files of a folder are read, which are published as they are, and which are told of.
func TestFolder(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(outside, []byte("---\ntitle: Secret\n---\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"articles/a.md", "articles/deep/b.md", "site.yaml", "glossary.yaml", "people/p.md", "sources/s.md", "pages/p.md",
		"articles/map.PNG", "articles/talk.vtt", "sources/paper.pdf",
		"articles/.hidden.md", "articles/a.md~", "articles/#a.md#", "articles/a.md.bak", "articles/.a.md.swp", "articles/4913", ".git/config.md", "articles/Thumbs.db",
		"articles/notes.docx", "articles/folder.md/x.md"} {
		write(t, dir, "content/"+name, "")
	}
	write(t, dir, "static/.well-known/x", "")
	write(t, dir, "static/CNAME", "")
	write(t, dir, "elsewhere/a.md", "")
	for link, target := range map[string]string{"content/articles/out.md": outside, "content/articles/in.md": "a.md", "content/articles/gone.md": "nothing.md", "content/articles/dir": "../pages"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "content/articles/pipe.md"), 0o600); err != nil {
		t.Skip(err)
	}
	l := open(t, dir).folder.list()
	same := func(what string, got, want []string) {
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s are %q, want %q", what, got, want)
		}
	}
	same("read", l.content, []string{"content/articles/a.md", "content/articles/deep/b.md", "content/articles/in.md", "content/site.yaml", "content/glossary.yaml", "content/people/p.md",
		"content/sources/s.md", "content/pages/p.md", "content/articles/folder.md/x.md"})
	same("published as they are", l.others, []string{"content/articles/map.PNG", "content/articles/talk.vtt", "content/sources/paper.pdf", "static/.well-known/x", "static/CNAME"})
	var got []string
	for _, d := range l.diags {
		got = append(got, d.File+" "+string(d.Code)+" "+d.Severity.String()+": "+strings.SplitN(d.Message, ": ", 2)[0])
	}
	same("told", got, []string{
		"content/articles/notes.docx unknown-folder warning: this file is left out of the site",
		"content/articles/folder.md unreadable error: this is a folder with the name of a file",
		"content/articles/out.md unreadable error: this link leads out of the site",
		"content/articles/gone.md unreadable error: this link leads to nothing",
		"content/articles/dir unreadable error: this link leads to a folder (../pages)",
		"content/articles/pipe.md unreadable error: this is no ordinary file",
	})
}

// TestRead never waits for a pipe, and reads no more of a file than it may.
func TestRead(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/articles/a.md", "four")
	if err := syscall.Mkfifo(filepath.Join(dir, "content/pipe"), 0o600); err != nil {
		t.Skip(err)
	}
	f := open(t, dir).folder
	if b, err := f.read("content/articles/a.md", 4); err != nil || string(b) != "four" {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := f.read("content/articles/a.md", 3); err == nil || err.Error() != "this file has 1 MB; at most 0 are read" {
		t.Errorf("a file that is too large: %v", err)
	}
	for name, want := range map[string]string{"content/pipe": "no ordinary file", "content/articles": "no ordinary file", "content/none": "no such file", "../x": "escapes"} {
		if _, err := f.read(name, 100); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	r := &reader{folder: f}
	first, _ := r.read("content/articles/a.md", 100)
	write(t, dir, "content/articles/b.md", "five")
	if second, err := r.read("content/articles/b.md", 100); err != nil || string(second) != "five" || &first[0] != &second[0] {
		t.Errorf("the memory is not used again: %q, %v", second, err)
	}
}

// TestUnreadable tells of files that can't be read, and builds the Site of the others.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/articles/a.md", "---\ntitle: A\n---\n")
	write(t, dir, "content/articles/large.md", "")
	if err := os.Truncate(filepath.Join(dir, "content/articles/large.md"), limit.Text+1); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "content/articles/b.md", "---\ntitle: B\n---\n")
	ws := open(t, dir)
	ws.Edit("content/articles/b.md", []byte("---\ntitle: Edited\n---\n"))
	s := ws.Load()
	if len(s.Diags) != 1 || s.Diags[0].File != "content/articles/large.md" || s.Diags[0].Code != diag.TooLarge {
		t.Errorf("told is %v", s.Diags)
	}
	if len(s.Site.Articles) != 2 || s.Site.Article("b").Title.Value != "Edited" || s.Sum("content/articles/large.md") != 0 || s.Sum("content/none.md") != 0 {
		t.Errorf("%d articles", len(s.Site.Articles))
	}
}

// TestOpen says of a folder that is no site what it lacks.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "file/content", "")
	for _, name := range []string{"", "none", "file"} {
		_, err := Open(filepath.Join(dir, name), Options{})
		var none *NoContentError
		if !errors.As(err, &none) || !strings.Contains(err.Error(), "no folder content/ in "+none.Dir) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(filepath.Join(dir, "file/content"), Options{}); err == nil || errors.As(err, new(*NoContentError)) {
		t.Errorf("a file: %v", err)
	}
}

// TestTheme lays a site's own layouts and assets over the built-in ones, file by file.
func TestTheme(t *testing.T) {
	theme := fstest.MapFS{"layouts/base.html": {Data: []byte("built in")}, "layouts/partials/a.html": {Data: []byte("built in")}, "layouts/partials/b.html": {Data: []byte("built in")},
		"assets/style.css": {Data: []byte("built in")}}
	dir := t.TempDir()
	write(t, dir, "content/articles/a.md", "")
	ws, err := Open(dir, Options{Theme: theme, Jobs: 3})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	if ws.OwnLayouts() || ws.Jobs() != 3 {
		t.Errorf("own layouts: %v, jobs: %d", ws.OwnLayouts(), ws.Jobs())
	}
	if b, err := fs.ReadFile(ws.Layouts(), "base.html"); err != nil || string(b) != "built in" {
		t.Errorf("%q, %v", b, err)
	}
	write(t, dir, "layouts/partials/b.html", "own")
	write(t, dir, "layouts/partials/c.html", "own")
	write(t, dir, "assets/map.svg", "own")
	if !ws.OwnLayouts() {
		t.Error("the site has layouts of its own")
	}
	for name, want := range map[string]string{"base.html": "built in", "partials/a.html": "built in", "partials/b.html": "own", "partials/c.html": "own"} {
		if b, err := fs.ReadFile(ws.Layouts(), name); err != nil || string(b) != want {
			t.Errorf("%s: %q, %v", name, b, err)
		}
	}
	if list, err := fs.Glob(ws.Layouts(), "partials/*.html"); err != nil || !slices.Equal(list, []string{"partials/a.html", "partials/b.html", "partials/c.html"}) {
		t.Errorf("%q, %v", list, err)
	}
	if list, err := fs.Glob(ws.Assets(), "*"); err != nil || !slices.Equal(list, []string{"map.svg", "style.css"}) {
		t.Errorf("%q, %v", list, err)
	}
	if _, err := fs.ReadDir(ws.Layouts(), "none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder of neither: %v", err)
	}
}
