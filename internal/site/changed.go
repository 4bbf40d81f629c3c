package site

import (
	"time"

	"github.com/gloss-press/gloss/internal/edtf"
)

// Changed is the moment of the last change that the article tells of: of its date, its updated and its corrections the latest.
func (a *Article) Changed() time.Time {
	if a.revised.After(a.Published) {
		return a.revised
	}
	return a.Published
}

// revise finds out when the article was changed last.
func (a *Article) revise(s *Site) {
	a.Updated = s.Moment(a.Article.Updated)
	a.Revised, a.revised = a.Article.Updated.Date, a.Updated
	if !a.Revised.IsZero() && s.dayOf(a.Updated) < s.dayOf(a.Published) {
		a.Revised, a.revised = edtf.Date{}, time.Time{} // a mistake, and reported
	}
	for i := range a.Corrections {
		d := a.Corrections[i].Date
		if at := s.Moment(d); at.After(a.Changed()) {
			a.Revised, a.revised = d.Date, at
		}
	}
}
