package content

import (
	"reflect"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
)

// gather puts all strings of a file into one piece of memory. They are kept as long as the site is, and what stands between them, a sixth of
// the front matter, is not.
func gather(f File) {
	size := 0
	eachString(reflect.ValueOf(f), func(s string) string { size += len(s); return s })
	var all strings.Builder
	all.Grow(size)
	eachString(reflect.ValueOf(f), func(s string) string {
		from := all.Len()
		all.WriteString(s)
		return all.String()[from:]
	})
}

// eachString puts what change gives in the place of each string in a value of front matter, in one order.
func eachString(v reflect.Value, change func(string) string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(change(v.String()))
	case reflect.Slice:
		var last *texts
		for i := range v.Len() {
			switch entry := v.Index(i).Addr().Interface().(type) {
			case *Quote:
				if entry.texts != last { // all of an article have the same
					last = entry.texts
					last.all = change(last.all)
				}
				if entry.Further != noFurther {
					eachString(reflect.ValueOf(entry.Further), change)
				}
			case *String:
				entry.Value = change(entry.Value)
			default:
				eachString(v.Index(i), change)
			}
		}
	case reflect.Pointer:
		if v.Interface() != any(noSeldom) { // nobody writes to that
			eachString(v.Elem(), change)
		}
	case reflect.Struct:
		switch v.Type() {
		case reflect.TypeFor[edtf.Date](), reflect.TypeFor[diag.Pos](): // a date has memory of its own
			return
		}
		for i := range v.NumField() {
			eachString(v.Field(i), change)
		}
	}
}
