package markdown

import (
	"html"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// markQuote gives the stretch of a quote's words.
func (r *reading) markQuote(q *anchored) *stretch {
	s := &stretch{from: q.From, to: q.To, tag: "span", id: q.ID, language: q.Language}
	s.attrs = ` data-quote="` + html.EscapeString(q.ID) + `"`
	for _, a := range [...][2]string{{"data-speaker", q.Speaker}, {"lang", q.Language}, {"dir", q.Dir}} {
		if a[1] != "" {
			s.attrs += " " + a[0] + `="` + html.EscapeString(a[1]) + `"`
		}
	}
	return s
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// slotBehind gives the slot behind the block of the document that holds a place of the flow's text. slots are those that are there.
func (r *reading) slotBehind(slots map[ast.Node]*slotNode, kind SlotKind, at int) *slotNode {
	top := r.flow.blocks[r.flow.blockAt(at)].top
	s := slots[top]
	if s == nil {
		s = &slotNode{slot: Slot{Kind: kind}}
		slots[top] = s
		after := top
		for next := after.NextSibling(); next != nil && next.Kind() == east.KindFootnote; next = next.NextSibling() {
			after = next
		}
		r.doc.InsertAfter(r.doc, after, s)
	}
	return s
}

// slotNode is a slot among the blocks of a document.
type slotNode struct {
	ast.BaseBlock
	slot   Slot
	length int  // of a note, in characters
	line   int  // of the line before a note, in characters; 0: it has none
	isOpen bool // it says what the words mean, and is never folded to a line: who can't read them must not have to look for it
}

var kindSlot = ast.NewNodeKind("GlossSlot")

// Kind implements ast.Node.
func (*slotNode) Kind() ast.NodeKind { return kindSlot }

// Dump implements ast.Node.
func (s *slotNode) Dump(source []byte, level int) { ast.DumpHelper(s, source, level, nil, nil) }

// topOf gives the child of the document that holds n.
func (r *reading) topOf(n ast.Node) ast.Node {
	for p := n.Parent(); p != nil && p != r.doc; p = n.Parent() {
		n = p
	}
	return n
}
