package markdown

import (
	"strings"

	"github.com/yuin/goldmark/text"

	"github.com/gloss-press/gloss/internal/diag"
)

// Note renders a short text of front matter: a quote's note, an event's text. It has no quotes, slots or mentions of its own; its
// headings and directives are not wanted, and what is wrong with its links and HTML is reported at in's place.
func (e *Engine) Note(in Input) (string, []diag.Diagnostic) {
	if plain(in.Text) {
		p := newParts(&in)
		p.WriteString("<p>")
		p.words(in.Text)
		p.WriteString("</p>\n")
		return p.text(), nil
	}
	r := &reading{in: &in, source: lineEnds(in.Text)}
	r.doc = e.parser.Parse(text.NewReader(r.source))
	r.look()
	r.placeFootnotes()
	p := newParts(&in)
	if err := e.renderer.Render(p, r.source, r.doc); err != nil {
		panic(err) // parts never fail to be written
	}
	for _, c := range p.cuts {
		r.report(diag.Diagnostic{Span: diag.Span{From: c.slot.Pos}, Code: diag.BadDirective,
			Message: "a directive has no place in a note", Hint: "put it into the body of the article"})
	}
	return p.text(), r.Diags
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
