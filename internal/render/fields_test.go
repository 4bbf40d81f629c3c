package render

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gloss-press/gloss/internal/workspace"
)

// over is a file system whose files lie over those of another.
type over struct{ top, under fs.FS }

func (o over) Open(name string) (fs.File, error) {
	if f, err := o.top.Open(name); err == nil {
		return f, nil
	}
	return o.under.Open(name)
}

func (o over) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.under, name)
	more, _ := fs.ReadDir(o.top, name)
	for _, e := range more {
		if !slices.ContainsFunc(list, func(u fs.DirEntry) bool { return u.Name() == e.Name() }) {
			list = append(list, e)
		}
	}
	return list, err
}

// TestByFields makes every page of two sites twice: by the built-in layouts, which show what Go has written, and by layouts that make the
// same of the single fields, as a site's own may.
func TestByFields(t *testing.T) {
	archive, err := txtar.ParseFile("../e2e/testdata/spoken.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	spoken := t.TempDir()
	if err := os.CopyFS(spoken, files); err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{"../..", spoken} {
		byFields(t, source)
	}
}

func byFields(t *testing.T, source string) {
	ws, err := workspace.Open(source, workspace.Options{Now: time.Unix(1<<32, 0), Theme: os.DirFS("../..")})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	snap := ws.Load()
	own := over{os.DirFS("testdata/fields"), ws.Layouts()}
	var presses []*Press
	for _, layouts := range []fs.FS{ws.Layouts(), own} {
		r, diags := New(layouts, Assets{})
		if r == nil {
			t.Fatal(diags)
		}
		presses = append(presses, r.On(snap.Site))
	}
	timelines := 0
	for p := range snap.Site.Pages() {
		if !p.Listed() {
			continue
		}
		in := Inputs{Reading: snap.Read(p), Checked: snap.Checked}
		var whole, fields bytes.Buffer
		presses[0].Page(&whole, p, in)
		for _, d := range presses[1].Page(&fields, p, in) {
			t.Error(d)
		}
		timelines += bytes.Count(whole.Bytes(), []byte(`<ol class="timeline">`))
		plus := func(b bytes.Buffer) string { return strings.ReplaceAll(b.String(), "&#43;", "+") } // which html/template writes so
		if diff := cmp.Diff(strings.Split(plus(fields), "\n"), strings.Split(plus(whole), "\n")); diff != "" {
			t.Errorf("%s differs:\n%s", p.Address, diff)
		}
	}
	if timelines < 10 {
		t.Errorf("only %d timelines were compared", timelines)
	}
}

// TestLongPartsTwice makes a page whose layout shows a long part twice. What stands around the pages knows nothing of any.
func TestLongPartsTwice(t *testing.T) {
	ws, err := workspace.Open("../..", workspace.Options{Now: time.Unix(1<<32, 0), Theme: os.DirFS("../..")})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	snap := ws.Load()
	page := `<ol>{{.Timeline.List}}</ol>{{.Masthead}}<p>` + "\x00" + `9` + "\x00" + `</p><dl>{{.Terms.List}}</dl><ol>{{.Timeline.List}}</ol>`
	own := over{fstest.MapFS{
		"base.html":           {Data: []byte(page)},
		"partials/frame.html": {Data: []byte(`{{define "masthead"}}<ul>{{with .Timeline}}{{.List}}{{end}}</ul>[{{.Title}}{{.Kind}}]{{end}}{{define "footer"}}{{end}}`)},
	}, ws.Layouts()}
	r, diags := New(own, Assets{})
	if r == nil {
		t.Fatal(diags)
	}
	p, _ := snap.Site.At(snap.Site.Articles[0].Address)
	var b bytes.Buffer
	if ds := r.On(snap.Site).Page(&b, p, Inputs{Reading: snap.Read(p)}); len(ds) > 0 {
		t.Fatal(ds)
	}
	html := b.String()
	if n, want := strings.Count(html, "<li data-"), 2*len(snap.Site.Articles[0].Entries); n != want {
		t.Errorf("%d entries, want %d", n, want)
	}
	if !strings.Contains(html, "<ul></ul>[]") {
		t.Error("the masthead knows of the page")
	}
	if text("a\x00b") != "a\uFFFDb" {
		t.Error("a sign of marks passes through text")
	}
	if strings.Contains(html, "\x00") {
		t.Errorf("a mark stands on the page: %q", html)
	}
}
