package site

import (
	"cmp"
	"slices"
	"sync"
)

// Shared is an article with what it has in common with another.
type Shared struct {
	Article    *Article
	Statements int        // how many statements both quote
	Terms      []*Term    // that quotes of both use, the rarest first
	Speakers   []*Speaker // whom both quote
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
	w := weighings.Get().(*weighing)
	defer weighings.Put(w)
	w.begin(a, len(s.Articles))
	own := a.matter()
	for _, st := range own.statements {
		w.meetCiting(st)
	}
	for _, t := range own.terms {
		all := s.articlesByTerm[t.Number]
		points := sameTerm
		if len(all) <= rare {
			points = rareTerm
		}
		w.meet(all, points)
	}
	for _, p := range own.speakers {
		w.meet(p.Articles, sameSpeaker)
	}
	var list []Shared
	for _, other := range w.best(n) {
		list = append(list, s.shared(own, other))
	}
	return list
}

// matter is what an article's quotes are of, each once, in their order.
type matter struct {
	statements []*Statement
	terms      []*Term
	speakers   []*Speaker
}

func (a *Article) matter() matter {
	n := len(a.Quotes)
	all := matter{make([]*Statement, 0, n), make([]*Term, 0, 2*n), make([]*Speaker, 0, n)}
	for _, q := range a.Quotes {
		all.statements = appendNew(all.statements, q.Statement)
		all.speakers = appendNew(all.speakers, q.Speaker)
		for _, t := range q.Terms() {
			all.terms = appendNew(all.terms, t)
		}
	}
	return all
}

func appendNew[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

// shared gives what another article has of the matter of one.
func (s *Site) shared(own matter, other *Article) Shared {
	x, its := Shared{Article: other}, other.matter()
	for _, st := range own.statements {
		if slices.Contains(its.statements, st) {
			x.Statements++
		}
	}
	for _, t := range own.terms {
		if slices.Contains(its.terms, t) {
			x.Terms = append(x.Terms, t)
		}
	}
	for _, p := range own.speakers {
		if slices.Contains(its.speakers, p) {
			x.Speakers = append(x.Speakers, p)
		}
	}
	slices.SortStableFunc(x.Terms, func(t, u *Term) int {
		return cmp.Compare(len(s.articlesByTerm[t.Number]), len(s.articlesByTerm[u.Number]))
	})
	return x
}

// weighing finds the articles that share most with one. It is done for each article of a site, over hundreds of others: so its memory
// is used again.
type weighing struct {
	of     *Article
	points []int      // by the articles' numbers; 0 but for those in met
	met    []*Article // those that share something
}

var weighings = sync.Pool{New: func() any { return new(weighing) }}

// begin prepares for an article of a site that has so many.
func (w *weighing) begin(a *Article, articles int) {
	w.of = a
	if len(w.points) < articles {
		w.points = make([]int, articles)
	}
}

// meet gives points to the articles near to the one that is weighed, of a list that has the newest first.
func (w *weighing) meet(list []*Article, points int) {
	number := w.of.number
	for _, other := range nearest(list, func(x *Article) int { return x.number - number }) {
		w.give(other, points)
	}
}

// meetCiting gives points to the articles near to the one that is weighed that quote a statement too, each once.
func (w *weighing) meetCiting(st *Statement) {
	last := w.of
	for _, q := range nearest(st.Quotes, func(q *Quote) int { return older(q.Article, w.of) }) {
		if q.Article != last { // a statement's quotes are in the order of their articles
			last = q.Article
			w.give(last, sameStatement)
		}
	}
}

func (w *weighing) give(other *Article, points int) {
	if other == w.of || slices.Contains(w.of.Editions, other) || other != other.editionLike(w.of) {
		return
	}
	if w.points[other.number] == 0 {
		w.met = append(w.met, other)
	}
	w.points[other.number] += points
}

// best gives the n articles with most points, and ends the weighing.
func (w *weighing) best(n int) []*Article {
	better := func(x, y *Article) int {
		return cmp.Or(w.points[y.number]-w.points[x.number], cmp.Compare(apart(x, w.of), apart(y, w.of)), x.number-y.number)
	}
	list := make([]*Article, 0, min(n, len(w.met))+1)
	for _, x := range w.met {
		if w.points[x.number] < leastShared || len(list) == n && better(x, list[n-1]) > 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(list, x, better)
		list = slices.Insert(list, i, x)
		list = list[:min(n, len(list))]
	}
	for _, x := range w.met {
		w.points[x.number] = 0
	}
	clear(w.met) // which must not hold a site that is gone
	w.met, w.of = w.met[:0], nil
	return list
}

// Neighbours gives the articles before and after one in time, its own translations left out; nil at the ends.
func (s *Site) Neighbours(a *Article) (before, after *Article) {
	i, ok := slices.BinarySearchFunc(s.oldest, a, older)
	if !ok {
		return nil, nil
	}
	for at := i - 1; at >= 0 && before == nil; at-- {
		if other := s.oldest[at]; !slices.Contains(a.Editions, other) {
			before = other
		}
	}
	for at := i + 1; at < len(s.oldest) && after == nil; at++ {
		if other := s.oldest[at]; !slices.Contains(a.Editions, other) {
			after = other
		}
	}
	return before, after
}

// nearest gives of things in an order those that stand nearest to a place in it: order says whether one stands before that (−) or behind (+).
func nearest[T any](list []T, order func(T) int) []T {
	if len(list) <= nearby {
		return list
	}
	i, _ := slices.BinarySearchFunc(list, 0, func(x T, _ int) int { return order(x) })
	from := min(max(0, i-nearby/2), len(list)-nearby)
	return list[from : from+nearby]
}

// apart is how far two articles are from each other in time.
func apart(a, b *Article) int64 {
	d := a.Published.Unix() - b.Published.Unix()
	return max(d, -d)
}

// joinTermArticles indexes the articles whose quotes use a term, in the order of Articles.
func (s *Site) joinTermArticles() {
	s.articlesByTerm = make([][]*Article, len(s.Terms))
	for _, a := range s.Articles {
		for _, q := range a.Quotes {
			for _, t := range q.Terms() {
				if list := s.articlesByTerm[t.Number]; len(list) == 0 || list[len(list)-1] != a {
					s.articlesByTerm[t.Number] = append(list, a)
				}
			}
		}
	}
}
