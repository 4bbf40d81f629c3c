package render

import (
	"maps"
	"slices"
	"strconv"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
	"github.com/gloss-press/gloss/internal/view"
)

// sourcePage fills a source's page: its details, its text with the quoted passages marked, and the quotes.
func (m *pageInTheMaking) sourcePage(src *site.Source) {
	m.sourceView(src, 1)
	v := m.view
	articles := make([]*site.Article, len(src.Quotes))
	for i, q := range src.Quotes {
		articles[i] = q.Article
	}
	slices.SortStableFunc(articles, (*site.Article).Newer)
	articles = slices.Compact(articles)
	v.Timeline = m.list(timelineOptions{})
	v.Explainers = m.explainers(articles)
}

// sourcePart fills the page of a further part of a long text, which has nothing but that.
func (m *pageInTheMaking) sourcePart(p site.SourcePart) {
	m.sourceView(p.Source, p.Number)
	m.view.Title = m.locale.Say("source.part-title", "source", p.Name(), "n", strconv.Itoa(p.Number), "all", strconv.Itoa(p.Parts()))
}

// sourceView fills what the parts of a source have in common, and the text of one of them.
func (m *pageInTheMaking) sourceView(src *site.Source, part int) {
	v := m.view
	s := &view.Source{Link: m.sourceLink(src), Date: m.date(src.Date.Date), Publisher: src.Publisher.Value,
		Website: src.URL.Value, Archive: src.Archive.Value, Dead: src.Dead.Value, Kind: src.Kind.Value, Record: m.record(src),
		Media: src.MediaURL.Value, MediaKind: src.MediaKind.Value}
	v.Source = s
	if t := m.in.Transcript; t != nil && src.ByTurns(t.IsSpoken()) {
		s.Said = m.transcript(src, part)
	} else if part == 1 {
		m.body()
	}
	if src.Parts() == 1 {
		return
	}
	s.Turns = m.quotedTurns(src)
	for n := 1; n <= src.Parts(); n++ {
		l := linkTo(strconv.Itoa(n), m.href(src.PartAddress(n)))
		l.Current = n == part
		s.Parts = append(s.Parts, l)
		switch n {
		case part - 1:
			s.Previous = linkTo(m.locale.Say("source.part", "n", l.Title), l.URL)
		case part + 1:
			s.Next = linkTo(m.locale.Say("source.part", "n", l.Title), l.URL)
		}
	}
}

// quotedTurns lists the turns of a source that are quoted, whichever part of it they stand in.
func (m *pageInTheMaking) quotedTurns(src *site.Source) []view.Link {
	at := map[int]string{}
	for _, q := range src.Quotes {
		if c := m.checked(q); c != nil && c.Turn > 0 && c.Kind.Found() && at[c.Turn] == "" {
			at[c.Turn] = telling.PlaceAddress(q, c)
		}
	}
	var list []view.Link
	for _, turn := range slices.Sorted(maps.Keys(at)) {
		list = append(list, linkTo(strconv.Itoa(turn), m.href(at[turn])))
	}
	return list
}

// record says what a source's text is; "" where its file doesn't.
func (v *voice) record(src *site.Source) string {
	if src.Record.Value == "" {
		return ""
	}
	return v.locale.Say("record." + src.Record.Value)
}
