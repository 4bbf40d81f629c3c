package directive

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// textParser makes Text. It works as goldmark's links do: ":name[" is set down as a delimiter that pairs with nothing, what
// follows is parsed like any text, and at the bracket that closes it the nodes in between become its children. A
// delimiter that never finds its bracket turns back into text by itself, and emphasis can't reach over one that did.
type textParser struct{}

// opener is a ":name[" whose bracket is still to come.
type opener struct {
	Directive
	mark  *parser.Delimiter
	depth int // brackets open inside it that belong to links or to nobody
}

// openers are those of the block at hand, the innermost last.
type openers struct{ stack []opener }

var openersKey = parser.NewContextKey()

func (textParser) Trigger() []byte { return []byte{':', '[', ']', '!'} }

// Parse opens and closes directives, and counts the brackets that are not theirs.
func (textParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if line[0] == ':' {
		return begin(block, pc)
	}
	open, ok := pc.Get(openersKey).(*openers)
	if !ok || len(open.stack) == 0 {
		return nil
	}
	top := &open.stack[len(open.stack)-1]
	switch {
	case line[0] == '[', line[0] == '!' && len(line) > 1 && line[1] == '[':
		top.depth++ // the link parser, next in line, takes the bracket (of an image with its !)
	case line[0] == ']' && top.depth > 0:
		top.depth--
	case line[0] == ']':
		o := *top
		open.stack = open.stack[:len(open.stack)-1]
		return o.close(parent, block, pc)
	}
	return nil
}

// CloseBlock forgets what is still open when a block ends.
func (textParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	if open, ok := pc.Get(openersKey).(*openers); ok {
		open.stack = open.stack[:0]
	}
}

// begin reads ":name[" or ":name{…}" at a colon.
func begin(block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := 1 + nameLen(line[1:])
	if n == 1 || n == len(line) || line[n-1] == '-' || line[n-1] == '_' || !mayPrecede(block) {
		return nil
	}
	d := Directive{Name: string(line[1:n]), Start: segment.Start, NameEnd: segment.Start + n}
	switch line[n] {
	case '{':
		block.Advance(n)
		if d.readAttributes(block) != nil {
			return nil
		}
		node := &Text{Directive: d}
		node.SetPos(d.Start)
		return node
	case '[':
		open := pc.ComputeIfAbsent(openersKey, func() any { return &openers{} }).(*openers)
		if len(open.stack) == maxOpen {
			return nil
		}
		d.HasLabel, d.Label.Start = true, d.NameEnd+1
		mark := parser.NewDelimiter(false, false, n+1, ':', nil)
		mark.Segment = text.NewSegment(segment.Start, segment.Start+n+1)
		pc.PushDelimiter(mark)
		open.stack = append(open.stack, opener{Directive: d, mark: mark})
		block.Advance(n + 1)
		return mark
	}
	return nil
}

// mayPrecede reports whether a directive may start after the character before block's position: not after a letter or a
// digit, and after a colon only where that one is escaped.
func mayPrecede(block text.Reader) bool {
	r := block.PrecendingCharacter()
	if r != ':' {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	}
	_, segment := block.Position()
	source, i := block.Source(), segment.Start-2
	for i >= 0 && source[i] == '\\' {
		i--
	}
	return (segment.Start-2-i)%2 == 1
}

// close makes the node at the closing bracket of o.
func (o *opener) close(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if o.mark.Parent() != parent {
		return nil // a parser of somebody else's has moved it: it is text by now
	}
	_, segment := block.PeekLine()
	o.Label.Stop = segment.Start
	o.Stop = segment.Start + 1
	parser.ProcessDelimiters(o.mark, pc)
	node := &Text{}
	node.SetPos(o.Start)
	for c := o.mark.NextSibling(); c != nil; {
		next := c.NextSibling()
		parent.RemoveChild(parent, c)
		node.AppendChild(node, c)
		c = next
	}
	o.mark.ConsumeCharacters(o.mark.Length)
	pc.RemoveDelimiter(o.mark)

	block.Advance(1)
	if block.Peek() == '{' {
		o.Problem = o.readAttributes(block)
	}
	node.Directive = o.Directive
	return node
}

// part is a stretch of one line in a text gathered from several.
type part struct {
	line    int
	segment text.Segment
	at      int // its place in the gathered text
}

// readAttributes reads the {…} at block's position, which may run over lines, into d and moves block behind it. It
// gives nil, or why these are no attributes; block has then not moved.
func (d *Directive) readAttributes(block text.Reader) *Problem {
	source := block.Source()
	line, segment := block.Position()
	parts := append(make([]part, 0, 4), part{line, segment, 0})
	b := source[segment.Start:min(segment.Stop, segment.Start+maxAttributes)]

	var few [8]span // so that a flood of braces that lead nowhere allocates little
	spans, n, p := scanAttributes(b, few[:0])
	if p.Message != "" && n == len(b) && n < maxAttributes {
		if b, parts = gather(block, b, parts); len(parts) > 1 {
			spans, n, p = scanAttributes(b, few[:0])
		}
	}
	at := func(i int) int { _, pos := locate(parts, i); return pos }
	if p.Message != "" {
		p.Pos = at(p.Pos)
		block.SetPosition(line, segment)
		return &p
	}
	d.setAttributes(b, spans, at)
	last, pos := locate(parts, n-1)
	d.Stop = pos + 1
	block.SetPosition(last.line, last.segment.WithStart(d.Stop))
	return nil
}

// gather adds the lines after block's position to b, up to maxAttributes bytes.
func gather(block text.Reader, b []byte, parts []part) ([]byte, []part) {
	b = append(make([]byte, 0, maxAttributes), b...)
	for len(b) < maxAttributes {
		block.AdvanceLine()
		if next, _ := block.PeekLine(); next == nil {
			break
		}
		line, s := block.Position()
		parts = append(parts, part{line, s, len(b)})
		b = append(b, block.Source()[s.Start:min(s.Stop, s.Start+maxAttributes-len(b))]...)
	}
	return b, parts
}

// locate gives the part that has offset i of the gathered text, and the place of i in the source.
func locate(parts []part, i int) (part, int) {
	k := len(parts) - 1
	for k > 0 && parts[k].at > i {
		k--
	}
	return parts[k], parts[k].segment.Start + i - parts[k].at
}
