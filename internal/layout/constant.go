package layout

import (
	"reflect"
	"strings"
	"text/template/parse"
)

// ideal gives a constant's value where no type is asked for.
func ideal(n parse.Node) (reflect.Value, bool) {
	switch n := n.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True), true
	case *parse.StringNode:
		return reflect.ValueOf(n.Text), true
	case *parse.NumberNode:
		hex := len(n.Text) > 2 && n.Text[0] == '0' && (n.Text[1] == 'x' || n.Text[1] == 'X') && !strings.ContainsAny(n.Text, "pP")
		switch {
		case n.IsComplex:
			return reflect.ValueOf(n.Complex128), true
		case n.IsFloat && !hex && n.Text[0] != '\'' && strings.ContainsAny(n.Text, ".eEpP"):
			return reflect.ValueOf(n.Float64), true
		case n.IsInt && int64(int(n.Int64)) == n.Int64:
			return reflect.ValueOf(int(n.Int64)), true
		}
	}
	return reflect.Value{}, false
}

// constant gives a constant's value for a parameter of a type.
func constant(n parse.Node, typ reflect.Type) (reflect.Value, bool) {
	if _, ok := n.(*parse.NilNode); ok {
		return reflect.Zero(typ), canBeNil(typ)
	}
	v := reflect.New(typ).Elem()
	kind := typ.Kind()
	number, isNumber := n.(*parse.NumberNode)
	switch {
	case kind == reflect.Interface && typ.NumMethod() == 0:
		return ideal(n)
	case typ == valueType:
		i, ok := ideal(n)
		return reflect.ValueOf(i), ok
	case kind == reflect.Bool:
		b, ok := n.(*parse.BoolNode)
		if ok {
			v.SetBool(b.True)
		}
		return v, ok
	case kind == reflect.String:
		s, ok := n.(*parse.StringNode)
		if ok {
			v.SetString(s.Text)
		}
		return v, ok
	case !isNumber:
		return v, false
	case isInt(kind) && number.IsInt:
		v.SetInt(number.Int64)
	case isUint(kind) && number.IsUint:
		v.SetUint(number.Uint64)
	case (kind == reflect.Float32 || kind == reflect.Float64) && number.IsFloat:
		v.SetFloat(number.Float64)
	case (kind == reflect.Complex64 || kind == reflect.Complex128) && number.IsComplex:
		v.SetComplex(number.Complex128)
	default:
		return v, false
	}
	return v, true
}
