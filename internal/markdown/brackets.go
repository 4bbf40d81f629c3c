package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// linkParser makes links and pictures as goldmark's own does, and takes time in proportion to the text: what was looked for
// without success is not looked for again.
type linkParser struct{}

// Bounds of a link, those of cmark.
const (
	maxLabel  = 999 // bytes of the label of a reference
	maxParens = 32  // parentheses in each other in an address
)

// unclosed says what does not come any more.
type unclosed struct {
	pointed int     // in the source, up to where no > ends an address
	titles  [2]bool // up to the block's end none with " or ' does
}

var kindBracket = ast.NewNodeKind("Bracket")

// Kind implements ast.Node.
func (*bracket) Kind() ast.NodeKind { return kindBracket }

// Dump implements ast.Node.
func (b *bracket) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// text gives the place of the bracket itself.
func (b *bracket) text() text.Segment {
	if b.isImage {
		return text.NewSegment(b.stop-len("!["), b.stop)
	}
	return text.NewSegment(b.stop-len("["), b.stop)
}

// Trigger implements parser.InlineParser.
func (linkParser) Trigger() []byte { return []byte{'!', '[', ']'} }

// Parse implements parser.InlineParser.
func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	c := pc.(*pass)
	line, segment := block.PeekLine()
	switch {
	case line[0] == '[':
		return c.open(block, segment.Start+1, false)
	case line[0] == '!' && len(line) > 1 && line[1] == '[':
		return c.open(block, segment.Start+2, true)
	case line[0] == '!' || len(c.brackets) == 0:
		return nil
	}
	last := len(c.brackets) - 1
	b, isInactive := c.brackets[last], last < c.inactive
	c.brackets, c.inactive = c.brackets[:last], min(c.inactive, last)
	var link *ast.Link
	if b.Parent() == parent && (b.isImage || !isInactive) {
		link = c.link(b, block, segment.Start)
	}
	if link == nil {
		ast.MergeOrReplaceTextSegment(b.Parent(), b, b.text())
		return nil
	}
	for n := b.NextSibling(); n != nil; {
		next := n.NextSibling()
		parent.RemoveChild(parent, n)
		link.AppendChild(link, n)
		n = next
	}
	c.pair(b.delimiters)
	parent.RemoveChild(parent, b)
	if b.isImage {
		image := ast.NewImage(link)
		image.SetPos(b.text().Start)
		return image
	}
	c.inactive = last
	link.SetPos(b.text().Start)
	return link
}

// CloseBlock implements parser.CloseBlocker: what is open at a block's end is text.
func (linkParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	c := pc.(*pass)
	for _, b := range c.brackets {
		b.Parent().ReplaceChild(b.Parent(), b, ast.NewTextSegment(b.text()))
	}
	c.brackets, c.inactive, c.unclosed = c.brackets[:0], 0, unclosed{}
}

// open begins what may be a link.
func (c *pass) open(block text.Reader, stop int, isImage bool) ast.Node {
	if !c.mark(stop - len("[")) {
		return nil
	}
	b := &bracket{stop: stop, isImage: isImage, delimiters: len(c.delimiters)}
	b.line, _ = block.Position()
	_, segment := block.Position()
	block.Advance(stop - segment.Start)
	c.brackets = append(c.brackets, b)
	return b
}

// link reads what follows the words of a link, whose bracket closes at a place in the source: an address, or a reference. It
// gives nil where these are no link's words.
func (c *pass) link(b *bracket, block text.Reader, closes int) *ast.Link {
	block.Advance(1)
	l, pos := block.Position()
	switch block.Peek() {
	case '(':
		if link := c.inlineLink(block); link != nil {
			return link
		}
	case '[':
		if link, ok := c.fullReference(b, block, l, closes); ok {
			return link
		}
	}
	block.SetPosition(l, pos)
	return c.reference(ast.ReferenceLinkShortcut, c.label(b, block, l, closes))
}

// label gives the words of a link as a label; nil where they are too long for one.
func (c *pass) label(b *bracket, block text.Reader, line, closes int) []byte {
	if !c.defined || closes-b.stop > maxLabel {
		return nil
	}
	source := block.Source()
	if line == b.line {
		return source[b.stop:closes]
	}
	l, pos := block.Position()
	defer block.SetPosition(l, pos)
	label := bytes.Clone(source[b.stop : b.stop+bytes.IndexByte(source[b.stop:], '\n')+1])
	block.SetPosition(b.line, text.NewSegment(b.stop, b.stop))
	for at := b.line + 1; at <= line; at++ {
		block.AdvanceLine()
		_, s := block.PeekLine()
		label = append(label, source[s.Start:min(s.Stop, closes)]...)
	}
	return label
}

// reference gives the link of a label that is defined.
func (c *pass) reference(form ast.ReferenceLinkType, label []byte) *ast.Link {
	if !c.defined || label == nil || len(label) > maxLabel {
		return nil
	}
	ref, ok := c.Reference(util.ToLinkReference(label))
	if !ok {
		return nil
	}
	link := ast.NewLink()
	link.Title, link.Destination = ref.Title(), ref.Destination()
	link.Reference = ast.NewReferenceLink(form, label)
	return link
}

var inBrackets = text.FindClosureOptions{Newline: true, Advance: true}

// fullReference reads [label] or []; false where there is neither.
func (c *pass) fullReference(b *bracket, block text.Reader, line, closes int) (*ast.Link, bool) {
	block.Advance(1)
	segments, ok := block.FindClosure('[', ']', inBrackets)
	if !ok {
		return nil, false
	}
	if label := joined(segments, block.Source()); !util.IsBlank(label) {
		return c.reference(ast.ReferenceLinkFull, label), true
	}
	return c.reference(ast.ReferenceLinkCollapsed, c.label(b, block, line, closes)), true
}

// joined gives the text of segments.
func joined(segments *text.Segments, source []byte) []byte {
	if segments.Len() == 1 {
		s := segments.At(0)
		return s.Value(source)
	}
	var all []byte
	for i := range segments.Len() {
		s := segments.At(i)
		all = append(all, s.Value(source)...)
	}
	return all
}

// inlineLink reads (address "title").
func (c *pass) inlineLink(block text.Reader) *ast.Link {
	block.Advance(1)
	block.SkipSpaces()
	link := ast.NewLink()
	if block.Peek() == ')' {
		block.Advance(1)
		return link
	}
	var ok bool
	if link.Destination, ok = c.destination(block); !ok {
		return nil
	}
	block.SkipSpaces()
	if block.Peek() != ')' {
		if link.Title, ok = c.title(block); !ok {
			return nil
		}
		block.SkipSpaces()
	}
	if block.Peek() != ')' {
		return nil
	}
	block.Advance(1)
	return link
}

// destination reads an address.
func (c *pass) destination(block text.Reader) ([]byte, bool) {
	line, segment := block.PeekLine()
	isPointed := block.Peek() == '<'
	if isPointed && segment.Start < c.unclosed.pointed {
		return nil, false
	}
	depth, i := 0, 0
	if isPointed {
		i = 1
	}
loop:
	for ; i < len(line); i++ {
		switch ch := line[i]; {
		case ch == '\\' && i < len(line)-1 && util.IsPunct(line[i+1]):
			i++
		case isPointed && ch == '>':
			block.Advance(i + 1)
			return line[1:i], true
		case isPointed:
		case ch == '(':
			if depth++; depth > maxParens {
				return nil, false
			}
		case ch == ')':
			if depth--; depth < 0 {
				break loop
			}
		case util.IsSpace(ch):
			break loop
		}
	}
	if isPointed {
		c.unclosed.pointed = segment.Stop
		return nil, false
	}
	block.Advance(i)
	return line[:i], i > 0
}

// title reads a title.
func (c *pass) title(block text.Reader) ([]byte, bool) {
	opener := block.Peek()
	if opener != '"' && opener != '\'' && opener != '(' {
		return nil, false
	}
	closer, known := opener, (*bool)(nil)
	switch opener {
	case '"':
		known = &c.unclosed.titles[0]
	case '\'':
		known = &c.unclosed.titles[1]
	default:
		closer = ')'
	}
	if known != nil && *known {
		return nil, false
	}
	block.Advance(1)
	segments, ok := block.FindClosure(opener, closer, inBrackets)
	if !ok {
		if known != nil {
			*known = true
		}
		return nil, false
	}
	return joined(segments, block.Source()), true
}
