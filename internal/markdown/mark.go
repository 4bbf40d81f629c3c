package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// mark is an element around words of the text: a quoted passage or a mention. Marks may nest in each other, and where they cross
// each is cut at the other's edges.
type mark struct {
	ast.BaseInline
	open, close string // the element's tags
}

var kindMark = ast.NewNodeKind("GlossMark")

// Kind implements ast.Node.
func (*mark) Kind() ast.NodeKind { return kindMark }

// Dump implements ast.Node.
func (m *mark) Dump(source []byte, level int) {
	ast.DumpHelper(m, source, level, map[string]string{"Open": m.open}, nil)
}

// marker puts marks around stretches of a flow's text.
type marker struct {
	*flow
	b        *block
	from, to int
	element  func() *mark
}

// wrap puts marks around the text between from and to: one where the words stand under one parent, else one for each stretch.
// element is asked for a new mark each time.
func (f *flow) wrap(from, to int, element func() *mark) {
	for i := f.blockAt(from); i < len(f.blocks) && f.blocks[i].from < to; i++ {
		b := &f.blocks[i]
		m := marker{flow: f, b: b, from: max(from, b.from), to: min(to, b.to), element: element}
		if m.from < m.to {
			m.children(b.node)
		}
	}
}

// children marks what lies in the range among the children of parent.
func (m *marker) children(parent ast.Node) {
	var run []ast.Node // neighbours that lie wholly in the range
	sure := 0          // how many of them end with one that has text
	flush := func() {
		if sure > 0 {
			el := m.element()
			parent.InsertBefore(parent, run[0], el)
			for _, n := range run[:sure] {
				el.AppendChild(el, n)
			}
		}
		run, sure = run[:0], 0
	}
	for c := parent.FirstChild(); c != nil; {
		next := c.NextSibling()
		a, z, ok := m.extent(c)
		switch {
		case !ok:
			if len(run) > 0 {
				run = append(run, c)
			}
		case z <= m.from || a >= m.to:
			flush()
		case m.from <= a && z <= m.to:
			run = append(run, c)
			sure = len(run)
		default:
			t, isText := c.(*ast.Text)
			if !isText {
				if _, atom := c.(*ast.AutoLink); atom {
					run = append(run, c)
					sure = len(run)
					break
				}
				flush()
				m.children(c)
				break
			}
			if z > m.to {
				next = m.cut(parent, t, m.to)
			}
			if a < m.from {
				flush()
				c = m.cut(parent, t, m.from)
			}
			run = append(run, c)
			sure = len(run)
		}
		c = next
	}
	flush()
}

// cut parts a text node at a place of the flow's text and gives the second part.
func (m *marker) cut(parent ast.Node, t *ast.Text, at int) ast.Node {
	src := m.source(at)
	second := ast.NewTextSegment(text.NewSegment(src, t.Segment.Stop))
	second.SetSoftLineBreak(t.SoftLineBreak())
	second.SetHardLineBreak(t.HardLineBreak())
	second.SetRaw(t.IsRaw())
	t.SetSoftLineBreak(false)
	t.SetHardLineBreak(false)
	t.Segment = text.NewSegment(t.Segment.Start, src)
	parent.InsertAfter(parent, t, second)
	return second
}

// extent gives where a node's text begins and ends; ok is false where it has none.
func (m *marker) extent(n ast.Node) (from, to int, ok bool) {
	switch n := n.(type) {
	case *ast.Text:
		if n.Segment.Len() == 0 {
			return 0, 0, false
		}
		return m.at(m.b, n.Segment.Start), m.end(n.Segment.Stop), true
	case *ast.AutoLink:
		label := n.Label(m.src)
		at := offsetIn(m.src, label)
		return m.at(m.b, at), m.end(at + len(label)), true
	case *ast.Image:
		return 0, 0, false
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if a, _, has := m.extent(c); has {
			from, ok = a, true
			break
		}
	}
	if !ok {
		return 0, 0, false
	}
	for c := n.LastChild(); c != nil; c = c.PreviousSibling() {
		if _, z, has := m.extent(c); has {
			return from, z, true
		}
	}
	return 0, 0, false
}

// end gives the place in the text where the source before src ends.
func (m *marker) end(src int) int {
	a := m.atomAt(m.b, src-1)
	if a.n != a.len {
		return a.at + a.n
	}
	return a.at + min(src-a.src, a.n)
}
