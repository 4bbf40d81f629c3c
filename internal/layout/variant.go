package layout

import (
	"html/template"
	"maps"
	"slices"
	"text/template/parse"
)

// Variant adds templates of which one variant of entry is made, in place of others of their names, and gives the name by which it is executed.
// What calls none of them is shared with the other variants. All variants are made before anything is executed.
func (s *Set) Variant(label, entry string, own ...*template.Template) string {
	mine := &Set{trees: maps.Clone(s.trees)}
	differs := map[string]bool{}
	for _, name := range mine.take(own) {
		differs[name] = true
	}
	for n := 0; n < len(differs); {
		n = len(differs)
		for name, tree := range mine.trees {
			if tree != nil {
				calls(tree.Root, func(_ *parse.Node, call *parse.TemplateNode) {
					if differs[call.Name] {
						differs[name] = true
					}
				})
			}
		}
	}
	named := func(name string) string {
		if differs[name] {
			name += variantOf + label
		}
		return name
	}
	for name := range differs {
		tree := mine.trees[name]
		if tree != nil {
			tree = tree.Copy()
			calls(tree.Root, func(_ *parse.Node, call *parse.TemplateNode) { call.Name = named(call.Name) })
		}
		s.trees[named(name)] = tree
	}
	s.roots = append(s.roots, named(entry))
	return named(entry)
}

// variantOf stands between a template's name and its variant's.
const variantOf = " of "

// Names names the templates that files define, in order.
func (s *Set) Names() []string {
	var list []string
	for name, tree := range s.trees {
		if tree != nil && tree.Name == name && tree.ParseName != name { // no variant, and no file
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// Calls reports whether a template executes another, itself or by those that it calls.
func Calls(of *template.Template, from, to string) bool {
	seen := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		if t := of.Lookup(name); t != nil && t.Tree != nil {
			calls(t.Tree.Root, func(_ *parse.Node, call *parse.TemplateNode) {
				if !seen[call.Name] {
					seen[call.Name] = true
					visit(call.Name)
				}
			})
		}
	}
	visit(from)
	return seen[to]
}
