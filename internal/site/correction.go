package site

import (
	"cmp"
	"slices"

	"github.com/gloss-press/gloss/internal/content"
)

// Correction is what an earlier version of an article got wrong.
type Correction struct {
	*content.Correction
	Article *Article
	Number  int // its place in the article's list, from 1
}

// Corrections gives all corrections, the newest first.
func (s *Site) Corrections() []Correction {
	var list []Correction
	for _, a := range s.Articles {
		for i := range a.Corrections {
			list = append(list, Correction{&a.Corrections[i], a, i + 1})
		}
	}
	slices.SortStableFunc(list, func(a, b Correction) int {
		return cmp.Or(s.Moment(b.Date).Compare(s.Moment(a.Date)), cmp.Compare(a.Article.Slug.Value, b.Article.Slug.Value), cmp.Compare(a.Number, b.Number))
	})
	return list
}

// CorrectedIn gives all corrections of the year of a part, the oldest first.
func (s *Site) CorrectedIn(p Part) []Correction {
	list := slices.DeleteFunc(s.Corrections(), func(c Correction) bool { return c.year() != p.Year })
	slices.Reverse(list)
	return list
}

// PartCorrections gives the corrections of a part, the oldest first.
func (s *Site) PartCorrections(p Part) []Correction { return window(s.CorrectedIn(p), p.Number) }

// year gives the year under which a correction is filed.
func (c Correction) year() int64 {
	year, _ := c.Date.Date.Year()
	return year
}
