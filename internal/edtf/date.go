// Package edtf reads dates as writers give them: the Extended Date/Time Format of the Library of Congress (2019), levels 0
// and 1, which is ISO 8601-1 and the simpler half of ISO 8601-2. It parses, orders and bounds dates, and knows no language.
//
// A date is civil: it is the day in the calendar that the writer named, and no time zone ever moves it.
package edtf

import (
	"time"
	"unique"
)

// Date is one date as written: a point in the calendar, as exact or as vague as it was given, or an interval between two.
// The zero Date is no date. Dates are comparable with ==, which asks whether they are written the same. All that are share what was read:
// a site has many dates, and few days.
type Date struct{ read unique.Handle[date] }

// date is what was read of a Date.
type date struct {
	text     string
	from, to Point // equal unless it is an interval
	seconds  int32 // of the day, where zone says that there is a time
	offset   int16 // minutes east of UTC
	zone     zone
	interval bool
}

// zone says what is known about the time of day of a Date.
type zone uint8

const (
	noTime    zone = iota
	localTime      // a time without an offset: no instant
	fixedTime      // a time with an offset
)

// Point is a date that is not an interval, or one end of an interval.
type Point struct {
	// Year counts as EDTF does: 0 is 1 BC, -43 is 44 BC. Of a decade or century it is the first that can be meant: 201X
	// has 2010, -201X has -2019.
	Year        int64
	Month       uint8 // 1 to 12; 0 where it is not given
	Day         uint8 // 1 to 31; 0 where it is not given
	Season      Season
	Precision   Precision
	Unspecified Unspecified
	Approximate bool // about this date: ~ or %
	Uncertain   bool // perhaps not this date: ? or %
	Bound       Bound
}

// Precision is how much of a date is known. The vaguer is the smaller.
type Precision uint8

// The precisions. 2004-XX is known to the year: that there was a month, and not which.
const (
	Century  Precision = iota // 20XX
	Decade                    // 201X
	Year                      // 2014, 2014-XX, 2014-XX-XX
	InSeason                  // 2014-21
	Month                     // 2014-09, 2014-09-XX
	InDay                     // 2014-09-14
	Minute                    // 2014-09-14T10:30
	Second                    // 2014-09-14T10:30:00
)

// Season is a quarter of the year, by its number in EDTF less 20. EDTF does not say on which half of the earth.
type Season uint8

// The seasons; the zero Season is none.
const (
	Spring Season = iota + 1 // 21
	Summer                   // 22
	Autumn                   // 23
	Winter                   // 24
)

// Unspecified says which parts of a Point are written XX.
type Unspecified uint8

// What can be left unspecified after a known year.
const (
	NothingUnspecified     Unspecified = iota
	MonthUnspecified                   // 2004-XX
	DayUnspecified                     // 1985-04-XX
	MonthAndDayUnspecified             // 1985-XX-XX
)

// Bound says what an end of an interval is.
type Bound uint8

// The kinds of ends.
const (
	Given   Bound = iota // a date
	Open                 // "..": it has no end on this side, or none worth telling
	Unknown              // nothing written: there is an end, and nobody knows it
)

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

func (d Date) date() date {
	if d.IsZero() {
		return date{}
	}
	return d.read.Value()
}

// String gives the date as EDTF writes it, and "" for no date. It is as it was written, but for a space before the time, which is a T,
// and for the minutes of an offset.
func (d Date) String() string { return d.date().text }

// IsInterval reports whether the date was written as an interval, with a slash.
func (d Date) IsInterval() bool { return d.date().interval }

// Start is the start of an interval, or the whole of a date that is none.
func (d Date) Start() Point { return d.date().from }

// End is the end of an interval, or the whole of a date that is none.
func (d Date) End() Point { return d.date().to }

// Approximate reports whether the date, or an end of the interval, is marked "about": ~ or %.
func (d Date) Approximate() bool { return d.Start().Approximate || d.End().Approximate }

// Uncertain reports whether the date, or an end of the interval, is marked as uncertain: ? or %.
func (d Date) Uncertain() bool { return d.Start().Uncertain || d.End().Uncertain }

// Precision is how much is known of the date; of an interval, of its start, or of its end where the start is open or unknown.
func (d Date) Precision() Precision { return d.anchor().Precision }

// anchor is the point under which the date is filed and by which it is ordered: the start, or the end where the start is
// open or unknown.
func (d Date) anchor() Point {
	is := d.date()
	if is.from.Bound == Given {
		return is.from
	}
	return is.to
}

// Clock gives the time of day as written: hours, minutes and seconds, and the minutes east of UTC. The last result says
// whether an offset was given; ok is false for a date without a time.
func (d Date) Clock() (hour, minute, second, offset int, zoned, ok bool) {
	is := d.date()
	s := int(is.seconds)
	return s / 3600, s / 60 % 60, s % 60, int(is.offset), is.zone == fixedTime, is.zone != noTime
}

// Instant is the moment that the date names, in the offset it was written with. Only a date with a time and an offset has one.
func (d Date) Instant() (time.Time, bool) {
	is := d.date()
	if is.zone != fixedTime {
		return time.Time{}, false
	}
	loc := time.UTC
	if is.offset != 0 {
		loc = time.FixedZone("", int(is.offset)*60)
	}
	return time.Date(int(is.from.Year), time.Month(is.from.Month), int(is.from.Day), 0, 0, int(is.seconds), 0, loc), true
}
