package layout

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/gloss-press/gloss/internal/limit"
)

// TestStopped stops templates that go on and on: the loop that goes round is named, whether a template has a compiled form or not.
func TestStopped(t *testing.T) {
	for name, test := range map[string]struct{ text, place string }{
		"a number":           {"\n {{range 100000000000}}{{enough .}}{{end}}", "main:2:9"},
		"loops in a loop":    {`{{range 100000000000}}{{range 3}}{{enough .}}{{end}}{{end}}`, "main:1:8"},
		"a loop with loops":  {`{{range 100000000000}}{{enough .}}{{range 1}}{{end}}{{range 1}}{{end}}{{end}}`, "main:1:8"},
		"a sequence":         {`{{range .}}{{enough .}}{{end}}`, "main:1:8"},
		"calls":              {`{{define "a"}}{{template "b" .}}{{template "b" .}}{{end}}{{define "b"}}{{template "c" .}}{{template "c" .}}{{end}}{{define "c"}}{{enough .}}{{enough .}}{{end}}{{template "a" .}}{{template "a" .}}{{template "a" .}}{{template "a" .}}`, "main:1:"},
		"a partial":          {`{{define "inner"}}{{range 100000000000}}{{enough .}}{{end}}{{end}}{{nested "inner"}}`, "main:1:26"},
		"not compiled":       {`{{if ($x := true)}}{{range 100000000000}}{{enough .}}x{{end}}{{end}}`, ""},
		"a loop in a branch": {`{{with 1}}{{range $i, $e := $.List}}{{range 100000000000}}{{enough .}}{{end}}{{end}}{{end}}`, "main:1:44"},
	} {
		t.Run(name, func(t *testing.T) {
			var stop atomic.Bool
			var set *Set
			rounds := 0
			funcs := template.FuncMap{
				"enough": func(any) string {
					if rounds++; rounds >= 10 {
						stop.Store(true)
					}
					return ""
				},
				"nested": func(stop *atomic.Bool, args ...any) (any, error) {
					return "", set.Execute(io.Discard, args[0].(string), nil, stop)
				},
			}
			parsed := template.Must(template.New("main").Funcs(plainFuncs(funcs)).Parse(test.text))
			set = New(funcs, nil, parsed)
			var data any = map[string]any{"List": []int{1, 2}}
			if name == "a sequence" {
				data = func(yield func(int) bool) {
					for yield(1) {
					}
				}
			}
			err := set.Execute(new(bytes.Buffer), "main", data, &stop)
			bound, ok := errors.AsType[*BoundError](err)
			if !ok || bound.Much || !strings.HasPrefix(bound.Place, test.place) || (bound.Place == "") != (test.place == "") || rounds > 20 {
				t.Errorf("%v after %d rounds, want one stopped at %s", err, rounds, test.place)
			}
		})
	}
}

// TestMuch ends a template that writes more than a page may have, to whatever it writes.
func TestMuch(t *testing.T) {
	for text, place := range map[string]string{
		`<p>{{range 100000000000}}{{.}}` + strings.Repeat("words ", 10_000) + `{{end}}`:                     "main:1:11",
		`{{if ($x := 1)}}{{range 100000000000}}` + strings.Repeat("words ", 10_000) + `{{end}}{{end}}`:      "",
		`{{define "a"}}` + strings.Repeat("words ", 10_000) + `{{template "a" .}}{{end}}{{template "a" .}}`: "main:1:",
	} {
		set := New(nil, nil, template.Must(template.New("main").Parse(text)))
		var b bytes.Buffer
		for _, w := range []io.Writer{&b, struct{ io.Writer }{io.Discard}} {
			bound, ok := errors.AsType[*BoundError](set.Execute(w, "main", nil, nil))
			if !ok || !bound.Much || !strings.HasPrefix(bound.Place, place) {
				t.Errorf("%.40s…: %+v", text, bound)
			}
		}
		if b.Len() > limit.Page+100_000 {
			t.Errorf("%d bytes were written", b.Len())
		}
	}
}
