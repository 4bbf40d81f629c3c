package site

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// Statement is what was said, once, by a speaker on a date: quotes of the same words in several articles are one statement, also where
// one of them begins with a capital.
type Statement struct {
	Quotes []*Quote // in the order of their articles' publication
}

// ID is SLUG/QUOTE-ID of the earliest article that quotes it.
func (st *Statement) ID() string {
	first := st.First()
	return first.Article.Slug.Value + "/" + first.ID().Value
}

// First is the quote of the earliest article.
func (st *Statement) First() *Quote { return st.Quotes[0] }

// joinStatements makes one statement of the quotes of the same words by the same speaker on the same date, and of those whose
// front matter says that they are: each names another, which may name a third. It gives which quotes are of one.
func (s *Site) joinStatements() sameness {
	s.findTerms()
	type key struct {
		speaker *Speaker
		date    string
		words   uint64
	}
	n := 0
	for _, a := range s.oldest {
		n += len(a.Quotes)
	}
	first := make(map[uint64]*Quote, n)
	same := sameness{}
	for _, a := range s.oldest {
		for _, q := range a.Quotes {
			if q.key != 0 && !q.Date.IsZero() && q.Speaker.Slug != "" {
				k := maphash.Comparable(keySeed, key{q.Speaker, q.Date.String(), q.key})
				if other := first[k]; other == nil {
					first[k] = q
				} else if q.Speaker == other.Speaker && q.Date.String() == other.Date.String() && q.sameWords(other) {
					same.join(q, other) // and not two whose keys are the same by chance
				}
			}
			if ref := q.StatementName.Value; ref != "" {
				if other := s.Quote(refIn(a, ref)); other != nil {
					same.join(q, other)
				}
			}
		}
	}
	joined := map[*Quote]*Statement{}
	s.Statements = make([]*Statement, 0, n)
	statements := make([]Statement, 0, n) // most are quoted once, and have their list in that of their article
	for _, a := range s.oldest {
		for i, q := range a.Quotes {
			root := same.root(q)
			st := joined[root]
			if st == nil {
				statements = append(statements, Statement{})
				st = &statements[len(statements)-1]
				st.Quotes = a.Quotes[i : i : i+1]
				if _, more := same[root]; more {
					joined[root] = st
				}
				s.Statements = append(s.Statements, st)
			}
			st.Quotes = append(st.Quotes, q)
			q.Statement = st
		}
	}
	s.checkSame()
	return same
}

// sameWords reports whether two quotes of one key have the same words.
func (q *Quote) sameWords(other *Quote) bool {
	return q.Bare || other.Bare || uncapped(passage.Key(q.Text().Value)) == uncapped(passage.Key(other.Text().Value))
}

// uncapped gives the key of words without regard to the case of their first letter, which the sentence around a quotation decides, and
// to the brackets that may say so.
func uncapped(key string) string {
	at := strings.IndexFunc(key, inWord)
	if at < 0 {
		return key
	}
	r, n := utf8.DecodeRuneInString(key[at:])
	before, after := key[:at], key[at+n:]
	if strings.HasSuffix(before, "[") && strings.HasPrefix(after, "]") {
		before, after = before[:at-1], after[1:]
	}
	return before + string(unicode.ToLower(r)) + after
}

// sameness says which quotes are of one statement: each leads to another one, and at last to one that all lead to and that leads
// to itself. Quotes that are alone are not in it.
type sameness map[*Quote]*Quote

func (m sameness) root(q *Quote) *Quote {
	for {
		next := m[q]
		if next == nil || next == q {
			return q
		}
		if over := m[next]; over != nil {
			m[q] = over // shortens the way for those who come after
		}
		q = next
	}
}

func (m sameness) join(a, b *Quote) {
	a, b = m.root(a), m.root(b)
	m[a], m[b] = b, b
}

// checkSame reports quotes that say by their front matter that they are the statement of each other, or of themselves.
func (s *Site) checkSame() {
	const walking, done = 1, 2
	state := map[*Quote]int{}
	next := func(q *Quote) *Quote {
		if ref := q.StatementName.Value; ref != "" {
			return s.Quote(refIn(q.Article, ref))
		}
		return nil
	}
	for _, a := range s.oldest {
		for _, q := range a.Quotes {
			var way []*Quote
			for ; q != nil && state[q] == 0; q = next(q) {
				if q.StatementName.Value == "" {
					break
				}
				state[q] = walking
				way = append(way, q)
			}
			if q != nil && state[q] == walking {
				for _, round := range way[slices.Index(way, q):] {
					s.fail(round.Article.Path, round.StatementName.Pos, diag.UnknownSlug,
						fmt.Sprintf("the quote `%s` names itself as its statement, by way of `%s`", round.ID().Value, round.StatementName.Value), "take `statement` out of the quote that has the words as they were said")
				}
			}
			for _, q := range way {
				state[q] = done
			}
		}
	}
}
