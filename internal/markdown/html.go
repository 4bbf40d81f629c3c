package markdown

import (
	"bytes"
	"html"
	"strconv"
	"unicode/utf8"

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
	on(ast.KindCodeSpan, h.codeSpan)
	on(ast.KindLink, h.link)
	on(ast.KindAutoLink, h.autoLink)
	on(ast.KindImage, h.image)
	on(ast.KindRawHTML, h.rawHTML)
	on(ast.KindHTMLBlock, h.htmlBlock)
	on(east.KindTable, h.table)
	on(east.KindTableCell, h.tableCell)
	on(east.KindTaskCheckBox, h.taskBox)
	on(east.KindFootnoteLink, h.footnoteLink)
	on(east.KindFootnoteBacklink, h.footnoteBacklink)
	on(east.KindFootnote, h.footnote)
	on(kindMark, h.mark)
	on(kindCode, h.code)
	on(kindOpened, h.transparent)
	on(kindSlot, h.slot)
	on(kindFigure, h.figure)
	on(kindNoted, h.noted)
	on(kindWord, h.wordNode)
	on(directive.KindText, h.transparent)
	on(directive.KindLeaf, h.skip)
	on(directive.KindBroken, h.paragraph)
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
	p.words(value, source[n.Segment.Stop:], behind(n, source))
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

// A code span may hold marks, which goldmark’s own renderer does not expect.
func (h *htmlWriter) codeSpan(p *parts, _ []byte, _ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString("<code>")
	} else {
		p.WriteString("</code>")
	}
	return ast.WalkContinue
}

// behind gives the first character that stands behind a text on its line: 0 for none, and a letter for what may be anything.
func behind(t *ast.Text, source []byte) rune {
	for !t.SoftLineBreak() && !t.HardLineBreak() {
		next, ok := t.NextSibling().(*ast.Text)
		if !ok {
			break
		}
		if next.Segment.Len() > 0 {
			r, _ := utf8.DecodeRune(next.Segment.Value(source))
			return r
		}
		t = next
	}
	if t.SoftLineBreak() || t.HardLineBreak() {
		return 0
	}
	for n := ast.Node(t); n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if n.NextSibling() != nil {
			return 'x'
		}
	}
	return 0
}

func (h *htmlWriter) paragraph(p *parts, _ []byte, n ast.Node, entering bool) ast.WalkStatus {
	tag := "p"
	if isFigure(n) {
		tag = "figure"
	}
	if entering {
		p.startBlock()
		p.WriteString("<" + tag + ">")
	} else {
		p.WriteString("</" + tag + ">\n")
	}
	return ast.WalkContinue
}

// isFigure reports a paragraph of the document's own that is a picture and nothing else.
func isFigure(n ast.Node) bool {
	first := n.FirstChild()
	return first != nil && first.Kind() == ast.KindImage && first.NextSibling() == nil && n.Parent().Kind() == ast.KindDocument
}

func (h *htmlWriter) textBlock(p *parts, _ []byte, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.startBlock()
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
	p.startBlock()
	p.WriteString("<h" + level)
	if id, ok := n.AttributeString("id"); ok {
		p.ids[string(id.([]byte))] = true
		p.WriteString(` id="` + html.EscapeString(string(id.([]byte))) + `"`)
	}
	p.WriteByte('>')
	return ast.WalkContinue
}

// A box of a task list has a name of its own, since the words beside it are no label.
func (h *htmlWriter) taskBox(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		state, label := "", "body.to-do"
		if node.(*east.TaskCheckBox).IsChecked {
			state, label = " checked", "body.done"
		}
		p.WriteString(`<input type="checkbox" disabled` + state + ` aria-label="`)
		p.word(label)
		p.WriteString(`"> `)
	}
	return ast.WalkContinue
}

// A table may be wider than a phone: it scrolls in a box of its own.
func (h *htmlWriter) table(p *parts, _ []byte, _ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString(`<div class="table" tabindex="0" role="group" aria-label="`)
		p.word("body.table")
		p.WriteString("\">\n<table>\n")
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
	p.startBlock()
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

func (h *htmlWriter) mark(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	m := node.(*mark)
	if entering {
		m.open(p)
	} else {
		m.close(p)
	}
	if m.of.tag == "span" {
		p.inQuote(entering, m.of.language)
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
		p.startBlock()
		p.WriteString(`<p class="title">`)
	} else {
		p.WriteString("</p>\n")
	}
	return ast.WalkContinue
}

func (h *htmlWriter) container(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*directive.Container)
	if !entering {
		p.WriteString("</section>\n")
		return ast.WalkContinue
	}
	class := html.EscapeString(n.Name)
	for _, c := range n.Classes {
		class += " " + html.EscapeString(c)
	}
	p.WriteString(`<section class="` + class + `"`) // reader modes drop an <aside>, and a <div> of links
	if n.ID != "" && !p.ids[n.ID] {                 // one that is taken has been reported
		p.ids[n.ID] = true
		p.WriteString(` id="` + html.EscapeString(n.ID) + `"`)
	}
	p.WriteString(">\n")
	return ast.WalkContinue
}
