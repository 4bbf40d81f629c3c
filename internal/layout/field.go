package layout

import (
	"reflect"
	"slices"
	"sync/atomic"
)

// field is a place in a template that takes a field, a method or a key of a value. It keeps what it has found out of each type that it met,
// which is nearly always one.
type field struct {
	name  string
	args  []arg
	final bool // there is an argument more, from the command before
	known atomic.Pointer[[]access]
}

// access is how a type has the field.
type access struct {
	typ         reflect.Type
	addressable bool // then the methods of a pointer to it are its own too
	get         getter
}

// getter gives the field of v, which is no interface and no pointer but nil.
type getter func(s *state, dot, v, final reflect.Value) reflect.Value

// of gives the field of a value.
func (f *field) of(s *state, dot, v, final reflect.Value) reflect.Value {
	v, isNil := indirect(v)
	if !v.IsValid() || isNil && v.Kind() == reflect.Interface {
		return fail()
	}
	typ, addressable := v.Type(), v.CanAddr()
	known := f.known.Load()
	if known != nil {
		for i := range *known {
			if a := &(*known)[i]; a.typ == typ && a.addressable == addressable {
				return a.get(s, dot, v, final)
			}
		}
	}
	get := f.find(v)
	list := []access{{typ, addressable, get}}
	if known != nil {
		list = slices.Concat(*known, list)
	}
	f.known.CompareAndSwap(known, &list) // whoever loses finds it out once more
	return get(s, dot, v, final)
}

// find looks the field up in the type of a value, in the order of text/template: a method, a field, a key.
func (f *field) find(v reflect.Value) getter {
	plain := len(f.args) == 0 && !f.final
	typ := v.Type()
	if v.CanAddr() && v.Kind() != reflect.Pointer {
		if m, ok := reflect.PointerTo(typ).MethodByName(f.name); ok {
			call := bind(v.Addr().Method(m.Index).Type(), f.args, f.final)
			return func(s *state, dot, v, final reflect.Value) reflect.Value {
				return call(s, dot, v.Addr().Method(m.Index), final)
			}
		}
	} else if m, ok := typ.MethodByName(f.name); ok {
		call := bind(v.Method(m.Index).Type(), f.args, f.final)
		return func(s *state, dot, v, final reflect.Value) reflect.Value {
			return call(s, dot, v.Method(m.Index), final)
		}
	}
	switch {
	case v.Kind() == reflect.Struct && plain:
		sf, ok := typ.FieldByName(f.name)
		if !ok || !sf.IsExported() {
			break
		}
		if len(sf.Index) == 1 {
			i := sf.Index[0]
			return func(_ *state, _, v, _ reflect.Value) reflect.Value { return v.Field(i) }
		}
		return func(_ *state, _, v, _ reflect.Value) reflect.Value {
			v, err := v.FieldByIndexErr(sf.Index)
			if err != nil {
				fail()
			}
			return v
		}
	case v.Kind() == reflect.Map && plain && stringType.AssignableTo(typ.Key()):
		key := reflect.ValueOf(f.name)
		return func(_ *state, _, v, _ reflect.Value) reflect.Value {
			v = v.MapIndex(key)
			if !v.IsValid() {
				fail()
			}
			return v
		}
	}
	return func(_ *state, _, _, _ reflect.Value) reflect.Value { return fail() }
}
