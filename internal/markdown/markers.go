package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// behindWords are the signs that stand between quoted words and the letter of their note: those that end the quotation, and those of the
// sentence.
const behindWords = `.,;:!?…"'”’»›“‘،؛؟。，」』`

// setMarkers puts the letter of its note behind each quote that stands in no block quote, and the note behind the block of the
// document that the quote begins in.
func (r *reading) setMarkers() {
	last := map[ast.Node]ast.Node{} // behind a block
	n := 0
	for i := range r.found {
		q := &r.found[i]
		b := &r.flow.blocks[r.flow.blockAt(q.From)]
		if b.quote != nil {
			continue
		}
		n++
		f := Found{ID: q.ID, Letter: n}
		r.putMarker(&wordNode{slot: Slot{Kind: MarkerSlot, Quotes: []Found{f}}}, q.To)
		after := last[b.top]
		if after == nil {
			after = b.top
		}
		last[b.top] = r.putNote(after, q, f)
	}
}

// putMarker puts a marker behind words that end at a place of the text, and behind what closes them; never within a link or the words
// of another quote.
func (r *reading) putMarker(m *wordNode, at int) {
	b := &r.flow.blocks[r.flow.blockAt(at-1)]
	for moved := true; moved; {
		moved = false
		for at < b.to {
			c, size := utf8.DecodeRuneInString(r.flow.text[at:b.to])
			if !strings.ContainsRune(behindWords, c) {
				break
			}
			at += size
		}
		for _, q := range r.found {
			if q.From < at && at < min(q.To, b.to) {
				at, moved = min(q.To, b.to), true
			}
		}
	}
	w := wrapper{flow: r.flow, b: b}
	w.cutAll(b.node, []int{at})
	w = wrapper{flow: r.flow, b: b}
	if n := w.endingAt(b.node, at); n != nil {
		for next := n.NextSibling(); next != nil && next.Kind() == kindWord; next = next.NextSibling() {
			n = next
		}
		n.Parent().InsertAfter(n.Parent(), n, m)
	} else {
		b.node.AppendChild(b.node, m)
	}
}

// endingAt gives the outermost node below a parent whose text ends at a place; where a link or a mark goes on there, that.
func (w *wrapper) endingAt(parent ast.Node, at int) ast.Node {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		e := w.extentOf(c)
		switch {
		case !e.ok || e.to < at || e.from >= at:
		case e.to == at:
			return c
		case !c.HasChildren() || c.Kind() == ast.KindLink || c.Kind() == ast.KindCodeSpan || c.Kind() == kindMark:
			return c
		default:
			return w.endingAt(c, at)
		}
	}
	return nil
}
