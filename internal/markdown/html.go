package markdown

import (
	"bytes"
	"html"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"github.com/gloss-press/gloss/internal/directive"
)

// htmlWriter writes the nodes that differ from goldmark's own HTML. It writes into parts alone.
type htmlWriter struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (h *htmlWriter) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	on := func(kind ast.NodeKind, f func(p *parts, source []byte, n ast.Node, entering bool) ast.WalkStatus) {
		reg.Register(kind, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			return f(w.(*parts), source, n, entering), nil
		})
	}
	on(ast.KindText, h.text)
	on(ast.KindParagraph, h.paragraph)
	on(ast.KindTextBlock, h.textBlock)
	on(ast.KindHeading, h.heading)
	on(ast.KindLink, h.link)
	on(ast.KindAutoLink, h.autoLink)
	on(ast.KindImage, h.image)
	on(ast.KindRawHTML, h.rawHTML)
	on(ast.KindHTMLBlock, h.htmlBlock)
	on(east.KindTable, h.table)
	on(east.KindTableCell, h.tableCell)
	on(east.KindFootnoteLink, h.footnoteLink)
	on(east.KindFootnoteBacklink, h.footnoteBacklink)
	on(east.KindFootnote, h.footnote)
	on(kindMark, h.mark)
	on(kindSlot, h.slot)
	on(directive.KindText, h.transparent)
	on(directive.KindLeaf, h.skip)
	on(directive.KindBroken, h.transparent)
	on(directive.KindLabel, h.label)
	on(directive.KindContainer, h.container)
}

func (h *htmlWriter) text(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	n := node.(*ast.Text)
	value := n.Segment.Value(source)
	if n.IsRaw() {
		// Line ends of a code span are spaces.
		p.WriteString(html.EscapeString(string(bytes.ReplaceAll(value, []byte("\n"), []byte(" ")))))
		p.prev = 'x'
		return ast.WalkContinue
	}
	p.words(value)
	switch {
	case n.HardLineBreak():
		p.WriteString("<br>\n")
		p.prev = '\n'
	case n.SoftLineBreak():
		p.WriteByte('\n')
		p.prev = '\n'
	}
	return ast.WalkContinue
}

func (h *htmlWriter) paragraph(p *parts, _ []byte, n ast.Node, entering bool) ast.WalkStatus {
	tag := "p"
	if img, ok := n.FirstChild().(*ast.Image); ok && img.NextSibling() == nil && n.Parent().Kind() == ast.KindDocument {
		tag = "figure"
	}
	if entering {
		p.prev = 0
		p.WriteString("<" + tag + ">")
	} else {
		p.WriteString("</" + tag + ">\n")
	}
	return ast.WalkContinue
}

func (h *htmlWriter) textBlock(p *parts, _ []byte, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.prev = 0
	} else if n.NextSibling() != nil && n.FirstChild() != nil {
		p.WriteByte('\n')
	}
	return ast.WalkContinue
}

func (h *htmlWriter) heading(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.Heading)
	level := strconv.Itoa(n.Level)
	if !entering {
		p.WriteString("</h" + level + ">\n")
		return ast.WalkContinue
	}
	p.prev = 0
	p.WriteString("<h" + level)
	if id, ok := n.AttributeString("id"); ok {
		p.ids[string(id.([]byte))] = true
		p.WriteString(` id="` + html.EscapeString(string(id.([]byte))) + `"`)
	}
	p.WriteByte('>')
	return ast.WalkContinue
}

func (h *htmlWriter) link(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.Link)
	if !entering {
		p.WriteString("</a>")
		return ast.WalkContinue
	}
	p.WriteString(`<a href="` + escapeHref(n.Destination) + `"`)
	p.title(n.Title)
	p.WriteByte('>')
	return ast.WalkContinue
}

// title writes a title attribute from Markdown's raw form.
func (p *parts) title(raw []byte) {
	if raw != nil {
		p.WriteString(` title="` + html.EscapeString(plainAttr(raw)) + `"`)
	}
}

func plainAttr(raw []byte) string {
	return string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(raw))))
}

// escapeHref makes an address fit to stand in an attribute: characters that no address has are percent-encoded.
func escapeHref(dest []byte) string {
	return html.EscapeString(string(util.URLEscape(dest, false)))
}

func (h *htmlWriter) autoLink(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	n := node.(*ast.AutoLink)
	href := n.URL(source)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(href), []byte("mailto:")) {
		href = append([]byte("mailto:"), href...)
	}
	p.WriteString(`<a href="` + escapeHref(href) + `">` + html.EscapeString(string(n.Label(source))) + `</a>`)
	p.prev = 'x'
	return ast.WalkContinue
}

func (h *htmlWriter) image(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	n := node.(*ast.Image)
	p.WriteString(`<img src="` + escapeHref(n.Destination) + `" alt="` + html.EscapeString(plainText(n, source)) + `" loading="lazy">`)
	if n.Title != nil {
		if n.Parent().Kind() == ast.KindParagraph && n.NextSibling() == nil && n.PreviousSibling() == nil && n.Parent().Parent().Kind() == ast.KindDocument {
			p.WriteString("<figcaption>" + html.EscapeString(plainAttr(n.Title)) + "</figcaption>")
		}
	}
	p.prev = 'x'
	return ast.WalkSkipChildren
}

func (h *htmlWriter) rawHTML(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.RawHTML)
	if entering && p.html && n.Segments.Len() > 0 {
		if seg := n.Segments.At(0); isComment(seg.Value(source)) {
			return ast.WalkSkipChildren
		}
		for i := range n.Segments.Len() {
			seg := n.Segments.At(i)
			p.Write(seg.Value(source))
		}
	}
	return ast.WalkSkipChildren
}

func (h *htmlWriter) htmlBlock(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.HTMLBlock)
	if entering && p.html {
		p.Write(dropComments(blockHTML(n, source)))
	}
	return ast.WalkSkipChildren
}

// blockHTML gives all of an HTML block.
func blockHTML(n *ast.HTMLBlock, source []byte) []byte {
	var b []byte
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b = append(b, seg.Value(source)...)
	}
	if n.HasClosure() {
		b = append(b, n.ClosureLine.Value(source)...)
	}
	return b
}

func dropComments(b []byte) []byte {
	for {
		from := bytes.Index(b, []byte("<!--"))
		if from < 0 {
			return b
		}
		end := bytes.Index(b[from:], []byte("-->"))
		if end < 0 {
			return b[:from]
		}
		b = append(b[:from:from], b[from+end+3:]...)
	}
}

// A table may be wider than a phone: it scrolls in a box of its own.
func (h *htmlWriter) table(p *parts, _ []byte, _ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n")
	} else {
		p.WriteString("</table>\n</div>\n")
	}
	return ast.WalkContinue
}

func (h *htmlWriter) tableCell(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*east.TableCell)
	tag := "td"
	if n.Parent().Kind() == east.KindTableHeader {
		tag = "th"
	}
	if !entering {
		p.WriteString("</" + tag + ">\n")
		return ast.WalkContinue
	}
	p.prev = 0
	p.WriteString("<" + tag)
	if tag == "th" {
		p.WriteString(` scope="col"`)
	}
	if n.Alignment != east.AlignNone {
		p.WriteString(` class="` + n.Alignment.String() + `"`)
	}
	p.WriteByte('>')
	return ast.WalkContinue
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
	id := "fnref-" + strconv.Itoa(index)
	if ref > 0 {
		id += "-" + strconv.Itoa(ref+1)
	}
	return id
}

func (h *htmlWriter) footnoteBacklink(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		n := node.(*east.FootnoteBacklink)
		p.WriteString(` <a class="back" href="#` + fnref(n.Index, n.RefIndex) + `" role="doc-backlink" aria-label="Back to the text">↩</a>`)
	}
	return ast.WalkContinue
}

func (h *htmlWriter) footnote(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		i := strconv.Itoa(node.(*east.Footnote).Index)
		p.ids["fn-"+i] = true
		p.WriteString(`<aside class="footnote" id="fn-` + i + `" role="doc-footnote" aria-label="Note ` + i + `"><sup>` + i + "</sup>\n")
	} else {
		p.WriteString("</aside>\n")
	}
	return ast.WalkContinue
}

func (h *htmlWriter) mark(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString(node.(*mark).open)
	} else {
		p.WriteString(node.(*mark).close)
	}
	return ast.WalkContinue
}

func (h *htmlWriter) slot(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.slot(&node.(*slotNode).slot)
	}
	return ast.WalkSkipChildren
}

func (h *htmlWriter) transparent(*parts, []byte, ast.Node, bool) ast.WalkStatus {
	return ast.WalkContinue
}

func (h *htmlWriter) skip(*parts, []byte, ast.Node, bool) ast.WalkStatus { return ast.WalkSkipChildren }

func (h *htmlWriter) label(p *parts, _ []byte, _ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.prev = 0
		p.WriteString(`<p class="title">`)
	} else {
		p.WriteString("</p>\n")
	}
	return ast.WalkContinue
}

func (h *htmlWriter) container(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*directive.Container)
	tag := "aside"
	if n.Name == "key-points" {
		tag = "section"
	}
	if !entering {
		p.WriteString("</" + tag + ">\n")
		return ast.WalkContinue
	}
	class := html.EscapeString(n.Name)
	for _, c := range n.Classes {
		class += " " + html.EscapeString(c)
	}
	p.WriteString("<" + tag + ` class="` + class + `"`)
	if n.ID != "" && !p.ids[n.ID] {
		p.ids[n.ID] = true
		p.WriteString(` id="` + html.EscapeString(n.ID) + `"`)
	}
	p.WriteString(">\n")
	return ast.WalkContinue
}
