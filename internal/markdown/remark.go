package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/diag"
)

// Remarks are what may be right in a body, and is worth a look.
type Remarks struct {
	Notes     []diag.Diagnostic // pictures without alternative text, headings that skip a level
	Inflected []Inflected       // mentions that are a term's by their ending alone, in no order
	Outside   []Outside         // links that leave the site
}

// Inflected is a mention that is not written as the term's name is.
type Inflected struct {
	Term int32
	Form string
	Pos  diag.Pos
}

// Outside is an address outside of the site.
type Outside struct {
	URL string
	Pos diag.Pos
}

func (r *reading) note(code diag.Code, offset int, message, hint string) {
	r.Remarks.Notes = append(r.Remarks.Notes, diag.Diagnostic{Span: diag.At(r.in.File, r.pos(offset)), Severity: diag.Note, Code: code, Message: message, Hint: hint})
}

// remarkPicture notes a picture that a screen reader passes over.
func (r *reading) remarkPicture(n *ast.Image) {
	if r.in.Remarks && plainText(n, r.source) == "" {
		r.note(diag.ImageWithoutAlt, n.Pos(), "this picture has no alternative text", "say between the brackets what it shows; leave them empty where it only adorns")
	}
}

// remarkHeadings notes headings that stand more than one level below the one before; the page's title has the first level.
func (r *reading) remarkHeadings() {
	if !r.in.Remarks {
		return
	}
	last := 1
	for _, h := range r.survey.headings {
		if h.Level > last+1 {
			r.note(diag.HeadingSkipped, h.Pos(), fmt.Sprintf("this heading is %d levels below the one above it", h.Level-last),
				fmt.Sprintf("write it with %s, or put a heading between", strings.Repeat("#", max(1, headingMarks(h, r.source)-(h.Level-last-1)))))
		}
		last = h.Level
	}
}

// headingMarks counts the marks with which a heading is written; its level may be another by now.
func headingMarks(h *ast.Heading, source []byte) int {
	rest := source[h.Pos():]
	return len(rest) - len(bytes.TrimLeft(rest, "#"))
}

// remarkInflected notes the mentions that are no name as it is written.
func (r *reading) remarkInflected(term int32, from, to int) {
	if r.in.Remarks {
		r.Remarks.Inflected = append(r.Remarks.Inflected, Inflected{term, r.flow.text[from:to], r.pos(r.flow.source(from))})
	}
}

// remarkLink notes an address that leaves the site.
func (r *reading) remarkLink(t Target, offset int) {
	if r.in.Remarks && t.External {
		r.Remarks.Outside = append(r.Remarks.Outside, Outside{t.Href, r.pos(offset)})
	}
}
