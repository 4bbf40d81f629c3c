package markdown

import (
	"html"

	"github.com/yuin/goldmark/ast"
)

// stretch is words of a flow's text that get an element: a quoted passage, or a mention. It has several elements where the words
// stand under several parents, or cross another stretch.
type stretch struct {
	from, to int
	tag      string // span, mark, or a for a link
	id       string // of the first of its elements; may be empty
	attrs    string // of each, with a space before
	language string // of a quote's words, where it is not the page's
	begun    bool   // the first element is written
}

// mark is one element of a stretch.
type mark struct {
	ast.BaseInline
	of *stretch
}

var kindMark = ast.NewNodeKind("GlossMark")

// Kind implements ast.Node.
func (*mark) Kind() ast.NodeKind { return kindMark }

// Dump implements ast.Node.
func (m *mark) Dump(source []byte, level int) {
	ast.DumpHelper(m, source, level, map[string]string{"Tag": m.of.tag, "Attrs": m.of.attrs}, nil)
}

// open writes the start tag. Marks are written in the order of the text, so the first to come is the first of its stretch.
func (m *mark) open(p *parts) {
	s := m.of
	p.WriteByte('<')
	p.WriteString(s.tag)
	if s.tag == "span" {
		p.WriteString(` class="quote"`)
	}
	if s.id != "" && !s.begun {
		p.WriteString(` id="` + html.EscapeString(s.id) + `"`)
	}
	s.begun = true
	p.WriteString(s.attrs)
	p.WriteByte('>')
}

func (m *mark) close(p *parts) { p.WriteString("</" + m.of.tag + ">") }
