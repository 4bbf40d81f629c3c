package layout

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	text "text/template"
	"text/template/parse"
)

// builtins are the functions that text/template has for values of every type.
var builtins = []string{"and", "or", "not", "len", "index", "slice", "call", "eq", "ne", "lt", "le", "gt", "ge"}

// builtin compiles a call of one of the builtins.
func builtin(name string, args []arg, final expr) expr {
	var values []expr
	for _, a := range args {
		if _, ok := a.constant.(*parse.NilNode); ok {
			values = append(values, constantly(reflect.Value{}))
		} else {
			values = append(values, a.value())
		}
	}
	if name == "and" || name == "or" {
		return logic(name == "or", values, final)
	}
	if final != nil {
		values = append(values, final)
	}
	in := "{{.Keep (" + name
	for i := range values {
		in += fmt.Sprintf(" (.Arg %d)", i)
	}
	in += ")}}"
	return func(s *state, dot reflect.Value) reflect.Value {
		var room [4]reflect.Value
		list := room[:0]
		for _, v := range values {
			list = append(list, unwrapped(v(s, dot)))
		}
		if v, ok := quickly(name, list); ok {
			return v
		}
		return inLibrary(in, slices.Clone(list)...)[0] // a copy: so list itself stays off the heap
	}
}

// logic compiles "and" and "or", which give the first value that decides, or the last.
func logic(or bool, values []expr, final expr) expr {
	if len(values) == 0 && final == nil {
		return failing
	}
	return func(s *state, dot reflect.Value) (v reflect.Value) {
		var last reflect.Value
		if final != nil {
			last = unwrapped(final(s, dot))
		}
		for _, value := range values {
			if v = unwrapped(value(s, dot)); isTrue(v) == or {
				return v
			}
		}
		if final != nil {
			return last
		}
		return v
	}
}

var yes, no = reflect.ValueOf(true), reflect.ValueOf(false)

func truth(b bool) reflect.Value {
	if b {
		return yes
	}
	return no
}

// quickly does what layouts do most.
func quickly(name string, args []reflect.Value) (v reflect.Value, ok bool) {
	switch {
	case name == "not" && len(args) == 1:
		return truth(!isTrue(args[0])), true
	case name == "len" && len(args) == 1:
		switch v := elem(args[0]); v.Kind() {
		case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
			return reflect.ValueOf(v.Len()), true
		}
		return v, false
	case len(args) < 2 || len(args) > 2 && name != "eq":
		return v, false
	}
	for _, b := range args[1:] {
		order, ok := compare(elem(args[0]), elem(b))
		if !ok {
			return v, false
		}
		is := false
		switch name {
		case "eq":
			is = order == 0
		case "ne":
			return truth(order != 0), true
		case "lt":
			return truth(order < 0), true
		case "le":
			return truth(order <= 0), true
		case "gt":
			return truth(order > 0), true
		case "ge":
			return truth(order >= 0), true
		default:
			return v, false
		}
		if is {
			return yes, true
		}
	}
	return no, true
}

// compare tells the order of two strings or two whole numbers.
func compare(a, b reflect.Value) (order int, ok bool) {
	switch k, l := a.Kind(), b.Kind(); {
	case k == reflect.String && l == reflect.String:
		return strings.Compare(a.String(), b.String()), true
	case isInt(k) && isInt(l):
		return cmp.Compare(a.Int(), b.Int()), true
	case isUint(k) && isUint(l):
		return cmp.Compare(a.Uint(), b.Uint()), true
	}
	return 0, false
}

// shelf is the data of a template by which text/template does something with values.
type shelf struct{ args, kept []reflect.Value }

func (s *shelf) Arg(i int) reflect.Value { return s.args[i] }

func (s *shelf) Keep(values ...reflect.Value) string {
	s.kept = append(s.kept, values...)
	return ""
}

// rangeText keeps the keys and values of a map in order.
const rangeText = "{{range $k, $v := (.Arg 0)}}{{$.Keep $k $v}}{{end}}"

var inLibraryTexts sync.Map // of a text: its *text.Template

// inLibrary has text/template do with values what a text says, and gives what that keeps.
func inLibrary(in string, args ...reflect.Value) []reflect.Value {
	t, ok := inLibraryTexts.Load(in)
	if !ok {
		t, _ = inLibraryTexts.LoadOrStore(in, text.Must(text.New("").Parse(in)))
	}
	s := &shelf{args: args}
	var b strings.Builder
	if t.(*text.Template).Execute(&b, s) != nil {
		fail()
	}
	return s.kept
}
