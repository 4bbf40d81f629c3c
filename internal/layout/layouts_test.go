package layout_test

import (
	"bytes"
	"fmt"
	"html/template"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/layout"
	"github.com/gloss-press/gloss/internal/view"
	"github.com/gloss-press/gloss/internal/words"
)

const layouts = "../../layouts/"

// TestLayouts compares the built-in layouts, with data by chance. All of them have a compiled form.
func TestLayouts(t *testing.T) {
	shared := parsed(t, "base.html", "partials/*.html")
	pages, err := filepath.Glob(layouts + "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range pages {
		name := "layouts/base.html"
		switch filepath.Base(file) {
		case "base.html":
			continue
		case "redirect.html", "favicon.html", "embed.html":
			name = "layouts/" + filepath.Base(file)
		}
		sameBytes(t, file, name, new(view.Page), shared, parsed(t, filepath.Base(file)))
	}
	for name, data := range map[string]any{
		"masthead": new(view.Frame), "footer": new(view.Frame), "definition": new(view.Term), "quote": new(view.Quote),
		"compare": new(view.Comparison), "timeline": new(view.Timeline), "links": new([]view.Link), "transcript": new([]view.Fold), "caption": new([]*view.Quote), "years": new([]view.Count),
	} {
		sameBytes(t, name, name, data, shared)
	}
}

// funcs are the functions of layouts; one stands for kept.
var funcs = func() template.FuncMap {
	f := words.Load(os.DirFS("../../layouts"), nil).For("en").Funcs()
	f["kept"] = func(partial string, of any) string { return fmt.Sprint(partial, of == nil) }
	return f
}()

// parsed parses files of the built-in layouts.
func parsed(t *testing.T, patterns ...string) *template.Template {
	set := template.New("").Option("missingkey=error").Funcs(funcs)
	for _, p := range patterns {
		files, err := filepath.Glob(layouts + p)
		if err != nil || len(files) == 0 {
			t.Fatal(p, err)
		}
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			template.Must(set.New("layouts/" + strings.TrimPrefix(f, layouts)).Parse(string(src)))
		}
	}
	return set
}

// sameBytes executes a template in both ways with values of data's type.
func sameBytes(t *testing.T, what, name string, data any, of ...*template.Template) {
	t.Helper()
	s := layout.New(funcs, []string{name}, of...)
	plain := template.Must(of[0].Clone())
	for _, more := range of[1:] {
		for _, part := range more.Templates() {
			if part.Tree != nil {
				template.Must(plain.AddParseTree(part.Name(), part.Tree.Copy()))
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	whole := 0
	for range 80 {
		fill(r, reflect.ValueOf(data).Elem(), 5)
		var want, got bytes.Buffer
		wantErr, gotErr := plain.ExecuteTemplate(&want, name, data), s.Execute(&got, name, data, nil)
		if fmt.Sprint(wantErr) != fmt.Sprint(gotErr) || !bytes.Equal(want.Bytes(), got.Bytes()) {
			t.Fatalf("%s (%v):\n%s\nnot (%v)\n%s", what, gotErr, got.Bytes(), wantErr, want.Bytes())
		}
		if wantErr == nil {
			whole++
		}
	}
	if whole < 5 {
		t.Errorf("only %d pages were made of %s", whole, what)
	}
	for _, f := range s.Fallbacks() {
		t.Errorf("%s is left to html/template: %+v", what, f)
	}
}

// fill sets all that a value holds, as deep as that, by chance.
func fill(r *rand.Rand, v reflect.Value, deep int) {
	some := func() int { return r.IntN(min(deep, 3) + 1) }
	switch v.Kind() {
	case reflect.String:
		v.SetString([]string{"", "plain", "article", `<b title="x">`, "it’s 'so' & so + é", "https://example.org/a?b=c&d", "../../a/#b", "video"}[r.IntN(8)])
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(r.Int64N(100))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(r, v.Field(i), deep-1)
			}
		}
	case reflect.Pointer:
		v.SetZero()
		if deep > 0 && (some() > 0 || v.Type() == reflect.TypeFor[*view.Site]()) {
			v.Set(reflect.New(v.Type().Elem()))
			fill(r, v.Elem(), deep-1)
		}
	case reflect.Func:
		var list []*view.Entry
		fill(r, reflect.ValueOf(&list).Elem(), deep)
		list = slices.DeleteFunc(list, func(e *view.Entry) bool { return e == nil })
		v.Set(reflect.ValueOf(view.Entries(slices.Values(list))))
	case reflect.Slice:
		v.SetZero()
		if deep > 0 {
			v.Set(reflect.MakeSlice(v.Type(), some(), 3))
			for i := range v.Len() {
				fill(r, v.Index(i), deep-1)
				if e := v.Index(i); e.Kind() == reflect.Pointer && e.IsNil() {
					e.Set(reflect.New(e.Type().Elem())) // as lists of pages have no nil
				}
			}
		}
	}
}
