package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/directive"
)

// Piece is some of a body as it was written, in Markdown that any program reads, and what then stands in it: the quote or the list that a directive
// puts there.
type Piece struct {
	Text string
	Slot *Slot // nil at the end
}

// exchange is what takes the place of some bytes of the source.
type exchange struct {
	from, to int
	text     string
	slot     *Slot
}

// markdown gives the body as Markdown without directives and comments, its addresses whole.
func (r *reading) markdown() []Piece {
	cuts, fences := r.survey.addresses, false
	_ = ast.Walk(r.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *directive.Text:
			if entering && n.HasLabel {
				cuts = append(cuts, exchange{from: n.Start, to: n.Label.Start}, exchange{from: n.Label.Stop, to: max(n.Stop, n.Label.Stop)})
			}
		case *directive.Leaf:
			if entering {
				cuts = append(cuts, exchange{from: lineStart(r.source, n.Start), to: lineEnd(r.source, n.Stop)})
			}
		case *slotNode:
			if entering && len(cuts) > 0 && n.slot.Kind >= CardSlot {
				cuts[len(cuts)-1].slot = &n.slot
			}
		case *directive.Container:
			if !entering {
				break
			}
			title := ""
			fences = true
			if n.HasLabel {
				title = "**" + string(bytes.TrimSpace(n.Label.Value(r.source))) + "**\n"
			}
			cuts = append(cuts, exchange{from: lineStart(r.source, n.Start), to: lineEnd(r.source, n.Stop), text: title})
		}
		return ast.WalkContinue, nil
	})
	slices.SortStableFunc(cuts, func(a, b exchange) int { return cmp.Compare(a.from, b.from) })
	var pieces []Piece
	var b strings.Builder
	b.Grow(len(r.source))
	at := 0
	for _, c := range cuts {
		if c.from < at {
			continue // inside of what is cut already
		}
		b.Write(r.source[at:c.from])
		b.WriteString(c.text)
		if at = c.to; c.slot != nil {
			pieces = append(pieces, Piece{plainMarkdown(b.String(), fences), c.slot})
			b.Reset()
		}
	}
	b.Write(r.source[at:])
	return append(pieces, Piece{Text: plainMarkdown(b.String(), fences)})
}

// plainMarkdown leaves out comments, and the lines that end containers where there are some.
func plainMarkdown(text string, fences bool) string {
	if text = WithoutComments(text); !fences {
		return text
	}
	lines := slices.Collect(strings.Lines(text))
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool {
		l = strings.TrimSpace(l)
		return len(l) > 2 && strings.Trim(l, ":") == ""
	}), "")
}

func lineStart(source []byte, at int) int { return bytes.LastIndexByte(source[:at], '\n') + 1 }

// lineEnd gives where the next line begins.
func lineEnd(source []byte, at int) int {
	if i := bytes.IndexByte(source[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(source)
}

// address notes that a destination of the text, in or behind the element at an offset, leads to a page of the site.
func (r *reading) address(dest []byte, offset int, to string) {
	if r.in.Whole == nil || to == "" || offset < 0 {
		return
	}
	if i := bytes.Index(r.source[offset:], dest); i >= 0 {
		r.survey.addresses = append(r.survey.addresses, exchange{from: offset + i, to: offset + i + len(dest), text: r.in.Whole(to)})
	}
}
