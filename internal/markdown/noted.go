package markdown

import (
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// notedNode is a block with the notes and foot-notes on it, which a wide page shows beside its first line.
type notedNode struct{ ast.BaseBlock }

var kindNoted = ast.NewNodeKind("GlossNoted")

// Kind implements ast.Node.
func (*notedNode) Kind() ast.NodeKind { return kindNoted }

// Dump implements ast.Node.
func (n *notedNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (h *htmlWriter) noted(p *parts, _ []byte, _ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString("<div class=\"noted\">\n")
	} else {
		p.WriteString("</div>\n")
	}
	return ast.WalkContinue
}

// gatherNotes puts each block into one element with what is noted on it, in the order of the marks in its text.
func (r *reading) gatherNotes(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		if n.Type() == ast.TypeInline {
			return
		}
		r.gatherNotes(n)
		next := n.NextSibling()
		if next == nil || !isNote(next) || isNote(n) {
			n = next
			continue
		}
		var notes []ast.Node
		for ; next != nil && isNote(next); next = next.NextSibling() {
			notes = append(notes, next)
		}
		inOrder(n, notes)
		around := &notedNode{}
		parent.ReplaceChild(parent, n, around)
		around.AppendChild(around, n)
		for _, note := range notes {
			around.AppendChild(around, note)
		}
		n = next
	}
}

func isNote(n ast.Node) bool {
	return n.Kind() == east.KindFootnote || isSlot(n, NoteSlot)
}

// inOrder sorts the notes on a block as they are marked in it. One that is marked elsewhere, in another note, stays behind the one that it is
// behind.
func inOrder(block ast.Node, notes []ast.Node) {
	places := map[any]int{} // of a foot-note's number or a quote's id
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		var key any
		switch n := n.(type) {
		case *east.FootnoteLink:
			key = n.Index
		case *wordNode:
			if n.slot.Kind == MarkerSlot {
				key = n.slot.Quotes[0].ID
			}
		}
		if _, known := places[key]; key != nil && entering && !known {
			places[key] = len(places) + 1
		}
		return ast.WalkContinue, nil
	})
	at := map[ast.Node]int{}
	last := 0
	for _, n := range notes {
		var key any
		switch n := n.(type) {
		case *east.Footnote:
			key = n.Index
		case *slotNode:
			key = n.slot.Quotes[0].ID
		}
		if place, ok := places[key]; ok {
			last = place
		}
		at[n] = last
	}
	slices.SortStableFunc(notes, func(a, b ast.Node) int { return cmp.Compare(at[a], at[b]) })
}
