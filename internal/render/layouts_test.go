package render

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestLayoutMistakes tells of a mistake in a layout by its file and line, and makes no Renderer of it.
func TestLayoutMistakes(t *testing.T) {
	for _, test := range []struct{ file, text, want, says string }{
		{"home.html", "\n\n{{if}}", "layouts/home.html:3", "missing value for if"},
		{"base.html", "{{end}}", "layouts/base.html:1", "unexpected {{end}}"},
		{"partials/own.html", "{{define \"own\"}}\n{{nonsense}}{{end}}", "layouts/partials/own.html:2", "function \"nonsense\" not defined"},
	} {
		own := fstest.MapFS{test.file: {Data: []byte(test.text)}}
		r, ds := New(os.DirFS("../../layouts"), own, Assets{})
		if r != nil || len(ds) == 0 {
			t.Errorf("%s: it is taken: %v", test.file, ds)
			continue
		}
		if got := fmt.Sprintf("%s:%d", ds[0].File, ds[0].From.Line); got != test.want || !strings.Contains(ds[0].Message, test.says) || strings.Contains(ds[0].Message, "layouts/") {
			t.Errorf("%s: %s %s", test.file, got, ds[0].Message)
		}
	}
	if r, ds := New(fstest.MapFS{}, fstest.MapFS{}, Assets{}); r != nil || ds[0].Message != "this layout is missing" || ds[0].File != "layouts/404.html" {
		t.Errorf("no layouts: %v", ds)
	}
}

// TestLayoutsThatFail tells of a layout that fails while a page is made, and of a card that does not show its words.
func TestLayoutsThatFail(t *testing.T) {
	for _, test := range []struct{ file, text, address, want string }{
		{"home.html", "\n{{define \"main\"}}{{.Nonsense}}{{end}}", "", "layouts/home.html:2 layout"},
		{"redirect.html", "{{.Nonsense}}", "old/", "layouts/redirect.html:1 layout"},
		{"partials/quote.html", "{{define \"quote\"}}{{.Nonsense}}{{end}}", "articles/a/", "layouts/partials/quote.html:1 layout"},
		{"partials/quote.html", `{{define "quote"}}<p data-quote="{{.ID}}">other words</p>{{end}}`, "articles/a/", "content/articles/a.md:5 quote-readback"},
		{"partials/quote.html", `{{define "quote"}}<p hidden data-quote="{{.ID}}">{{.Text}}</p>{{end}}`, "articles/a/", "content/articles/a.md:5 quote-readback"},
		{"partials/quote.html", `{{define "quote"}}<p>{{.Text}}</p>{{end}}`, "articles/a/", "content/articles/a.md:5 quote-readback"},
		{"partials/quote.html", `{{define "quote"}}<p data-quote="{{.ID}}">{{.Text}}</p>{{end}}`, "articles/a/", ""},
	} {
		m := makeSite(t, map[string]string{"articles/a.md": "---\ntitle: A\nmoved_from: [/old/]\nquotes:\n  - {id: q, speaker: Ada, date: 2014, text: We talk}\n---\n::quote{#q}\n"})
		r, ds := New(os.DirFS("../../layouts"), fstest.MapFS{test.file: {Data: []byte(test.text)}}, Assets{})
		if r == nil {
			t.Fatal(ds)
		}
		m.press = r.On(m.snap.Site)
		_, ds = m.page(test.address)
		got := ""
		for _, d := range ds[:min(len(ds), 1)] {
			got = fmt.Sprintf("%s:%d %s", d.File, d.From.Line, d.Code)
		}
		if got != test.want {
			t.Errorf("%s: told is %q, want %q (%v)", test.file, got, test.want, ds)
		}
	}
}

// TestAssets gives styles and scripts names that change with their bytes, and others the names they have.
func TestAssets(t *testing.T) {
	names := func(style string) []string {
		a, err := LoadAssets(fstest.MapFS{"style.css": {Data: []byte(style)}, "gloss.js": {Data: []byte("x")}, "pictures/map.svg": {Data: []byte("<svg/>")}, ".DS_Store": {}})
		if err != nil {
			t.Fatal(err)
		}
		if b := a.Files()[a.Name("style.css")]; string(b) != style {
			t.Errorf("style.css holds %q", b)
		}
		return append(slices.Sorted(maps.Keys(a.Files())), a.Name("none.css"))
	}
	first, again, other := names("a"), names("a"), names("b")
	if !slices.Equal(first, again) || slices.Equal(first, other) {
		t.Errorf("%q, %q, %q", first, again, other)
	}
	for i, name := range first {
		if strings.Contains(name, "style.") == (name == other[i]) {
			t.Errorf("%s became %s", name, other[i])
		}
	}
}
