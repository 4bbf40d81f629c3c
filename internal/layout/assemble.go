package layout

import (
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"text/template/parse"
)

// assembly is a template with all that it calls, in copies of their own: html/template changes trees when it escapes them, and spoils
// a template that it cannot escape.
type assembly struct {
	set     *template.Template
	added   map[string]bool
	trees   map[string]*parse.Tree // the Set's
	inline  map[place]bool
	bodies  map[*parse.ListNode]*parse.TemplateNode // what stands in place of calls, see derived
	open    []string                                // the calls around the one that is being put in place
	endless *parse.TemplateNode                     // a call that cannot be put in place, since it is around itself, or one of very many
}

// place is where a call stands: in which template, and at which byte.
type place struct {
	template string
	pos      parse.Pos
}

// assemble copies templates and all that they call, those of inline put in place of their calls.
func (s *Set) assemble(inline map[place]bool, names ...string) *assembly {
	first := names[0]
	if _, ok := s.trees[first]; !ok {
		first = "not " + first // there is always one, and it must not pass for the one that is missing
	}
	a := &assembly{set: template.New(first).Option("missingkey=error").Funcs(s.plain), added: map[string]bool{},
		trees: s.trees, inline: inline, bodies: map[*parse.ListNode]*parse.TemplateNode{}}
	for _, name := range names {
		a.add(name)
	}
	return a
}

func (a *assembly) add(name string) {
	tree, ok := a.trees[name]
	if !ok || a.added[name] {
		return
	}
	a.added[name] = true
	if tree == nil {
		a.set.New(name)
		return
	}
	tree = tree.Copy()
	// Adding fails only where a template was executed, and this one was not.
	template.Must(a.set.AddParseTree(name, tree))
	calls(tree.Root, func(at *parse.Node, call *parse.TemplateNode) {
		if a.inline[place{name, call.Pos}] {
			*at = a.body(call)
		} else {
			a.add(call.Name)
		}
	})
}

// derived gives the calls inside of tags, attributes, scripts and styles. For these html/template escapes a copy of the template, which nobody
// else sees: its name says where it stands. When the body stands in place of the call, as a list of nodes, its copy can be read.
func (a *assembly) derived() map[place]bool {
	inline := map[place]bool{}
	for _, t := range a.set.Templates() {
		if t.Tree == nil {
			continue
		}
		calls(t.Tree.Root, func(_ *parse.Node, call *parse.TemplateNode) {
			if _, ok := a.trees[call.Name]; !ok {
				inline[place{t.Name(), call.Pos}] = true
			}
		})
	}
	return inline
}

// mostBodies is how many bodies are put in place of calls: templates that call one another twice each would soon fill the memory.
const mostBodies = 1000

// body gives the nodes of a template that is called, those that it calls in their places too.
func (a *assembly) body(call *parse.TemplateNode) parse.Node {
	if a.endless != nil || len(a.bodies) >= mostBodies || slices.Contains(a.open, call.Name) {
		a.endless = call
		return call
	}
	a.open = append(a.open, call.Name)
	list := a.trees[call.Name].Root.CopyList()
	calls(list, func(at *parse.Node, inner *parse.TemplateNode) { *at = a.body(inner) })
	a.open = a.open[:len(a.open)-1]
	a.bodies[list] = call
	return list
}

// calls visits every {{template}} in a list and its branches, with the place that holds it.
func calls(list *parse.ListNode, visit func(at *parse.Node, call *parse.TemplateNode)) {
	if list == nil {
		return
	}
	for i := range list.Nodes {
		switch n := list.Nodes[i].(type) {
		case *parse.TemplateNode:
			visit(&list.Nodes[i], n)
		case *parse.IfNode:
			calls(n.List, visit)
			calls(n.ElseList, visit)
		case *parse.WithNode:
			calls(n.List, visit)
			calls(n.ElseList, visit)
		case *parse.RangeNode:
			calls(n.List, visit)
			calls(n.ElseList, visit)
		}
	}
}

// escape has html/template escape templates and what they call, and reports whether it could. Nothing is executed: what comes
// first is an empty text, and the writer takes none.
func escape(set *template.Template, names ...string) bool {
	name := names[0]
	if len(names) > 1 {
		// One that calls them all, each in a branch, which has to end in the context in which it began.
		name = "calls all"
		var calls strings.Builder
		for _, callee := range names {
			if set.Lookup(callee) == nil {
				return false
			}
			fmt.Fprintf(&calls, "{{if .}}{{template %q .}}{{end}}", callee)
		}
		template.Must(set.New(name).Parse(calls.String()))
	}
	t := set.Lookup(name)
	if t == nil || t.Tree == nil {
		return false
	}
	t.Tree.Root.Nodes = slices.Insert(t.Tree.Root.Nodes, 0, parse.Node(&parse.TextNode{NodeType: parse.NodeText}))
	return set.ExecuteTemplate(closed{}, name, nil) == errClosed
}

var errClosed = errors.New("closed")

// closed is a writer that takes nothing.
type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, errClosed }
