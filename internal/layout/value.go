package layout

import (
	"html/template"
	"reflect"
)

// What text/template does with values, which it does not export.

var (
	stringType = reflect.TypeFor[string]()
	intType    = reflect.TypeFor[int]()
	valueType  = reflect.TypeFor[reflect.Value]()
	htmlType   = reflect.TypeFor[template.HTML]()
	jsType     = reflect.TypeFor[template.JS]()
)

func isInt(k reflect.Kind) bool { return reflect.Int <= k && k <= reflect.Int64 }

func isUint(k reflect.Kind) bool { return reflect.Uint <= k && k <= reflect.Uintptr }

// indirect follows pointers and interfaces to their end, which is nil where it says so.
func indirect(v reflect.Value) (reflect.Value, bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

// elem gives what an interface holds.
func elem(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// isTrue reports whether a value is not the zero of its type; a struct always is.
func isTrue(v reflect.Value) bool {
	v = elem(v)
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0
	case reflect.Struct:
		return true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0 // -0 is false, though it is not the zero value
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() != 0
	}
	return !v.IsZero()
}

func canBeNil(typ reflect.Type) bool {
	switch typ.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return typ == valueType
}

// fit makes a value one of a parameter's type, or fails.
func fit(v reflect.Value, typ reflect.Type) reflect.Value {
	if !v.IsValid() {
		if !canBeNil(typ) {
			fail()
		}
		return reflect.Zero(typ)
	}
	if typ == valueType && v.Type() != typ {
		return reflect.ValueOf(v)
	}
	if v.Type().AssignableTo(typ) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
	}
	switch {
	case v.Type().AssignableTo(typ):
		return v
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(typ):
		if v.IsNil() {
			fail()
		}
		return v.Elem()
	case reflect.PointerTo(v.Type()).AssignableTo(typ) && v.CanAddr():
		return v.Addr()
	}
	return fail()
}

// unwrapped gives the value that a value of type reflect.Value holds.
func unwrapped(v reflect.Value) reflect.Value {
	if v.IsValid() && v.Type() == valueType {
		return v.Interface().(reflect.Value)
	}
	return v
}
