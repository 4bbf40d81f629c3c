package content

import (
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

func parseTerm(d *decoder, h Head, m *frontmatter.Node) File {
	t := &Term{Head: h}
	d.term(t, m, termKeys)
	d.finish(&t.Head)
	return t
}

// term reads the keys of a term, and of an entry of glossary.yaml.
func (d *decoder) term(t *Term, m *frontmatter.Node, keys *Mapping) {
	d.each(m, keys, func(name string, v *frontmatter.Node) {
		switch name {
		case "term":
			t.Term = d.text(v, name)
		case "aliases":
			t.Aliases = d.list(v, name)
		case "short":
			t.Short = d.text(v, name)
		case "definitions":
			t.Definitions = entries(d, v, name, d.definition)
		case "related":
			t.Related = d.list(v, name)
		case "match":
			t.Exact = d.oneOf(v, name, "inflected", "exact").Value == "exact"
		case "forms":
			t.Forms = d.list(v, name)
		case "not":
			t.Not = d.list(v, name)
		case "only":
			d.only(t, v)
		case "body":
			body := d.text(v, name)
			t.Body = Body{Inline: body, Body: frontmatter.Body{Line: body.Pos.Line, Empty: strings.TrimSpace(body.Value) == ""}}
		default:
			d.headKey(&t.Head, name, v)
		}
	})
	if t.Body.Empty {
		d.require(m, keys, "short")
	}
}

func (d *decoder) definition(m *frontmatter.Node) Definition {
	def := Definition{Pos: m.Pos}
	d.each(m, definitionKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "by":
			def.By = d.text(v, name)
		case "text":
			def.Text = d.scalar(v, name)
			d.unfinished(v, name, true)
		case "source":
			def.Source = d.text(v, name)
		case "url":
			def.URL = d.url(v, name)
		}
	})
	if def.Source.Value == "" {
		d.require(m, definitionKeys, "by")
	}
	return def
}

// only reads where a term may be linked at all.
func (d *decoder) only(t *Term, v *frontmatter.Node) {
	if !d.inner(v, "only") {
		return
	}
	d.each(v, onlyKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "topics":
			t.OnlyTopics = d.list(v, name)
		case "articles":
			t.OnlyArticles = d.list(v, name)
		}
	})
}

// terms reads glossary.yaml.
func (d *decoder) terms(h Head, root *frontmatter.Node) *Terms {
	ts := &Terms{Head: h}
	switch root.Kind {
	case frontmatter.None, frontmatter.Refused:
		return ts
	case frontmatter.List:
	default:
		d.ErrorAt(root.Pos, diag.WrongType, "glossary.yaml should be a list of terms, and is "+root.What(), "begin each term with “- term: ” in the first column")
		return ts
	}
	for i := range root.Items {
		m := &root.Items[i]
		if m.Kind != frontmatter.Map {
			d.ErrorAt(m.Pos, diag.WrongType, "an entry of glossary.yaml should be a mapping of keys, and is "+m.What(), "write “- term: ” and “  short: ” for each")
			continue
		}
		t := &Term{Head: Head{Path: h.Path, Start: m.Pos, Body: Body{Body: frontmatter.Body{Line: m.Pos.Line, Empty: true}}}}
		d.term(t, m, entryKeys)
		if t.Slug.Value == "" && t.Term.Value != "" {
			t.Slug = String{Value: d.slugOf(t.Term), Pos: m.Pos}
		}
		ts.List = append(ts.List, t)
	}
	return ts
}

// slugOf makes a slug of a term's name.
func (d *decoder) slugOf(term String) string {
	slug := Slugify(strings.ToLower(term.Value))
	if slug != "" {
		slug = Slugify(strings.ToLower(SpellSigns(term.Value)))
	}
	message, proposal := CheckSlug(slug)
	switch {
	case slug == "":
		d.ErrorAt(term.Pos, diag.BadAddress, "this term has no letter or digit to make an address of", "give it a slug: slug: some-words")
	case message != "":
		d.ErrorAt(term.Pos, diag.BadAddress, "this term makes no good address: "+message, "write slug: "+proposal)
	}
	return proposal
}
