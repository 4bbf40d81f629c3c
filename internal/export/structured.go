package export

import (
	"cmp"
	"encoding/json"

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

// Structured describes a page for machines, in schema.org's words, as a value of JSON in which nothing ends a script; nil for pages that
// list. The page is in a language.
func (f Files) Structured(page site.Page, language string) []byte {
	const schemaOrg = "https://schema.org"
	var t any
	switch x := page.Subject.(type) {
	case *site.Article:
		t = aboutThing{schemaOrg, f.articleThing(x, language)}
	case *site.Quote:
		t = struct {
			Context string `json:"@context"`
			quotation
		}{schemaOrg, f.quotationOf(x)}
	case *site.Term:
		term := f.termThing(x)
		term.TermSet = f.Site.Absolute(site.GlossaryPage.Address)
		t = aboutThing{schemaOrg, term}
	case *site.Speaker:
		t = struct {
			Context string `json:"@context"`
			party
		}{schemaOrg, f.partyOf(x)}
	default:
		if page.Kind != site.GlossaryPage {
			return nil
		}
		t = aboutThing{schemaOrg, thing{Type: "DefinedTermSet", Name: page.Title(f.Locale), URL: f.Site.Absolute(page.Address)}}
	}
	b, err := json.Marshal(t)
	if err != nil {
		panic(err) // strings are all that it holds
	}
	return b
}

func (f Files) articleThing(a *site.Article, language string) thing {
	t := thing{
		Type: "BackgroundNewsArticle", Headline: a.Title.Value, About: a.Summary.Value, Language: language,
		URL: f.Site.Absolute(a.Address), Published: moment(a.Published), Modified: moment(a.Changed()), License: f.Site.LicenseURL(),
	}
	if a.Image.File.Value != "" {
		if address, ok := f.Site.FileAddress(a.Path, a.Image.File.Value); ok {
			t.Image = f.Site.Absolute(address)
		}
	}
	for _, n := range a.Authors {
		t.Author = append(t.Author, party{Type: "Person", Name: n.Value})
	}
	if author := f.Site.Config.Author.Value; t.Author == nil && author != "" {
		t.Author = []party{{Type: "Organization", Name: author}}
	}
	t.Parts = make([]quotation, len(a.Quotes))
	for i, q := range a.Quotes {
		t.Parts[i] = f.quotationOf(q)
	}
	for _, c := range a.Corrections {
		t.Correction = append(t.Correction, thing{Type: "CorrectionComment", Text: f.Engine.Plain(c.Text.Value), Published: c.Date.String()})
	}
	return t
}

func (f Files) quotationOf(q *site.Quote) quotation {
	t := quotation{Type: "Quotation", Text: q.Words, URL: f.Site.Absolute(q.Address()), Creator: f.partyOf(q.Speaker)}
	if q.Paraphrase {
		t.Type = "Claim" // nobody has spoken these words
	} else {
		t.SpokenBy = &party{Type: "Person", Name: q.Speaker.Name}
	}
	t.Created, _ = q.Date.HTML()
	if q.Source != nil {
		t.BasedOn = &party{Type: "CreativeWork", Name: q.Source.Name(), URL: cmp.Or(q.Source.URL.Value, f.Site.Absolute(q.Source.Address))}
	} else if q.URL.Value != "" {
		t.BasedOn = &party{Type: "CreativeWork", URL: q.URL.Value}
	}
	return t
}

func (f Files) partyOf(p *site.Speaker) party {
	t := party{Type: "Person", Name: p.Name, URL: f.Site.Absolute(p.Address)}
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

func (f Files) termThing(t *site.Term) thing {
	return thing{Type: "DefinedTerm", Name: t.Name(), About: f.Engine.Plain(t.Short.Value), URL: f.Site.Absolute(t.Address)}
}
