package layout

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// expr gives a value.
type expr func(s *state, dot reflect.Value) reflect.Value

func theDot(_ *state, dot reflect.Value) reflect.Value { return dot }

func failing(*state, reflect.Value) reflect.Value { return fail() }

func constantly(v reflect.Value) expr {
	return func(*state, reflect.Value) reflect.Value { return v }
}

// pipe compiles a pipeline, and gives its value to the variables that it names.
func (c *compiler) pipe(p *parse.PipeNode) expr {
	value, _ := c.assigned(p)
	return value
}

// assigned is pipe that tells which variables those are.
func (c *compiler) assigned(p *parse.PipeNode) (expr, []int) {
	if p == nil {
		return constantly(reflect.Value{}), nil
	}
	value := c.commands(p.Cmds)
	var slots []int
	for _, v := range p.Decl {
		if p.IsAssign {
			slots = append(slots, c.slot(v.Ident[0]))
		} else {
			slots = append(slots, c.declare(v.Ident[0]))
		}
	}
	if len(slots) == 0 {
		return value, nil
	}
	return func(s *state, dot reflect.Value) reflect.Value {
		v := value(s, dot)
		for _, slot := range slots {
			s.set(slot, v)
		}
		return v
	}, slots
}

// commands compiles commands of which each gets the value of the one before as its last argument.
func (c *compiler) commands(cmds []*parse.CommandNode) expr {
	if v, ok := c.folded(cmds); ok {
		return constantly(v)
	}
	var value expr
	for _, cmd := range cmds {
		of := c.command(cmd, value)
		value = func(s *state, dot reflect.Value) reflect.Value {
			v := of(s, dot)
			if v.Kind() == reflect.Interface && v.NumMethod() == 0 {
				v = v.Elem()
			}
			return v
		}
	}
	return value
}

// folded gives the value of commands that is the same in every execution: of a function whose arguments are constants, or of a dot that is
// known. A function that fails is left to the execution, where html/template tells the mistake.
func (c *compiler) folded(cmds []*parse.CommandNode) (v reflect.Value, ok bool) {
	first, rest := cmds[0].Args[0], cmds[0].Args[1:]
	n, isFunction := first.(*parse.IdentifierNode)
	switch {
	case len(cmds) > 1:
		return v, false
	case first.Type() == parse.NodeDot && len(rest) == 0:
		return elem(c.dot), c.dot.IsValid()
	case !isFunction || c.funcs[n.Ident] == nil && !slices.Contains(builtins, n.Ident):
		return v, false
	}
	if _, ok := c.funcs[n.Ident].(Nested); ok {
		return v, false // which may go on for ever
	}
	for _, a := range rest {
		isDot := a.Type() == parse.NodeDot && c.dot.IsValid()
		if c.arg(a).expr != nil && !isDot {
			return v, false
		}
	}
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	return elem(c.function(n, rest, nil)(nil, c.dot)), true
}

// command compiles a command; final is the last argument where it comes from the command before, else nil.
func (c *compiler) command(cmd *parse.CommandNode, final expr) expr {
	args := cmd.Args[1:]
	switch n := cmd.Args[0].(type) {
	case *parse.FieldNode:
		return c.chain(theDot, n.Ident, args, final)
	case *parse.ChainNode:
		return c.chain(c.arg(n.Node).value(), n.Field, args, final)
	case *parse.VariableNode:
		if len(n.Ident) > 1 {
			return c.chain(c.variable(n), n.Ident[1:], args, final)
		}
	case *parse.IdentifierNode:
		return c.function(n, args, final)
	}
	if len(args) > 0 || final != nil {
		return failing // they are no functions
	}
	return c.arg(cmd.Args[0]).value()
}

// variable gives a variable's own value.
func (c *compiler) variable(n *parse.VariableNode) expr {
	slot := c.slot(n.Ident[0])
	return func(s *state, _ reflect.Value) reflect.Value { return s.vars[s.base+slot] }
}

// chain compiles .Field.Field of a value; the last of them may be a method with arguments.
func (c *compiler) chain(of expr, names []string, args []parse.Node, final expr) expr {
	last := len(names) - 1
	for _, name := range names[:last] {
		of = fieldOf(of, &field{name: name})
	}
	f := &field{name: names[last], args: c.args(args), final: final != nil}
	if final == nil {
		return fieldOf(of, f)
	}
	return func(s *state, dot reflect.Value) reflect.Value {
		v := final(s, dot)
		return f.of(s, dot, of(s, dot), v)
	}
}

func fieldOf(of expr, f *field) expr {
	return func(s *state, dot reflect.Value) reflect.Value { return f.of(s, dot, of(s, dot), reflect.Value{}) }
}

// arg is an argument, before its parameter is known.
type arg struct {
	expr     expr       // nil for a constant
	constant parse.Node // which becomes what its parameter is
}

func (c *compiler) args(nodes []parse.Node) []arg {
	list := make([]arg, len(nodes))
	for i, n := range nodes {
		list[i] = c.arg(n)
	}
	return list
}

func (c *compiler) arg(n parse.Node) arg {
	switch n := n.(type) {
	case *parse.DotNode:
		return arg{expr: theDot}
	case *parse.FieldNode:
		return arg{expr: c.chain(theDot, n.Ident, nil, nil)}
	case *parse.VariableNode:
		if len(n.Ident) == 1 {
			return arg{expr: c.variable(n)}
		}
		return arg{expr: c.chain(c.variable(n), n.Ident[1:], nil, nil)}
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			panic(c.hasNone(n, "a variable inside of parentheses"))
		}
		return arg{expr: c.pipe(n)}
	case *parse.IdentifierNode:
		return arg{expr: c.function(n, nil, nil)}
	case *parse.ChainNode:
		return arg{expr: c.chain(c.arg(n.Node).value(), n.Field, nil, nil)}
	}
	return arg{constant: n}
}

// value gives the argument as it is, whatever type it has.
func (a arg) value() expr {
	if a.expr != nil {
		return a.expr
	}
	v, ok := ideal(a.constant)
	if !ok {
		return failing
	}
	return constantly(v)
}
