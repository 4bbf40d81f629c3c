package export

import (
	"cmp"
	"encoding/json"
	"fmt"

	"github.com/gloss-press/gloss/internal/invisible"
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
	Author     []party     `json:"author,omitempty"`
	Parts      []quotation `json:"hasPart,omitempty"`
	Correction []thing     `json:"correction,omitempty"`
	TermSet    string      `json:"inDefinedTermSet,omitempty"`

	TranslationOf *thing  `json:"translationOfWork,omitempty"`
	Translations  []thing `json:"workTranslation,omitempty"`
}

// party is a thing that has but a name and addresses: who said or wrote something, or where. With an ID alone it is one that is described
// before.
type party struct {
	ID      string   `json:"@id,omitempty"`
	Type    string   `json:"@type,omitempty"`
	Name    string   `json:"name,omitempty"`
	URL     string   `json:"url,omitempty"`
	SameAs  []string `json:"sameAs,omitempty"`
	Created string   `json:"dateCreated,omitempty"`
}

// quotation is a thing that an article has several of.
type quotation struct {
	ID       string `json:"@id,omitempty"`
	Type     string `json:"@type"`
	Text     string `json:"text,omitempty"`
	URL      string `json:"url,omitempty"`
	Created  string `json:"dateCreated,omitempty"`
	Creator  party  `json:"creator"`
	SpokenBy *party `json:"spokenByCharacter,omitempty"`
	BasedOn  *party `json:"isBasedOn,omitempty"`
}

// graph is all that a page says of what it is about, and where it stands on the site.
type graph struct {
	Context string `json:"@context"`
	Graph   []any  `json:"@graph"`
}

// Structured describes a page for machines, in schema.org's words, as a value of JSON in which nothing ends a script; nil for pages that
// list. What the page is about comes first. The page is in a language.
func (f Files) Structured(page site.Page, language string) []byte {
	g := graph{Context: "https://schema.org"}
	switch x := page.Subject.(type) {
	case *site.Article:
		g.Graph = append(g.Graph, f.articleThing(x, page.Root(), language))
	case *site.Quote:
		g.Graph = append(g.Graph, f.quotationOf(x, f.Site.Absolute))
	case *site.Term:
		term := f.termThing(x)
		term.TermSet = f.Site.Absolute(site.GlossaryPage.Address)
		g.Graph = append(g.Graph, term)
	case *site.Speaker:
		g.Graph = append(g.Graph, f.partyOf(x, f.Site.Absolute))
	default:
		if page.Kind == site.GlossaryPage {
			g.Graph = append(g.Graph, thing{Type: "DefinedTermSet", Name: page.Title(f.Locale), URL: f.Site.Absolute(page.Address)})
		}
	}
	if way := f.breadcrumbs(page); way != nil {
		g.Graph = append(g.Graph, way)
	}
	if g.Graph == nil {
		return nil
	}
	b, err := json.Marshal(g)
	if err != nil {
		panic(err) // strings are all that it holds
	}
	return invisible.EscapeJSON(b)
}

// articleThing describes an article. Its page has the words of its quotations and, in its head, its summary and licence; so each quotation is named by
// its place on the page, and each speaker and source is described once.
func (f Files) articleThing(a *site.Article, root, language string) thing {
	t := thing{
		Type: "BackgroundNewsArticle", Headline: a.Title.Value, Language: language,
		URL: f.Site.Absolute(a.Address), Published: moment(a.Published), Modified: moment(a.Changed()),
	}
	if a.Image.File.Value != "" {
		if address, ok := f.Site.FileAddress(a.Path, a.Image.File.Value); ok {
			t.Image = f.Site.Absolute(address)
		}
	}
	for _, n := range a.Authors {
		t.Author = append(t.Author, party{Type: "Person", Name: f.nameOf(n.Value)})
	}
	if author := f.Site.Config.Author.Value; t.Author == nil && author != "" {
		t.Author = []party{{Type: "Organization", Name: author}}
	}
	for i, other := range a.Editions {
		edition := thing{Type: "BackgroundNewsArticle", Headline: other.Title.Value, Language: f.Site.LanguageOf(other), URL: f.Site.Absolute(other.Address)}
		switch {
		case other == a:
		case i == 0:
			t.TranslationOf = &edition
		case !a.IsTranslation():
			t.Translations = append(t.Translations, edition)
		}
	}
	known := named{}
	for _, q := range a.Quotes {
		part := f.quotationOf(q, func(address string) string { return site.Href(root, address) })
		part.ID, part.URL, part.Text = site.Href("", "#"+q.ID().Value), "", ""
		part.Creator = known.once(q.Speaker, part.Creator)
		if part.SpokenBy != nil {
			part.SpokenBy = &party{ID: part.Creator.ID}
		}
		if q.Source != nil {
			if part.BasedOn.Created == part.Created {
				part.Created = "" // its source tells it
			}
			*part.BasedOn = known.once(q.Source, *part.BasedOn)
		}
		t.Parts = append(t.Parts, part)
	}
	for _, c := range a.Corrections {
		t.Correction = append(t.Correction, thing{Type: "CorrectionComment", Text: f.Engine.Plain(c.Text.Value), Published: c.Date.String()})
	}
	return t
}

// named numbers who and what was described on a page.
type named map[any]string

// once gives what was described before by its number alone.
func (n named) once(who any, described party) party {
	if id := n[who]; id != "" {
		return party{ID: id}
	}
	n[who] = fmt.Sprintf("_:%d", len(n)+1)
	described.ID = n[who]
	return described
}

// quotationOf describes a quotation by itself. here makes addresses of this site.
func (f Files) quotationOf(q *site.Quote, here func(address string) string) quotation {
	t := quotation{Type: "Quotation", Text: q.Words(), URL: here(q.Address()), Creator: f.partyOf(q.Speaker, here)}
	if q.Paraphrase {
		t.Type = "Claim" // nobody has spoken these words
	} else {
		t.SpokenBy = &party{Type: t.Creator.Type, Name: q.Speaker.Name}
	}
	t.Created, _ = q.Date.HTML()
	if q.Source != nil {
		t.BasedOn = &party{Type: "CreativeWork", Name: q.Source.Name(), URL: cmp.Or(q.Source.URL.Value, here(q.Source.Address))}
		t.BasedOn.Created, _ = q.Source.Date.HTML()
	} else if q.URL().Value != "" {
		t.BasedOn = &party{Type: "CreativeWork", Name: q.SourceName().Value, URL: q.URL().Value}
	}
	return t
}

func (f Files) partyOf(p *site.Speaker, here func(address string) string) party {
	t := party{Type: "Person", Name: p.Name, URL: here(p.Address)}
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
