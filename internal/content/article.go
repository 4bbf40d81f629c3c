package content

import "github.com/gloss-press/gloss/internal/frontmatter"

func parseArticle(d *decoder, h Head, m *frontmatter.Node) File {
	a := &Article{Head: h}
	d.each(m, articleKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "title":
			a.Title = d.text(v, name)
		case "date":
			a.Date = d.day(v, name)
		case "updated":
			a.Updated = d.day(v, name)
		case "authors":
			a.Authors = d.list(v, name)
		case "summary":
			a.Summary = d.text(v, name)
		case "topics":
			a.Topics = d.list(v, name)
		case "image":
			a.Image = d.link(v, name)
		case "id":
			a.ID = d.iri(v)
		case "glossary":
			d.glossary(a, v)
		case "corrections":
			a.Corrections = entries(d, v, name, d.correction)
		case "quotes":
			a.Quotes = d.quotes(v)
		case "events":
			a.Events = entries(d, v, name, d.event)
		default:
			d.headKey(&a.Head, name, v)
		}
	})
	d.finish(&a.Head)
	return a
}

// glossary reads which mentions become links.
func (d *decoder) glossary(a *Article, v *frontmatter.Node) {
	if !d.inner(v, "glossary") {
		return
	}
	d.each(v, glossaryKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "exclude":
			a.Exclude = d.list(v, name)
		case "every":
			switch d.oneOf(v, name, "article", "section", "all").Value {
			case "section":
				a.Every = EverySection
			case "all":
				a.Every = EveryMention
			}
		}
	})
}

func (d *decoder) correction(m *frontmatter.Node) Correction {
	c := Correction{Pos: m.Pos}
	d.each(m, correctionKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "date":
			c.Date = d.date(v, name)
		case "text":
			c.Text = d.text(v, name)
		}
	})
	return c
}

func (d *decoder) event(m *frontmatter.Node) Event {
	e := Event{Pos: m.Pos}
	d.each(m, eventKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "date":
			e.Date = d.date(v, name)
		case "title":
			e.Title = d.text(v, name)
		case "text":
			e.Text = d.text(v, name)
		case "url":
			e.URL = d.url(v, name)
		}
	})
	return e
}
