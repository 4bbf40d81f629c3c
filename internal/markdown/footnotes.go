package markdown

import (
	"fmt"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/gloss-press/gloss/internal/diag"
)

// placeFootnotes moves each foot-note behind the block that refers to it first, where a wide page shows it in the margin. A note
// that only another note refers to stands behind that one.
func (r *reading) placeFootnotes() {
	list, ok := r.doc.LastChild().(*east.FootnoteList)
	if !ok {
		return
	}
	r.doc.RemoveChild(r.doc, list)
	behind := map[ast.Node]ast.Node{} // the last foot-note behind a block
	place := func(top ast.Node, f *east.Footnote) {
		last := behind[top]
		if last == nil {
			last = top
		}
		list.RemoveChild(list, f)
		r.doc.InsertAfter(r.doc, last, f)
		behind[top] = f
	}
	inNotes := map[ast.Node][]*east.Footnote{} // by the note that refers to them first
	var placed []*east.Footnote
	for n := list.FirstChild(); n != nil; {
		f := n.(*east.Footnote)
		n = n.NextSibling()
		ref := r.survey.footnotes[f.Index]
		if ref == nil {
			continue // only in words that are not shown, such as a picture's alternative text
		}
		if within := footnoteOf(ref); within != nil {
			inNotes[within] = append(inNotes[within], f)
			continue
		}
		place(r.topOf(ref), f)
		placed = append(placed, f)
	}
	for ; len(placed) > 0; placed = placed[1:] {
		for _, f := range inNotes[placed[0]] {
			place(placed[0], f)
			placed = append(placed, f)
		}
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		r.unreferenced(n.(*east.Footnote))
	}
}

// footnoteOf gives the foot-note that n stands in, or nil.
func footnoteOf(n ast.Node) ast.Node {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == east.KindFootnote {
			return n
		}
	}
	return nil
}

// unreferenced reports a foot-note that is not on the page.
func (r *reading) unreferenced(f *east.Footnote) {
	r.report(diag.Diagnostic{Span: diag.Span{From: r.pos(f.Pos())}, Severity: diag.Warning, Code: diag.DeadLink,
		Message: fmt.Sprintf("nothing on this page refers to the foot-note [^%s], so it is not shown", f.Ref),
		Hint:    fmt.Sprintf("write [^%s] where it belongs, or take it out", f.Ref)})
}

func (h *htmlWriter) footnoteLink(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		n := node.(*east.FootnoteLink)
		i := strconv.Itoa(n.Index)
		p.WriteString(`<sup class="fnref"><a href="#fn-` + i + `" id="` + fnref(n.Index, n.RefIndex) + `" role="doc-noteref">` + i + `</a></sup>`)
	}
	return ast.WalkContinue
}

func fnref(index, ref int) string {
	id := "fn-" + strconv.Itoa(index) + "-ref"
	if ref > 0 {
		id += "-" + strconv.Itoa(ref+1)
	}
	return id
}

func (h *htmlWriter) footnoteBacklink(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		n := node.(*east.FootnoteBacklink)
		p.WriteString(` <a class="back" href="#` + fnref(n.Index, n.RefIndex) + `" role="doc-backlink" aria-label="`)
		p.word("body.back")
		p.WriteString(`">↩</a>`)
	}
	return ast.WalkContinue
}

func (h *htmlWriter) footnote(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		i := strconv.Itoa(node.(*east.Footnote).Index)
		p.ids["fn-"+i] = true
		p.WriteString(`<section class="footnote" id="fn-` + i + `" role="note" aria-label="`)
		p.word("body.note", "n", i)
		p.WriteString(`"><sup>` + i + "</sup>\n")
		if foldOf(node) != Open {
			p.WriteString(`<details class="know folded"><summary>`)
			p.word("quote.note")
			p.WriteString("</summary>\n")
		}
	} else {
		if foldOf(node) != Open {
			p.WriteString("</details>")
		}
		p.WriteString("</section>\n")
	}
	return ast.WalkContinue
}
