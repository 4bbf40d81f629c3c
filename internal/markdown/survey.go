package markdown

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/directive"
	"github.com/gloss-press/gloss/internal/limit"
)

// survey is what one walk over a body's tree finds.
type survey struct {
	marked     []*directive.Text          // :quote[…]
	terms      []*directive.Text          // :term[…]
	cards      []*directive.Leaf          // ::quote
	containers []*directive.Container     // those that have an id
	footnotes  map[int]*east.FootnoteLink // the first reference to each foot-note
	fragments  []fragment                 // links to a place on the same page
	headings   []*ast.Heading
	slots      int               // timelines, comparisons and glossaries
	broken     []string          // lines that are no directives
	addresses  []exchange        // of this site, made whole
	named      map[string]string // the same of those that links refer to by a name, as they are written
	meant      map[int]bool      // where directives begin whose id was written without its #
}

// look walks the tree once: it checks links, HTML and directives, and notes what the later steps need.
func (r *reading) look() {
	r.survey.footnotes, r.survey.meant, r.survey.named = map[int]*east.FootnoteLink{}, map[int]bool{}, map[string]string{}
	var own ownTags
	check := ownHTML{r: r}
	_ = ast.Walk(r.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if r.in.HTML {
			own.pass(n, r.source, entering)
			check.pass(n, entering)
			if len(own.open) > limit.OpenElements { // over blocks too
				if !slices.ContainsFunc(r.Diags, func(d diag.Diagnostic) bool { return d.Code == diag.TooLarge }) {
					r.refuseAt(n.Pos(), fmt.Sprintf("more than %d elements of HTML are open here", limit.OpenElements), "end them where they end: </i>")
				}
				r.beyond = true
				return ast.WalkStop, nil
			}
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			r.survey.headings = append(r.survey.headings, n)
		case *ast.Text:
			if !n.IsRaw() {
				r.reportReferences(n.Segment.Value(r.source), n.Segment.Start)
			}
		case *ast.Link:
			r.reportReferences(n.Title, n.Pos())
			t := r.follow(n.Destination, n.Pos())
			r.address(n, n.Reference, n.Destination, t)
			n.Destination = []byte(t.Href)
			if own.state()&inOwnLink != 0 {
				r.fail(diag.BadLink, n.Pos(), "a link can’t stand in another: <a> is open here", "write one of the two, or </a> before this one")
			}
		case *ast.Image:
			r.reportReferences(n.Title, n.Pos())
			t := r.follow(n.Destination, n.Pos())
			r.address(n, n.Reference, n.Destination, t)
			n.Destination = []byte(cmp.Or(t.Picture, t.Href))
			n.SetAttribute(sizeKey, sizes(t))
			if t.WebP != "" {
				n.SetAttribute(webpKey, t.WebP)
			}
			r.remarkPicture(n)
		case *ast.AutoLink:
			r.autoLink(n, own.state()&inOwnLink != 0)
		case *ast.RawHTML:
			r.inlineHTML(n)
		case *ast.HTMLBlock:
			r.htmlBlock(n)
		case *east.FootnoteLink:
			if inside(n, ast.KindLink) || own.state()&inOwnLink != 0 {
				r.fail(diag.BadLink, n.Pos(), "the number of a foot-note can’t stand in a link: it is one itself", "write it behind the link")
			}
			if r.survey.footnotes[n.Index] == nil && !inside(n, ast.KindImage) {
				r.survey.footnotes[n.Index] = n
			}
		case *directive.Text:
			r.textDirective(n)
		case *directive.Leaf:
			r.leafDirective(n)
			if n.Name == "quote" && own.state()&(outOfSight|taken) != 0 {
				r.fail(diag.QuoteHidden, n.Start, "this quote is hidden or struck out on the page", "take the HTML around it away")
			}
		case *directive.Container:
			r.containerDirective(n)
		case *directive.Broken:
			r.broken(n.Problem)
		}
		return ast.WalkContinue, nil
	})
	if r.beyond {
		return
	}
	if loose, ok := r.doc.OwnerDocument().Meta()[looseNotesKey].([]*east.Footnote); ok {
		for _, f := range loose {
			r.unreferenced(f)
		}
	}
	r.nameElements()
}

// inside reports whether n stands in an inline node of that kind: in a link, or in a picture's alternative text.
func inside(n ast.Node, kind ast.NodeKind) bool {
	for ; n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if n.Kind() == kind {
			return true
		}
	}
	return false
}
