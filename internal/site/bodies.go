package site

import "slices"

// Redirect leads from an old address to a new one.
type Redirect struct {
	From string // as the writer gave it, with a leading slash
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

// Mentioning gives the articles that mention a term or quote words that use it, the newest first.
func (s *Site) Mentioning(b *Bodies, t *Term) []*Article {
	var list []*Article
	if b != nil {
		list = slices.Clone(b.mentions[t.Number])
	}
	for _, e := range s.byTerm[t.Slug.Value] {
		for _, q := range e.Statement.Quotes {
			if slices.Contains(q.Terms, t) && !slices.Contains(list, q.Article) {
				list = append(list, q.Article)
			}
		}
	}
	slices.SortStableFunc(list, func(x, y *Article) int { return y.Published.Compare(x.Published) })
	return list
}
