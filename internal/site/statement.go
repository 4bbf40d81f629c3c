package site

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/passage"
)

// Quote is somebody's words as one article cites them, and who and what its front matter names.
type Quote struct {
	*content.Quote
	Article   *Article
	Index     int // its place in the article's front matter
	Speaker   *Speaker
	Source    *Source // nil where it names none that has a file
	Role      string
	Terms     []*Term // that its words use, or that its front matter names
	Statement *Statement
	Words     string    // its text on one line
	Mentions  []Mention // where Words name terms, in order
	key       string    // passage.Key of its text
}

// Mention is a place in a quote's words, in bytes, that names a term.
type Mention struct {
	From, To int32
	Term     int32 // its place in Site.Terms
}

// Ref names the quote across articles: "article-slug#id".
func (q *Quote) Ref() string { return q.Article.Slug.Value + "#" + q.ID.Value }

// Address is where the quote stands: its article's address with its id.
func (q *Quote) Address() string { return q.Article.Address + "#" + q.ID.Value }

// Statement is what was said, once, by a speaker on a date: quotes of the same words in several articles are one statement.
type Statement struct {
	ID     string   // SLUG/QUOTE-ID of the earliest article that quotes it
	Quotes []*Quote // in the order of their articles' publication
}

// First is the quote of the earliest article.
func (st *Statement) First() *Quote { return st.Quotes[0] }

// Event is something dated that is not a statement.
type Event struct {
	*content.Event
	Article *Article
	ID      string
}

// Entry is a statement or an event on a timeline.
type Entry struct {
	Statement *Statement
	Event     *Event
	Quote     *Quote // of the statement: the one that this timeline shows
	rank      int    // the order among entries of one date
}

// Date is when it was said or happened.
func (e Entry) Date() edtf.Date {
	if e.Event != nil {
		return e.Event.Date.Date
	}
	return e.Quote.Date.Date
}

func (s *Site) addQuote(a *Article, i int) {
	c := &a.Article.Quotes[i]
	q := &Quote{Quote: c, Article: a, Index: i}
	q.Speaker = s.Speaker(c.Speaker.Value)
	if q.Speaker == nil {
		return // reported where speakers are joined
	}
	q.Source = s.sources[c.Source.Value]
	q.Role = cmp.Or(c.Role.Value, q.Speaker.RoleOn(c.Date.Date))
	a.Quotes = append(a.Quotes, q)
	if c.ID.Value != "" {
		s.quotes[q.Ref()] = q
	}
	if n := len(q.Speaker.Articles); n == 0 || q.Speaker.Articles[n-1] != a {
		q.Speaker.Articles = append(q.Speaker.Articles, a)
	}
	if q.Source != nil {
		q.Source.Quotes = append(q.Source.Quotes, q)
	}
}

// joinStatements makes one statement of the quotes of the same words by the same speaker on the same date, and of those whose
// front matter says that they are.
func (s *Site) joinStatements() {
	s.findTerms()
	type key struct{ speaker, date, words string }
	byWords := map[key]*Statement{}
	oldest := slices.Clone(s.Articles)
	slices.SortStableFunc(oldest, func(a, b *Article) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Slug.Value, b.Slug.Value))
	})
	var later []*Quote
	for _, a := range oldest {
		for _, q := range a.Quotes {
			if q.Quote.Statement.Value != "" {
				later = append(later, q)
				continue
			}
			k := key{q.Speaker.Slug, q.Date.String(), q.key}
			st := byWords[k]
			if st == nil || k.words == "" || k.date == "" {
				st = &Statement{}
				byWords[k] = st
				s.Statements = append(s.Statements, st)
			}
			st.Quotes = append(st.Quotes, q)
			q.Statement = st
		}
	}
	for _, q := range later {
		st := &Statement{}
		if other := s.quotes[refIn(q.Article, q.Quote.Statement.Value)]; other != nil && other != q && other.Statement != nil {
			st = other.Statement
		} else {
			s.Statements = append(s.Statements, st)
		}
		st.Quotes = append(st.Quotes, q)
		q.Statement = st
	}
	for _, st := range s.Statements {
		if len(st.Quotes) > 1 {
			slices.SortStableFunc(st.Quotes, func(a, b *Quote) int {
				return cmp.Or(a.Article.Published.Compare(b.Article.Published), cmp.Compare(a.Article.Slug.Value, b.Article.Slug.Value), cmp.Compare(a.Index, b.Index))
			})
		}
		q := st.First()
		st.ID = q.Article.Slug.Value + "/" + q.ID.Value
	}
}

// findTerms notes for every quote the terms that its words use, and their key. It is the only join that reads text, so it uses
// all processors.
func (s *Site) findTerms() {
	var wg sync.WaitGroup
	work := max(1, runtime.GOMAXPROCS(0))
	for w := range work {
		wg.Go(func() {
			for i := w; i < len(s.Articles); i += work {
				for _, q := range s.Articles[i].Quotes {
					s.termsOf(q)
				}
			}
		})
	}
	wg.Wait()
}

func (s *Site) termsOf(q *Quote) {
	q.key = passage.Key(q.Text.Value)
	q.Words = strings.Join(strings.Fields(q.Text.Value), " ")
	if q.Words == q.Text.Value {
		q.Words = q.Text.Value // one copy is enough
	}
	add := func(t *Term) {
		if t != nil && !slices.Contains(q.Terms, t) {
			q.Terms = append(q.Terms, t)
		}
	}
	for _, list := range [][]content.String{q.Quote.Terms, q.Defines} {
		for _, slug := range list {
			add(s.terms[slug.Value])
		}
	}
	if s.Matcher != nil {
		for hit := range s.Matcher.In(q.Words, s.Allowed(q.Article)) {
			add(s.Terms[hit.Term])
			q.Mentions = append(q.Mentions, Mention{int32(hit.From), int32(hit.To), hit.Term})
		}
	}
}

// joinEntries sorts statements and events by time, and files them by speaker, term, source and year.
func (s *Site) joinEntries() {
	statements := s.Statements
	for rank, st := range statements {
		e := Entry{Statement: st, Quote: st.First(), rank: rank}
		s.Entries = append(s.Entries, e)
	}
	for _, a := range s.Articles {
		rank := 0
		for _, q := range a.Quotes {
			a.Entries = append(a.Entries, Entry{Statement: q.Statement, Quote: q, rank: rank})
			rank++
		}
		for i := range a.Events {
			ev := &Event{Event: &a.Events[i], Article: a, ID: fmt.Sprintf("%s/event-%d", a.Slug.Value, i+1)}
			e := Entry{Event: ev, rank: -len(a.Events) + i}
			a.Entries = append(a.Entries, e)
			s.Entries = append(s.Entries, e)
		}
		slices.SortStableFunc(a.Entries, byOrder)
	}
	slices.SortStableFunc(s.Entries, byOrder)
	for _, e := range s.Entries {
		if y, ok := e.Date().Year(); ok {
			if s.byYear[y] == nil {
				s.Years = append(s.Years, y)
			}
			s.byYear[y] = append(s.byYear[y], e)
		}
		if e.Statement == nil {
			continue
		}
		seen := map[any]bool{}
		for _, q := range e.Statement.Quotes {
			with := e
			with.Quote = q
			if !seen[q.Speaker] {
				seen[q.Speaker] = true
				s.bySpeaker[q.Speaker.Slug] = append(s.bySpeaker[q.Speaker.Slug], with)
			}
			if q.Source != nil && !seen[q.Source] {
				seen[q.Source] = true
				slug := q.Source.Slug.Value
				s.bySource[slug] = append(s.bySource[slug], with)
			}
			for _, t := range q.Terms {
				if !seen[t] {
					seen[t] = true
					s.byTerm[t.Slug.Value] = append(s.byTerm[t.Slug.Value], with)
				}
			}
		}
	}
	slices.Sort(s.Years)
}

// BySpeaker gives a speaker's statements, in order of time.
func (s *Site) BySpeaker(slug string) []Entry { return s.bySpeaker[slug] }

// ByTerm gives the statements that use a term, in order of time.
func (s *Site) ByTerm(slug string) []Entry { return s.byTerm[slug] }

// BySource gives the statements that name a source, in order of time.
func (s *Site) BySource(slug string) []Entry { return s.bySource[slug] }

// ByYear gives the entries of a year, in order of time.
func (s *Site) ByYear(year int64) []Entry { return s.byYear[year] }

// Newest is the latest change of any article; the zero time where none has a date.
func (s *Site) Newest() time.Time {
	var t time.Time
	for _, a := range s.Articles {
		if c := a.Changed(); c.After(t) {
			t = c
		}
	}
	return t
}
