package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// Fold says how much of a note is folded away, since the margin has no room for it.
type Fold uint8

// What of a note is folded.
const (
	Open   Fold = iota // nothing
	Words              // what it says; who, where and when stand
	Closed             // all but a line of it
)

// How tall things are on a wide page, in pixels, and how many letters a line has. They are guesses, which decide alone which notes are
// folded.
const (
	textLine, textLetters   = 28, 70
	quoteLine, quoteLetters = 35, 44
	noteLine, noteLetters   = 22, 42
	belowText               = 20
	aboveFigure             = 15  // more than below a text
	aroundFigure            = 62  // its caption, and the space below
	aroundHeading           = 64  // its line too
	wholeTable              = 150 // at least
	besideText              = 5   // above a note
	besideQuote             = 14
	opening                 = 14  // the letters of what opens
	aroundNumber            = 6   // the letters of a foot-note's number, and of the way back
	shortNote               = 40  // letters: one that is shorter is not folded
	belowBody               = 200 // how an article was checked is told there, beside an empty margin
)

// foldNotes folds the longest notes of a block where they are taller together than the text up to the next notes has room for: else they
// would push those down. A line more does no harm, but before what is as wide as the page.
func (r *reading) foldNotes() {
	over := 0 // by how much the notes before reach into the room at hand
	for n := r.doc.FirstChild(); n != nil; n = n.NextSibling() {
		around, ok := n.(*notedNode)
		if !ok {
			over = max(0, over-height(n))
			continue
		}
		room, next := height(around.FirstChild()), n.NextSibling()
		for ; next != nil && next.Kind() != kindNoted && !isSlot(next, CardSlot) && !isWide(next); next = next.NextSibling() {
			room += height(next)
		}
		spare := textLine
		switch {
		case next == nil:
			spare = belowBody
		case isWide(next):
			spare = 0
		case isSlot(next, CardSlot) || next.FirstChild().Kind() == kindFigure:
			room += aboveFigure
		}
		for over+around.need() > room+spare && around.foldOne() {
		}
		over = max(0, over+around.need()-height(around.FirstChild()))
	}
}

// isWide reports what takes the margin too.
func isWide(n ast.Node) bool { return isSlot(n, CompareSlot) || isSlot(n, TimelineSlot) }

func isSlot(n ast.Node, kind SlotKind) bool {
	s, ok := n.(*slotNode)
	return ok && s.slot.Kind == kind
}

// need guesses how tall the notes are together.
func (n *notedNode) need() int {
	sum := 0
	for c := n.FirstChild().NextSibling(); c != nil; c = c.NextSibling() {
		sum += noteHeight(c, foldOf(c))
	}
	return sum
}

// foldOne folds the note that is the longest, first its words, when nobody's words are left its line; false where all are folded.
func (n *notedNode) foldOne() bool {
	for to := Words; to <= Closed; to++ {
		var longest ast.Node
		gain := 0
		for c := n.FirstChild().NextSibling(); c != nil; c = c.NextSibling() {
			if g := noteHeight(c, foldOf(c)) - noteHeight(c, to); g > gain && foldOf(c) < to {
				longest, gain = c, g
			}
		}
		switch n := longest.(type) {
		case *slotNode:
			n.slot.Quotes[0].Fold = to
			return true
		case *east.Footnote:
			n.SetAttributeString(foldKey, to)
			return true
		}
	}
	return false
}

// foldKey is the attribute of a foot-note that is folded.
const foldKey = "fold"

// foldOf gives how much of a note is folded.
func foldOf(n ast.Node) Fold {
	if s, ok := n.(*slotNode); ok {
		return s.slot.Quotes[0].Fold
	}
	f, _ := n.AttributeString(foldKey)
	fold, _ := f.(Fold)
	return fold
}

// noteHeight guesses how tall a note is when so much of it is folded. A foot-note, and a note without a line, has words alone to fold.
func noteHeight(n ast.Node, fold Fold) int {
	s, ok := n.(*slotNode)
	switch {
	case !ok && fold == Open:
		sum := besideText
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			sum += lines(letters(c)+aroundNumber, noteLetters) * noteLine
		}
		return sum
	case !ok || fold == Closed && !s.isOpen:
		return noteLine + besideText
	}
	length, beside := s.length, besideQuote
	if fold != Open && length >= shortNote {
		length = 0
	}
	if s.line > 0 {
		length, beside = length+s.line+opening, besideText
	}
	return lines(length, noteLetters)*noteLine + beside
}

func lines(letters, inLine int) int { return max(1, (letters+inLine-1)/inLine) }

// letters counts the bytes of a node's text.
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
	case kindSlot, east.KindTable:
		return wholeTable
	case ast.KindParagraph:
		return lines(letters(n), textLetters)*textLine + belowText
	case ast.KindTextBlock:
		return lines(letters(n), textLetters) * textLine
	}
	sum := 0
	for c := n.FirstChild(); c != nil && c.Type() != ast.TypeInline; c = c.NextSibling() {
		sum += height(c)
	}
	return sum
}
