package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/gloss-press/gloss/internal/passage"
)

// opened is a block of HTML in a source's text, as tags and the text between them, so that what is quoted of it can be marked.
type opened struct{ ast.BaseBlock }

var kindOpened = ast.NewNodeKind("GlossOpened")

// Kind implements ast.Node.
func (*opened) Kind() ast.NodeKind { return kindOpened }

// Dump implements ast.Node.
func (o *opened) Dump(source []byte, level int) { ast.DumpHelper(o, source, level, nil, nil) }

// openHTML opens the blocks of HTML in which quoted words stand. One whose lines have marks of Markdown before them, or with elements
// whose content is no text, is left closed.
func (r *reading) openHTML() {
	if !r.in.HTML || len(r.in.Cited) == 0 {
		return
	}
	var blocks []*ast.HTMLBlock
	_ = ast.Walk(r.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if b, ok := n.(*ast.HTMLBlock); entering && ok {
			blocks = append(blocks, b)
		}
		return ast.WalkContinue, nil
	})
	for _, b := range blocks {
		var all passage.Range
		whole := b.HTMLBlockType >= ast.HTMLBlockType6
		for line, start := range htmlLines(b, r.source) {
			if all.To == 0 {
				all = passage.Range{From: start, To: start}
			}
			whole = whole && all.To == start
			all.To = start + len(line)
		}
		if !whole || !r.isCited(all) {
			continue
		}
		if o := r.open(all); o != nil {
			b.Parent().ReplaceChild(b.Parent(), b, o)
		}
	}
}

// isCited reports whether quoted words stand in a part of the source.
func (r *reading) isCited(in passage.Range) bool {
	for _, c := range r.in.Cited {
		for _, w := range c.Words {
			if w.From < in.To+len(r.in.Text)-len(r.source) && in.From < w.To { // line ends may have been shortened
				return true
			}
		}
	}
	return false
}

// open gives a piece of HTML as tags and text; nil where an element in it has content that is no text of the page.
func (r *reading) open(all passage.Range) *opened {
	o := &opened{}
	add := func(n ast.Node) { o.AppendChild(o, n) }
	asItIs := func(b []byte) {
		s := ast.NewString(b)
		s.SetCode(true)
		add(s)
	}
	var own ownTags
	for at := all.From; at < all.To; {
		rest := r.source[at:all.To]
		end := 0
		switch {
		case isComment(rest):
			if end = bytes.Index(rest, []byte("-->")) + len("-->"); end < len("<!---->") {
				return nil
			}
		case isTag(rest):
			if end = tagEnd(rest); end == 0 {
				return nil
			}
			tag := ast.NewRawHTML()
			tag.Segments.Append(text.NewSegment(at, at+end))
			own.node(tag, r.source)
			if own.state()&outOfSight != 0 || own.state()&asTyped != 0 && tagName(rest) == "textarea" {
				return nil
			}
			add(tag)
		case rest[0] == '\n' || rest[0] == '&':
			if end = 1; rest[0] == '&' { // a reference stays one
				if _, n := unescape(rest); n > 0 {
					end = n
				}
			}
			asItIs(rest[:end])
		default:
			if end = bytes.IndexAny(rest[1:], "<&\n") + 1; end == 0 {
				end = len(rest)
			}
			if run := rest[:end]; len(bytes.TrimSpace(run)) == 0 {
				asItIs(run) // between blocks and cells no mark may stand
			} else {
				add(ast.NewRawTextSegment(text.NewSegment(at, at+end)))
			}
		}
		at += end
	}
	return o
}

// tagEnd gives the length of the tag at the start of some HTML; 0 where it has no end.
func tagEnd(b []byte) int {
	quote := byte(0)
	for i, c := range b {
		switch {
		case quote == c:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return 0
}
