package markdown

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/gloss-press/gloss/internal/directive"
)

// library is goldmark with its own parsers of all that linkParser, delimiterParser, definitions, footnotes and tables read.
var library = goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList, extension.Footnote, directive.Extension),
	goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(twoTildes{extension.NewStrikethroughParser()}, 500)))).Parser()

// twoTildes is the parser of struck-out words, for two tildes alone.
type twoTildes struct{ parser.InlineParser }

func (p twoTildes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); !bytes.HasPrefix(line, []byte("~~")) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// plainHTML writes any tree, without what Gloss adds.
var plainHTML = renderer.NewRenderer(renderer.WithNodeRenderers(
	util.Prioritized(html.NewRenderer(html.WithUnsafe()), 1000), util.Prioritized(extension.NewTableHTMLRenderer(), 500),
	util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500), util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
	util.Prioritized(extension.NewFootnoteHTMLRenderer(), 500), util.Prioritized(directiveNames{}, 500)))

// directiveNames writes the name of a directive for it.
type directiveNames struct{}

func (directiveNames) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	for _, kind := range []ast.NodeKind{directive.KindText, directive.KindLeaf, directive.KindContainer, directive.KindBroken, directive.KindLabel} {
		reg.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, _ bool) (ast.WalkStatus, error) {
			_, err := w.WriteString("<" + n.Kind().String() + ">")
			return ast.WalkContinue, err
		})
	}
	for _, kind := range []ast.NodeKind{kindDelimiter, kindBracket} {
		reg.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, _ bool) (ast.WalkStatus, error) {
			panic("left in the tree: " + n.Kind().String())
		})
	}
}

// sameSyntax makes sure that a text is read as goldmark itself reads it.
func sameSyntax(t *testing.T, body []byte) {
	if !utf8.Valid(body) || bytes.IndexByte(body, '\r') >= 0 {
		return
	}
	write := func(doc ast.Node) string {
		var b bytes.Buffer
		if err := plainHTML.Render(&b, body, doc); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	c := newPass()
	doc := c.parse(engine.parser, body)
	if c.beyond != nil {
		return
	}
	if got, want := write(doc), write(library.Parse(text.NewReader(body))); got != want {
		t.Errorf("of\n%q\ncomes\n%s\nand goldmark makes\n%s", body, got, want)
	}
}

func TestSyntax(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, bits := range [][]string{
		{"*", "**", "_", " ", "a", "[", "](b)", "]", "~~", ":x[", "![", "\n", "`", "***", "."},
		{"[", "]", "](", "(", ")", "<", ">", "\"", "'", " ", "\n", "a", "\\", "![", "][", "[a]"},
		{"[^a]", "[^b]: ", "[^a]: ", "\n", "\n\n", "> ", "- ", "x", "*", "![^b]", "[x](y)"},
		{"|", "a", "`", "\\|", "\n", "-", "|-|-|\n", "| a | b |\n", "*", "``", " "},
		{"[a]: b", "[a", "]: ", "\n", "[c]: d 't'\n", "[e]:\nf\n(u)\n\n", "\n\n", "[a]", "[c]", "[A][]", "x", "> ", "- ", " ", "<c d>", "[x][a]"},
	} {
		for range 20000 {
			var b strings.Builder
			for range 1 + rnd.IntN(16) {
				b.WriteString(bits[rnd.IntN(len(bits))])
			}
			sameSyntax(t, []byte("[a]: b 't'\n\n"+b.String()))
			if t.Failed() {
				break
			}
		}
	}
}
