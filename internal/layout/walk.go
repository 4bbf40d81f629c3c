package layout

import (
	"reflect"
	"regexp"
	"strings"
	"text/template/parse"
)

// Walker follows templates as they are executed, but by the types of their data alone, and tells what they ask for by name. A type that only
// an execution knows, such as that of what an interface holds, is left alone with all that comes of it: what is told to be missing is
// missing in every execution that gets there.
type Walker struct {
	Set      *Set
	Visit    func(Use)
	Executes string // a function that executes a template of the Set: FUNCTION NAME VALUE

	seen   map[visit]bool
	needy  map[*parse.Tree]bool // those that asked nothing for a field
	path   []Use                // the calls that lead to the template
	script string               // what ends the script that the walk is in; "" outside of scripts
	walk
}

// Use is a place in a template that asks for something by its name.
type Use struct {
	Place Place
	Kind  Kind
	Name  string
	Of    reflect.Type // what has the field, or what the template is given, pointers followed; nil where that is not known
	Known bool         // there is one
	By    string       // of an Argument, the function; of a Template, what executes it
	Value string       // what has the field, or what the template is given, as the template writes it
	Dot   reflect.Type // of the dot there; nil where that is not known
	Top   reflect.Type // of $, the value that the template is executed with; nil where that is not known
	Path  []Use        // the calls that lead to the template, the innermost last; good until Visit returns
}

// Place is a byte of a template.
type Place struct {
	tree *parse.Tree
	pos  parse.Pos
}

// File names the file that it stands in.
func (p Place) File() string { return p.tree.ParseName }

// String gives FILE:LINE:COLUMN, as in messages of html/template. It goes through the file, so it is asked for mistakes alone.
func (p Place) String() string {
	at, _ := p.tree.ErrorContext(&parse.TextNode{NodeType: parse.NodeText, Pos: p.pos})
	return at
}

// Kind says what a name is of.
type Kind uint8

// The kinds of names. A method is asked for like a field.
const (
	Field Kind = iota
	Template
	Function
	Argument // the first of a function, where it is a text in the template; there is no knowing here whether it is known
	Without  // a template that is given no value and asks for a field of it at once; never known
	Shown    // what stands between braces alone, as the parser prints it; known is what reads as text
)

// visit is a template with the type of its value.
type visit struct {
	name string
	dot  reflect.Type
}

// walk is what is known inside of one template.
type walk struct {
	tree     *parse.Tree
	dot      reflect.Type // of the dot
	vars     []variable
	assigned map[string]bool // variables that may get values of other types than they were declared with
}

type variable struct {
	name string
	typ  reflect.Type
}

// assignment is what gives variables new values, as the parser prints it.
var assignment = regexp.MustCompile(`(\$\w+)(?:, (\$\w+))? = `)

// scripts finds where scripts begin and may end: in them html/template writes any value as JSON.
var scripts = regexp.MustCompile(`(?i)<script|</script|\son\w+\s*=\s*["']|["']`)

// Template follows a template, and what it calls, once for each type of its value.
func (w *Walker) Template(name string, dot reflect.Type) {
	if len(w.path) == 0 {
		w.script = ""
	}
	dot = known(dot)
	tree, key := w.Set.trees[name], visit{name, dot}
	if tree == nil || w.seen[key] {
		return
	}
	if w.seen == nil {
		w.seen, w.needy = map[visit]bool{}, map[*parse.Tree]bool{}
	}
	w.seen[key], w.seen[visit{name: name}] = true, true
	outer, text := w.walk, tree.Root.String()
	if strings.Contains(text, "%T") {
		dot = nil // it finds out the type itself
	}
	w.walk = walk{tree, dot, []variable{{"$", something(dot)}}, map[string]bool{}}
	for _, m := range assignment.FindAllStringSubmatch(text, -1) {
		w.assigned[m[1]], w.assigned[m[2]] = true, true
	}
	w.list(tree.Root, dot)
	w.walk = outer
}

// Rest follows the templates that nothing has called so far.
func (w *Walker) Rest() {
	for name := range w.Set.trees {
		w.Template(name, nil)
	}
}

func (w *Walker) list(list *parse.ListNode, dot reflect.Type) {
	if list == nil {
		return
	}
	defer w.leave(len(w.vars))
	defer func(outer reflect.Type) { w.dot = outer }(w.dot)
	w.dot = dot
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			w.text(string(n.Text))
		case *parse.ActionNode:
			if t := w.pipe(n.Pipe, dot); t != nil && len(n.Pipe.Decl) == 0 && w.script == "" {
				w.tell(n.Pipe.Pos, Use{Kind: Shown, Name: n.Pipe.String(), Of: t, Known: isText(t)})
			}
		case *parse.IfNode:
			w.branch(&n.BranchNode, dot, func(reflect.Type) reflect.Type { return dot })
		case *parse.WithNode:
			w.branch(&n.BranchNode, dot, func(t reflect.Type) reflect.Type { return t })
		case *parse.RangeNode:
			w.branch(&n.BranchNode, dot, elementOf)
		case *parse.TemplateNode:
			u := Use{Name: n.Name, Of: w.pipe(n.Pipe, dot), By: "template"}
			if n.Pipe != nil {
				u.Value = n.Pipe.String()
			}
			w.call(n.Pos, u)
		}
	}
}

// text finds out whether what follows a text stands in a script.
func (w *Walker) text(text string) {
	for _, m := range scripts.FindAllString(strings.ToLower(text), -1) {
		quote := m[len(m)-1:]
		switch {
		case m == w.script, w.script == quote:
			w.script = ""
		case w.script == "" && m == "<script":
			w.script = "</script"
		case w.script == "" && len(m) > 1 && m != "</script":
			w.script = quote
		}
	}
}

// branch follows {{if}}, {{with}} and {{range}}; inside gives the dot in it by the type of its pipeline.
func (w *Walker) branch(n *parse.BranchNode, dot reflect.Type, inside func(reflect.Type) reflect.Type) {
	defer w.leave(len(w.vars))
	if n.Pipe.String() != "false" { // with which a part is left out
		t := w.pipe(n.Pipe, dot)
		if d := n.Pipe.Decl; n.NodeType == parse.NodeRange && len(d) > 0 && !n.Pipe.IsAssign {
			w.vars[len(w.vars)-len(d)].typ = nil // an index or a key
			w.leave(len(w.vars) - 1)
			w.declare(d[len(d)-1], elementOf(t))
		}
		w.list(n.List, something(inside(t))) // which may ask first whether there is a value
	}
	w.list(n.ElseList, something(dot))
}

// leave forgets the variables of a block that has ended.
func (w *Walker) leave(visible int) { w.vars = w.vars[:visible] }

func (w *Walker) declare(v *parse.VariableNode, t reflect.Type) {
	if w.assigned[v.Ident[0]] {
		t = nil
	}
	w.vars = append(w.vars, variable{v.Ident[0], t})
}

// call follows a call of a template.
func (w *Walker) call(pos parse.Pos, u Use) {
	name := u.Name
	u.Kind = Template
	tree, found := w.Set.trees[name]
	if u.Known = found; tree != nil {
		u.Name = tree.Name // a variant's is that of what it is a variant of
	}
	w.path = append(w.path, w.tell(pos, u))
	dot := u.Of
	if u.Value == "" {
		dot = nothing
	}
	w.Template(name, dot)
	w.path = w.path[:len(w.path)-1]
	if u.Value == "" && w.needy[tree] {
		u.Kind, u.Known = Without, false
		w.tell(pos, u)
	}
}

// tell visits what is used, and gives it with its place.
func (w *Walker) tell(pos parse.Pos, u Use) Use {
	u.Place, u.Dot, u.Top, u.Path = Place{w.tree, pos}, w.dot, w.vars[0].typ, w.path
	w.Visit(u)
	return u
}
