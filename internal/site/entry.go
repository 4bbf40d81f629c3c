package site

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
)

// Event is something dated that is not a statement.
type Event struct {
	*content.Event
	Article *Article
	ID      string
	rank    int32 // its place among the quotes and events of all articles
}

// Entry is a statement or an event on a timeline: one of the two.
type Entry struct {
	Quote *Quote // of the statement: the one that this timeline shows
	Event *Event
}

// rank gives the order among entries of one date: that of the files, a statement where it is quoted first.
func (e Entry) rank() int32 {
	if e.Event != nil {
		return e.Event.rank
	}
	return e.Quote.Statement.First().rank
}

// Date is when it was said or happened.
func (e Entry) Date() edtf.Date {
	if e.Event != nil {
		return e.Event.Date.Date
	}
	return e.Quote.Date.Date
}

// byOrder compares entries that stand in time order.
func byOrder(a, b Entry) int {
	return cmp.Or(a.Date().Compare(b.Date()), cmp.Compare(a.rank(), b.rank()))
}

// InOrder sorts entries by time; entries of one date keep their order.
func InOrder(entries []Entry) []Entry {
	slices.SortStableFunc(entries, byOrder)
	return entries
}

// LatestStatements gives the n last statements, in order of time.
func (s *Site) LatestStatements(n int) []Entry {
	var list []Entry
	for i := len(s.Entries) - 1; i >= 0 && len(list) < n; i-- {
		if s.Entries[i].Quote != nil {
			list = append(list, s.Entries[i])
		}
	}
	slices.Reverse(list)
	return list
}

// joinEntries sorts statements and events by time, and files them by speaker, term, source, topic and year. On one date they stand as
// they do in their file, the oldest article's first.
func (s *Site) joinEntries() {
	events := s.rank()
	s.Entries = make([]Entry, 0, len(s.Statements)+events)
	for _, st := range s.Statements {
		s.Entries = append(s.Entries, Entry{Quote: st.First()})
	}
	for _, a := range s.oldest {
		for _, e := range a.Entries {
			if e.Event != nil {
				s.Entries = append(s.Entries, e)
			}
		}
		slices.SortStableFunc(a.Entries, func(a, b Entry) int { return a.Date().Compare(b.Date()) })
	}
	for i, year := range sortAll(s.Entries) {
		e := s.Entries[i]
		if year.known {
			if s.byYear[year.number] == nil {
				s.Years = append(s.Years, year.number)
			}
			s.byYear[year.number] = append(s.byYear[year.number], e)
		}
		if e.Quote != nil {
			s.file(e)
		} else {
			for _, t := range e.Event.Article.Topics {
				t.Entries = append(t.Entries, e)
			}
		}
	}
	slices.Sort(s.Years)
	if s.datesDiffer() {
		for _, list := range s.bySpeaker {
			InOrder(list)
		}
		for _, index := range []map[string][]Entry{s.byTerm, s.bySource} {
			for _, list := range index {
				InOrder(list)
			}
		}
		for _, t := range s.Topics {
			InOrder(t.Entries)
		}
	}
}

// datesDiffer reports whether quotes of one statement have dates of their own, so that lists which show another quote than the first
// may be out of order.
func (s *Site) datesDiffer() bool {
	return slices.ContainsFunc(s.Statements, func(st *Statement) bool {
		return len(st.Quotes) > 1 && slices.ContainsFunc(st.Quotes[1:], func(q *Quote) bool { return q.Date.Date != st.First().Date.Date })
	})
}

// year is that of an entry, where one is known.
type year struct {
	number int64
	known  bool
}

// sortAll is InOrder for many entries, no two of which have one rank: it looks at the whole dates only where the days are equal and
// one of the two is not just that day. It gives the years of the entries.
func sortAll(entries []Entry) []year {
	type keyed struct {
		Entry
		day          edtf.Day
		year         year
		rank         int32
		known, plain bool // the day is known; it is all that counts
	}
	list := make([]keyed, len(entries))
	for i, e := range entries {
		day, known := e.Date().First()
		y, dated := e.Date().Year()
		list[i] = keyed{e, day, year{y, dated}, e.rank(), known, known && e.Date().Precision() == edtf.InDay}
	}
	slices.SortFunc(list, func(a, b keyed) int {
		switch {
		case a.known && b.known && a.day != b.day:
			return cmp.Compare(a.day, b.day)
		case a.plain && b.plain:
			return cmp.Compare(a.rank, b.rank)
		}
		return byOrder(a.Entry, b.Entry)
	})
	years := make([]year, len(list))
	for i := range list {
		entries[i], years[i] = list[i].Entry, list[i].year
	}
	return years
}

// rank lists the entries of each article as they stand in its file, and numbers them through all articles. It gives the number of
// events.
func (s *Site) rank() (events int) {
	var n int32
	for _, a := range s.oldest {
		type item struct {
			pos diag.Pos
			Entry
		}
		items := make([]item, 0, len(a.Quotes)+len(a.Events))
		for _, q := range a.Quotes {
			items = append(items, item{q.Pos, Entry{Quote: q}})
		}
		for i := range a.Events {
			ev := &a.Events[i]
			items = append(items, item{ev.Pos, Entry{Event: &Event{Event: ev, Article: a, ID: fmt.Sprintf("%s/event-%d", a.Slug.Value, i+1)}}})
		}
		slices.SortStableFunc(items, func(a, b item) int { return a.pos.Compare(b.pos) })
		a.Entries = make([]Entry, len(items))
		for i, it := range items {
			n++
			if it.Quote != nil {
				it.Quote.rank = n
			} else {
				it.Event.rank = n
				events++
			}
			a.Entries[i] = it.Entry
		}
	}
	return events
}

// file puts a statement into the lists of its speakers, terms, sources and topics, once each, with the first of its quotes that names
// them.
func (s *Site) file(e Entry) {
	var speakers []*Speaker
	var sources []*Source
	var terms []*Term
	var topics []*Topic
	for _, q := range e.Quote.Statement.Quotes {
		e.Quote = q
		for _, t := range q.Article.Topics {
			if !slices.Contains(topics, t) {
				topics = append(topics, t)
				t.Entries = append(t.Entries, e)
			}
		}
		if !slices.Contains(speakers, q.Speaker) {
			speakers = append(speakers, q.Speaker)
			s.bySpeaker[q.Speaker] = append(s.bySpeaker[q.Speaker], e)
		}
		if q.Source != nil && !slices.Contains(sources, q.Source) {
			sources = append(sources, q.Source)
			slug := q.Source.Slug.Value
			s.bySource[slug] = append(s.bySource[slug], e)
		}
		for _, t := range q.Terms {
			if !slices.Contains(terms, t) {
				terms = append(terms, t)
				s.byTerm[t.Slug.Value] = append(s.byTerm[t.Slug.Value], e)
			}
		}
	}
}

// BySpeaker gives a speaker's statements, in order of time.
func (s *Site) BySpeaker(p *Speaker) []Entry { return s.bySpeaker[p] }

// ByTerm gives the statements that use a term, in order of time.
func (s *Site) ByTerm(slug string) []Entry { return s.byTerm[slug] }

// BySource gives the statements that name a source, in order of time.
func (s *Site) BySource(slug string) []Entry { return s.bySource[slug] }
