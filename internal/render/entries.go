package render

import (
	"slices"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// articleCards fills a list of articles.
func (m *pageInTheMaking) articleCards(articles []*site.Article) []view.Article {
	list := make([]view.Article, len(articles))
	for i, a := range articles {
		list[i] = m.articleCard(a)
	}
	return list
}

func (m *pageInTheMaking) articleCard(a *site.Article) view.Article {
	v := view.Article{Link: m.articleLink(a), Summary: a.Summary.Value, Date: m.date(a.Date.Date), Updated: m.date(a.Revised),
		Statements: m.statements(len(a.Quotes))}
	for _, n := range a.Authors {
		v.Authors = append(v.Authors, m.person(n.Value))
	}
	for _, t := range a.Topics {
		v.Topics = append(v.Topics, m.topicLink(t))
	}
	for _, c := range a.Corrections {
		v.Corrections = append(v.Corrections, view.Correction{Date: m.date(c.Date.Date), Text: m.line(c.Text, a.Path)})
	}
	return v
}

// articlePage fills an explainer's page.
func (m *pageInTheMaking) articlePage(a *site.Article) {
	v := m.view
	v.Summary = a.Summary.Value
	m.language(a.Language.Value)
	card := m.articleCard(a)
	for _, q := range a.Quotes {
		if q.Source != nil {
			if l := m.sourceLink(q.Source); !slices.Contains(card.Sources, l) {
				card.Sources = append(card.Sources, l)
			}
		} else if q.SourceName.Value != "" {
			if l := linkTo(q.SourceName.Value, q.URL.Value); !slices.Contains(card.Sources, l) {
				card.Sources = append(card.Sources, l)
			}
		}
		if l := m.speakerLink(q.Speaker); !slices.Contains(card.Speakers, l) {
			card.Speakers = append(card.Speakers, l)
		}
	}
	card.Checked = m.countChecked(a)
	card.Isolated = m.isRightToLeft()
	v.Article = &card
	if address, ok := m.site.FileAddress(a.Path, a.Image.Value); ok && a.Image.Value != "" {
		v.Image = m.site.Absolute(address)
	}
	m.body()
	m.reportTimeline(a)
	v.Timeline = m.timeline(a.Entries, timelineOptions{anchor: true, refer: true})
	v.Terms = m.definitions(m.termsOn(a))
	if file := a.Address + site.AnnotationsFile.Address; m.site.Base != "" && len(a.Quotes) > 0 {
		v.Annotations = m.href(file)
	}
	for _, t := range a.Topics {
		m.feed(site.Page{Kind: site.TopicPage, Address: t.Address, Subject: t})
	}
}

// termsOn gives the terms whose definitions a page carries: those that its body mentions, and those that its quotes use.
func (m *pageInTheMaking) termsOn(a *site.Article) []*site.Term {
	numbers := map[int32]bool{}
	if m.in.Reading != nil {
		for _, n := range m.in.Reading.Digest.Mentions {
			numbers[n] = true
		}
	}
	if a != nil {
		for _, q := range a.Quotes {
			for _, t := range q.Terms {
				numbers[t.Number] = true
			}
		}
	}
	list := make([]*site.Term, 0, len(numbers))
	for n := range numbers {
		list = append(list, m.site.Terms[n])
	}
	slices.SortFunc(list, func(a, b *site.Term) int { return int(a.Number - b.Number) })
	return list
}

// definitions fills the definitions of terms, as they stand on a page whose words link to them.
func (m *pageInTheMaking) definitions(terms []*site.Term) []*view.Term {
	list := make([]*view.Term, len(terms))
	for i, t := range terms {
		list[i] = m.definition(t)
	}
	return list
}

// definitionKey is what a definition depends on besides its Site.
type definitionKey struct {
	term           int32
	root, language string
}

// definition gives a term's definition as the pages of one depth and language have it.
func (m *pageInTheMaking) definition(t *site.Term) *view.Term {
	key := definitionKey{t.Number, m.root, m.view.Language}
	return m.Press.definitions.get(key, func(definitionKey) *view.Term {
		// Its links lead to articles from outside, whichever page it is made for first.
		away := *m
		away.page = site.Page{}
		return away.makeDefinition(t)
	})
}

func (m *pageInTheMaking) makeDefinition(t *site.Term) *view.Term {
	entries := m.site.ByTerm(t.Slug.Value)
	v := &view.Term{Link: m.termLink(t), ID: "term-" + t.Slug.Value, Short: m.line(t.Short, t.Path), Statements: m.statements(len(entries))}
	for _, a := range t.Aliases {
		v.Aliases = append(v.Aliases, a.Value)
	}
	for _, d := range t.Definitions {
		v.Definitions = append(v.Definitions, view.Definition{By: m.person(d.By.Value), Text: m.line(d.Text, t.Path), Source: m.source(d.Source.Value), URL: d.URL.Value})
	}
	for _, e := range entries {
		for _, slug := range e.Quote.Defines {
			if slug.Value == t.Slug.Value {
				b := m.brief(e.Quote)
				b.Text, b.SpeakerSlug = passage.Cut(b.Text, 200), e.Quote.Speaker.Slug
				v.Own = append(v.Own, b)
			}
		}
	}
	if len(entries) > 0 {
		v.Latest = m.brief(entries[len(entries)-1].Quote)
		v.Latest.Text = passage.Cut(v.Latest.Text, 120)
	}
	for _, r := range t.Related {
		if other := m.site.Term(r.Value); other != nil {
			v.Related = append(v.Related, m.termLink(other))
		}
	}
	return v
}

// explainers lists articles by title and date.
func (m *pageInTheMaking) explainers(articles []*site.Article) []view.Item {
	list := make([]view.Item, len(articles))
	for i, a := range articles {
		list[i] = view.Item{Link: m.articleLink(a), Note: m.date(a.Date.Date).Text}
	}
	return list
}

// termPage fills a glossary entry's page.
func (m *pageInTheMaking) termPage(t *site.Term) {
	v := m.view
	v.Summary = m.engine.Plain(t.Short.Value)
	m.language(t.Language.Value)
	wrong, _ := m.Texts(t)
	m.diags = append(m.diags, wrong...)
	v.Term = m.definition(t)
	m.body()
	v.Terms = m.definitions(slices.DeleteFunc(m.termsOn(nil), func(x *site.Term) bool { return x == t }))
	entries, extent := m.site.ByTerm(t.Slug.Value), view.Extent{}
	if n := len(entries); n > site.EntriesLimit {
		entries, extent.Cut, extent.Years = sample(entries), m.locale.Count("timeline.sample", n), m.years(m.page, site.Part{})
	}
	if v.Concordance = m.concordance(entries, t, true); v.Concordance != nil {
		v.Concordance.Extent = extent
		v.Concordance.Filters = m.filters(entries, true)
	}
	v.Explainers = m.explainers(m.site.Mentioning(m.in.Bodies, t))
}

// personPage fills a speaker's page.
func (m *pageInTheMaking) personPage(p *site.Speaker) {
	v := m.view
	v.Summary = p.LatestRole()
	person := &view.Person{Link: m.speakerLink(p)}
	if f := p.Speaker; f != nil {
		m.language(f.Language.Value)
		person.Organization = f.Organization
		person.Affiliation = m.person(f.Affiliation.Value)
		person.Website = f.URL.Value
		for _, a := range f.Aliases {
			person.Aliases = append(person.Aliases, a.Value)
		}
		if address, ok := m.site.FileAddress(f.Path, f.Image.Value); ok && f.Image.Value != "" {
			person.Image = m.href(address)
			v.Image = m.site.Absolute(address)
		}
		for _, r := range f.Roles {
			person.Roles = append(person.Roles, view.Role{Title: r.Title.Value, Dates: m.held(r.From.Date, r.To.Date)})
		}
		for _, same := range f.SameAs {
			person.SameAs = append(person.SameAs, linkTo(hostOf(same.Value), same.Value))
		}
		m.body()
	}
	v.Person = person
	v.Timeline = m.list(timelineOptions{speaker: p})
	v.Explainers = m.explainers(p.Articles)
	v.Terms = m.definitions(m.termsOn(nil))
}
