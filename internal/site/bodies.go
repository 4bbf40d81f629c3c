package site

import (
	"cmp"
	"slices"
)

// Redirect leads from an old address to a new one.
type Redirect struct {
	From string // as the writer gave it, decoded, with a leading slash
	To   string // an address of this site
}

// Bodies is what the texts add for pages other than their own: which articles mention which terms.
type Bodies struct {
	mentions [][]int32 // by the number of a term: the places of articles in Site.Articles
}

// NewBodies folds what each article mentions, in the order of Site.Articles, into one value.
func (s *Site) NewBodies(mentions func(a *Article) []int32) *Bodies {
	each := func(do func(article, term int32)) {
		for i, a := range s.Articles {
			for _, t := range mentions(a) {
				if t >= 0 && int(t) < len(s.Terms) { // else it is of another site
					do(int32(i), t)
				}
			}
		}
	}
	counts, all := make([]int, len(s.Terms)), 0
	each(func(_, t int32) { counts[t], all = counts[t]+1, all+1 })
	b, room := &Bodies{mentions: make([][]int32, len(s.Terms))}, make([]int32, all) // in one piece: a site may have very many
	for t, n := range counts {
		b.mentions[t], room = room[:0:n], room[n:]
	}
	each(func(i, t int32) { b.mentions[t] = append(b.mentions[t], i) })
	return b
}

// Mentioning gives the articles that mention a term or quote words that use it, the newest first. b may be nil, or empty.
func (s *Site) Mentioning(b *Bodies, t *Term) []*Article {
	var list []*Article
	if b != nil && int(t.Number) < len(b.mentions) {
		for _, i := range b.mentions[t.Number] {
			list = append(list, s.Articles[i])
		}
	}
	listed := make(map[*Article]bool, len(list))
	for _, a := range list {
		listed[a] = true
	}
	for _, e := range s.ByTerm(t.Slug.Value) {
		for _, q := range e.Quote.Statement.Quotes {
			if !listed[q.Article] && slices.Contains(q.Terms(), t) {
				listed[q.Article] = true
				list = append(list, q.Article)
			}
		}
	}
	slices.SortStableFunc(list, func(x, y *Article) int {
		return cmp.Or(y.Published.Compare(x.Published), cmp.Compare(x.Slug.Value, y.Slug.Value))
	})
	return list
}
