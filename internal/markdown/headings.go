package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/reserved"
)

// nameElements gives every heading an id that is its own in the page, and moves headings under the page's title: where a body has
// one of the first level, each goes one down. It reports ids that writers give and that are taken.
func (r *reading) nameElements() {
	if len(r.survey.headings)+len(r.survey.containers) == 0 {
		return
	}
	ids := ids{}
	for i := range r.in.Quotes {
		ids.take(r.in.Quotes[i].ID)
	}
	for _, c := range r.survey.containers {
		switch {
		case reserved.ID(c.ID) != "":
			r.fail(diag.ReservedID, c.Start, fmt.Sprintf("the id `%s` is one that pages use themselves", c.ID), "choose another")
		case ids[c.ID] != 0:
			r.fail(diag.DuplicateID, c.Start, fmt.Sprintf("the id `%s` is taken on this page", c.ID), "choose another")
		}
		ids.take(c.ID)
	}
	top := slices.ContainsFunc(r.survey.headings, func(h *ast.Heading) bool { return h.Level == 1 })
	for _, h := range r.survey.headings {
		if top && h.Level < 6 {
			h.Level++
		}
		words := plainText(h, r.source)
		id := ids.forHeading(words)
		h.SetAttributeString("id", []byte(id))
		r.Digest.Headings = append(r.Digest.Headings, Heading{Level: h.Level, ID: id, Text: words})
	}
	r.remarkHeadings()
}

// plainText gives the words of a node's inline children.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			if value := n.Segment.Value(source); n.IsRaw() {
				b.WriteString(strings.ReplaceAll(string(value), "\n", " "))
			} else {
				b.WriteString(unescapeAll(value))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.AutoLink:
			b.Write(n.Label(source))
		case *east.FootnoteLink:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}
