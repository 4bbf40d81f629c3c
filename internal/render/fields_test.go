package render

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gloss-press/gloss/internal/layout"
	"github.com/gloss-press/gloss/internal/view"
)

// TestFieldsAreUsed finds fields of package view that render never sets, on all pages of several sites, and those that no built-in layout reads.
func TestFieldsAreUsed(t *testing.T) {
	set, read := fields{}, fields{}
	for _, m := range []*made{open(t, "../.."), unpack(t, "../e2e/testdata/small.txtar"), unpack(t, "../e2e/testdata/spoken.txtar"), unpack(t, "../e2e/testdata/ugly.txtar"), makeSite(t, longSource()), makeSite(t, manySay(2, 1000)), makeSite(t, manyStatements()), makeSite(t, manyArticles(301)), makeSite(t, manyNames(320))} {
		set.on(m)
	}
	r, _ := New(os.DirFS("../../layouts"), os.DirFS("testdata/none"), Assets{})
	r.voice("en").walk(func(_ string, u layout.Use) {
		if u.Kind == layout.Field && u.Of.Kind() == reflect.Struct {
			if f, ok := u.Of.FieldByName(u.Name); ok {
				read.add(u.Of, f.Index)
			}
		}
	})
	all := fields{}
	all.of(reflect.TypeFor[view.Page]())
	for _, partial := range executed {
		all.of(partial)
	}
	for _, f := range slices.Sorted(maps.Keys(all)) {
		if !set[f] {
			t.Errorf("%s is never set", f)
		}
		if !read[f] {
			t.Errorf("%s is read by no layout", f)
		}
	}
	if len(all) < 150 {
		t.Errorf("there are only %d fields", len(all))
	}
}

// TestPartialsAreDescribed compares what the comments above partials say they get with what they are given. The guide has its table from them.
func TestPartialsAreDescribed(t *testing.T) {
	given := map[string]map[string]bool{}
	is := func(partial string, of reflect.Type) {
		if given[partial] == nil {
			given[partial] = map[string]bool{}
		}
		given[partial][nameOf(of)] = true
	}
	for partial, of := range executed {
		is(partial, of)
	}
	r, _ := New(os.DirFS("../../layouts"), os.DirFS("testdata/none"), Assets{})
	r.voice("en").walk(func(_ string, u layout.Use) {
		if u.Kind == layout.Template && u.Of != nil {
			is(u.Name, u.Of)
		}
	})
	files, err := filepath.Glob("../../layouts/partials/*.html")
	if err != nil || len(files) < 20 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		comments := map[string]string{}
		for _, m := range regexp.MustCompile(`(?s){{/\* Of ([^:]*): [^{]*?\. \*/ -}}\n{{define "([^"]+)"}}`).FindAllStringSubmatch(string(src), -1) {
			comments[m[2]] = m[1]
		}
		for _, m := range regexp.MustCompile(`{{define "([^"]+)"}}`).FindAllStringSubmatch(string(src), -1) {
			gets := slices.Sorted(maps.Keys(given[m[1]]))
			if got := comments[m[1]]; len(gets) == 0 || len(gets) == 1 && got != gets[0] || len(gets) > 1 && !strings.HasPrefix(got, "what has .") {
				t.Errorf("%s: the comment above %q says it is of %q, and it gets %q", file, m[1], got, gets)
			}
		}
	}
}

// unpack opens the site of an archive.
func unpack(t *testing.T, archive string) *made {
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.Files {
		name := filepath.Join(dir, f.Name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, f.Data, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return open(t, dir)
}

// longSource has pictures, a policy, and a transcript so long that it is folded and parted, with a quote in another's turn.
func longSource() map[string]string {
	talk := "---\ntitle: Talk\n---\n[0:05] ADA:  We will not coordinate.\n\n[0:09] But we talk.\n\n"
	for i := range 900 {
		talk += fmt.Sprintf("[%d:00] BOB:  %s\n\n", i+1, strings.Repeat(fmt.Sprintf("This is said once more, for the record, at %d. ", i), 10))
		if i%30 == 0 {
			talk += strings.Repeat("And another paragraph of some length, which nobody quotes, and which is folded away.\n\n", 40)
		}
	}
	return map[string]string{
		"site.yaml":       "corrections_policy: We *correct*.\nimages: {webp: true}\n",
		"people/ada.md":   "---\nname: Ada\nimage: ada.svg\n---\n",
		"people/bob.md":   "---\nname: Bob\nimage: bob.jpg\n---\n",
		"people/bob.jpg":  "\xff\xd8\xff\xc0\x00\x0b\x08\x02\x00\x03\x00\x01\x00\x00\x00\xff\xda\x00\x02", // the header of one of 768 × 512
		"people/ada.svg":  "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
		"articles/a.svg":  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30px\"/>",
		"sources/talk.md": talk,
		"articles/a.md": "---\ntitle: A\nimage: {file: a.svg, alt: A drawing, caption: C, credit: D}\nquotes:\n  - {id: q, speaker: bob, date: 2014, source: talk, text: We will not coordinate, accept: So it is}\n" +
			"  - {id: r, speaker: bob, date: 2014, source: talk, text: at 500}\n---\nWe will not coordinate at 500.\n",
	}
}

// manyStatements has more of them than are drawn one by one.
func manyStatements() map[string]string {
	quotes := ""
	for i := range 130 {
		quotes += fmt.Sprintf("  - {id: q%d, speaker: Speaker %d, date: %d-05-01, place: timeline, text: We will not %s with number %d}\n", i, i%3, 1990+i%20, [...]string{"coordinate", "talk", "talk"}[i%3], i)
	}
	return map[string]string{
		"glossary/coordinate.md": "---\nterm: coordinate\nshort: To act together.\n---\n",
		"articles/a.md":          "---\ntitle: A\nquotes:\n" + quotes + "---\nMany.\n",
	}
}

// fields are fields of package view, as "Quote.Speaker".
type fields map[string]bool

// on adds the fields that the views of a site's pages have set.
func (f fields) on(m *made) {
	for p := range m.snap.Site.Pages() {
		if !p.Kind.IsLaidOut() {
			continue
		}
		in := m.inputs(p)
		making := &pageInTheMaking{Press: m.press, page: p, in: in, root: m.snap.Site.RootOf(p)}
		making.makeView()
		f.seen(reflect.ValueOf(making.view))
		if in.Reading == nil {
			continue
		}
		for _, part := range in.Reading.Parts {
			if part.Slot != nil {
				_, data := making.slot(part.Slot)
				f.seen(reflect.ValueOf(data))
			}
		}
	}
}

// add adds the field that an index leads to from a type, through what is embedded.
func (f fields) add(t reflect.Type, index []int) {
	for _, i := range index {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		field := t.Field(i)
		f[t.Name()+"."+field.Name] = true
		t = field.Type
	}
}

// of adds all fields that a value of a type leads to.
func (f fields) of(t reflect.Type) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		f.of(t.Elem())
	case reflect.Func:
		f.of(t.In(0).In(0))
	case reflect.Struct:
		for i := range t.NumField() {
			name := t.Name() + "." + t.Field(i).Name
			if t.Field(i).IsExported() && t.Field(i).Type != reflect.TypeFor[view.Kept]() && !f[name] {
				f[name] = true
				f.of(t.Field(i).Type)
			}
		}
	}
}

// seen adds the fields that are set in a value and in all that it leads to.
func (f fields) seen(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			f.seen(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			f.seen(v.Index(i))
		}
	case reflect.Func:
		if !v.IsNil() {
			for e := range v.Seq() {
				f.seen(e)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && !v.Field(i).IsZero() {
				f[v.Type().Name()+"."+v.Type().Field(i).Name] = true
				f.seen(v.Field(i))
			}
		}
	}
}
