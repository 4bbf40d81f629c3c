package markdown

import (
	"bytes"
	"cmp"
	"regexp"
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
	cuts := r.survey.addresses
	var verbatim []exchange // code and HTML, in which nothing is a comment but to HTML
	_ = ast.Walk(r.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *directive.Text:
			if n.HasLabel {
				cuts = append(cuts, exchange{from: n.Start, to: n.Label.Start}, exchange{from: n.Label.Stop, to: max(n.Stop, n.Label.Stop)})
			}
		case *directive.Leaf:
			cuts = append(cuts, exchange{from: lineStart(r.source, n.Start), to: lineEnd(r.source, n.Stop)})
		case *slotNode:
			if len(cuts) > 0 && n.slot.Kind >= CardSlot {
				cuts[len(cuts)-1].slot = &n.slot
			}
		case *directive.Container:
			open := r.fence(n.Start)
			if n.HasLabel {
				open.text = "**" + string(bytes.TrimSpace(n.Label.Value(r.source))) + "**"
				if r.source[open.to-1] == '\n' {
					open.text += "\n"
				}
			}
			if cuts = append(cuts, open); n.Closed {
				cuts = append(cuts, r.fence(n.End))
			}
		case *ast.RawHTML:
			if last := n.Segments.Len() - 1; last >= 0 && isComment(rawTagOf(n, r.source)) {
				cuts = append(cuts, exchange{from: n.Segments.At(0).Start, to: n.Segments.At(last).Stop})
			}
		case *ast.HTMLBlock:
			block := r.linesOf(n)
			block.to = max(block.to, n.ClosureLine.Stop)
			block.text = string(dropComments(r.source[block.from:block.to]))
			cuts, verbatim = append(cuts, block), append(verbatim, block)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			verbatim = append(verbatim, r.linesOf(n))
		}
		return ast.WalkContinue, nil
	})
	cuts = append(cuts, r.definitions(verbatim)...)
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
			pieces = append(pieces, Piece{b.String(), c.slot})
			b.Reset()
		}
	}
	b.Write(r.source[at:])
	return append(pieces, Piece{Text: b.String()})
}

// fence gives the line on which a fence stands, or what of it is not the mark of a quotation or an item of a list.
func (r *reading) fence(at int) exchange {
	from, to := lineStart(r.source, at), lineEnd(r.source, at)
	if len(bytes.TrimSpace(r.source[from:at])) > 0 {
		from, to = at, at+len(bytes.TrimRight(r.source[at:to], "\n"))
	}
	return exchange{from: from, to: to}
}

// linesOf gives where the lines of a block stand.
func (r *reading) linesOf(n ast.Node) exchange {
	lines := n.Lines()
	if lines.Len() == 0 {
		return exchange{}
	}
	return exchange{from: lines.At(0).Start, to: lines.At(lines.Len() - 1).Stop}
}

// defines finds the address in a line that gives it a name.
var defines = regexp.MustCompile(`^[ >]*\[[^\]]+\]:[ \t]*<?([^\s<>]+)`)

// definitions leaves out what writers wrote for themselves as addresses that nothing names, and makes the addresses whole that links refer to.
func (r *reading) definitions(verbatim []exchange) (cuts []exchange) {
	if len(r.survey.named) == 0 && !bytes.Contains(r.source, []byte(noteToSelf)) {
		return nil
	}
	slices.SortFunc(verbatim, func(a, b exchange) int { return cmp.Compare(a.from, b.from) })
	at := 0
	for line := range bytes.Lines(r.source) {
		from := at
		at += len(line)
		for len(verbatim) > 0 && verbatim[0].to <= from {
			verbatim = verbatim[1:]
		}
		if len(verbatim) > 0 && verbatim[0].from < at {
			continue
		}
		if bytes.HasPrefix(line, []byte(noteToSelf)) {
			cuts = append(cuts, exchange{from: from, to: at})
		} else if m := defines.FindSubmatchIndex(line); m != nil {
			if whole, ok := r.survey.named[string(line[m[2]:m[3]])]; ok {
				cuts = append(cuts, exchange{from: from + m[2], to: from + m[3], text: whole})
			}
		}
	}
	return cuts
}

func lineStart(source []byte, at int) int { return bytes.LastIndexByte(source[:at], '\n') + 1 }

// lineEnd gives where the next line begins.
func lineEnd(source []byte, at int) int {
	if i := bytes.IndexByte(source[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(source)
}

// escapeBrackets lets an address stand between brackets, of which it may have one alone.
var escapeBrackets = strings.NewReplacer("(", "%28", ")", "%29")

// address notes that a link or a picture leads to a page of the site by a destination, which stands behind its label, or where by names it.
func (r *reading) address(n ast.Node, by *ast.ReferenceLink, dest []byte, t Target) {
	if r.in.Whole == nil || t.Problem != "" || t.Address == "" {
		return
	}
	whole := escapeBrackets.Replace(r.in.Whole(t.Address))
	if by != nil {
		r.survey.named[string(dest)] = whole
	} else if at := r.destination(n, dest); at >= 0 {
		r.survey.addresses = append(r.survey.addresses, exchange{from: at, to: at + len(dest), text: whole})
	}
}

// behindLabel is how many bytes stand between the last word of a label and its destination, at most: marks that end there, and white space.
const behindLabel = 200

// destination finds that of a link or a picture, behind its label; -1 where it isn't there.
func (r *reading) destination(n ast.Node, dest []byte) int {
	at := r.endOf(n.LastChild(), n.Pos())
	behind := r.source[at:min(len(r.source), at+behindLabel+len(dest))]
	_, rest, ok := bytes.Cut(behind, []byte("]("))
	if rest = bytes.TrimLeft(rest, " \t\n<"); ok && bytes.HasPrefix(rest, dest) {
		return at + len(behind) - len(rest)
	}
	return -1
}

// endOf gives where what an inline node says ends, or where marks follow that end it; otherwise where there is none.
func (r *reading) endOf(n ast.Node, otherwise int) int {
	switch n := n.(type) {
	case nil:
		return otherwise
	case *ast.Text:
		return n.Segment.Stop
	case *ast.RawHTML:
		if last := n.Segments.Len() - 1; last >= 0 {
			return n.Segments.At(last).Stop
		}
	case *ast.Image:
		if at := r.destination(n, n.Destination); at >= 0 {
			return at + len(n.Destination)
		}
	case *directive.Text:
		return n.Stop
	}
	return r.endOf(n.LastChild(), max(otherwise, n.Pos()))
}
