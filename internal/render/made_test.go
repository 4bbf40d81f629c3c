package render

import (
	"bytes"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// made is a small site whose pages are made one by one.
type made struct {
	t      testing.TB
	snap   *workspace.Snapshot
	press  *Press
	bodies *site.Bodies
}

// makeSite joins files, named as they stand in content/, into a site at https://example.org/.
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
	return open(t, dir)
}

// open opens a site at https://example.org/.
func open(t testing.TB, dir string) *made {
	t.Helper()
	ws, err := workspace.Open(dir, workspace.Options{BaseURL: "https://example.org/", Now: time.Unix(1<<32, 0), Theme: os.DirFS("../..")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	m := &made{t: t, snap: ws.Load()}
	r, diags := New(ws.Layouts().Under, ws.Layouts().Over, Assets{})
	if r == nil {
		t.Fatal(diags)
	}
	m.press = r.On(m.snap.Site)
	m.bodies = m.snap.Site.NewBodies(func(a *site.Article) []int32 {
		p, _ := m.snap.Site.At(a.Address)
		if reading := m.snap.Read(p); reading != nil {
			return reading.Digest.Mentions
		}
		return nil
	})
	return m
}

// inputs gives what a page is made of.
func (m *made) inputs(p site.Page) Inputs {
	return Inputs{Reading: m.snap.Read(p), Bodies: m.bodies, Transcript: m.snap.Said(p), Checked: m.snap.Checked, Size: m.snap.PictureSize}
}

// page makes a page, and gives what is wrong with what stands on it too.
func (m *made) page(address string) (string, []diag.Diagnostic) {
	m.t.Helper()
	p, ok := m.snap.Site.At(address)
	if !ok {
		m.t.Fatalf("there is no page %s; told is %v", address, m.snap.Diags)
	}
	var b bytes.Buffer
	diags := m.press.Page(&b, p, m.inputs(p))
	return b.String(), diags
}

// right makes a page of a site in which nothing is wrong.
func (m *made) right(address string) string {
	m.t.Helper()
	s, diags := m.page(address)
	p, _ := m.snap.Site.At(address)
	if r := m.snap.Read(p); r != nil {
		diags = append(diags, r.Diags...)
	}
	if diags = append(diags, m.snap.Diags...); len(diags) > 0 {
		m.t.Fatalf("%s: %v", address, diags)
	}
	return s
}

// wants fails where a page lacks one of some strings, or where they do not follow each other in this order.
func wants(t testing.TB, page string, strs ...string) {
	t.Helper()
	rest := page
	for _, s := range strs {
		_, after, ok := strings.Cut(rest, s)
		if !ok {
			t.Errorf("%q is missing, or stands before what it should follow:\n%s", s, page)
			return
		}
		rest = after
	}
}

// lacks fails where a page has one of some strings.
func lacks(t testing.TB, page string, strs ...string) {
	t.Helper()
	for _, s := range strs {
		if strings.Contains(page, s) {
			t.Errorf("%q stands there and should not:\n%s", s, page)
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// textOf gives a page's text in one line.
func textOf(page string) string {
	if _, body, ok := strings.Cut(page, "<body"); ok {
		page = "<body" + body
	}
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(page, ""))), " ")
}

// allBetween gives all that stands between two strings, in order.
func allBetween(page, from, to string) []string {
	var list []string
	for _, part := range strings.Split(page, from)[1:] {
		s, _, _ := strings.Cut(part, to)
		list = append(list, s)
	}
	return list
}
