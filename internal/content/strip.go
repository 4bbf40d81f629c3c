package content

import (
	"reflect"
	"strings"

	"github.com/gloss-press/gloss/internal/edtf"
)

// Strip lets go of what only a page shows of quotes: their words, their notes and what is told beside them. What joins them with other files
// stays. keep says of which quotes, by their place, all stays. The article then holds no more of its file than it needs.
func (a *Article) Strip(keep func(quote int) bool) {
	for i := range a.Quotes {
		if keep(i) {
			continue
		}
		q := &a.Quotes[i]
		for _, s := range []*String{&q.Text, &q.Note, &q.Venue, &q.URL} {
			s.Value = ""
		}
		if q.Further != noFurther {
			for _, s := range []*String{&q.Prefix, &q.Suffix, &q.Question, &q.Translation, &q.Translator} {
				s.Value = ""
			}
		}
	}
	// The strings of a file may be pieces of one, which would stay with any of them.
	var all strings.Builder
	eachString(reflect.ValueOf(a).Elem(), func(s string) string { all.WriteString(s); return s })
	left := all.String()
	eachString(reflect.ValueOf(a).Elem(), func(s string) string {
		own := left[:len(s)]
		left = left[len(s):]
		return own
	})
}

// eachString puts what change gives in the place of each string in a value of front matter, in one order.
func eachString(v reflect.Value, change func(string) string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(change(v.String()))
	case reflect.Slice:
		for i := range v.Len() {
			eachString(v.Index(i), change)
		}
	case reflect.Pointer:
		if further, ok := v.Interface().(*Further); !ok || further != noFurther {
			eachString(v.Elem(), change)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[edtf.Date]() {
			return // it has memory of its own
		}
		for i := range v.NumField() {
			eachString(v.Field(i), change)
		}
	}
}
