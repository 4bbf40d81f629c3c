package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// definitions takes the definitions of links from the beginnings of paragraphs, as goldmark's own transformer does, and takes the lines
// of all of them away at once.
type definitions struct{}

// Transform implements parser.ParagraphTransformer.
func (definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if first := lines.At(0); !bytes.HasPrefix(bytes.TrimLeft(first.Value(reader.Source()), " "), []byte("[")) {
		return
	}
	c := pc.(*pass)
	block := text.NewBlockReader(reader.Source(), lines)
	n := 0 // of lines
	for n < lines.Len() {
		ref := c.definition(block)
		if ref == nil {
			break
		}
		if n == 0 {
			ref.SetBlankPreviousLines(node.HasBlankPreviousLines())
		}
		ref.SetPos(lines.At(n).Start)
		node.Parent().InsertBefore(node.Parent(), node, ref)
		n = lines.Len()
		if line, _ := block.PeekLine(); line != nil {
			n, _ = block.Position()
		}
	}
	c.unclosed = unclosed{}
	if n == lines.Len() {
		node.Parent().RemoveChild(node.Parent(), node)
		return
	}
	lines.SetSliced(n, lines.Len())
}

// definition reads [label]: address "title", and leaves block on the line behind it. It gives nil where there is none.
func (c *pass) definition(block text.Reader) *ast.LinkReferenceDefinition {
	block.SkipSpaces()
	if block.Peek() != '[' {
		return nil
	}
	block.Advance(1)
	segments, ok := block.FindClosure('[', ']', inBrackets)
	if !ok {
		return nil
	}
	label := joined(segments, block.Source())
	if util.IsBlank(label) || block.Peek() != ':' {
		return nil
	}
	block.Advance(1)
	block.SkipSpaces()
	address, ok := c.destination(block)
	if !ok {
		return nil
	}
	rest, _ := block.PeekLine()
	l, pos := block.Position()
	var title []byte
	if _, spaces, _ := block.SkipSpaces(); spaces > 0 || util.IsBlank(rest) {
		if title, ok = c.title(block); ok {
			if behind, _ := block.PeekLine(); util.IsBlank(behind) {
				l, pos = block.Position()
			} else {
				ok = false
			}
		}
	} else {
		ok = false
	}
	if !ok {
		if !util.IsBlank(rest) {
			return nil
		}
		title = nil
	}
	block.SetPosition(l, pos)
	if line, _ := block.PeekLine(); line != nil && len(rest) > 0 {
		block.AdvanceLine()
	}
	c.AddReference(parser.NewReference(label, address, title))
	return ast.NewLinkReferenceDefinition(label, address, title)
}
