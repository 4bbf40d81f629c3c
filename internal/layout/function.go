package layout

import (
	"errors"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"sync/atomic"
	"text/template/parse"
)

// caller calls a function of the type that it is bound to.
type caller func(s *state, dot, fn, final reflect.Value) reflect.Value

// bind prepares calls of functions of a type with these arguments, and one more at the end where final says so.
func bind(typ reflect.Type, args []arg, final bool) caller {
	n := len(args)
	if final {
		n++
	}
	good := typ.NumOut() == 1 || typ.NumOut() == 2 && typ.Out(1) == reflect.TypeFor[error]()
	if !good || n != typ.NumIn() && !(typ.IsVariadic() && n >= typ.NumIn()-1) {
		return func(_ *state, _, _, _ reflect.Value) reflect.Value { return fail() }
	}
	params := make([]reflect.Type, n)
	constants := make([]reflect.Value, n)
	for i := range params {
		if typ.IsVariadic() && i >= typ.NumIn()-1 {
			params[i] = typ.In(typ.NumIn() - 1).Elem()
		} else {
			params[i] = typ.In(i)
		}
		if i < len(args) && args[i].expr == nil {
			v, ok := constant(args[i].constant, params[i])
			if !ok {
				return func(_ *state, _, _, _ reflect.Value) reflect.Value { return fail() }
			}
			constants[i] = v
		}
	}
	return func(s *state, dot, fn, final reflect.Value) reflect.Value {
		in := make([]reflect.Value, n)
		for i := range in {
			switch {
			case i == len(args):
				in[i] = fit(final, params[i])
			case args[i].expr == nil:
				in[i] = constants[i]
			default:
				in[i] = fit(args[i].expr(s, dot), params[i])
			}
		}
		out := fn.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			fail()
		}
		return unwrapped(out[0])
	}
}

// function compiles a call of a function by its name: one of the site's own, or one that every template has.
func (c *compiler) function(n *parse.IdentifierNode, args []parse.Node, final expr) expr {
	list := c.args(args)
	fn := c.funcs[n.Ident]
	if fn == nil && slices.Contains(builtins, n.Ident) {
		return builtin(n.Ident, list, final)
	}
	if fn == nil {
		fn = likeOwn[n.Ident]
	}
	if fn == nil {
		panic(c.hasNone(n, "the function "+n.Ident+" is not known"))
	}
	if quick, ok := fn.(Quick); ok && final == nil {
		return callQuick(quick, list)
	}
	if nested, ok := fn.(Nested); ok {
		return callNested(nested, list)
	}
	v := reflect.ValueOf(fn)
	call := bind(v.Type(), list, final != nil)
	return func(s *state, dot reflect.Value) reflect.Value {
		var last reflect.Value
		if final != nil {
			last = final(s, dot)
		}
		return call(s, dot, v, last)
	}
}

// Quick is a function for layouts that is called without reflection.
type Quick = func(args ...any) (any, error)

func callQuick(f Quick, args []arg) expr {
	return callNested(func(_ *atomic.Bool, args ...any) (any, error) { return f(args...) }, args)
}

func callNested(f Nested, args []arg) expr {
	values := make([]expr, len(args))
	for i, a := range args {
		values[i] = a.value()
	}
	return func(s *state, dot reflect.Value) reflect.Value {
		in := make([]any, len(values))
		for i, value := range values {
			if v := value(s, dot); v.IsValid() {
				in[i] = v.Interface()
			}
		}
		var stop *atomic.Bool
		if s != nil { // else the call is folded
			stop = s.stop
		}
		out, err := f(stop, in...)
		if bound, ok := errors.AsType[*BoundError](err); ok {
			panic(bound)
		}
		if err != nil {
			fail()
		}
		return reflect.ValueOf(out)
	}
}

// isFunction reports whether a name is one of a function that layouts call, and not one by which html/template escapes.
func (c *compiler) isFunction(name string) bool {
	return c.funcs[name] != nil || slices.Contains(builtins, name) || likeOwn[name] != nil && name != "html" && name != "urlquery"
}

// likeOwn are the functions of text/template that can be called like a site's own, and the one by which html/template joins arguments.
var likeOwn = template.FuncMap{
	"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
	"html": template.HTMLEscaper, "js": template.JSEscaper, "urlquery": template.URLQueryEscaper,
	"_eval_args_": joined,
}

// Functions names the functions that templates may call, in order.
func Functions(own template.FuncMap) []string {
	list := slices.Concat(builtins, slices.Collect(maps.Keys(own)), slices.Collect(maps.Keys(likeOwn)))
	slices.Sort(list)
	return slices.DeleteFunc(list, func(name string) bool { return name[0] == '_' })
}

// joined is html/template's evalArgs.
func joined(args ...any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, a := range args {
		v := reflect.ValueOf(a)
		for v.IsValid() && !saysItself(v.Type()) && v.Kind() == reflect.Pointer && !v.IsNil() {
			v = v.Elem()
		}
		if v.IsValid() {
			args[i] = v.Interface()
		}
	}
	return fmt.Sprint(args...)
}

// saysItself reports whether a type has a method for how it is printed.
func saysItself(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[fmt.Stringer]()) || t.Implements(reflect.TypeFor[error]())
}
