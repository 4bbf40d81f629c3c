package render

import (
	"cmp"
	"encoding/json"
	"html/template"
	"time"

	"github.com/gloss-press/gloss/internal/site"
)

// thing is a node of schema.org data. Each type uses the fields that schema.org gives it; empty ones are left
// out.
type thing struct {
	Type       string      `json:"@type"`
	Name       string      `json:"name,omitempty"`
	Headline   string      `json:"headline,omitempty"`
	About      string      `json:"description,omitempty"`
	Text       string      `json:"text,omitempty"`
	Language   string      `json:"inLanguage,omitempty"`
	URL        string      `json:"url,omitempty"`
	Published  string      `json:"datePublished,omitempty"`
	Modified   string      `json:"dateModified,omitempty"`
	Image      string      `json:"image,omitempty"`
	License    string      `json:"license,omitempty"`
	Author     []party     `json:"author,omitempty"`
	Parts      []quotation `json:"hasPart,omitempty"`
	Correction []thing     `json:"correction,omitempty"`
	TermSet    string      `json:"inDefinedTermSet,omitempty"`
}

// party is a thing that has but a name and addresses: who said or wrote something, or where.
type party struct {
	Type   string   `json:"@type"`
	Name   string   `json:"name,omitempty"`
	URL    string   `json:"url,omitempty"`
	SameAs []string `json:"sameAs,omitempty"`
}

// quotation is a thing that an article has several of.
type quotation struct {
	Type     string `json:"@type"`
	Text     string `json:"text,omitempty"`
	URL      string `json:"url,omitempty"`
	Created  string `json:"dateCreated,omitempty"`
	Creator  party  `json:"creator"`
	SpokenBy *party `json:"spokenByCharacter,omitempty"`
	BasedOn  *party `json:"isBasedOn,omitempty"`
}

// aboutThing is the thing that a page is about.
type aboutThing struct {
	Context string `json:"@context"`
	thing
}

// structuredData describes the page for machines, in schema.org's words; empty for pages that list.
func (m *pageInTheMaking) structuredData() template.JS {
	const schemaOrg = "https://schema.org"
	var t any
	switch x := m.page.Subject.(type) {
	case *site.Article:
		t = aboutThing{schemaOrg, m.articleThing(x)}
	case *site.Quote:
		t = struct {
			Context string `json:"@context"`
			quotation
		}{schemaOrg, m.quotationOf(x)}
	case *site.Term:
		term := m.termThing(x)
		term.TermSet = m.site.Absolute(site.GlossaryPage.Address)
		t = aboutThing{schemaOrg, term}
	case *site.Speaker:
		t = struct {
			Context string `json:"@context"`
			party
		}{schemaOrg, m.partyOf(x)}
	default:
		if m.page.Kind != site.GlossaryPage {
			return ""
		}
		t = aboutThing{schemaOrg, thing{Type: "DefinedTermSet", Name: m.view.Title, URL: m.site.Absolute(m.page.Address)}}
	}
	b, err := json.Marshal(t)
	if err != nil {
		panic(err) // strings are all that it holds
	}
	return structured(b)
}

func (m *pageInTheMaking) articleThing(a *site.Article) thing {
	t := thing{
		Type: "BackgroundNewsArticle", Headline: a.Title.Value, About: a.Summary.Value, Language: m.view.Language,
		URL: m.site.Absolute(a.Address), Published: moment(a.Published), Modified: moment(a.Changed()), Image: m.view.Image,
		License: m.view.Site.LicenseURL,
	}
	for _, n := range a.Authors {
		t.Author = append(t.Author, party{Type: "Person", Name: n.Value})
	}
	if t.Author == nil && m.view.Site.Author != "" {
		t.Author = []party{{Type: "Organization", Name: m.view.Site.Author}}
	}
	t.Parts = make([]quotation, len(a.Quotes))
	for i, q := range a.Quotes {
		t.Parts[i] = m.quotationOf(q)
	}
	for _, c := range a.Corrections {
		t.Correction = append(t.Correction, thing{Type: "CorrectionComment", Text: m.engine.Plain(c.Text.Value), Published: c.Date.String()})
	}
	return t
}

func (m *pageInTheMaking) quotationOf(q *site.Quote) quotation {
	t := quotation{Type: "Quotation", Text: q.Words, URL: m.site.Absolute(q.Address()), Creator: m.partyOf(q.Speaker)}
	if q.Paraphrase {
		t.Type = "Claim" // nobody has spoken these words
	} else {
		t.SpokenBy = &party{Type: "Person", Name: q.Speaker.Name}
	}
	t.Created, _ = q.Date.HTML()
	if q.Source != nil {
		t.BasedOn = &party{Type: "CreativeWork", Name: q.Source.Name(), URL: cmp.Or(q.Source.URL.Value, m.site.Absolute(q.Source.Address))}
	} else if q.URL.Value != "" {
		t.BasedOn = &party{Type: "CreativeWork", URL: q.URL.Value}
	}
	return t
}

func (m *pageInTheMaking) partyOf(p *site.Speaker) party {
	t := party{Type: "Person", Name: p.Name, URL: m.site.Absolute(p.Address)}
	if p.Speaker != nil {
		if p.Organization {
			t.Type = "Organization"
		}
		for _, s := range p.SameAs {
			t.SameAs = append(t.SameAs, s.Value)
		}
	}
	return t
}

func (m *pageInTheMaking) termThing(t *site.Term) thing {
	return thing{Type: "DefinedTerm", Name: t.Name(), About: m.engine.Plain(t.Short.Value), URL: m.site.Absolute(t.Address)}
}

// moment writes a time by RFC 3339; "" for none.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
