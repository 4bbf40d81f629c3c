package site

import (
	"fmt"
	"math"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
)

// span is the days that a date can mean, both ends included.
type span struct{ first, last edtf.Day }

// days gives those that a date can mean, one that is about a day being wider; false for no date and for one that is
// uncertain, of which nothing follows.
func days(d edtf.Date) (span, bool) {
	if d.IsZero() || d.Uncertain() {
		return span{}, false
	}
	first, last := d.Limits()
	if first != math.MinInt64 {
		first -= slack(d.Start())
	}
	if last != math.MaxInt64 {
		last += slack(d.End())
	}
	if _, ok := d.Instant(); ok { // on the other side of the earth it was another day
		first, last = first-1, last+1
	}
	return span{first, last}, true
}

// slack is by how many days a date that is "about" may be off: by one of the next larger unit.
func slack(p edtf.Point) edtf.Day {
	switch {
	case !p.Approximate:
		return 0
	case p.Precision >= edtf.InDay:
		return 31
	case p.Precision > edtf.Year:
		return 366
	case p.Precision == edtf.Year:
		return 3653
	}
	return 36525
}

// dayOf is the day of a moment in the site's time zone.
func (s *Site) dayOf(t time.Time) edtf.Day {
	y, m, d := t.In(s.Zone).Date()
	return edtf.CivilDay(int64(y), int(m), d)
}

// checkDates warns of dates that can't be right together: an article's own, its quotes' and those of their sources and speakers.
func (s *Site) checkDates() {
	for _, a := range s.Articles {
		s.checkChanges(a)
		early := s.checkEarly(a)
		type office struct {
			by   *Speaker
			date string
		}
		without := map[office]bool{}
		for _, q := range a.Quotes {
			if q != early {
				s.checkSourceDate(q)
			}
			if o := (office{q.Speaker, q.Date.String()}); q.Role == "" && !without[o] && !q.Speaker.couldHold(q.Date.Date) {
				without[o] = true
				s.remark(a.Path, q.SpeakerName().Pos, diag.NoRole, func() (string, string) {
					hint := fmt.Sprintf("write the role with its `from` and `to` in %s, or `role` here", q.Speaker.Path)
					if title := q.Speaker.roleBefore(q.Date.Date); title != "" {
						hint += ", such as “former " + title + "”"
					}
					return fmt.Sprintf("%s has no role on this date: %s", q.Speaker.Name, q.Date), hint
				})
			}
		}
	}
}

// couldHold reports whether one of a speaker's roles may be of that date; true where no roles are known.
func (p *Speaker) couldHold(d edtf.Date) bool {
	day, ok := days(d)
	if !ok || p.Speaker == nil || len(p.Roles) == 0 {
		return true
	}
	for i := range p.Roles {
		r := &p.Roles[i]
		from, hasFrom := days(r.From.Date)
		to, hasTo := days(r.To.Date)
		if (!hasFrom || from.first <= day.last) && (!hasTo || day.first <= to.last) {
			return true
		}
	}
	return false
}

// roleBefore gives the office that a speaker left last before a date; "" for none.
func (p *Speaker) roleBefore(d edtf.Date) string {
	day, _ := d.First()
	title, left := "", edtf.Day(math.MinInt64)
	for i := range p.Roles {
		if to, ok := p.Roles[i].To.Last(); ok && to < day && to >= left {
			title, left = p.Roles[i].Title.Value, to
		}
	}
	return title
}

// checkEarly warns of an article that is older than what it quotes: the latest day that it tells of comes before a quote's date,
// or before its source's. It gives the first quote that is so; the others have most likely the same reason.
func (s *Site) checkEarly(a *Article) *Quote {
	if a.Published.IsZero() {
		return nil
	}
	day := s.dayOf(a.Changed())
	var first *Quote
	others := 0
	for _, q := range a.Quotes {
		said, ok := days(q.Date.Date)
		late := ok && said.first > day
		if !late && q.Source != nil {
			made, ok := days(q.Source.Date.Date)
			late = ok && made.first > day
		}
		switch {
		case !late:
		case first == nil:
			first = q
		default:
			others++
		}
	}
	if first == nil {
		return nil
	}
	pos, what := first.Date.Pos, "this quote is"
	date := first.Date.String()
	if said, ok := days(first.Date.Date); !ok || said.first <= day {
		pos, what, date = first.SourceName().Pos, "this source is", first.Source.Date.String()
	}
	s.remark(a.Path, pos, diag.EarlyArticle, func() (string, string) {
		more := ""
		if others > 0 {
			more = fmt.Sprintf(" (and %s more)", diag.Plural(others, "quote", "quotes"))
		}
		return fmt.Sprintf("%s later than the article: %s, and the article is of %s%s", what, date, a.lastDate(), more),
			"mend the date that is wrong; where the words were added later, say so with `updated`"
	})
	return first
}

// lastDate is the date that Changed goes by, as written.
func (a *Article) lastDate() string {
	if !a.Revised.IsZero() {
		return a.Revised.String()
	}
	return a.Date.String()
}

// checkSourceDate warns of a quote that is dated outside of its source's date. Words that somebody reports later may be older than
// where they stand.
func (s *Site) checkSourceDate(q *Quote) {
	if q.Source == nil {
		return
	}
	said, ok := days(q.Date.Date)
	made, ok2 := days(q.Source.Date.Date)
	if !ok || !ok2 {
		return
	}
	kind := q.Source.Kind.Value
	reported := q.Via.Value != "" || kind == "article" || kind == "document"
	if said.first <= made.last && (reported || made.first <= said.last) {
		return
	}
	s.remark(q.Article.Path, q.Date.Pos, diag.SourceDate, func() (string, string) {
		hint := fmt.Sprintf("mend the date that is wrong (the source’s is %s:%d)", q.Source.Path, q.Source.Date.Pos.Line)
		if !reported && said.last < made.first {
			hint += ", or name with `via` who reported older words there"
		}
		return fmt.Sprintf("the date of this quote, %s, is not that of its source `%s`, %s", q.Date, q.Source.Slug.Value, q.Source.Date), hint
	})
}

// checkChanges warns of an article that was updated or corrected before it was published.
func (s *Site) checkChanges(a *Article) {
	if a.Published.IsZero() {
		return
	}
	day := s.dayOf(a.Published)
	if u := a.Article.Updated; !a.Updated.IsZero() && (s.dayOf(a.Updated) < day || hasTime(u.Date) && hasTime(a.Date.Date) && a.Updated.Before(a.Published)) {
		s.remark(a.Path, u.Pos, diag.DateOrder, func() (string, string) {
			return fmt.Sprintf("`updated`, %s, is before the article’s date, %s", u, a.Date), "mend the one that is wrong"
		})
	}
	for i := range a.Corrections {
		d := a.Corrections[i].Date
		if corrected, ok := days(d.Date); ok && corrected.last < day {
			s.remark(a.Path, d.Pos, diag.DateOrder, func() (string, string) {
				return fmt.Sprintf("this correction, %s, is before the article’s date, %s", d, a.Date), "mend the one that is wrong"
			})
		}
	}
}

func hasTime(d edtf.Date) bool {
	_, _, _, _, _, ok := d.Clock()
	return ok
}
