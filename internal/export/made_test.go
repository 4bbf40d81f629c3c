package export_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// made is a small site whose files are made one by one.
type made struct {
	t     testing.TB
	snap  *workspace.Snapshot
	press *render.Press
	files export.Files
}

// makeSite joins files, named as they stand in content/, into a site at https://example.org/, in which nothing is wrong.
func makeSite(t testing.TB, files map[string]string) *made {
	t.Helper()
	all := fstest.MapFS{}
	for name, text := range files {
		all["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, all); err != nil {
		t.Fatal(err)
	}
	ws, err := workspace.Open(dir, workspace.Options{BaseURL: "https://example.org/", Now: time.Unix(1<<32, 0), Theme: os.DirFS("../..")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	snap := ws.Load()
	r, diags := render.New(ws.Layouts().Under, ws.Layouts().Over, render.Assets{})
	if diags = append(diags, snap.Diags...); len(diags) > 0 {
		t.Fatal(diags)
	}
	press := r.On(snap.Site)
	m := &made{t, snap, press, press.Files(snap.Checked)}
	m.files.Article = func(a *site.Article) string {
		in := render.Inputs{Reading: snap.Read(pageOf(a)), Checked: snap.Checked, Body: new(string)}
		if diags := press.Page(new(bytes.Buffer), pageOf(a), in); len(diags) > 0 {
			t.Fatal(diags)
		}
		return m.files.Plain(a, *in.Body)
	}
	return m
}

// pageOf gives the page of an article.
func pageOf(a *site.Article) site.Page {
	return site.Page{Kind: site.ArticlePage, Address: a.Address, Subject: a}
}

// right makes a page or a file in which nothing is wrong.
func (m *made) right(address string) string {
	m.t.Helper()
	p, ok := m.snap.Site.At(address)
	if !ok {
		m.t.Fatalf("there is nothing at /%s", address)
	}
	var b bytes.Buffer
	in := render.Inputs{Reading: m.snap.Read(p), Checked: m.snap.Checked, Size: m.snap.PictureSize, Body: new(string)}
	page := p
	if a, ok := p.Subject.(*site.Article); ok {
		page, _ = m.snap.Site.At(a.Address)
	}
	if page.Kind.IsLaidOut() {
		if diags := m.press.Page(&b, page, in); len(diags) > 0 {
			m.t.Fatal(diags)
		}
	}
	if !p.Kind.IsLaidOut() {
		b.Reset()
		if err := m.files.Write(&b, p, export.Body{HTML: *in.Body, Reading: in.Reading}); err != nil {
			m.t.Fatal(err)
		}
	}
	return b.String()
}

// wants fails where a file lacks one of some strings, or where they do not follow each other in this order.
func wants(t testing.TB, file string, strs ...string) {
	t.Helper()
	rest := file
	for _, s := range strs {
		_, after, ok := strings.Cut(rest, s)
		if !ok {
			t.Errorf("%q is missing, or stands before what it should follow:\n%s", s, file)
			return
		}
		rest = after
	}
}

// lacks fails where a file has one of some strings.
func lacks(t testing.TB, file string, strs ...string) {
	t.Helper()
	for _, s := range strs {
		if strings.Contains(file, s) {
			t.Errorf("%q stands there and should not:\n%s", s, file)
		}
	}
}

// allBetween gives all that stands between two strings, in order.
func allBetween(file, from, to string) []string {
	var list []string
	for _, part := range strings.Split(file, from)[1:] {
		s, _, _ := strings.Cut(part, to)
		list = append(list, s)
	}
	return list
}
