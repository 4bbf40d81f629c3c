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
	mentions map[int32][]*Article
}

// NewBodies folds what each article mentions, in the order of Site.Articles, into one value.
func (s *Site) NewBodies(mentions func(a *Article) []int32) *Bodies {
	b := &Bodies{mentions: map[int32][]*Article{}}
	for _, a := range s.Articles {
		for _, t := range mentions(a) {
			b.mentions[t] = append(b.mentions[t], a)
		}
	}
	return b
}

// Mentioning gives the articles that mention a term or quote words that use it, the newest first. b may be nil.
func (s *Site) Mentioning(b *Bodies, t *Term) []*Article {
	var list []*Article
	if b != nil {
		list = slices.Clone(b.mentions[t.Number])
	}
	listed := make(map[*Article]bool, len(list))
	for _, a := range list {
		listed[a] = true
	}
	for _, e := range s.ByTerm(t.Slug.Value) {
		for _, q := range e.Quote.Statement.Quotes {
			if !listed[q.Article] && slices.Contains(q.Terms, t) {
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
