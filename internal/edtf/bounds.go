package edtf

import "math"

// First is the earliest day the date can mean, as written: marks of doubt move nothing. It is false where the start is open
// or unknown, and for no date. Seasons are those of the north, by months: spring is March to May, winter begins in December.
func (d Date) First() (Day, bool) {
	if d.IsZero() || d.Start().Bound != Given {
		return 0, false
	}
	return d.Start().first(), true
}

// Last is the latest day the date can mean, as First is the earliest.
func (d Date) Last() (Day, bool) {
	if d.IsZero() || d.End().Bound != Given {
		return 0, false
	}
	return d.End().last(), true
}

// Year is the year under which a date is filed: that of First, or of Last where the start is open or unknown.
func (d Date) Year() (int64, bool) {
	if p := d.Start(); p.Bound == Given {
		return p.Year, !d.IsZero()
	}
	day, ok := d.Last()
	if !ok {
		return 0, false
	}
	year, _, _ := day.Civil()
	return year, true
}

// EndsBefore reports whether all that d can mean lies before all that e can mean. An end that is open or unknown has no limit. Times of
// one civil day are compared where both have an offset or neither has.
func (d Date) EndsBefore(e Date) bool {
	last, ended := d.Last()
	first, begun := e.First()
	if !ended || !begun || last != first || d.date().zone != e.date().zone || d.date().zone == noTime {
		return ended && begun && last < first
	}
	end := d.utcSeconds()
	if d.Precision() == Minute {
		end += 59
	}
	return end < e.utcSeconds()
}

// Limits are First and Last, with the ends of time for what has none.
func (d Date) Limits() (first, last Day) {
	first, last = math.MinInt64, math.MaxInt64
	if day, ok := d.First(); ok {
		first = day
	}
	if day, ok := d.Last(); ok {
		last = day
	}
	return first, last
}

// first is the earliest day of a point that is given.
func (p Point) first() Day {
	if p.Precision == InSeason {
		return CivilDay(p.Year, int(p.Season)*3, 1)
	}
	return CivilDay(p.Year, max(1, int(p.Month)), max(1, int(p.Day)))
}

// last is the latest day of a point that is given.
func (p Point) last() Day {
	switch {
	case p.Precision <= Year:
		_, last := p.Years()
		return CivilDay(last, 12, 31)
	case p.Season == Winter:
		return CivilDay(p.Year+1, 3, 1) - 1
	case p.Precision == InSeason:
		return CivilDay(p.Year, int(p.Season)*3+3, 1) - 1
	case p.Precision == Month:
		return CivilDay(p.Year, int(p.Month), daysInMonth(p.Year, int(p.Month)))
	}
	return CivilDay(p.Year, int(p.Month), int(p.Day))
}

// Years are the first and last year that a given point can mean: 201X gives 2010 and 2019, -201X gives -2019 and -2010.
func (p Point) Years() (first, last int64) {
	switch p.Precision {
	case Century:
		last = p.Year + 99
	case Decade:
		last = p.Year + 9
	default:
		return p.Year, p.Year
	}
	if p.Year < 0 && last == 0 {
		last = -1 // -000X: EDTF has no year -0000
	}
	return p.Year, last
}
