package locale

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/edtf"
)

// Date writes a date as precisely as it was given and no more: "14 September 2014", "about 2014", "from 2014". No date is "".
func (l *Locale) Date(d edtf.Date) string { return dates{Locale: l}.date(d) }

// ShortDate is Date for tight places: "14 Sept 2014". It leaves out the time of day and what is said to be unknown.
func (l *Locale) ShortDate(d edtf.Date) string { return dates{Locale: l, tight: true}.date(d) }

// DateIn is ShortDate where a year is known to the reader: a day of that year stands without it, "14 Sept".
func (l *Locale) DateIn(d edtf.Date, year int64) string {
	w := dates{Locale: l, tight: true}
	if d.Start() == d.End() {
		w.within = &year
	}
	return w.date(d)
}

// Heading writes a point of time for the head of a column, where the year need not stand each time: "14 Sept", "2014", "14 Sept 2014".
// The year is "" where the first has it.
func (l *Locale) Heading(p edtf.Point) (short, year, full string) {
	p.Approximate, p.Uncertain = false, false
	w := dates{Locale: l, tight: true}
	full, year = w.point(p), w.year(p.Year)
	switch {
	case p.Precision >= edtf.InDay:
		short = l.Say("date.day-of-month", "day", w.day(p), "month", w.month(p))
	case p.Precision == edtf.Month:
		short = w.month(p)
	case p.Precision == edtf.InSeason:
		short = w.seasons[p.Season]
	default:
		short, year = full, ""
	}
	return short, year, full
}

// dates writes dates, in full or for tight places.
type dates struct {
	*Locale
	tight  bool
	within *int64 // the year that a day stands without; nil for none
}

func (w dates) date(d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	from, to := d.Start(), d.End()
	switch {
	case from == to && w.tight:
		return w.point(from)
	case from == to:
		return w.clock(d, w.point(from))
	case from.Bound == edtf.Open:
		return w.phrase("date.until", to)
	case from.Bound == edtf.Unknown:
		return w.phrase("date.from-unknown", to)
	case to.Bound == edtf.Open:
		return w.phrase("date.since", from)
	case to.Bound == edtf.Unknown:
		return w.phrase("date.to-unknown", from)
	}
	return w.span(from, to)
}

// span writes an interval with two dates, saying once what they share: "14–16 September 2014".
func (w dates) span(from, to edtf.Point) string {
	if isPlain(from) && isPlain(to) && from.Precision == to.Precision {
		day, year := w.day(to), w.year(to.Year)
		switch sameYear := from.Year == to.Year; {
		case from.Precision == edtf.InDay && sameYear && from.Month == to.Month:
			return w.Say(w.form("span.days"), "from", w.day(from), "day", day, "month", w.month(to), "year", year)
		case from.Precision == edtf.InDay && sameYear:
			return w.Say(w.form("span.days-of-months"), "from", w.day(from), "from-month", w.month(from), "day", day, "month", w.month(to), "year", year)
		case from.Precision == edtf.Month && sameYear:
			return w.Say(w.form("span.months"), "from", w.month(from), "month", w.month(to), "year", year)
		case from.Precision == edtf.InSeason && sameYear:
			return w.Say("span.seasons", "from", w.seasons[from.Season], "season", w.seasons[to.Season], "year", year)
		case from.Precision == edtf.Year:
			if years, ok := w.years(from.Year, to.Year); ok {
				return years
			}
		}
	}
	// A dash between two dashes can't be read.
	a, b := w.point(from), w.point(to)
	if strings.Contains(a+b, "–") {
		return w.Say("span.dates-with-dashes", "from", a, "to", b)
	}
	return w.Say("span.dates", "from", a, "to", b)
}

// phrase puts a point of time into a message, of which there is another for a day: “depuis 2014”, “depuis le 14 septembre 2014”.
func (w dates) phrase(key string, p edtf.Point) string {
	return w.Say(phraseKey(key, p), "date", w.point(p))
}

func phraseKey(key string, p edtf.Point) string {
	if p.Precision >= edtf.InDay && !p.Approximate { // else "about" stands before it
		return key + "-day"
	}
	return key
}

// InPhrase puts a date into a message of the catalogue that has another for a day, KEY-day: “corrected in September 2014”, “corrected on 14
// September 2014”.
func (l *Locale) InPhrase(key string, d edtf.Date) string {
	if d.Start() != d.End() {
		return l.Say(key, "date", l.Date(d))
	}
	return l.Say(phraseKey(key, d.Start()), "date", l.Date(d))
}

// isPlain reports whether a point is written without a doubt, so that its parts can be shared with another.
func isPlain(p edtf.Point) bool {
	return !p.Approximate && !p.Uncertain && p.Unspecified == edtf.NothingUnspecified
}

// point writes a date that is not an interval, or one end of an interval.
func (w dates) point(p edtf.Point) string {
	s := ""
	switch p.Precision {
	case edtf.Century, edtf.Decade:
		s = w.someYear(p)
	case edtf.Year:
		s = w.year(p.Year)
		if p.Year >= 10000 {
			s = w.Say("date.year-long", "year", s)
		}
	case edtf.InSeason:
		s = w.Say("date.season", "season", w.seasons[p.Season], "year", w.year(p.Year))
	case edtf.Month:
		s = w.Say(w.form("date.month"), "month", w.month(p), "year", w.year(p.Year))
	default:
		if w.within != nil && *w.within == p.Year {
			s = w.Say("date.day-of-year", "day", w.day(p), "month", w.month(p))
			break
		}
		s = w.Say(w.form("date.day"), "day", w.day(p), "month", w.month(p), "year", w.year(p.Year))
	}
	if p.Approximate {
		key := "date.about"
		if p.Precision >= edtf.InDay {
			key = "date.about-day"
		}
		s = w.Say(key, "date", s)
	}
	unspecified := p.Unspecified
	if w.tight {
		unspecified = edtf.NothingUnspecified
	}
	if doubt := doubts[unspecified][p.Uncertain]; doubt != "" {
		return w.Say(doubt, "date", s)
	}
	return s
}

// doubts are the messages for what is unknown of a date, and for whether the rest is uncertain.
var doubts = [...]map[bool]string{
	edtf.NothingUnspecified:     {true: "date.uncertain"},
	edtf.MonthUnspecified:       {false: "date.month-unknown", true: "date.month-unknown-uncertain"},
	edtf.DayUnspecified:         {false: "date.day-unknown", true: "date.day-unknown-uncertain"},
	edtf.MonthAndDayUnspecified: {false: "date.month-and-day-unknown", true: "date.month-and-day-unknown-uncertain"},
}

// tights are the messages that are others in tight places.
var tights = map[string]string{"date.day": "date.short", "date.month": "date.short-month", "span.days": "span.short-days", "span.days-of-months": "span.short-days-of-months", "span.months": "span.short-months"}

// form gives the message by which a date is put together.
func (w dates) form(key string) string {
	if w.tight {
		return tights[key]
	}
	return key
}

// day writes the number of a day. Of the first of a month some languages have a word: “1er”, “1º”.
func (w dates) day(p edtf.Point) string {
	if p.Day == 1 {
		return w.first
	}
	return strconv.Itoa(int(p.Day))
}

// month names a point's month, which stands beside its day or alone.
func (w dates) month(p edtf.Point) string {
	switch {
	case w.tight:
		return w.short[p.Month]
	case p.Precision == edtf.Month:
		return w.alone[p.Month]
	}
	return w.months[p.Month]
}

// someYear writes a decade, "the 2010s", or a century. "The 2000s" might be ten years or a hundred, so it is never written.
func (w dates) someYear(p edtf.Point) string {
	first, last := p.Years()
	if p.Precision == edtf.Decade && first >= 1000 && first%100 != 0 {
		return w.Say("date.decade", "year", strconv.FormatInt(first, 10))
	}
	if years, ok := w.years(first, last); ok {
		return w.Say("date.years", "years", years)
	}
	return w.Say("date.years-apart", "from", w.year(first), "to", w.year(last))
}

// years writes a run of years that share their era and need no words: "2014–2016", "100–44 BC".
func (w dates) years(first, last int64) (string, bool) {
	key := ""
	switch {
	case first >= 1000 && last < 10000:
		key = "span.years"
	case first > 0 && last < 1000:
		key = "span.years-ad"
	case last <= 0 && first > -9999:
		key, first, last = "span.years-bc", 1-first, 1-last
	default:
		return "", false
	}
	return w.Say(key, "from", strconv.FormatInt(first, 10), "to", strconv.FormatInt(last, 10)), true
}

// year writes a year: "2014", "AD 45", "44 BC", "170,000,002".
func (w dates) year(y int64) string {
	switch {
	case y <= 0:
		return w.Say("date.bc", "year", w.yearDigits(1-y))
	case y < 1000:
		return w.Say("date.ad", "year", strconv.FormatInt(y, 10))
	}
	return w.yearDigits(y)
}

// yearDigits groups only numbers that are too long to be read as years.
func (w dates) yearDigits(n int64) string {
	if n < 10000 {
		return strconv.FormatInt(n, 10)
	}
	return w.Number(int(n))
}

// clock writes the time of day after a date: ", 10:30 (UTC−04:00)". Seconds stand only where there are any.
func (w dates) clock(d edtf.Date, date string) string {
	hour, minute, second, offset, zoned, ok := d.Clock()
	if !ok {
		return date
	}
	time := fmt.Sprintf("%02d:%02d", hour, minute)
	if second != 0 {
		time += fmt.Sprintf(":%02d", second)
	}
	zone := "UTC"
	if !zoned {
		zone = w.Say("date.local-time")
	} else if offset != 0 {
		zone += strings.Replace(edtf.Offset(offset), "-", "−", 1)
	}
	return w.Say("date.time", "date", date, "time", time, "zone", zone)
}

// Between writes the time from one date to a later one: "14–16 September 2014"; "" where an end is open or unknown. Of the two nothing is
// said that is less than a day.
func (l *Locale) Between(from, to edtf.Date) string {
	if from.String() == to.String() {
		return l.Date(from)
	}
	a, b := from.Start(), to.End()
	if from.IsZero() || to.IsZero() || a.Bound != edtf.Given || b.Bound != edtf.Given {
		return ""
	}
	return dates{Locale: l}.span(a, b)
}
