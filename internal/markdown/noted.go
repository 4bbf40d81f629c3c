package markdown

import (
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/gloss-press/gloss/internal/directive"
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
		p.WriteString("<section class=\"noted\">\n")
	} else {
		p.WriteString("</section>\n")
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
	s, ok := n.(*slotNode)
	return n.Kind() == east.KindFootnote || ok && s.slot.Kind == NoteSlot
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

// How tall things are on a wide page, in pixels, and how many letters a line has. They are guesses, which decide alone which notes are
// folded.
const (
	textLine, textLetters   = 28, 64
	quoteLine, quoteLetters = 35, 46
	noteLine, noteLetters   = 21, 43
	belowText, belowNote    = 14, 9
	aroundFigure            = 84 // its caption and the space around it
	aroundHeading           = 70
	wholeFigure             = 300 // a timeline, a picture
	lineOfNote              = 55  // the letters of who said it, where and when, and of what opens
	aboveFigure             = 20
	shortNote               = 40 // letters: one that is shorter is not folded
	foldedNote              = 8  // letters
)

// foldNotes folds the longest notes of a block where they are taller together than the text up to the next notes has room for: else they
// would push those down. A line more does no harm.
func (r *reading) foldNotes() {
	over := 0 // by how much the notes before reach into the room at hand
	for n := r.doc.FirstChild(); n != nil; n = n.NextSibling() {
		around, ok := n.(*notedNode)
		if !ok {
			over = max(0, over-height(n))
			continue
		}
		room := height(around.FirstChild())
		next := n.NextSibling()
		for ; next != nil && next.Kind() != kindNoted; next = next.NextSibling() {
			room += height(next)
		}
		if next != nil && next.FirstChild().Kind() == kindFigure {
			room += aboveFigure
		}
		for {
			need, longest := over, (*slotNode)(nil)
			for c := around.FirstChild().NextSibling(); c != nil; c = c.NextSibling() {
				s, isSlot := c.(*slotNode)
				if !isSlot {
					need += lines(letters(c), noteLetters)*noteLine + belowNote
					continue
				}
				length := s.length
				if s.slot.Quotes[0].Folded {
					length = foldedNote
				} else if length > shortNote && (longest == nil || length > longest.length) {
					longest = s
				}
				if s.slot.Quotes[0].Letter > 0 {
					length += lineOfNote
				}
				need += lines(length, noteLetters)*noteLine + belowNote
			}
			if need <= room+textLine || longest == nil {
				over = max(0, need-height(around.FirstChild()))
				break
			}
			longest.slot.Quotes[0].Folded = true
		}
	}
}

func lines(letters, inLine int) int { return max(1, (letters+inLine-1)/inLine) }

// letters counts the characters of a node's text.
func letters(n ast.Node) int {
	count := 0
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			count += t.Segment.Len()
		}
		return ast.WalkContinue, nil
	})
	return count
}

// height guesses how tall a block is.
func height(n ast.Node) int {
	switch n.Kind() {
	case ast.KindHeading:
		return aroundHeading
	case kindFigure:
		return lines(letters(n), quoteLetters)*quoteLine + aroundFigure
	case kindSlot, east.KindTable, directive.KindLeaf:
		return wholeFigure
	case ast.KindParagraph, ast.KindTextBlock:
		return lines(letters(n), textLetters)*textLine + belowText
	}
	sum := 0
	for c := n.FirstChild(); c != nil && c.Type() != ast.TypeInline; c = c.NextSibling() {
		sum += height(c)
	}
	return sum
}
