package layout

import (
	"bytes"
	"html/template"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// bothWays executes a template in both ways with each shape of data; places are those that have no compiled form.
func bothWays(t *testing.T, text string) (fallbacks []Fallback) {
	t.Helper()
	parsed, err := template.New("main").Funcs(funcs).Parse(text)
	if err != nil {
		return nil // no compiled form of what is no template
	}
	all := shapes()
	s := New(funcs, nil, parsed)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		var want, got bytes.Buffer
		plain := template.Must(template.New("main").Funcs(funcs).Option("missingkey=error").Parse(text))
		wantErr := executed(func() error { return plain.ExecuteTemplate(&want, "main", all[name]) })
		gotErr := executed(func() error { return s.Execute(&got, "main", all[name], nil) })
		if wantErr != gotErr {
			t.Errorf("%s of %s:\n%s\nnot\n%s", text, name, gotErr, wantErr)
		}
		if !bytes.Equal(want.Bytes(), got.Bytes()) {
			t.Errorf("%s of %s:\n%q\nnot\n%q", text, name, got.Bytes(), want.Bytes())
		}
	}
	for _, f := range s.Fallbacks() {
		if f.Reason == failed || f.Reason == panics {
			t.Errorf("%s falls back: %+v", text, f)
		}
	}
	return s.Fallbacks()
}

// executed gives the error or the panic of an execution as text.
func executed(f func() error) (message string) {
	defer func() {
		if r := recover(); r != nil {
			message = "panic"
		}
	}()
	if err := f(); err != nil {
		return err.Error()
	}
	return ""
}

// TestConstructs compares each construct of testdata/constructs.txt; what begins with "plain:" has no compiled form.
func TestConstructs(t *testing.T) {
	for _, text := range constructs(t) {
		text, plain := strings.CutPrefix(text, "plain:")
		if _, err := template.New("main").Funcs(funcs).Parse(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if f := bothWays(t, text); len(f) > 0 != plain {
			t.Errorf("%s has the fallbacks %+v", text, f)
		}
	}
}

// constructs are one a line; a backslash at a line's end goes on in the next.
func constructs(t testing.TB) []string {
	b, err := os.ReadFile("testdata/constructs.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(strings.ReplaceAll(string(b), "\\\n", "\n\x01")) {
		if rest, ok := strings.CutPrefix(line, "\x01"); ok && len(list) > 0 {
			list[len(list)-1] += "\n" + strings.TrimSuffix(rest, "\n")
		} else if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	return list
}
