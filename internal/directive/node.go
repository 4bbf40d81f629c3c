package directive

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Directive is what the three forms have in common. All offsets are bytes in the whole source.
type Directive struct {
	Name    string
	Attrs   []Attr   // as written, in order, doubles and the short forms #id and .class included
	ID      string   // the last id, from #id or id=
	Classes []string // from .class and class="a b", in order

	Start   int // the first colon
	NameEnd int // after the name
	Stop    int // after what opens the directive: its name, label or attributes, whichever is last

	HasLabel bool         // brackets follow the name, be they empty
	Label    text.Segment // between the brackets; in a Text it may run over several lines, with what is before them in the source

	// Problem is nil, or says why the braces after a Text's words are no attributes. They are then left as text.
	// In other nodes it is nil: see [Broken].
	Problem *Problem
}

// Attr is one attribute as written. The short forms have the keys "id" and "class".
type Attr struct {
	Key   string
	Value string // character references decoded; a line break in it is one space; "" when there is no value

	Pos      int // byte offset of the key, in the short forms of # or .
	ValuePos int // byte offset of the value's first byte, after a quotation mark; without a value the key's end
	Stop     int // byte offset after the attribute
}

// Problem says to a writer why something is no directive.
type Problem struct {
	Pos     int    // byte offset in the source
	Message string // what is wrong
	Hint    string // what to write instead
	Spaces  int    // how many bytes of white space at Pos are all that is wrong; 0 where something else is
}

// Container is :::name[Title]{…} with the blocks up to its closing fence as children; a [Label] comes first where there
// are brackets. The fence closes the innermost container that has exactly as many colons; where
// none has, the outermost one that it is long enough for.
type Container struct {
	ast.BaseBlock
	Directive
	Fence  int  // the number of colons
	Closed bool // false: it runs to the end of its parent
	End    int  // where the closing fence begins, if it is closed: a byte offset

	indent int // columns before the opening fence, taken off its content too
}

// Leaf is ::name[label]{…} alone on its line. Its only child is the [Label], where there are brackets.
type Leaf struct {
	ast.BaseBlock
	Directive
}

// Text is :name[words]{…} in a line. Its children are the words, as inline nodes with their places in the source.
type Text struct {
	ast.BaseInline
	Directive
}

// Label is the block between the brackets of a Container or a Leaf. Its one line is that segment without the white space
// around it, so goldmark itself parses the inline nodes in it. Empty brackets give a Label without lines.
type Label struct{ ast.BaseBlock }

// Broken is a line that was meant as a Container or a Leaf and is none. The line stays readable: its inline nodes are its
// children, as they would be in a paragraph.
type Broken struct {
	ast.BaseBlock
	Problem Problem
}

// The kinds of the nodes.
var (
	KindContainer = ast.NewNodeKind("DirectiveContainer")
	KindLeaf      = ast.NewNodeKind("DirectiveLeaf")
	KindText      = ast.NewNodeKind("DirectiveText")
	KindLabel     = ast.NewNodeKind("DirectiveLabel")
	KindBroken    = ast.NewNodeKind("DirectiveBroken")
)

// Kind implements ast.Node.
func (*Container) Kind() ast.NodeKind { return KindContainer }

// Kind implements ast.Node.
func (*Leaf) Kind() ast.NodeKind { return KindLeaf }

// Kind implements ast.Node.
func (*Text) Kind() ast.NodeKind { return KindText }

// Kind implements ast.Node.
func (*Label) Kind() ast.NodeKind { return KindLabel }

// Kind implements ast.Node.
func (*Broken) Kind() ast.NodeKind { return KindBroken }

// Dump implements ast.Node.
func (n *Container) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump implements ast.Node.
func (n *Leaf) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump implements ast.Node.
func (n *Text) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump implements ast.Node.
func (n *Label) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump implements ast.Node.
func (n *Broken) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
