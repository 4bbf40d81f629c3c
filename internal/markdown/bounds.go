package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/gloss-press/gloss/internal/limit"
)

// beyond says what of a text is beyond a limit, and where. Such a text is not read on: there is nothing of it but the message.
type beyond struct {
	at         int // in the source
	what, hint string
}

// refuse keeps the first thing that is beyond a limit.
func (c *pass) refuse(at int, what, hint string) {
	if c.beyond == nil {
		c.beyond = &beyond{at, what, hint}
	}
}

// mark counts what may begin or end a link or emphasis, and says whether it still may.
func (c *pass) mark(at int) bool {
	if c.marks++; c.marks == limit.Marks+1 {
		c.refuse(at, fmt.Sprintf("this text has more than %d stars, underscores, tildes and brackets up to here", limit.Marks), "split the text; a backslash before a sign, \\*, makes text of it")
	}
	return c.marks <= limit.Marks
}

// nested is a parser of blocks that hold others, up to a limit: goldmark takes time for each of them on each line.
type nested struct{ parser.BlockParser }

// nesting names what holds other blocks.
func nesting(p util.PrioritizedValue) util.PrioritizedValue {
	switch p.Value {
	case parser.NewListParser(), parser.NewListItemParser(), parser.NewBlockquoteParser():
		return util.Prioritized(nested{p.Value.(parser.BlockParser)}, p.Priority)
	}
	return p
}

// Open implements parser.BlockParser.
func (n nested) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, pos := reader.Position()
	node, state := n.BlockParser.Open(parent, reader, pc)
	if node == nil || node.Kind() == ast.KindListItem { // a list without items is none
		return node, state
	}
	depth := 0
	for p := parent; p != nil; p = p.Parent() {
		if p.Kind() != ast.KindList {
			depth++
		}
	}
	if depth <= limit.Nesting {
		return node, state
	}
	pc.(*pass).refuse(pos.Start, fmt.Sprintf("more than %d lists and quotations stand in each other here", limit.Nesting),
		"write it flatter; a backslash before the sign, \\> or \\-, makes text of it")
	reader.SetPosition(line, pos)
	return nil, parser.NoChildren
}

// Continue implements parser.BlockParser.
func (n nested) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	c := pc.(*pass)
	if c.steps++; c.steps > limit.NestedLines {
		_, pos := reader.Position()
		c.refuse(pos.Start, fmt.Sprintf("the lists and quotations of this text have more than %d million lines up to here, those in each other counted each", limit.NestedLines/1_000_000),
			"split the text, and write its lists flatter")
		return parser.Close
	}
	return n.BlockParser.Continue(node, reader, pc)
}

// boundTables is goldmark's extension, for tables up to a limit, and without its search of all cells at each code span.
var boundTables goldmark.Extender = tableSyntax{}

type tableSyntax struct{}

// Extend implements goldmark.Extender.
func (tableSyntax) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithParagraphTransformers(util.Prioritized(tableParser{extension.NewTableParagraphTransformer()}, 200)),
		parser.WithASTTransformers(util.Prioritized(barsInCode{}, 0)),
	)
}

// tableParser is the parser of tables.
type tableParser struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer. A row that is short gets empty cells, so few signs may make many.
func (t tableParser) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, source := node.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		if rule := line.Value(source); isTableRule(rule) {
			columns, rows := bytes.Count(bytes.Trim(rule, "| \t\n"), []byte("|"))+1, lines.Len()-i
			written := lines.At(lines.Len()-1).Stop - lines.At(i-1).Start
			if columns*rows <= written+limit.EmptyCells {
				break
			}
			pc.(*pass).refuse(line.Start, fmt.Sprintf("this table has %d columns and %d rows, and more than %d of its cells are left out", columns, rows, limit.EmptyCells),
				"write its rows in full, or a table of fewer columns")
			return
		}
	}
	t.ParagraphTransformer.Transform(node, reader, pc)
}

// isTableRule reports what may be the line below a table's head.
func isTableRule(line []byte) bool {
	for _, b := range line {
		switch b {
		case '-', ':', '|', ' ', '\t', '\n':
		default:
			return false
		}
	}
	return bytes.IndexByte(line, '-') >= 0
}

// barsInCode takes the backslash from \| in the code of a table's cells.
type barsInCode struct{}

// Transform implements parser.ASTTransformer.
func (barsInCode) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	if !bytes.Contains(source, []byte(`\|`)) {
		return
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Kind() != ast.KindCodeSpan || !inCell(n) {
			return ast.WalkContinue, nil
		}
		for t, _ := n.FirstChild().(*ast.Text); t != nil; t, _ = t.NextSibling().(*ast.Text) {
			words := t.Segment.Value(source)
			bar := bytes.IndexByte(words[min(1, len(words)):], '|') // one at the beginning has lost its backslash
			if bar < 0 {
				continue
			}
			at := t.Segment.Start + 1 + bar
			n.InsertAfter(n, t, ast.NewRawTextSegment(t.Segment.WithStart(at)))
			t.Segment = t.Segment.WithStop(at - 1)
		}
		return ast.WalkSkipChildren, nil
	})
}

// inCell reports whether an inline node stands in a table.
func inCell(n ast.Node) bool {
	for n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	return n.Kind() == east.KindTableCell
}

// codeParser is goldmark's parser of code in a line. It looks for the end of each run of backticks of another length.
type codeParser struct{ parser.InlineParser }

// maxBackticks is the length of the longest run that begins code, as in cmark.
const maxBackticks = 80

// Parse implements parser.InlineParser.
func (p codeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if n := len(line) - len(bytes.TrimLeft(line, "`")); n > maxBackticks {
		block.Advance(n)
		return ast.NewTextSegment(segment.WithStop(segment.Start + n))
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// measure looks for what is beyond a limit in a finished tree: marks in each other, which all that follows goes into one by one, and
// addresses that much text refers to.
func (c *pass) measure(doc ast.Node, source []byte) {
	depth, referred := 0, 0
	for n := doc; n != nil; {
		if link, ok := n.(*ast.Link); ok && link.Reference != nil {
			if referred += len(link.Destination) + len(link.Title); referred > len(source)+limit.Referred {
				c.refuse(link.Pos(), fmt.Sprintf("the addresses that this text refers to by name have more than %d KB up to here, each counted as often as it is used", (len(source)+limit.Referred)>>10),
					"refer to them less often, or shorten them")
				return
			}
		}
		if first := n.FirstChild(); first != nil {
			if n.Type() == ast.TypeInline {
				if depth++; depth > limit.Nesting {
					c.refuse(n.Pos(), fmt.Sprintf("more than %d marks stand in each other here", limit.Nesting), "write it flatter; a backslash before the sign, \\*, makes text of it")
					return
				}
			}
			n = first
			continue
		}
		for n != nil && n.NextSibling() == nil {
			if n = n.Parent(); n != nil && n.Type() == ast.TypeInline {
				depth--
			}
		}
		if n != nil {
			n = n.NextSibling()
		}
	}
}
