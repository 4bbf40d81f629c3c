package directive

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// blockParser makes Container, Leaf and Broken.
type blockParser struct{}

func (blockParser) Trigger() []byte { return []byte{':'} }

// Open makes a node of a line that starts with two colons or more.
func (blockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	line = bytes.TrimRight(line[pos:], " \t\r\n")
	fence := countColons(line)
	if fence < 2 {
		return nil, parser.NoChildren
	}
	start := segment.Start - segment.Padding + pos
	d, problem := parseHead(line, start)
	if d != nil && fence >= 3 && openContainers(pc) >= maxContainers {
		problem = &Problem{Pos: start, Message: "directives are nested too deep", Hint: "close some of them before this one with :::"}
	}
	if d == nil && problem == nil {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	switch {
	case problem != nil:
		n := &Broken{Problem: *problem}
		n.Lines().Append(text.NewSegment(start, start+len(line)))
		return n, parser.NoChildren
	case fence == 2:
		n := &Leaf{Directive: *d}
		addLabel(n, d, reader.Source())
		return n, parser.NoChildren
	}
	n := &Container{Directive: *d, Fence: fence, indent: pc.BlockIndent()}
	addLabel(n, d, reader.Source())
	return n, parser.HasChildren
}

// Continue ends everything but a Container after its line, and a Container at its closing fence.
func (blockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	c, ok := node.(*Container)
	if !ok {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	width, pos := util.IndentWidth(line, reader.LineOffset())
	if width < 4 && c.closedBy(line[pos:]) && !closesInner(c, countColons(line[pos:]), width, pc) && !inCode(c, width, pc) {
		c.Closed, c.End = true, segment.Start-segment.Padding+pos
		reader.AdvanceToEOL()
		return parser.Close
	}
	if n := min(width, c.indent); n > 0 {
		pos, padding := util.IndentPosition(line, reader.LineOffset(), n)
		reader.AdvanceAndSetPadding(pos, padding)
	}
	return parser.Continue | parser.HasChildren
}

func (blockParser) Close(ast.Node, text.Reader, parser.Context) {}

func (blockParser) CanInterruptParagraph() bool { return true }

func (blockParser) CanAcceptIndentedLine() bool { return false }

// closedBy reports whether line, without its indent, is a closing fence: at least as many colons, and nothing else.
func (n *Container) closedBy(line []byte) bool {
	colons := countColons(line)
	return colons >= n.Fence && util.IsBlank(line[colons:])
}

// closesInner reports whether a fence of that many colons, with that indent, closes a container inside c that has exactly as many: so
// equal fences nest.
func closesInner(c *Container, colons, indent int, pc parser.Context) bool {
	inside := false
	for _, b := range pc.OpenedBlocks() {
		switch n := b.Node.(type) {
		case *Container:
			if inside && n.Fence == colons && indent >= 0 {
				return true
			}
			inside = inside || n == c
		case *ast.ListItem:
			if inside {
				indent -= n.Offset
			}
		case *ast.Blockquote:
			if inside {
				return false // such a line would begin with its mark
			}
		}
	}
	return false
}

// inCode reports whether a line with this indent belongs to a fenced code block inside c. Blocks between the two that
// would not go on with such a line, as a block quote or an item indented further, mean that it doesn't.
func inCode(c *Container, indent int, pc parser.Context) bool {
	blocks := pc.OpenedBlocks()
	i := len(blocks) - 1
	if _, ok := blocks[i].Node.(*ast.FencedCodeBlock); !ok {
		return false
	}
	for i--; i >= 0; i-- {
		switch n := blocks[i].Node.(type) {
		case *Container:
			if n == c {
				return indent >= 0 // what is left after the items' own indents
			}
		case *ast.ListItem:
			indent -= n.Offset
		case *ast.List:
		default:
			return false
		}
	}
	return false
}

func openContainers(pc parser.Context) int {
	n := 0
	for _, b := range pc.OpenedBlocks() {
		if _, ok := b.Node.(*Container); ok {
			n++
		}
	}
	return n
}

// addLabel gives parent its Label as a child. goldmark parses the inline nodes of every block that has lines.
func addLabel(parent ast.Node, d *Directive, source []byte) {
	if !d.HasLabel {
		return
	}
	label := &Label{}
	label.SetPos(d.Label.Start)
	words := d.Label.TrimLeftSpace(source)
	words = words.TrimRightSpace(source)
	if !words.IsEmpty() {
		label.Lines().Append(words)
	}
	parent.AppendChild(parent, label)
}
