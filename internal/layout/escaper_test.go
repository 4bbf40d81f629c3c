package layout

import (
	"bytes"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// FuzzEscaped holds the quick ways of escaping to html/template.
func FuzzEscaped(f *testing.F) {
	pieces := []string{"", "x", "é", "\u2028", "\xff", ":", "/", "//", "https://", "http://", "javascript:", "?", "#", "&", "&amp;", "%", "%2f", "+", "'", `"`, "<", "-", "a b", "\x00", "\n", "=", "`"}
	for _, a := range pieces {
		for _, b := range pieces {
			f.Add(a + b + a)
		}
	}
	for b := range 256 {
		f.Add("a" + string([]byte{byte(b)}))
	}
	type plain string
	f.Fuzz(func(t *testing.T, s string) {
		for _, place := range slices.Concat(byByteIn, ifPlainIn) {
			e := escaperIn(place)
			if e.quick == byProbe {
				t.Fatalf("%s has no quick way", place)
			}
			for _, v := range []any{s, plain(s), template.HTML(s), template.URL(s), &s, len(s), -len(s), []string{s}} {
				var got bytes.Buffer
				e.write(&got, reflect.ValueOf(v))
				if want := e.ask(v); got.String() != want {
					t.Errorf("%s with %T %q: %q, not %q", place, v, s, got.String(), want)
				}
			}
		}
	})
}

// escaperIn gives the escaper of a place.
func escaperIn(place string) *escaper {
	probe := template.Must(template.New("probe").Parse(strings.Replace(place, "|", "{{.V}}", 1)))
	escape(probe, "probe")
	e := &escaper{probe: probe}
	return escaperOf(e.measure())
}
