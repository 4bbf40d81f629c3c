package content

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// noFurther is the Further of all quotes that say none of it. Nobody writes to it.
var noFurther = &Further{}

// quotes reads an article's quotes, in the order of the file.
func (d *decoder) quotes(v *frontmatter.Node) []Quote {
	first := make(map[string]diag.Pos, len(v.Items))
	return entries(d, v, "quotes", func(m *frontmatter.Node) Quote {
		q := d.quote(m)
		if id := q.ID; id.Value != "" {
			if before, twice := first[id.Value]; twice {
				d.ErrorAt(id.Pos, diag.DuplicateID, fmt.Sprintf("two quotes of this article have the id %q", id.Value), fmt.Sprintf("the other is on line %d: give one of them another id", before.Line))
			} else {
				first[id.Value] = id.Pos
			}
		}
		return q
	})
}

func (d *decoder) quote(m *frontmatter.Node) Quote {
	q := Quote{Pos: m.Pos, Further: noFurther}
	d.each(m, quoteKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "id":
			q.ID = d.id(v)
		case "speaker":
			q.Speaker = d.text(v, name)
		case "date":
			q.Date = d.date(v, name)
		case "venue":
			q.Venue = d.text(v, name)
		case "source":
			q.Source = d.text(v, name)
		case "url":
			q.URL = d.url(v, name)
		case "text":
			q.Text = d.words(v, name)
		case "note":
			q.Note = d.text(v, name)
		case "terms":
			q.Terms = d.list(v, name)
		default:
			if q.Further == noFurther {
				q.Further = &Further{}
			}
			d.further(q.Further, name, v)
		}
	})
	return q
}

// further reads the keys that few quotes have.
func (d *decoder) further(f *Further, name string, v *frontmatter.Node) {
	switch name {
	case "role":
		f.Role = d.text(v, name)
	case "at":
		f.At = d.second(v, name)
	case "prefix":
		f.Prefix = d.words(v, name)
	case "suffix":
		f.Suffix = d.words(v, name)
	case "defines":
		f.Defines = d.list(v, name)
	case "kind":
		d.oneOf(v, name, "direct", "paraphrase")
		word := strings.TrimSpace(v.Value)
		f.Paraphrase = v.Kind == frontmatter.Text && word != "" && word != "direct" // a word that is neither is reported, and the quote not compared
	case "place":
		f.TimelineOnly = d.oneOf(v, name, "body", "timeline").Value == "timeline"
	case "accept":
		if f.Accept = d.text(v, name); f.Accept.Given() && !strings.ContainsFunc(f.Accept.Value, unicode.IsLetter) {
			d.ErrorAt(v.Pos, diag.BadValue, "accept gives no reason", "say in a sentence why the words differ from the source: readers will see it")
			f.Accept = String{}
		}
	default:
		d.context(f, name, v)
	}
}

// context reads the keys that set a quote among other words.
func (d *decoder) context(f *Further, name string, v *frontmatter.Node) {
	switch name {
	case "question":
		f.Question = d.text(v, name)
	case "question_by":
		f.QuestionBy = d.text(v, name)
	case "answers":
		f.Answers = d.references(v, name)
	case "repeats":
		f.Repeats = d.references(v, name)
	case "corrects":
		f.Corrects = d.references(v, name)
	case "contradicts":
		f.Contradicts = d.references(v, name)
	case "via":
		f.Via = d.text(v, name)
	case "statement":
		if s := d.text(v, name); s.Value != "" && d.isReference(s, name, false) {
			f.Statement = s
		}
	case "language":
		f.Language = d.language(v)
	case "translation":
		f.Translation = d.text(v, name)
	}
}
