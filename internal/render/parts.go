package render

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// sampleLines is how many statements the page of a term shows that has too many for one page.
const sampleLines = 100

// list fills the timeline of all that the page lists: the latest of it, and its years, where that is too much for one page.
func (m *pageInTheMaking) list(opt timelineOptions) *view.Timeline {
	entries, extent := m.site.List(m.page), view.Extent{}
	n := len(entries)
	if opt.filters = n <= site.EntriesLimit; !opt.filters {
		extent.Filters = m.filters(entries, false)
		extent.Cut, extent.Years = m.locale.Count("timeline.latest", n), m.years(m.page, site.Part{})
		entries = entries[n-latestEntries:]
	} else if extent.Filters = m.filters(entries, true); extent.Filters == nil {
		opt.filters = false
	}
	t := m.timeline(entries, opt)
	if t != nil {
		t.Extent = extent
	}
	return t
}

// sample gives the latest statement of each speaker, and as many of the latest of all as there is room for, in order of time.
func sample(entries []site.Entry) []site.Entry {
	chosen := make([]bool, len(entries))
	room := sampleLines
	heard := map[*site.Speaker]bool{}
	for i, e := range slices.Backward(entries) {
		if p := e.Quote.Speaker; room > 0 && !heard[p] {
			heard[p], chosen[i] = true, true
			room--
		}
	}
	var list []site.Entry
	for i := range slices.Backward(entries) {
		if !chosen[i] && room > 0 {
			chosen[i] = true
			room--
		}
	}
	for i, e := range entries {
		if chosen[i] {
			list = append(list, e)
		}
	}
	return list
}

// listArticles fills the list of the articles of the page: the latest, and their years, where they are too many for one page.
func (m *pageInTheMaking) listArticles() {
	list := m.site.ListedArticles(m.page)
	if n := len(list); n > site.EntriesLimit {
		list = list[:latestEntries]
		m.view.Cut, m.view.Years = m.locale.Count("articles.latest", n), m.years(m.page, site.Part{})
	}
	m.view.Articles = m.articleCards(list)
}

// corrections fills the list of the site's corrections: the latest, and their years, where they are too many for one page.
func (m *pageInTheMaking) corrections() {
	list := m.site.Corrections()
	if n := len(list); n > site.EntriesLimit {
		list = list[:latestEntries]
		m.view.Cut, m.view.Years = m.locale.Count("corrections.latest", n), m.years(m.page, site.Part{})
	}
	m.view.Corrections = m.corrected(list)
}

func (m *pageInTheMaking) corrected(list []site.Correction) []view.Corrected {
	views := make([]view.Corrected, len(list))
	for i, c := range list {
		views[i] = view.Corrected{Article: m.articleLink(c.Article), Correction: view.Correction{Date: m.date(c.Date.Date), Text: m.line(c.Text, &c.Article.Head)}}
	}
	return views
}

// explainers lists articles, or the latest of them. They are ordered with the newest first.
func (m *pageInTheMaking) explainers(articles []*site.Article) []view.Item {
	if n := len(articles); n > site.EntriesLimit {
		m.view.Cut, articles = m.locale.Count("articles.newest", n), articles[:latestEntries]
	}
	list := make([]view.Item, len(articles))
	for i, a := range articles {
		list[i] = view.Item{Link: m.articleLink(a), Note: m.date(a.Date.Date).Text}
	}
	return list
}

// years lists the years of a page's lists with the first page of each, and how much there is of each. now: the part that is being read.
func (m *pageInTheMaking) years(of site.Page, now site.Part) []view.Count {
	var list []view.Count
	for _, p := range m.site.Parts(of) {
		if p.Number > 1 {
			continue
		}
		l := linkTo(m.partTitle(p), m.href(p.Address()))
		l.Current = now.Number > 0 && p.Year == now.Year && p.Undated == now.Undated
		entries, articles := m.site.OfYear(p)
		count := m.locale.Count("count.entries", len(entries))
		switch {
		case of.Kind == site.CorrectionsPage:
			count = m.locale.Count("count.corrections", len(m.site.CorrectedIn(p)))
		case len(entries) == 0:
			count = m.locale.Count("count.explainers", len(articles))
		}
		list = append(list, view.Count{Link: l, Count: count})
	}
	return list
}

// partTitle says of when a part is.
func (m *pageInTheMaking) partTitle(p site.Part) string {
	if p.Undated {
		return m.locale.Say("year.undated")
	}
	return m.yearTitle(p.Year)
}

// partPage fills the page of a part of a long list.
func (m *pageInTheMaking) partPage(p site.Part) {
	v := m.view
	parts := m.site.Parts(p.Of)
	at := slices.Index(parts, p)
	year := m.partTitle(p)
	v.Part = &view.Part{}
	v.Title = m.locale.Say("year.title", "year", year)
	if p.Of.Kind != site.TimelinePage {
		v.Part.Of = linkTo(p.Of.Title(m.locale), m.href(p.Of.Address))
		v.Title = m.locale.Say("year.title-of", "title", v.Part.Of.Title, "year", year)
	}
	if p.Of.Kind == site.ArticlesPage || p.Of.Kind == site.CorrectionsPage {
		v.Title = m.locale.Say("year.articles", "title", v.Part.Of.Title, "year", year)
	}
	var pages int
	for _, other := range parts {
		if other.Year == p.Year && other.Undated == p.Undated {
			pages++
			l := linkTo(strconv.Itoa(pages), m.href(other.Address()))
			l.Current = other == p
			v.Part.Pages = append(v.Part.Pages, l)
		}
	}
	name := func(p site.Part) string {
		if p.Number == 1 {
			return m.partTitle(p)
		}
		return m.locale.Say("year.number", "year", m.partTitle(p), "n", strconv.Itoa(p.Number))
	}
	if pages == 1 {
		v.Part.Pages = nil
	} else {
		v.Title = m.locale.Say("year.part-title", "title", v.Title, "n", strconv.Itoa(p.Number), "all", strconv.Itoa(pages))
	}
	if at > 0 {
		v.Part.Previous = linkTo(name(parts[at-1]), m.href(parts[at-1].Address()))
	}
	if at+1 < len(parts) {
		v.Part.Next = linkTo(name(parts[at+1]), m.href(parts[at+1].Address()))
	}
	v.Years = m.years(p.Of, p)
	if p.Of.Kind == site.CorrectionsPage {
		v.Corrections = m.corrected(m.site.PartCorrections(p))
		return
	}
	entries, articles := m.site.Part(p)
	v.Articles = m.articleCards(articles)
	t, isTerm := p.Of.Subject.(*site.Term)
	v.Picture = m.picture(entries, pictureOptions{term: t})
	if isTerm {
		v.Concordance = m.concordance(entries, t, true)
		v.Concordance.Filters = m.filters(entries, true)
		return
	}
	opt := timelineOptions{}
	opt.speaker, _ = p.Of.Subject.(*site.Speaker)
	filters := m.filters(entries, true)
	opt.filters = filters != nil
	if v.Timeline = m.timeline(entries, opt); v.Timeline != nil {
		v.Timeline.Filters = filters
	}
}

// Filters are for lists that have more entries than fewEntries; each row has at most mostChoices.
const (
	fewEntries  = 5
	mostChoices = 12
)

// filters gives ways to some of a list's entries: to what each speaker said, and to what was said with each term; nil where there is nothing to
// choose. A page about one of them has the others alone. Whole: all entries stand on the page.
func (m *pageInTheMaking) filters(entries []site.Entry, whole bool) *view.Filters {
	of := m.page
	if p, ok := of.Subject.(site.Part); ok {
		of = p.Of
	}
	_, isTerm := of.Subject.(*site.Term)
	_, isSpeaker := of.Subject.(*site.Speaker)
	if len(entries) <= fewEntries || of.Kind == site.SourcePage {
		return nil
	}
	f := &view.Filters{}
	if !isSpeaker {
		counts := map[*site.Speaker]int{}
		for _, e := range entries {
			if e.Quote != nil {
				counts[e.Quote.Speaker]++
			}
		}
		f.Rows = appendRow(f.Rows, "speaker", counts, func(p *site.Speaker) view.Choice {
			l := m.speakerLink(p)
			if isTerm {
				l.URL = "#" + speakerAnchor(p)
			}
			return view.Choice{Link: l, Slug: p.Slug}
		})
	}
	if !isTerm {
		counts := map[*site.Term]int{}
		for _, e := range entries {
			if e.Quote != nil {
				for _, t := range e.Quote.Terms() {
					counts[t]++
				}
			}
		}
		f.Rows = appendRow(f.Rows, "term", counts, func(t *site.Term) view.Choice {
			return view.Choice{Link: m.termLink(t), Slug: t.Slug.Value}
		})
	}
	if len(f.Rows) == 0 {
		return nil
	}
	if whole {
		f.Script = m.href(m.assets.Name("filter.js"))
	}
	return f
}

// appendRow adds a row of choices, those with most entries first, where there are two or more.
func appendRow[T comparable](rows []view.Filter, by string, counts map[T]int, choice func(T) view.Choice) []view.Filter {
	if len(counts) < 2 {
		return rows
	}
	type counted struct {
		view.Choice
		n int
	}
	var all []counted
	for of, n := range counts {
		all = append(all, counted{choice(of), n})
	}
	slices.SortFunc(all, func(a, b counted) int {
		return cmp.Or(b.n-a.n, cmp.Compare(a.Title, b.Title), cmp.Compare(a.Slug, b.Slug))
	})
	row := view.Filter{By: by}
	for _, c := range all[:min(len(all), mostChoices)] {
		row.Choices = append(row.Choices, c.Choice)
	}
	return append(rows, row)
}
