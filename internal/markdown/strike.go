package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// strikethrough is goldmark's, for two tildes alone: one is what people write for “about” and for ranges ("20~30 people").
var strikethrough goldmark.Extender = struckOut{}

type struckOut struct{}

// Extend implements goldmark.Extender. The writer of its nodes is among those of New.
func (struckOut) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(twoTildes{extension.NewStrikethroughParser()}, strikePriority)))
}

// strikePriority is that of goldmark's own extension.
const strikePriority = 500

// twoTildes is the parser of struck-out words, for two tildes.
type twoTildes struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (p twoTildes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); !bytes.HasPrefix(line, []byte("~~")) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}
