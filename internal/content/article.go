package content

import (
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
)

func parseArticle(d *decoder, h Head, m *node) File {
	a := &Article{Head: h}
	d.each(m, articleKeys, func(name string, v *node) {
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
			a.ID = d.text(v, name)
		case "glossary":
			d.glossary(a, v)
		case "corrections":
			d.mappings(v, name, func(m *node) { a.Corrections = append(a.Corrections, d.correction(m)) })
		case "quotes":
			a.Quotes = d.quotes(v)
		case "events":
			d.mappings(v, name, func(m *node) { a.Events = append(a.Events, d.event(m)) })
		default:
			d.headKey(&a.Head, name, v)
		}
	})
	d.finish(&a.Head)
	return a
}

// glossary reads which mentions become links.
func (d *decoder) glossary(a *Article, v *node) {
	if !d.inner(v, "glossary") {
		return
	}
	d.each(v, glossaryKeys, func(name string, v *node) {
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

func (d *decoder) correction(m *node) Correction {
	c := Correction{Pos: m.pos}
	d.each(m, correctionKeys, func(name string, v *node) {
		switch name {
		case "date":
			c.Date = d.date(v, name)
		case "text":
			c.Text = d.text(v, name)
		}
	})
	return c
}

func (d *decoder) event(m *node) Event {
	e := Event{Pos: m.pos}
	d.each(m, eventKeys, func(name string, v *node) {
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

// quotes reads an article's quotes, in the order of the file.
func (d *decoder) quotes(v *node) []Quote {
	out := make([]Quote, 0, len(v.items))
	first := make(map[string]diag.Pos, len(v.items))
	d.mappings(v, "quotes", func(m *node) {
		q := d.quote(m)
		if id := q.ID; id.Value != "" {
			if before, twice := first[id.Value]; twice {
				d.errorAt(id.Pos, diag.DuplicateID, fmt.Sprintf("two quotes of this article have the id %q", id.Value), fmt.Sprintf("the other is on line %d: give one of them another id", before.Line))
			} else {
				first[id.Value] = id.Pos
			}
		}
		out = append(out, q)
	})
	return out
}

func (d *decoder) quote(m *node) Quote {
	q := Quote{Pos: m.pos}
	d.each(m, quoteKeys, func(name string, v *node) {
		switch name {
		case "id":
			q.ID = d.id(v)
		case "speaker":
			q.Speaker = d.text(v, name)
		case "role":
			q.Role = d.text(v, name)
		case "date":
			q.Date = d.date(v, name)
		case "venue":
			q.Venue = d.text(v, name)
		case "source":
			q.Source = d.text(v, name)
		case "url":
			q.URL = d.url(v, name)
		case "at":
			q.At = d.second(v, name)
		case "text":
			q.Text = d.words(v, name)
		case "prefix":
			q.Prefix = d.words(v, name)
		case "suffix":
			q.Suffix = d.words(v, name)
		case "note":
			q.Note = d.text(v, name)
		case "terms":
			q.Terms = d.list(v, name)
		case "defines":
			q.Defines = d.list(v, name)
		case "kind":
			q.Paraphrase = d.oneOf(v, name, "direct", "paraphrase").Value == "paraphrase"
		case "place":
			q.TimelineOnly = d.oneOf(v, name, "body", "timeline").Value == "timeline"
		case "accept":
			q.Accept = d.text(v, name)
		default:
			d.context(&q, name, v)
		}
	})
	return q
}

// context reads the keys that set a quote among other words.
func (d *decoder) context(q *Quote, name string, v *node) {
	switch name {
	case "question":
		q.Question = d.text(v, name)
	case "question_by":
		q.QuestionBy = d.text(v, name)
	case "answers":
		q.Answers = d.references(v, name)
	case "repeats":
		q.Repeats = d.references(v, name)
	case "corrects":
		q.Corrects = d.references(v, name)
	case "contradicts":
		q.Contradicts = d.references(v, name)
	case "via":
		q.Via = d.text(v, name)
	case "statement":
		if s := d.text(v, name); s.Value != "" && d.isReference(s, name, false) {
			q.Statement = s
		}
	case "language":
		q.Language = d.language(v)
	case "translation":
		q.Translation = d.text(v, name)
	}
}
