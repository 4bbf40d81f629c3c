package site

import (
	"cmp"
	"slices"
)

// Shared is an article with what it has in common with another.
type Shared struct {
	Article    *Article
	Statements int        // how many statements both quote
	Terms      []*Term    // that quotes of both use, the rarest first
	Speakers   []*Speaker // whom both quote
	score      int
}

// nearby is how many articles that use a term, or quote a speaker, are looked at: of a thousand those that stand nearest in time.
const nearby = 64

// What articles have in common counts by how much it says: the same statement most, a rare word more than a common one.
const (
	sameStatement = 8
	rareTerm      = 4
	sameTerm      = 2
	sameSpeaker   = 1
	rare          = 8 // articles
	leastShared   = 2
)

// Related gives the n articles that share most with one: statements, terms and speakers; of equals those that are nearest in time.
func (s *Site) Related(a *Article, n int) []Shared {
	found := map[*Article]*Shared{}
	each := func(among []*Article, share func(*Shared)) {
		for _, other := range nearest(among, a, newestFirst) {
			if other == a {
				continue
			}
			if found[other] == nil {
				found[other] = &Shared{Article: other}
			}
			share(found[other])
		}
	}
	terms, speakers, statements := map[*Term]bool{}, map[*Speaker]bool{}, map[*Statement]bool{}
	for _, q := range a.Quotes {
		if !statements[q.Statement] {
			statements[q.Statement] = true
			each(citing(q.Statement, a), func(x *Shared) { x.Statements++; x.score += sameStatement })
		}
		for _, t := range q.Terms {
			if all := s.articlesByTerm[t]; !terms[t] {
				terms[t] = true
				points := sameTerm
				if len(all) <= rare {
					points = rareTerm
				}
				each(all, func(x *Shared) { x.Terms = append(x.Terms, t); x.score += points })
			}
		}
		if !speakers[q.Speaker] {
			speakers[q.Speaker] = true
			each(q.Speaker.Articles, func(x *Shared) { x.Speakers = append(x.Speakers, q.Speaker); x.score += sameSpeaker })
		}
	}
	list := make([]Shared, 0, len(found))
	for _, x := range found {
		if x.score >= leastShared {
			list = append(list, *x)
		}
	}
	slices.SortFunc(list, func(x, y Shared) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(apart(x.Article, a), apart(y.Article, a)), newestFirst(x.Article, y.Article))
	})
	list = list[:min(n, len(list))]
	for _, x := range list {
		slices.SortStableFunc(x.Terms, func(t, u *Term) int { return cmp.Compare(len(s.articlesByTerm[t]), len(s.articlesByTerm[u])) })
	}
	return list
}

// Neighbours gives the articles before and after one in time; nil at the ends.
func (s *Site) Neighbours(a *Article) (before, after *Article) {
	i, ok := slices.BinarySearchFunc(s.oldest, a, older)
	if !ok {
		return nil, nil
	}
	if i > 0 {
		before = s.oldest[i-1]
	}
	if i+1 < len(s.oldest) {
		after = s.oldest[i+1]
	}
	return before, after
}

// nearest gives of things that stand in an order those that stand nearest to a place in it.
func nearest[T any](list []T, a *Article, order func(T, *Article) int) []T {
	if len(list) <= nearby {
		return list
	}
	i, _ := slices.BinarySearchFunc(list, a, order)
	from := min(max(0, i-nearby/2), len(list)-nearby)
	return list[from : from+nearby]
}

// newestFirst is the order of Site.Articles.
func newestFirst(a, b *Article) int {
	return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.Slug.Value, b.Slug.Value))
}

// citing gives the articles near to one that quote a statement, each once.
func citing(st *Statement, a *Article) []*Article {
	var list []*Article
	for _, q := range nearest(st.Quotes, a, func(q *Quote, a *Article) int { return older(q.Article, a) }) {
		if !slices.Contains(list, q.Article) {
			list = append(list, q.Article)
		}
	}
	return list
}

// apart is how far two articles are from each other in time.
func apart(a, b *Article) int64 {
	d := a.Published.Unix() - b.Published.Unix()
	return max(d, -d)
}

// joinTermArticles indexes the articles whose quotes use a term, in the order of Articles.
func (s *Site) joinTermArticles() {
	s.articlesByTerm = map[*Term][]*Article{}
	for _, a := range s.Articles {
		for _, q := range a.Quotes {
			for _, t := range q.Terms {
				if list := s.articlesByTerm[t]; len(list) == 0 || list[len(list)-1] != a {
					s.articlesByTerm[t] = append(list, a)
				}
			}
		}
	}
}
