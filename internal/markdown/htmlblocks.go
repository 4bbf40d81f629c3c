package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// htmlBlocks is the parser of HTML blocks. In a source's text where no HTML is let through it takes comments alone: a tag of an official
// correction that stands on a line of its own would make a block of the words below it, and they would be lost.
type htmlBlocks struct{ parser.BlockParser }

// withHTMLBlocks makes goldmark's own parser with htmlBlocks in it.
func withHTMLBlocks() parser.Parser {
	blocks := parser.DefaultBlockParsers()
	for i := range blocks {
		if html := parser.NewHTMLBlockParser(); blocks[i].Value == html {
			blocks[i] = util.Prioritized(htmlBlocks{html}, blocks[i].Priority)
		}
		blocks[i] = nesting(blocks[i])
	}
	return parser.NewParser(parser.WithBlockParsers(blocks...), inlineParsers(),
		parser.WithParagraphTransformers(util.Prioritized(definitions{}, 100)))
}

// Open implements parser.BlockParser.
func (h htmlBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if pc.(*pass).commentsAlone {
		return commentParser(h).Open(parent, reader, pc)
	}
	return h.BlockParser.Open(parent, reader, pc)
}
