package render

import (
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
)

// Texts reads the texts of an article's front matter that its page shows, notes and what is said of events, and gives what Page
// would find wrong with them, without making the page; and the addresses in them that leave the site, each at its text's place.
func (p *Press) Texts(a *site.Article) (wrong []diag.Diagnostic, outside []markdown.Outside) {
	m := &pageInTheMaking{Press: p, view: &Page{}}
	read := func(text content.String) {
		if text.Value == "" {
			return
		}
		in := m.noteInput(text.Value, text.Pos, a.Path)
		link := in.Link
		in.Link = func(ref string) markdown.Target {
			t := link(ref)
			if t.External && t.Problem == "" {
				outside = append(outside, markdown.Outside{URL: t.Href, Pos: text.Pos})
			}
			return t
		}
		_, diags := p.engine.Note(in)
		wrong = append(wrong, diags...)
	}
	for _, q := range a.Quotes {
		read(q.Note)
	}
	for _, e := range a.Article.Events {
		read(e.Text)
	}
	return wrong, outside
}
