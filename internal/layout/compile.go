package layout

import (
	"bytes"
	"html/template"
	"reflect"
	"text/template/parse"
)

// compiler makes programs of escaped trees.
type compiler struct {
	*assembly
	plain    *template.Template // the same, for html/template
	funcs    template.FuncMap
	programs map[string]*program

	tree  *parse.Tree // of the template that is being compiled
	scope []string    // the variables that can be seen, the innermost last; their places are their slots
	slots int         // the most that there were at once

	dot reflect.Value // the dot where it is the same in every execution
}

// compile makes a program of a template that is escaped, or says what has none.
func (c *compiler) compile(name string) (p *program, failed *failure) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *failure:
			failed = r
		default:
			panic(r)
		}
	}()
	return c.template(name), nil
}

// template compiles a template once. A recursive one finds its program there, not yet filled.
func (c *compiler) template(name string) *program {
	p := c.programs[name]
	if p == nil {
		p = &program{}
		c.programs[name] = p
		tree := c.set.Lookup(name).Tree
		c.fill(p, tree, tree.Root)
	}
	return p
}

// fill compiles a template's nodes, which see no variables of others.
func (c *compiler) fill(p *program, tree *parse.Tree, list *parse.ListNode) {
	outer, scope, slots := c.tree, c.scope, c.slots
	c.tree, c.scope, c.slots = tree, []string{"$"}, 1
	p.body = c.listOf(list, reflect.Value{})
	p.slots = c.slots
	c.tree, c.scope, c.slots = outer, scope, slots
}

// hasNone says that a node has no compiled form.
func (c *compiler) hasNone(n parse.Node, reason string) *failure {
	at, _ := c.tree.ErrorContext(n)
	return &failure{place: at, reason: reason}
}

func (c *compiler) list(list *parse.ListNode) step {
	var steps []step
	var text []byte // what is the same in every execution, up to the next step
	write := func() {
		if b := text; len(b) > 0 {
			steps = append(steps, func(s *state, _ reflect.Value) signal {
				s.out.Write(b)
				return next
			})
		}
		text = nil
	}
	if list != nil {
		for _, n := range list.Nodes {
			if b, ok := c.text(n); ok {
				text = append(text, b...)
			} else if s := c.node(n); s != nil {
				write()
				steps = append(steps, s)
			}
		}
	}
	write()
	if len(steps) == 1 {
		return steps[0]
	}
	return func(s *state, dot reflect.Value) signal {
		for _, step := range steps {
			if sig := step(s, dot); sig != next {
				return sig
			}
		}
		return next
	}
}

// listOf compiles nodes that see another dot, which is valid where it is the same in every execution.
func (c *compiler) listOf(list *parse.ListNode, dot reflect.Value) step {
	defer func(outer reflect.Value) { c.dot = outer }(c.dot)
	c.dot = dot
	return c.list(list)
}

// node compiles a node; nil for one that does nothing.
func (c *compiler) node(n parse.Node) step {
	switch n := n.(type) {
	case *parse.ActionNode:
		return c.action(n)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return c.loop(n)
	case *parse.TemplateNode:
		return call(Place{c.tree, n.Pos}, c.pipe(n.Pipe), c.template(n.Name))
	case *parse.ListNode:
		p := &program{}
		dot := c.pipe(c.bodies[n].Pipe)
		c.fill(p, c.trees[c.bodies[n].Name], n)
		return call(Place{c.tree, c.bodies[n].Pos}, dot, p)
	case *parse.BreakNode:
		return func(*state, reflect.Value) signal { return breaks }
	case *parse.ContinueNode:
		return func(*state, reflect.Value) signal { return continues }
	case *parse.CommentNode:
		return nil
	}
	panic(c.hasNone(n, "a node of a kind that is new"))
}

// text gives what a node shows that is the same in every execution.
func (c *compiler) text(n parse.Node) ([]byte, bool) {
	switch n := n.(type) {
	case *parse.TextNode:
		return n.Text, true
	case *parse.ActionNode:
		if cmds, e := cutEscapers(n.Pipe.Cmds, c.isFunction); e != nil && len(n.Pipe.Decl) == 0 {
			if v, ok := c.folded(cmds); ok {
				var b bytes.Buffer
				e.write(&b, v)
				return b.Bytes(), true
			}
		}
	}
	return nil, false
}

// action compiles what is shown, or a variable that gets a value.
func (c *compiler) action(n *parse.ActionNode) step {
	if len(n.Pipe.Decl) > 0 {
		value := c.pipe(n.Pipe)
		return func(s *state, dot reflect.Value) signal {
			value(s, dot)
			return next
		}
	}
	cmds, e := cutEscapers(n.Pipe.Cmds, c.isFunction)
	if e == nil { // whatever html/template does here, it is not left out
		panic(c.hasNone(n, "a place of which it is not known how html/template escapes there"))
	}
	value := c.commands(cmds)
	return func(s *state, dot reflect.Value) signal {
		e.write(s.out.Buffer, value(s, dot))
		return next
	}
}

func (c *compiler) branch(n *parse.BranchNode, with bool) step {
	defer c.leave(len(c.scope))
	inside := c.dot
	if with {
		inside = reflect.Value{}
	} else if v, ok := c.folded(n.Pipe.Cmds); ok && len(n.Pipe.Decl) == 0 {
		if isTrue(v) {
			return c.list(n.List)
		}
		return c.list(n.ElseList)
	}
	value, then, otherwise := c.pipe(n.Pipe), c.listOf(n.List, inside), c.list(n.ElseList)
	return func(s *state, dot reflect.Value) signal {
		v := value(s, dot)
		switch {
		case !isTrue(v):
			return otherwise(s, dot)
		case with:
			return then(s, v)
		}
		return then(s, dot)
	}
}

func call(at Place, arg expr, p *program) step {
	return func(s *state, dot reflect.Value) signal {
		s.further(at)
		p.run(s, arg(s, dot))
		return next
	}
}

// declare gives a new variable its slot.
func (c *compiler) declare(name string) int {
	c.scope = append(c.scope, name)
	c.slots = max(c.slots, len(c.scope))
	return len(c.scope) - 1
}

// slot finds a variable's slot; the parser has seen to it that there is one.
func (c *compiler) slot(name string) int {
	for i := len(c.scope) - 1; i >= 0; i-- {
		if c.scope[i] == name {
			return i
		}
	}
	panic(&failure{reason: "the variable " + name + " is not known"})
}

// leave forgets the variables of a block that has ended.
func (c *compiler) leave(visible int) { c.scope = c.scope[:visible] }
