package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/gloss-press/gloss/internal/directive"
)

// newSpoken makes the parser of transcripts. What it lacks of goldmark's own would take words away: an indented line for code, "2014." for
// a list, "[Kerry]: No" for the address of a link, <p> for a block of HTML, a line with a rule of hyphens below it for a heading.
func newSpoken() parser.Parser {
	return goldmark.New(goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(commentParser{parser.NewHTMLBlockParser()}, 900),
			util.Prioritized(indentedParser{parser.NewParagraphParser()}, 1000),
		),
		inlineParsers(),
	)), goldmark.WithExtensions(
		boundTables, extension.Linkify, footnotes, directive.Extension,
	)).Parser()
}

// indentedParser is the parser of paragraphs, for lines however deep they stand.
type indentedParser struct{ parser.BlockParser }

// CanAcceptIndentedLine implements parser.BlockParser.
func (indentedParser) CanAcceptIndentedLine() bool { return true }

// commentParser is the parser of HTML blocks, for comments alone: all other tags are read within their lines.
type commentParser struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (c commentParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if line, _ := reader.PeekLine(); !isComment(bytes.TrimLeft(line, " ")) {
		return nil, parser.NoChildren
	}
	return c.BlockParser.Open(parent, reader, pc)
}
