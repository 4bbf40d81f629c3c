package layout

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"text/template/parse"
)

// nothing is the type of the dot of a template that is given no value.
var nothing = reflect.TypeFor[struct{ nothing int }]()

// something gives a type, nil for that of nothing.
func something(t reflect.Type) reflect.Type {
	if t == nothing {
		return nil
	}
	return t
}

// pipe gives the type of a pipeline's value; nil where it is not known.
func (w *Walker) pipe(p *parse.PipeNode, dot reflect.Type) (t reflect.Type) {
	if p == nil {
		return nil
	}
	for i, cmd := range p.Cmds {
		var args []reflect.Type
		for _, a := range cmd.Args[1:] {
			arg := w.value(a, dot)
			args = append(args, something(arg))
			if arg == nothing && cmd.Args[0].String() == "and" {
				break // the others are not asked
			}
		}
		if i > 0 {
			args = append(args, t)
		}
		if n, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
			t = w.function(n, cmd.Args[1:], args)
		} else {
			t = w.value(cmd.Args[0], dot)
		}
	}
	t = something(t)
	for _, v := range p.Decl {
		if !p.IsAssign {
			w.declare(v, t)
		}
	}
	return t
}

// value gives the type of an operand.
func (w *Walker) value(n parse.Node, dot reflect.Type) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		first := n.Pos
		if len(n.Ident) > 1 { // it has the place of the second name
			first -= parse.Pos(len("." + n.Ident[0]))
		}
		return w.chain(dot, "", n.Ident, first)
	case *parse.VariableNode:
		i := len(w.vars) - 1
		for w.vars[i].name != n.Ident[0] {
			i--
		}
		return w.chain(w.vars[i].typ, n.Ident[0], n.Ident[1:], n.Pos)
	case *parse.ChainNode:
		return w.chain(w.value(n.Node, dot), "("+n.Node.String()+")", n.Field, n.Pos)
	case *parse.PipeNode:
		return w.pipe(n, dot)
	case *parse.IdentifierNode:
		return w.function(n, nil, nil)
	}
	if v, ok := ideal(n); ok {
		return v.Type()
	}
	return nil
}

// chain gives the type of .Field.Field of a value, which the template writes so; pos is where the first of them stands.
func (w *Walker) chain(t reflect.Type, value string, names []string, pos parse.Pos) reflect.Type {
	for _, name := range names {
		if t == nothing {
			w.needy[w.tree] = true
		}
		if something(t) == nil {
			return nil
		}
		of, found := t, false
		t, found = member(of, name)
		w.tell(pos, Use{Of: of, Name: name, Known: found, Value: cmp.Or(value, ".")})
		value += "." + name
		pos += parse.Pos(len("." + name))
	}
	return t
}

// member gives the type of a field, of a key, or of what a method gives.
func member(of reflect.Type, name string) (t reflect.Type, found bool) {
	if m, ok := reflect.PointerTo(of).MethodByName(name); ok {
		return result(m.Type), true
	}
	switch of.Kind() {
	case reflect.Struct:
		f, ok := of.FieldByName(name)
		return known(f.Type), ok && f.IsExported()
	case reflect.Map:
		return known(of.Elem()), true
	}
	return nil, false
}

// known follows a type's pointers; it gives nil for an interface, which may hold anything.
func known(t reflect.Type) reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t != nil && t.Kind() == reflect.Interface {
		return nil
	}
	return t
}

// result gives the type of what a function gives.
func result(fn reflect.Type) reflect.Type {
	if fn == nil || fn.Kind() != reflect.Func || fn.NumOut() == 0 {
		return nil
	}
	return known(fn.Out(0))
}

// isText reports whether values of a type read as text. fmt writes others as Go does, with braces and addresses.
func isText(t reflect.Type) bool {
	if t == nil || reflect.PointerTo(t).Implements(reflect.TypeFor[fmt.Stringer]()) || reflect.PointerTo(t).Implements(reflect.TypeFor[error]()) {
		return true
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array:
		return isText(known(t.Elem()))
	}
	return t.Kind() != reflect.Struct && t.Kind() != reflect.Func
}

// elementOf gives the type of what {{range}} goes through, and of what {{index}} gives.
func elementOf(t reflect.Type) reflect.Type {
	if t == nil {
		return nil
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map, reflect.Chan:
		return known(t.Elem())
	case reflect.Func:
		if t.CanSeq() {
			return known(t.In(0).In(0))
		}
	}
	return nil
}

// function tells a function, follows the template that it executes, and gives the type of its result.
func (w *Walker) function(n *parse.IdentifierNode, nodes []parse.Node, args []reflect.Type) reflect.Type {
	isBuiltin := slices.Contains(builtins, n.Ident)
	fn := reflect.TypeOf(w.Set.funcs[n.Ident])
	if fn == nil {
		fn = reflect.TypeOf(likeOwn[n.Ident])
	}
	w.tell(n.Pos, Use{Kind: Function, Name: n.Ident, Known: fn != nil || isBuiltin})
	if len(nodes) > 0 {
		if first, ok := nodes[0].(*parse.StringNode); ok && n.Ident == w.Executes && len(args) == 2 {
			w.call(first.Pos, Use{Name: first.Text, Of: args[1], By: n.Ident, Value: nodes[len(nodes)-1].String()})
		} else if ok {
			w.tell(first.Pos, Use{Kind: Argument, Name: first.Text, By: n.Ident, Known: true})
		}
	}
	switch {
	case !isBuiltin:
		return result(fn)
	case len(args) == 0:
		return nil
	case n.Ident == "slice", slices.Contains([]string{"and", "or"}, n.Ident) && !slices.ContainsFunc(args, func(t reflect.Type) bool { return t != args[0] }):
		return args[0]
	case n.Ident == "index":
		t := args[0]
		for range args[1:] {
			t = elementOf(t)
		}
		return t
	}
	return nil // what has no fields, or may have any
}
