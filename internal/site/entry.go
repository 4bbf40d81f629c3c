package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"

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
		for _, e := range a.events {
			s.Entries = append(s.Entries, Entry{Event: e})
		}
	}
	s.fileByYear(sortAll(s.Entries))
	s.byTerm = make([]entryList, len(s.Terms))
	var wait sync.WaitGroup
	for _, file := range []func(Entry, func(*entryList, Entry)){s.fileByName, s.fileByTerm} {
		wait.Go(func() {
			for _, e := range s.Entries {
				file(e, (*entryList).count)
			}
			for _, e := range s.Entries {
				file(e, (*entryList).add)
			}
		})
	}
	wait.Wait()
	if s.datesDiffer() {
		s.sortLists()
	}
}

// fileByYear files the entries, whose years are given, by year: most often those of one are neighbours, and their list is a part of all.
func (s *Site) fileByYear(years []year) {
	for i, y := range years {
		if !y.known {
			continue
		}
		list, known := s.byYear[y.number]
		switch {
		case !known:
			s.Years = append(s.Years, y.number)
			list = s.Entries[i : i+1 : i+1]
		case years[i-1] == y && &list[0] == &s.Entries[i-len(list)]:
			list = s.Entries[i-len(list) : i+1 : i+1]
		default:
			list = append(list, s.Entries[i])
		}
		s.byYear[y.number] = list
	}
	slices.Sort(s.Years)
}

// sortLists puts the lists in order where they show quotes of other dates than their statements have.
func (s *Site) sortLists() {
	for _, p := range slices.AppendSeq(slices.Clone(s.Speakers), maps.Values(s.strangers)) {
		InOrder(p.entries.list)
	}
	for i := range s.byTerm {
		InOrder(s.byTerm[i].list)
	}
	for _, src := range s.Sources {
		InOrder(src.entries.list)
	}
	for _, t := range s.Topics {
		InOrder(t.entries.list)
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

// rank makes the events, and numbers quotes and events through all articles as they stand in their files. It gives the number of events.
func (s *Site) rank() (events int) {
	var n int32
	for _, a := range s.oldest {
		if len(a.Events) > 0 {
			a.events = make([]*Event, 0, len(a.Events))
		}
		for i := range a.Events {
			a.events = append(a.events, &Event{Event: &a.Events[i], Article: a, ID: fmt.Sprintf("%s/event-%d", a.Slug.Value, i+1)})
		}
		for _, e := range a.inFile() {
			n++
			if e.Quote != nil {
				e.Quote.rank = n
			} else {
				e.Event.rank = n
				events++
			}
		}
	}
	return events
}

// inFile gives the article's quotes and events in the order of its file.
func (a *Article) inFile() []Entry {
	list := make([]Entry, 0, len(a.Quotes)+len(a.events))
	for _, q := range a.Quotes {
		list = append(list, Entry{Quote: q})
	}
	for _, e := range a.events {
		list = append(list, Entry{Event: e})
	}
	slices.SortStableFunc(list, func(a, b Entry) int { return a.pos().Compare(b.pos()) })
	return list
}

// Entries gives the article's own statements and events, in order of time.
func (a *Article) Entries() []Entry {
	list := a.inFile()
	slices.SortStableFunc(list, func(a, b Entry) int { return a.Date().Compare(b.Date()) })
	return list
}

// pos is where it stands in its article's file.
func (e Entry) pos() diag.Pos {
	if e.Event != nil {
		return e.Event.Pos
	}
	return e.Quote.Pos
}

// entryList is a list of entries, made as large as it gets: a site has very many.
type entryList struct {
	list []Entry
	size int
	last *Statement // that was counted
}

// count makes room for an entry.
func (l *entryList) count(e Entry) {
	if e.Quote == nil || e.Quote.Statement != l.last {
		l.size++
	}
	if e.Quote != nil {
		l.last = e.Quote.Statement
	}
}

// add adds an entry, but for a statement that was the last to be added.
func (l *entryList) add(e Entry) {
	if l.list == nil {
		l.list = make([]Entry, 0, l.size)
	} else if last := l.list[len(l.list)-1]; e.Quote != nil && last.Quote != nil && last.Quote.Statement == e.Quote.Statement {
		return
	}
	l.list = append(l.list, e)
}

// fileByName adds an event to the lists of its topics, and a statement to those of its speakers, sources and topics, with the first of its
// quotes that names them.
func (s *Site) fileByName(e Entry, add func(*entryList, Entry)) {
	if e.Event != nil {
		for _, t := range e.Event.Article.Topics {
			add(&t.entries, e)
		}
		return
	}
	for _, q := range e.Quote.Statement.Quotes {
		e.Quote = q
		for _, t := range q.Article.Topics {
			add(&t.entries, e)
		}
		add(&q.Speaker.entries, e)
		if q.Source != nil {
			add(&q.Source.entries, e)
		}
	}
}

// fileByTerm adds a statement to the lists of its terms, with the first of its quotes that uses them.
func (s *Site) fileByTerm(e Entry, add func(*entryList, Entry)) {
	if e.Event != nil {
		return
	}
	for _, q := range e.Quote.Statement.Quotes {
		e.Quote = q
		for _, t := range q.Terms() {
			add(&s.byTerm[t.Number], e)
		}
	}
}

// BySpeaker gives a speaker's statements, in order of time.
func (s *Site) BySpeaker(p *Speaker) []Entry { return p.entries.list }

// ByTerm gives the statements that use a term, in order of time.
func (s *Site) ByTerm(slug string) []Entry {
	if t := s.terms[slug]; t != nil {
		return s.byTerm[t.Number].list
	}
	return nil
}

// BySource gives the statements that name a source, in order of time.
func (s *Site) BySource(slug string) []Entry {
	if src := s.sources[slug]; src != nil {
		return src.entries.list
	}
	return nil
}
