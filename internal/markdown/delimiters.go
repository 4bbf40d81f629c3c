package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// delimiterParser makes emphasis and struck-out words as goldmark does, and takes time in proportion to the text: a closer looks for
// its opener only where one of its kind has not looked in vain. A word is struck out by two tildes: one is what people write for “about”
// and for ranges ("20~30 people").
type delimiterParser struct{}

// Trigger implements parser.InlineParser.
func (delimiterParser) Trigger() []byte { return []byte{'*', '_', '~'} }

// IsDelimiter implements parser.DelimiterProcessor.
func (delimiterParser) IsDelimiter(b byte) bool { return b == '*' || b == '_' || b == '~' }

// CanOpenCloser implements parser.DelimiterProcessor.
func (delimiterParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch implements parser.DelimiterProcessor.
func (delimiterParser) OnMatch(n int) ast.Node { return ast.NewEmphasis(n) }

// Parse implements parser.InlineParser.
func (p delimiterParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if line[0] == '~' && (len(line) == 1 || line[1] != '~') {
		return nil
	}
	before := block.PrecendingCharacter()
	d := parser.ScanDelimiter(line, before, 1, p)
	if d == nil || d.Char == '~' && (d.OriginalLength > 2 || before == '~') {
		return nil
	}
	block.Advance(d.OriginalLength)
	c := pc.(*pass)
	if !c.mark(segment.Start) {
		return nil
	}
	own := &delimiter{char: d.Char, canOpen: d.CanOpen, canClose: d.CanClose, original: d.OriginalLength, length: d.OriginalLength, start: segment.Start}
	c.delimiters = append(c.delimiters, own)
	return own
}

// delimiter is a run of stars, underscores or tildes, until it is known whether it opens or closes something. It is none of goldmark's,
// which takes its own for its list.
type delimiter struct {
	ast.BaseInline
	char              byte
	canOpen, canClose bool
	original, length  int // of the run, and of what is left of it
	start             int // in the source
	before, behind    *delimiter
}

var kindDelimiter = ast.NewNodeKind("OwnDelimiter")

// Kind implements ast.Node.
func (*delimiter) Kind() ast.NodeKind { return kindDelimiter }

// Dump implements ast.Node.
func (d *delimiter) Dump(source []byte, level int) { ast.DumpHelper(d, source, level, nil, nil) }

// CloseBlock implements parser.CloseBlocker.
func (delimiterParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	pc.(*pass).pair(0)
}

// pair makes nodes of the delimiters from an index on, of those that have one parent: those in a link or a directive are
// a matter of its own.
func (c *pass) pair(from int) {
	all := c.delimiters[from:]
	c.delimiters = c.delimiters[:from]
	if len(all) == 0 {
		return
	}
	first := all[0].Parent()
	for _, d := range all {
		if d.Parent() != first {
			pairByParent(all)
			return
		}
	}
	pairSiblings(all)
}

// pairByParent pairs delimiters that stand in several nodes.
func pairByParent(all []*delimiter) {
	var parents []ast.Node
	in := map[ast.Node][]*delimiter{}
	for _, d := range all {
		if in[d.Parent()] == nil {
			parents = append(parents, d.Parent())
		}
		in[d.Parent()] = append(in[d.Parent()], d)
	}
	for _, p := range parents {
		pairSiblings(in[p])
	}
}

// closerKinds is how many there are of closers that differ in the openers which they take.
const closerKinds = 3 * 2 * 3

// closerKind numbers a closer by all that decides which openers it takes.
func closerKind(d *delimiter) int {
	n := d.original % 3
	if d.canOpen {
		n += 3
	}
	switch d.char {
	case '_':
		n += 6
	case '~':
		n += 12
	}
	return n
}

// pairSiblings pairs the delimiters of one node, in their order.
func pairSiblings(list []*delimiter) {
	for i, d := range list[1:] {
		list[i].behind, d.before = d, list[i]
	}
	var searched [closerKinds]int // in the source, before where a closer has looked for an opener in vain
	for closer := list[0]; closer != nil; {
		if !closer.canClose {
			closer = closer.behind
			continue
		}
		kind := closerKind(closer)
		opener, n := openerOf(closer, searched[kind])
		if opener == nil {
			searched[kind] = closer.start
			closer = closer.behind
			continue
		}
		enclose(opener, closer, n)
		for opener.behind != closer {
			leave(opener.behind)
		}
		if opener.length == 0 {
			leave(opener)
		}
		if closer.length == 0 {
			next := closer.behind
			leave(closer)
			closer = next
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Parent() != nil {
			leave(list[i])
		}
	}
}

// openerOf gives the opener of a closer, not before a place in the source, and how many characters of both make a node.
func openerOf(closer *delimiter, from int) (*delimiter, int) {
	for o := closer.before; o != nil && o.start >= from; o = o.before {
		if o.canOpen && o.char == closer.char {
			switch {
			case (o.canClose || closer.canOpen) && (o.original+closer.original)%3 == 0 && closer.original%3 != 0:
			case o.length >= 2 && closer.length >= 2:
				return o, 2
			default:
				return o, 1
			}
		}
	}
	return nil, 0
}

// enclose makes a node of what stands between an opener and its closer.
func enclose(opener, closer *delimiter, n int) {
	opener.length -= n
	closer.length -= n
	var node ast.Node = ast.NewEmphasis(n)
	if opener.char == '~' {
		node = east.NewStrikethrough()
	}
	node.(interface{ SetPos(int) }).SetPos(opener.start)
	parent := opener.Parent()
	for child := opener.NextSibling(); child != closer; {
		next := child.NextSibling()
		node.AppendChild(node, child)
		child = next
	}
	parent.InsertAfter(parent, opener, node)
}

// leave takes a delimiter out of the list. What is left of it is text.
func leave(d *delimiter) {
	if d.before != nil {
		d.before.behind = d.behind
	}
	if d.behind != nil {
		d.behind.before = d.before
	}
	if d.length > 0 {
		ast.MergeOrReplaceTextSegment(d.Parent(), d, text.NewSegment(d.start, d.start+d.length))
	} else {
		d.Parent().RemoveChild(d.Parent(), d)
	}
}
