package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// pass is what one reading of a text's syntax keeps. goldmark's own parsers of links, emphasis, definitions and foot-notes look back
// over all that came before, at each place again; ours, which take this, do not.
type pass struct {
	parser.Context
	beyond *beyond

	brackets   []*bracket // of the block at hand, those that are open
	inactive   int        // of brackets, how many have a link in them: a link holds no other
	delimiters []*delimiter
	unclosed   unclosed

	commentsAlone bool // the text has no HTML blocks but comments

	defined bool // some link has been defined
	notes   map[string]*east.Footnote
	refs    []*east.FootnoteLink

	steps int // lines, times how deep they stand
	marks int // what may begin or end a link or emphasis
}

func newPass() *pass { return &pass{Context: parser.NewContext()} }

// parse gives the tree of a text; an empty one where it is beyond a limit.
func (c *pass) parse(p parser.Parser, source []byte) ast.Node {
	doc := p.Parse(text.NewReader(source), parser.WithContext(c))
	if c.measure(doc, source); c.beyond != nil {
		return ast.NewDocument()
	}
	return doc
}

// IsInLinkLabel implements parser.Context.
func (c *pass) IsInLinkLabel() bool { return len(c.brackets) > 0 }

// AddReference implements parser.Context.
func (c *pass) AddReference(r parser.Reference) {
	c.defined = true
	c.Context.AddReference(r)
}

// bracket is the [ or ![ that may begin a link, until it is known whether it does.
type bracket struct {
	ast.BaseInline
	stop       int // in the source, where its label begins
	isImage    bool
	delimiters int // how many were open before it
	line       int // where it stands in its block
}
