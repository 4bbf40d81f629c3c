package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/directive"
	"github.com/gloss-press/gloss/internal/limit"
)

// Directives and the attributes that each may have.
var (
	textDirectives = map[string][]string{"quote": nil, "term": nil, "plain": nil}
	leafDirectives = map[string][]string{
		"timeline": {"speaker", "term", "source", "from", "to", "scope"},
		"quote":    nil, "compare": {"term"}, "glossary": nil,
	}
	containerDirectives = map[string][]string{"note": nil, "aside": nil, "key-points": nil}
)

func (r *reading) textDirective(n *directive.Text) {
	if n.Problem != nil {
		r.fail(diag.BadDirective, n.Problem.Pos, n.Problem.Message, n.Problem.Hint)
	}
	if !r.knownDirective(&n.Directive, textDirectives, ":") {
		return
	}
	switch n.Name {
	case "quote":
		r.survey.marked = append(r.survey.marked, n)
	case "term":
		r.survey.terms = append(r.survey.terms, n)
	}
}

func (r *reading) leafDirective(n *directive.Leaf) {
	if !r.knownDirective(&n.Directive, leafDirectives, "::") {
		return
	}
	if n.Name != "quote" {
		if r.survey.slots++; r.survey.slots > limit.Slots {
			if r.survey.slots == limit.Slots+1 {
				r.fail(diag.TooLarge, n.Start, fmt.Sprintf("there are more than %d timelines, comparisons and glossaries in this text", limit.Slots), "keep those that readers need here")
			}
			return
		}
	}
	s := Slot{Pos: r.pos(n.Start)}
	switch n.Name {
	case "quote":
		s.Kind = CardSlot
		s.Quotes = []Found{{ID: n.ID}}
		r.survey.cards = append(r.survey.cards, n)
	case "timeline":
		s.Kind = TimelineSlot
	case "compare":
		s.Kind = CompareSlot
		if !slices.ContainsFunc(n.Attrs, func(a directive.Attr) bool { return a.Key == "term" }) {
			r.fail(diag.BadDirective, n.Start, "this comparison has no term", "write ::compare{term=SLUG}, with the name of a file in content/glossary/")
		}
	case "glossary":
		s.Kind = GlossarySlot
	}
	for _, a := range n.Attrs {
		s.Attrs = append(s.Attrs, Attr{Key: a.Key, Value: a.Value, Pos: r.pos(a.Pos)})
	}
	n.Parent().InsertAfter(n.Parent(), n, &slotNode{slot: s})
}

func (r *reading) containerDirective(n *directive.Container) {
	if n.Name == "quote" && n.ID != "" {
		should := "::quote{#" + n.ID + "}"
		r.fail(diag.UnknownDirective, n.Start, "there is no directive :::quote", "write "+should+" on a line of its own, without ::: below it")
		return
	}
	for _, class := range n.Classes {
		if IsThemeClass(class) && class != n.Name {
			r.fail(diag.BadDirective, n.Start, "the class `."+class+"` is one of the page’s own", "give it another name, such as .my-"+class)
		}
	}
	if r.knownDirective(&n.Directive, containerDirectives, ":::") && n.ID != "" {
		r.survey.containers = append(r.survey.containers, n)
	}
	if !n.Closed {
		colons := strings.Repeat(":", n.Fence)
		hint := fmt.Sprintf("write %s on a line of its own where it ends", colons)
		if in := fencedInside(n); in != nil {
			more := "four colons"
			if n.Fence > 3 {
				more = "one colon more"
			}
			hint += fmt.Sprintf(", besides the one that ends the %s%s inside it (line %d); or give this one %s at both ends: :%s%s", colons, in.Name, r.pos(in.Start).Line, more, colons, n.Name)
		}
		r.fail(diag.BadDirective, n.Start, fmt.Sprintf("this %s%s is not closed", colons, n.Name), hint)
	}
}

// fencedInside gives the last directive inside another that has a fence of the same length; nil where none has.
func fencedInside(c *directive.Container) (last *directive.Container) {
	_ = ast.Walk(c, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if in, ok := n.(*directive.Container); ok && entering && in != c && in.Fence == c.Fence {
			last = in
		}
		return ast.WalkContinue, nil
	})
	return last
}

// knownDirective reports an unknown name, an unknown attribute, or one that is given twice.
func (r *reading) knownDirective(d *directive.Directive, known map[string][]string, colons string) bool {
	attrs, ok := known[d.Name]
	if !ok {
		r.fail(diag.UnknownDirective, d.Start, fmt.Sprintf("there is no directive %s%s", colons, d.Name), directiveHint(d.Name, colons))
		return false
	}
	if r.meantID(d, colons) {
		return true
	}
	if len(d.Attrs) > 1 {
		r.joinWords(d, attrs)
	}
	seen := map[string]bool{}
	for _, a := range d.Attrs {
		switch {
		case a.Key == "id" || a.Key == "class":
			continue
		case !slices.Contains(attrs, a.Key):
			hint := fmt.Sprintf("%s%s takes no attributes", colons, d.Name)
			if near, ok := diag.Nearest(a.Key, attrs); ok {
				hint = fmt.Sprintf("did you mean `%s`?", near)
			} else if len(attrs) > 0 {
				hint = fmt.Sprintf("%s%s takes %s", colons, d.Name, strings.Join(attrs, ", "))
			} else if d.Name == "quote" || d.Name == "term" {
				hint = fmt.Sprintf("write {#%s}", a.Value)
			}
			r.fail(diag.UnknownAttribute, a.Pos, fmt.Sprintf("%s%s has no attribute `%s`", colons, d.Name, a.Key), hint)
		case seen[a.Key]:
			r.fail(diag.UnknownAttribute, a.Pos, fmt.Sprintf("`%s` is given twice", a.Key), "keep one")
		}
		seen[a.Key] = true
	}
	return true
}

func directiveHint(name, colons string) string {
	forms := []struct {
		colons string
		names  map[string][]string
	}{{":", textDirectives}, {"::", leafDirectives}, {":::", containerDirectives}}
	for _, f := range forms {
		if _, ok := f.names[name]; ok {
			return fmt.Sprintf("write %s%s: %s", f.colons, name, map[string]string{":": "it stands in a line, with its words in brackets", "::": "it stands alone on its line", ":::": "it stands around blocks, and ::: closes it"}[f.colons])
		}
	}
	var all []string
	for _, f := range forms {
		if f.colons == colons {
			for n := range f.names {
				all = append(all, n)
			}
		}
	}
	slices.Sort(all)
	if near, ok := diag.Nearest(name, all); ok {
		return fmt.Sprintf("did you mean %s%s?", colons, near)
	}
	return fmt.Sprintf("Gloss has %s%s; write \\: for a colon that is text", colons, strings.Join(all, ", "+colons))
}
