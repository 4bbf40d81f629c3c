package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
)

func made(text string) *template.Template {
	return template.Must(template.New("main").Funcs(funcs).Parse(text))
}

// TestSet has what New and Execute do with templates that are joined, absent and wrong.
func TestSet(t *testing.T) {
	shared := made(`<{{define "a"}}shared a{{end}}{{define "b"}}shared b{{end}}{{template "a"}} {{template "b"}}`)
	page := template.Must(template.New("page").Funcs(funcs).Parse(`{{define "a"}}own a, {{upper .}}{{end}}{{define "b"}} {{/* nothing */}}{{end}}`))
	for name, set := range map[string]*Set{
		"&lt;shared a shared b": New(funcs, nil, shared),
		"&lt;own a,  shared b":  New(funcs, nil, shared, page),
	} {
		var b bytes.Buffer
		b.WriteString("before ")
		err := set.Execute(&b, "main", "x", nil)
		if want := strings.HasPrefix(name, "&lt;own"); want != (err != nil) {
			t.Errorf("%s: %v", name, err)
		}
		if got := b.String(); err == nil && got != "before "+name {
			t.Errorf("%q, not %q", got, name)
		}
		if err := set.Execute(&b, "absent", nil, nil); err == nil || err.Error() != `html/template: "absent" is undefined` {
			t.Error(err)
		}
	}
}

// TestPlace tells where the layout has what has no compiled form.
func TestPlace(t *testing.T) {
	s := New(funcs, nil, made("<p>\n{{range .Chan}}{{end}}"))
	var b bytes.Buffer
	if err := s.Execute(&b, "main", newView(), nil); err != nil {
		t.Fatal(err)
	}
	want := Fallback{"main", "main:2:8", "range over a channel"}
	if f := s.Fallbacks(); len(f) != 1 || f[0] != want {
		t.Errorf("%+v, not %+v", f, want)
	}
}

// TestWrongAlone executes a template alone that html/template can only escape inside of another, and then in its place.
func TestWrongAlone(t *testing.T) {
	s := New(funcs, nil, made(`{{define "open"}}<p title="{{end}}{{template "open"}}{{.Title}}">`))
	var b bytes.Buffer
	if err := s.Execute(&b, "open", nil, nil); err == nil || !strings.Contains(err.Error(), "ends in a non-text context") {
		t.Error(err)
	}
	b.Reset()
	if err := s.Execute(&b, "main", map[string]string{"Title": `"`}, nil); err != nil || b.String() != `<p title="&#34;">` {
		t.Error(b.String(), err)
	}
}

// TestAtOnce executes a Set from several goroutines, with data of several types.
func TestAtOnce(t *testing.T) {
	s := New(funcs, nil, made(`{{define "in"}}{{range .}}{{.}}{{end}}{{end}}<p title="{{template "in" .Strings}}">{{.Title}} {{.URL}} {{.Any}} {{.Person.Name}} {{.Person.Greeting}}`))
	all := shapes()
	var group sync.WaitGroup
	for _, name := range []string{"pointer", "value", "map", "zero", "pointer", "map"} {
		group.Go(func() {
			for range 100 {
				var got, want bytes.Buffer
				gotErr := s.Execute(&got, "main", all[name], nil)
				wantErr := s.form("main").plain.ExecuteTemplate(&want, "main", all[name])
				if (gotErr == nil) != (wantErr == nil) || got.String() != want.String() {
					t.Error(got.String(), gotErr)
				}
			}
		})
	}
	group.Wait()
	if f := s.Fallbacks(); len(f) > 0 {
		t.Error(f)
	}
}

// TestSentOn writes what is longer than is held back: whole, each byte once, also where html/template has to go on behind what was sent.
func TestSentOn(t *testing.T) {
	long := slices.Repeat([]string{"many <words>"}, 20_000)
	for _, last := range []any{"end", make(chan int, 1), nil} {
		if c, ok := last.(chan int); ok {
			c <- 1
			close(c)
		}
		set := New(nil, nil, template.Must(template.New("main").Parse(`{{range .Long}}<p>{{.}}</p>{{end}}{{range .Last}}{{.}}{{end}}`)))
		var got strings.Builder
		err := set.Execute(struct{ io.Writer }{&got}, "main", map[string]any{"Long": long, "Last": last}, nil)
		if n := strings.Count(got.String(), "<p>many &lt;words&gt;</p>"); n != len(long) || strings.Count(got.String(), "<p>") != n {
			t.Errorf("%v: %d of %d", last, n, len(long))
		}
		if _, bad := last.(string); (err != nil) != bad {
			t.Errorf("%v: told is %v", last, err)
		}
	}
	refuses := template.Must(template.New("main").Parse(`{{range .}}<p>{{.}}</p>{{end}}`))
	if err := New(nil, nil, refuses).Execute(full{}, "main", long, nil); err != errFull {
		t.Errorf("a full disk: %v", err)
	}
}

var errFull = errors.New("full")

// full is a writer that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// TestVariant makes variants of one template, of which each has its own parts, and no mistake of one is another's.
func TestVariant(t *testing.T) {
	shared := `{{define "base"}}<b>{{template "title" .}}</b>{{template "body" .}}{{template "foot" .}}{{end}}` +
		`{{define "title"}}{{template "name" .}}{{end}}{{define "name"}}{{.}}{{end}}{{define "foot"}}!{{end}}`
	variants := map[string]struct{ own, want string }{
		"plain":  {`{{define "body"}}plain {{template "name" .}}{{end}}`, "<b>x&amp;</b>plain x&amp;!"},
		"named":  {`{{define "body"}}named{{end}}{{define "name"}}<i>{{.}}</i>{{end}}`, "<b><i>x&amp;</i></b>named!"},
		"footed": {`{{define "body"}}{{template "more" .}}{{end}}{{define "more"}}more{{end}}{{define "foot"}}?{{end}}`, "<b>x&amp;</b>more?"},
		"none":   {``, `no such template "body"`},
		"open":   {`{{define "body"}}<p title="{{end}}`, "ends in a non-text context"},
		"wrong":  {`{{define "body"}}{{.Nothing}}{{end}}`, `executing "body of wrong" at <.Nothing>`},
	}
	for _, without := range []string{"", "none", "open"} {
		set := New(funcs, []string{"title"}, made(shared))
		entries := map[string]string{}
		for name, v := range variants {
			if without == "" && name != "none" && name != "open" || without == name || v.want[0] == '<' {
				entries[name] = set.Variant(name, "base", made(v.own))
			}
		}
		for name, entry := range entries {
			var b bytes.Buffer
			if err := set.Execute(&b, entry, "x&", nil); err != nil && !strings.Contains(err.Error(), variants[name].want) || err == nil && b.String() != variants[name].want {
				t.Errorf("%s (beside %q): %q %v, want %q", name, without, b.String(), err, variants[name].want)
			}
		}
		if f := set.Fallbacks(); len(f) > 0 {
			t.Error(f)
		}
		if alike := set.trees["title"+variantOf+"plain"] == nil && set.trees["title"+variantOf+"named"] != nil; !alike {
			t.Error("what is alike is not shared, or what is not is")
		}
	}
}

// TestManyInside leaves to html/template what would be very much in place of calls inside of an attribute.
func TestManyInside(t *testing.T) {
	var text strings.Builder
	text.WriteString(`<p title="{{if .}}{{template "0" .}}{{end}}">`)
	for i := range 12 {
		fmt.Fprintf(&text, `{{define "%d"}}{{template "%d" .}}{{template "%d" .}}{{end}}`, i, i+1, i+1)
	}
	text.WriteString(`{{define "12"}}x{{end}}`)
	s := New(nil, nil, template.Must(template.New("main").Parse(text.String())))
	var b bytes.Buffer
	if err := s.Execute(&b, "main", "", nil); err != nil || b.String() != `<p title="">` {
		t.Error(b.String(), err)
	}
	if f := s.Fallbacks(); len(f) != 1 || !strings.Contains(f[0].Reason, "very many") {
		t.Error(f)
	}
}
