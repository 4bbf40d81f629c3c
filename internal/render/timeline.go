package render

import (
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// entryWords is how much of a statement's words a timeline shows, in characters.
const entryWords = 280

// timelineOptions say what a timeline is about.
type timelineOptions struct {
	term    *site.Term    // its mentions are marked; nil: all terms are
	speaker *site.Speaker // whose list it is: every entry's, so that none says the name
	anchor  bool          // the article's own timeline: quotes that stand nowhere else have their ids here
	drawn   bool          // the page's picture shows how each statement is worded
	refer   bool          // the page is the article's own: the list refers to quotes that stand on it
	filters bool          // the entries say what filters ask for
}

// timeline fills a timeline; nil where there are no entries.
func (m *pageInTheMaking) timeline(entries []site.Entry, opt timelineOptions) *view.Timeline {
	if len(entries) == 0 {
		return nil
	}
	return &view.Timeline{Entries: func(yield func(*view.Entry) bool) {
		var e view.Entry
		var q view.Quote
		var before site.Entry
		for i, of := range entries {
			m.entry(&e, &q, of, opt)
			if before.Quote != nil || before.Event != nil {
				if e.Same = before.Date().String() == of.Date().String(); !e.Same {
					e.Gap = m.locale.Gap(before.Date(), of.Date())
				}
				e.Run = e.Same && m.goesOn(before, of)
			}
			if e.Drawn = opt.drawn && e.Label != ""; e.Drawn && !e.Run {
				e.Count = m.runFrom(entries[i:], opt)
			}
			before = of
			if !yield(&e) {
				return
			}
		}
	}}
}

// runFrom counts the statements of the run with which entries begin; "" for one. What is told in full is not among them.
func (m *pageInTheMaking) runFrom(entries []site.Entry, opt timelineOptions) string {
	n := 1
	for n < len(entries) && entries[n].Date().String() == entries[0].Date().String() && m.goesOn(entries[n-1], entries[n]) && !m.anchored(entries[n], opt) {
		n++
	}
	if n == 1 {
		return ""
	}
	return m.statements(n)
}

// goesOn reports whether two entries of one day are statements of one run: what is said of who spoke, and where, holds for both.
func (m *pageInTheMaking) goesOn(before, e site.Entry) bool {
	a, b := before.Quote, e.Quote
	return a != nil && b != nil && a.Speaker == b.Speaker && a.Role == b.Role && a.Venue().Value == b.Venue().Value && a.Via.Value == b.Via.Value && a.Article == b.Article
}

// entry fills an entry of a timeline, and for a statement its quote; all but how it stands to the entry before.
func (m *pageInTheMaking) entry(v *view.Entry, q *view.Quote, e site.Entry, opt timelineOptions) {
	*v = view.Entry{}
	if e.Event != nil {
		v.ID, v.Date, v.Event = e.Event.ID, m.date(e.Date()), m.event(e.Event)
		return
	}
	v.ID, v.Quote = e.Quote.Statement.ID(), q
	switch {
	case opt.refer && m.own(e.Quote.Article) && !m.anchored(e, opt):
		v.Label = label(e.Quote, opt.term)
		*q = view.Quote{URL: m.quoteHref(e.Quote), Speaker: m.speakerLink(e.Quote.Speaker), Venue: e.Quote.Venue().Value, Date: m.date(e.Quote.Date.Date), Paraphrase: e.Quote.Paraphrase, Isolated: m.isRightToLeft()}
		q.Speaker.URL = "" // the line leads to the statement
		q.Language, q.Dir = m.tongueOf(e.Quote)
	case m.anchored(e, opt):
		told := m.diags // by reportTimeline, since a layout may show no timeline, or several
		v.Anchor, *q = e.Quote.ID().Value, *m.full(e.Quote)
		if !q.First {
			q.Speaker.URL, q.Via.URL = "", "" // which the text above links
		}
		m.diags = told
		m.said(q, e.Quote, opt)
		q.URL = "" // it is here
	default:
		*q = view.Quote{}
		m.fill(q, e.Quote)
		m.said(q, e.Quote, opt)
	}
	v.Date = q.Date
	if opt.speaker != nil {
		q.Speaker, q.Role = view.Link{}, ""
	}
	if opt.filters {
		v.By = e.Quote.Speaker.Slug
		for i, t := range e.Quote.Terms() {
			if i > 0 {
				v.Terms += " "
			}
			v.Terms += t.Slug.Value
		}
	}
}

// said fills what an entry says of a statement that it gives in full.
func (m *pageInTheMaking) said(v *view.Quote, q *site.Quote, opt timelineOptions) {
	v.Words = m.stretches(q, entryWords, opt.term)
	v.Accept = m.accepted(q)
	v.Relations = m.relations(q)
	v.Facts = v.Accept != "" || v.Question != "" || len(v.Defines)+len(v.Relations) > 0
	if !m.elsewhere(q.Article) {
		v.Article = view.Link{}
	}
}

// reportTimeline tells what is wrong with the texts of an article that stand on its timeline alone, whatever its layout shows.
func (m *pageInTheMaking) reportTimeline(a *site.Article) {
	report := func(text content.String) {
		if text.Value != "" {
			_, diags := m.note(text, &a.Head)
			m.diags = append(m.diags, diags...)
		}
	}
	for _, q := range a.Quotes {
		if q.TimelineOnly && !m.placed[q.ID().Value] {
			report(q.Note())
		}
	}
	for _, e := range a.Article.Events {
		report(e.Text)
	}
}

// anchored reports whether a quote's id stands on this timeline, since its words stand nowhere else on the page.
func (m *pageInTheMaking) anchored(e site.Entry, opt timelineOptions) bool {
	return opt.anchor && e.Quote != nil && e.Quote.TimelineOnly && !m.placed[e.Quote.ID().Value]
}

// accepted says why a statement is published though its source has other words; "" where it has the same.
func (m *pageInTheMaking) accepted(q *site.Quote) string {
	if q.Accept.Value == "" {
		return ""
	}
	if c := m.checked(q); c != nil && c.Kind.Found() {
		return ""
	}
	return q.Accept.Value
}

// own reports whether the page is the article's own.
func (m *pageInTheMaking) own(a *site.Article) bool {
	subject, ok := m.page.Subject.(*site.Article)
	return ok && subject == a
}

// elsewhere reports whether an entry must say which article it is from: not on that article's own page, nor where the site has the
// article's name for its own and says it above every page.
func (m *pageInTheMaking) elsewhere(a *site.Article) bool {
	return !m.own(a) && a.Title.Value != m.siteTitle()
}

// correctedBy gives the last statement that corrects the one that q cites; nil for none.
func (m *pageInTheMaking) correctedBy(q *site.Quote) *view.Relation {
	by := m.site.CorrectedBy(q)
	if by == nil {
		return nil
	}
	back := m.relation("relation.", site.Corrects, by)
	back.Speaker = m.within(back.Speaker)
	return &back
}
