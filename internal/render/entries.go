package render

import (
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// mostStamps is up to how many articles a list shows their pictures.
const mostStamps = 20

// articleCards fills a list of articles.
func (m *pageInTheMaking) articleCards(articles []*site.Article) []view.Article {
	list := make([]view.Article, len(articles))
	for i, a := range articles {
		if list[i] = m.articleCard(a); len(articles) <= mostStamps {
			list[i].Stamp = m.stamp(a.Entries())
		}
	}
	return list
}

func (m *pageInTheMaking) articleCard(a *site.Article) view.Article {
	v := view.Article{Link: m.articleLink(a), Summary: a.Summary.Value, Date: m.date(a.Date.Date), Updated: m.date(a.Revised),
		Statements: m.statements(len(a.Quotes)), Image: m.articleImage(a)}
	if y, ok := a.Date.Year(); ok && v.Updated.Text != "" {
		v.Updated.Short = m.locale.DateIn(a.Revised, y)
	}
	for _, n := range a.Authors {
		v.Authors = append(v.Authors, m.person(n.Value))
	}
	for _, t := range a.Topics {
		v.Topics = append(v.Topics, m.topicLink(t))
	}
	newest := slices.Clone(a.Corrections)
	slices.SortStableFunc(newest, func(x, y content.Correction) int { return y.Date.Date.Compare(x.Date.Date) })
	for _, c := range newest {
		v.Corrections = append(v.Corrections, view.Correction{Date: m.date(c.Date.Date), Text: m.line(c.Text, &a.Head)})
	}
	return v
}

// articlePage fills an explainer's page.
func (m *pageInTheMaking) articlePage(a *site.Article) {
	v := m.view
	v.Markdown = m.near(a.Address + site.ArticleText.Address)
	if len(a.Quotes) > 0 {
		v.CiteScript = m.href(m.assets.Name("cite.js"))
	}
	v.Summary = a.Summary.Value
	card := m.articleCard(a)
	for _, q := range a.Quotes {
		if item := m.sourceOf(q); item.Title != "" && !slices.Contains(card.Sources, item) {
			card.Sources = append(card.Sources, item)
		}
	}
	m.checks(&card, a)
	card.Isolated = m.isRightToLeft()
	m.editions(&card, a)
	v.Article = &card
	m.sharedBy(a)
	m.leadOn(&card, a)
	m.body()
	v.Contents = m.contents()
	m.reportTimeline(a)
	own := a.Entries()
	v.Picture = m.picture(own, pictureOptions{})
	v.Timeline = m.timeline(own, timelineOptions{anchor: true, refer: true, drawn: v.Picture != nil})
	v.Terms = m.definitions(m.termsOn(a))
	if file := a.Address + site.AnnotationsFile.Address; m.site.Base != "" && len(a.Quotes) > 0 {
		v.Annotations = m.near(file)
	}
}

// sourceOf names a quote's source, with its date where the name doesn't tell it; an Item without a title where it names none.
func (m *pageInTheMaking) sourceOf(q *site.Quote) view.Item {
	if q.Source == nil {
		return view.Item{Link: linkTo(q.SourceName().Value, q.URL().Value), Address: q.URL().Value}
	}
	item := view.Item{Link: m.sourceLink(q.Source)}
	if date := m.date(q.Source.Date.Date); !strings.Contains(item.Title, date.Text) {
		item.Note = date.Short
	}
	if item.Address = q.Source.URL.Value; q.Source.Dead.Value {
		item.Address = q.Source.Archive.Value
	}
	return item
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
			for _, t := range q.Terms() {
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
	v := &view.Term{Link: m.termLink(t), ID: "term-" + t.Slug.Value, Short: m.line(t.Short, &t.Head), Statements: m.statements(len(entries))}
	for _, a := range t.Aliases {
		v.Aliases = append(v.Aliases, a.Value)
	}
	var said []string
	for _, e := range entries {
		for _, slug := range e.Quote.Defines {
			if slug.Value == t.Slug.Value {
				b := m.brief(e.Quote)
				b.Text, b.SpeakerSlug = passage.Cut(b.Text, 200), e.Quote.Speaker.Slug
				v.Own, said = append(v.Own, b), append(said, passage.Key(e.Quote.Words()))
			}
		}
	}
	for _, d := range t.Definitions {
		text, words := m.line(d.Text, &t.Head), passage.Key(d.Text.Value)
		if !slices.ContainsFunc(said, func(by string) bool { return strings.Contains(by, words) }) { // else it stands among them
			v.Definitions = append(v.Definitions, view.Definition{By: m.person(d.By.Value), Text: text, Source: m.source(d.Source.Value), URL: d.URL.Value})
		}
	}
	var beside []string
	for _, r := range t.Related {
		if other := m.site.Term(r.Value); other != nil {
			v.Related = append(v.Related, m.termLink(other))
			beside = append(beside, other.Slug.Value)
		}
	}
	v.Beside = strings.Join(beside, " ")
	return v
}

// termPage fills a glossary entry's page.
func (m *pageInTheMaking) termPage(t *site.Term) {
	v := m.view
	v.Summary = m.engine.Plain(t.Short.Value)
	v.Markdown = m.near(t.Address + site.TermText.Address)
	wrong, _ := m.Texts(t)
	m.diags = append(m.diags, wrong...)
	v.Term = m.definition(t)
	m.body()
	v.Terms = m.definitions(slices.DeleteFunc(m.termsOn(nil), func(x *site.Term) bool { return x == t }))
	entries, extent := m.site.ByTerm(t.Slug.Value), view.Extent{}
	if n := len(entries); n > site.EntriesLimit {
		entries, extent.Cut, extent.Years = sample(entries), m.locale.Count("timeline.sample", n), m.years(m.page, site.Part{})
	}
	v.Picture = m.picture(m.site.ByTerm(t.Slug.Value), pictureOptions{term: t})
	if v.Concordance = m.concordance(entries, t, true); v.Concordance != nil {
		v.Concordance.Extent = extent
		v.Concordance.Filters = m.filters(entries, true)
	}
	v.Explainers = m.explainers(m.site.Mentioning(m.in.Bodies, t))
}
