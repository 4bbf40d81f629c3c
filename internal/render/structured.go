package render

import (
	"encoding/json"
	"html/template"
	"time"

	"github.com/gloss-press/gloss/internal/site"
)

// thing is a node of schema.org data.
type thing map[string]any

// structuredData describes the page for machines, in schema.org's words; empty for pages that list.
func (m *pageInTheMaking) structuredData() template.JS {
	var t thing
	switch x := m.page.Subject.(type) {
	case *site.Article:
		if m.page.Kind == site.ArticlePage {
			t = m.articleThing(x)
		}
	case *site.Quote:
		t = m.quotationThing(x)
	case *site.Term:
		t = m.termThing(x)
		t["inDefinedTermSet"] = m.site.Absolute("glossary/")
	case *site.Speaker:
		t = m.personThing(x)
	default:
		if m.page.Kind == site.GlossaryPage {
			t = thing{"@type": "DefinedTermSet", "name": m.view.Title, "url": m.site.Absolute(m.page.Address)}
		}
	}
	if t == nil {
		return ""
	}
	t["@context"] = "https://schema.org"
	b, err := json.Marshal(prune(t))
	if err != nil {
		return ""
	}
	return structured(b)
}

func (m *pageInTheMaking) articleThing(a *site.Article) thing {
	t := thing{
		"@type": "BackgroundNewsArticle", "headline": a.Title.Value, "description": a.Summary.Value, "inLanguage": m.view.Language,
		"url": m.site.Absolute(a.Address), "datePublished": moment(a.Published), "dateModified": moment(a.Changed()), "image": m.view.Image,
		"license": m.view.Site.LicenseURL,
	}
	var authors, quotes, about, corrections []any
	for _, n := range a.Authors {
		authors = append(authors, thing{"@type": "Person", "name": n.Value})
	}
	if authors == nil && m.view.Site.Author != "" {
		authors = append(authors, thing{"@type": "Organization", "name": m.view.Site.Author})
	}
	for _, q := range a.Quotes {
		quotes = append(quotes, m.quotationThing(q))
	}
	for _, term := range m.view.Terms {
		about = append(about, thing{"@type": "DefinedTerm", "name": term.Title, "description": term.Short})
	}
	for _, c := range a.Corrections {
		corrections = append(corrections, thing{"@type": "CorrectionComment", "text": c.Text.Value, "datePublished": c.Date.String()})
	}
	t["author"], t["hasPart"], t["mentions"], t["correction"] = authors, quotes, about, corrections
	return t
}

func (m *pageInTheMaking) quotationThing(q *site.Quote) thing {
	t := thing{
		"@type": "Quotation", "text": q.Words, "url": m.site.Absolute(q.Address()),
		"creator": m.personThing(q.Speaker), "spokenByCharacter": thing{"@type": "Person", "name": q.Speaker.Name},
	}
	if d, ok := q.Date.HTML(); ok {
		t["dateCreated"] = d
	}
	if q.Source != nil {
		t["isBasedOn"] = thing{"@type": "CreativeWork", "name": q.Source.Name(), "url": first(q.Source.URL.Value, m.site.Absolute(q.Source.Address))}
	} else if q.URL.Value != "" {
		t["isBasedOn"] = q.URL.Value
	}
	return t
}

func (m *pageInTheMaking) personThing(p *site.Speaker) thing {
	t := thing{"@type": "Person", "name": p.Name, "url": m.site.Absolute(p.Address)}
	if p.Speaker != nil {
		if p.Organization {
			t["@type"] = "Organization"
		}
		var same []any
		for _, s := range p.SameAs {
			same = append(same, s.Value)
		}
		t["sameAs"] = same
	}
	return t
}

func (m *pageInTheMaking) termThing(t *site.Term) thing {
	return thing{"@type": "DefinedTerm", "name": t.Name(), "description": t.Short.Value, "url": m.site.Absolute(t.Address)}
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// prune takes out what is empty.
func prune(t thing) thing {
	for k, v := range t {
		switch v := v.(type) {
		case string:
			if v == "" {
				delete(t, k)
			}
		case []any:
			if len(v) == 0 {
				delete(t, k)
			}
			for _, x := range v {
				if sub, ok := x.(thing); ok {
					prune(sub)
				}
			}
		case thing:
			prune(v)
		}
	}
	return t
}
