package locale

import "github.com/gloss-press/gloss/internal/edtf"

// gap is a silence between two dates, ready to be put into words.
type gap struct {
	n     int64
	unit  unit
	next  bool // the unit that follows, not a length: "the next month" may begin a day later
	about bool
}

// unit is what a gap is counted in. The finer is the smaller.
type unit uint8

const (
	inDays unit = iota
	inMonths
	inYears
	inNothing // too vague to count
)

// Days are told up to mostDays, months up to mostMonths: beyond, nobody counts them.
const (
	mostDays   = 59
	mostMonths = 23
)

// Gap tells the silence between two neighbouring entries of a timeline: "the next day", "11 days later", "two years later".
// It counts from the end of the earlier to the start of the later, in units that both dates are known to. It is "" where
// there is none to tell: the dates touch or overlap, are too vague or uncertain, or are not in order.
func (l *Locale) Gap(from, to edtf.Date) string {
	g, ok := between(from, to)
	if !ok {
		return ""
	}
	switch key := gapKeys[g.unit]; {
	case g.next:
		return l.Say(key.next)
	case g.about:
		return l.CountInWords(key.about, g.n)
	case g.n <= mostDays:
		return l.later[g.unit][g.n]
	default:
		return l.CountInWords(key.later, g.n)
	}
}

// CountInWords gives a message in the plural form of a number, which is written as a word where it is small: “four days later”.
func (l *Locale) CountInWords(key string, n int64) string {
	number := l.Number(int(n))
	if n < int64(len(l.numbers)) {
		number = l.numbers[n]
	}
	return l.Catalogue.Count(key, int(n), "n", number)
}

// gapKeys are the messages for each unit. Days are never told about.
var gapKeys = [...]struct{ next, later, about string }{
	inDays:   {"gap.next-day", "gap.days", ""},
	inMonths: {"gap.next-month", "gap.months", "gap.about-months"},
	inYears:  {"gap.next-year", "gap.years", "gap.about-years"},
}

// between measures the silence from the end of one date to the start of another.
func between(from, to edtf.Date) (gap, bool) {
	last, ok1 := from.Last()
	first, ok2 := to.First()
	if !ok1 || !ok2 || first <= last {
		return gap{}, false
	}
	a, b := from.End(), to.Start()
	if a.Uncertain || b.Uncertain {
		return gap{}, false
	}
	finest := max(unitOf(a), unitOf(b))
	months := (b.Year-a.Year)*12 + int64(b.Month) - int64(a.Month)
	g := gap{n: b.Year - a.Year, unit: inYears, about: a.Approximate || b.Approximate}
	switch finest {
	case inDays:
		days := int64(first - last)
		if a.Day != b.Day { // else they are whole months apart
			months = (days*4800 + 146097/2) / 146097 // 400 years have 4800 months and 146097 days
		}
		if days <= mostDays && a.Day != b.Day {
			g = gap{n: days, unit: inDays, next: days == 1}
		} else {
			g.inMonthsOrYears(months)
		}
	case inMonths:
		g.inMonthsOrYears(months)
		g.next = months == 1
	case inYears:
		g.next = g.n == 1
	}
	// "About" blurs what is next, and the year in which it would be.
	return g, finest != inNothing && g.n > 0 && !(g.about && g.n < 2)
}

// inMonthsOrYears tells a number of months: "three months", "one year", "23 months", "two years".
func (g *gap) inMonthsOrYears(months int64) {
	if months <= mostMonths && months != 12 {
		g.n, g.unit = months, inMonths
		return
	}
	g.n, g.unit = (months+6)/12, inYears
}

// unitOf is the finest unit in which the distance to a date can be told. "About" takes away the finest that is written.
func unitOf(p edtf.Point) unit {
	u := inNothing
	switch p.Precision {
	case edtf.InDay, edtf.Minute, edtf.Second:
		u = inDays
	case edtf.Month:
		u = inMonths
	case edtf.InSeason, edtf.Year:
		u = inYears
	}
	if p.Approximate {
		u = min(u+1, inNothing)
	}
	return u
}
