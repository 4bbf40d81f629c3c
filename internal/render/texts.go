package render

import (
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// Texts reads the texts of front matter that the page of an article or a term shows, notes and what is said of events, corrections and
// definitions, and gives what Page would find wrong with them, without making the page; and the addresses in them that leave the site,
// each at its text's place.
func (p *Press) Texts(subject any) (wrong []diag.Diagnostic, outside []markdown.Outside) {
	m := &pageInTheMaking{Press: p, view: &view.Page{}}
	var of *content.Head
	read := func(text content.String, render func(markdown.Input) (string, []diag.Diagnostic)) {
		if text.Value == "" {
			return
		}
		in := m.noteInput(text, of)
		link := in.Link
		in.Link = func(ref string) markdown.Target {
			t := link(ref)
			if t.External && t.Problem == "" {
				outside = append(outside, markdown.Outside{URL: t.Href, Pos: text.Pos})
			}
			return t
		}
		_, diags := render(in)
		wrong = append(wrong, diags...)
	}
	switch x := subject.(type) {
	case *site.Article:
		of = &x.Head
		for _, q := range x.Quotes {
			read(q.Note(), p.engine.Note)
		}
		for _, e := range x.Article.Events {
			read(e.Text, p.engine.Note)
		}
		read(x.Image.Caption, p.engine.Line)
		for _, c := range x.Corrections {
			read(c.Text, p.engine.Line)
		}
	case *site.Term:
		of = &x.Head
		read(x.Short, p.engine.Line)
		for _, d := range x.Definitions {
			read(d.Text, p.engine.Line)
		}
	}
	return wrong, outside
}
