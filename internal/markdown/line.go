package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/diag"
)

// Line renders a text of front matter that stands in a line or a paragraph of its page: a correction, a definition. It is a Note without
// paragraphs of its own; what is none, as a list, is left as it was typed.
func (e *Engine) Line(in Input) (string, []diag.Diagnostic) {
	if plain(in.Text) {
		note, _ := e.Note(in)
		return unwrapped(note), nil
	}
	note, diags := e.Note(in)
	if text := WithoutComments(string(in.Text)); len(text) < len(in.Text) {
		in.Text = []byte(text)
		note, _ = e.Note(in)
	}
	for n := e.parse(lineEnds(in.Text), newPass()).FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindParagraph || isFigure(n) {
			return html.EscapeString(string(in.Text)), diags
		}
	}
	return unwrapped(note), diags
}

func unwrapped(note string) string {
	return strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(note, "<p>"), "</p>\n"), "</p>\n<p>", "<br>\n")
}

// Plain gives the words of a text of front matter, for feeds and data: without marks, on one line.
func (e *Engine) Plain(text string) string {
	if plain([]byte(text)) {
		return text
	}
	text = WithoutComments(text)
	source := lineEnds([]byte(text))
	var words []string
	for n := e.parse(source, newPass()).FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindParagraph {
			return text
		}
		words = append(words, plainText(n, source))
	}
	return strings.Join(words, " ")
}
