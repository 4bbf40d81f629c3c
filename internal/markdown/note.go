package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/directive"
)

// Note renders a short text of front matter: a quote's note, an event's text. It has no quotes, slots or mentions of its own.
// Directives, headings and foot-notes have no place in it, and are reported with what is wrong with its links and HTML, at in's
// place.
func (e *Engine) Note(in Input) (string, []diag.Diagnostic) {
	if plain(in.Text) {
		p := newParts(&in)
		p.WriteString("<p>")
		p.words(in.Text, nil, 0)
		p.WriteString("</p>\n")
		return p.text(), nil
	}
	r := &reading{in: &in, source: lineEnds(in.Text)}
	if !r.parse(e) {
		return "", r.Diags
	}
	r.refuse()
	p := newParts(&in)
	if err := e.renderer.Render(p, r.source, r.doc); err != nil {
		panic(err) // parts never fail to be written
	}
	return p.text(), r.Diags
}

// refuse reports what needs a page of its own: a heading, a foot-note and a directive have ids or slots there. A page may show
// many notes.
func (r *reading) refuse() {
	fail := func(offset int, what, hint string) {
		r.fail(diag.BadDirective, offset, what+" has no place in a note", hint)
	}
	body := "put it into the body of the article"
	footnotes := false
	_ = ast.Walk(r.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			fail(n.Pos(), "a heading", "write **words** on a line of their own")
			n.RemoveAttributes()
		case *east.FootnoteLink:
			if !footnotes {
				fail(n.Pos(), "a foot-note", "write its words here, in brackets")
			}
			footnotes = true
		case *directive.Text:
			if n.Name != "plain" {
				fail(n.Start, "a directive", body)
			}
		case *directive.Leaf:
			fail(n.Start, "a directive", body)
		case *directive.Container:
			fail(n.Start, "a directive", body)
		}
		return ast.WalkContinue, nil
	})
}

// plain reports whether a text is one paragraph without any Markdown, as most notes are.
func plain(b []byte) bool {
	s := string(b)
	if s == "" || strings.ContainsAny(s, "*_`[]<>&\\#|~:@\n\r\t") || strings.Contains(s, "www.") {
		return false
	}
	// A list, a rule, a heading begin with one of these.
	return strings.IndexByte(" -+=0123456789", s[0]) < 0
}
