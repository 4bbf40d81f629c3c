package edtf

import (
	"fmt"
	"strings"
	"unique"
)

// maxLength is longer than any date of levels 0 and 1 that can be meant.
const maxLength = 100

// Parse reads a date of EDTF's level 0 or 1. The error, if any, is an *Error.
//
// Wider than EDTF, as ISO 8601 and people are: a time may end with its minute, and a space may stand for the T before it. Stricter
// than some: a time has no fraction, an offset lies between -12:00 and +14:00, an
// interval has a date on at least one side, and the years of an interval do not run backwards.
func Parse(s string) (Date, error) {
	d, err := parse(s)
	if err == nil {
		return Date{unique.Make(d)}, nil
	}
	if g := guess(s); g != "" {
		err.Hint = g
	}
	if err.Hint == "" {
		err.Hint = hintForms
	}
	return Date{}, err
}

// parse is Parse without guesses.
func parse(s string) (date, *Error) {
	switch {
	case s == "":
		return date{}, fail(0, "the date is empty", hintForms)
	case len(s) > maxLength:
		return date{}, fail(0, "this is too long for a date", hintForms)
	case s[0] == '[' || s[0] == '{':
		return date{}, fail(0, "a set of dates in brackets"+level2, "write an interval, as in 1667/1672, or the earliest of the dates")
	case strings.Contains(s, "/"):
		return parseInterval(s)
	case strings.Contains(s, "T"), spacedTime(s) > 0:
		return parseDateTime(s)
	case s == "..":
		return date{}, fail(0, "“..” is an open end, and no date", hintOpen)
	}
	p, err := parsePoint(s, 0)
	return date{text: s, from: p, to: p}, err
}

// parseInterval reads "from/to".
func parseInterval(s string) (date, *Error) {
	from, to, _ := strings.Cut(s, "/")
	second := len(from) + 1
	if i := strings.IndexByte(to, '/'); i >= 0 {
		return date{}, fail(second+i, "an interval has two ends, with one slash between them", "")
	}
	for _, end := range []string{from, to} {
		i := max(strings.IndexByte(end, 'T'), spacedTime(end))
		if i > 0 && isDigits(end[i-1:i]) {
			return date{}, fail(strings.Index(s, end)+i, "an interval joins dates, not times", "leave the times out, as in 2014-09-14/2014-09-16")
		}
	}
	d := date{text: s, interval: true}
	var err *Error
	if d.from, err = parseEnd(from, 0); err != nil {
		return date{}, err
	}
	if d.to, err = parseEnd(to, second); err != nil {
		return date{}, err
	}
	if d.from.Bound != Given && d.to.Bound != Given {
		return date{}, fail(0, "neither end of this interval has a date", hintOpen)
	}
	if d.from.Bound == Given && d.to.Bound == Given && d.to.last() < d.from.first() {
		return date{}, fail(second, "this interval ends before it starts", "write the earlier date first: "+to+"/"+from)
	}
	return d, nil
}

// parseEnd reads one end of an interval, which stands at that offset.
func parseEnd(s string, at int) (Point, *Error) {
	switch s {
	case "":
		return Point{Bound: Unknown}, nil
	case "..":
		return Point{Bound: Open}, nil
	}
	return parsePoint(s, at)
}

// parsePoint reads a date that is not an interval and has no time. It stands at that offset in what was written.
func parsePoint(s string, at int) (Point, *Error) {
	var p Point
	body := strings.TrimRight(s, "?~%")
	marks := s[len(body):]
	if len(marks) > 1 {
		return p, fail(at+len(body), "a date takes one mark at its end", "")
	}
	p.Uncertain = marks == "?" || marks == "%"
	p.Approximate = marks == "~" || marks == "%"
	if i := strings.IndexAny(body, "?~%"); i >= 0 {
		return p, fail(at+i, "a mark on a part of the date"+level2, "")
	}
	if strings.HasPrefix(body, "Y") {
		return p.withLongYear(body, at)
	}
	year, rest := body, ""
	if i := strings.IndexByte(body[min(1, len(body)):], '-'); i >= 0 {
		year, rest = body[:i+1], body[i+1:]
	}
	if err := p.readYear(year, at); err != nil || rest == "" {
		return p, err
	}
	at += len(year)
	if p.Precision != Year {
		return p, fail(at, "a month after a year with X"+level2, "write the year alone, as in 201X")
	}
	month, day, hasDay := strings.Cut(rest[1:], "-")
	if err := p.readMonth(month, at+1); err != nil || !hasDay {
		return p, err
	}
	if p.Precision == InSeason {
		return p, fail(at+3, "a season has no day", "write a month, 01 to 12, before a day")
	}
	return p, p.readDay(day, at+1+len(month)+1)
}

// readYear reads four characters: digits, of which the last one or two may be X, after a minus sign or not.
func (p *Point) readYear(s string, at int) *Error {
	digits := strings.TrimPrefix(s, "-")
	known := strings.TrimRight(digits, "X")
	masked := len(digits) - len(known)
	switch {
	case len(digits) != 4:
		return fail(at, notADate, "")
	case masked > 2:
		return fail(at, "a year with more than two X"+level2, "leave at most its last two digits open: 201X, 20XX")
	case !isDigits(known) && strings.Trim(digits, "0123456789X") == "":
		return fail(at, "X before a digit of the year"+level2, "leave its last digits open: 201X, 20XX")
	case !isDigits(known):
		return fail(at, notADate, "")
	case s == "-0000":
		return fail(at, "there is no year -0000", "write 0000 for the year 1 BC, -0001 for 2 BC")
	}
	span := [...]int64{1, 10, 100}[masked]
	p.Precision = [...]Precision{Year, Decade, Century}[masked]
	p.Year = number(known) * span
	if len(s) > len(digits) {
		p.Year = -(p.Year + span - 1)
	}
	return nil
}

const notADate = "this is not a date that Gloss can read"

// maxYearDigits keeps every day of every year within a Day.
const maxYearDigits = 15

// withLongYear reads a year of more than four digits, "Y170000002" or "Y-170000002".
func (p Point) withLongYear(s string, at int) (Point, *Error) {
	digits := strings.TrimPrefix(s[1:], "-")
	sign := s[1 : len(s)-len(digits)]
	switch {
	case isDigits(strings.NewReplacer("E", "", "S", "").Replace(digits)) && !isDigits(digits):
		return p, fail(at, "a year with E or S"+level2, "write the year's digits, as in Y170000000")
	case !isDigits(digits):
		return p, fail(at, notADate, "")
	case len(digits) > maxYearDigits:
		return p, fail(at, fmt.Sprintf("a year may have %d digits", maxYearDigits), "write a year that is nearer")
	case len(digits) < 4:
		return p, fail(at, "Y stands only before a year of more than four digits", "write a year with four digits, as in 0044")
	case len(digits) == 4:
		return p, fail(at, "Y stands only before a year of more than four digits", "write "+sign+digits)
	case digits[0] == '0':
		return p, fail(at, "a year after Y does not start with 0", "leave the zero out; years of four digits take no Y")
	}
	p.Precision = Year
	p.Year = number(digits)
	if sign != "" {
		p.Year = -p.Year
	}
	return p, nil
}

// readMonth reads what follows the year: a month, a season, or XX.
func (p *Point) readMonth(s string, at int) *Error {
	switch {
	case s == "XX":
		p.Unspecified = MonthUnspecified
		return nil
	case isHalfMasked(s):
		return fail(at, "a month with one X"+level2, "write XX where the month is not known")
	case len(s) != 2 || !isDigits(s):
		return fail(at, notADate, "")
	}
	switch m := uint8(number(s)); {
	case 1 <= m && m <= 12:
		p.Month, p.Precision = m, Month
	case 21 <= m && m <= 24:
		p.Season, p.Precision = Season(m-20), InSeason
	case 25 <= m && m <= 41:
		return fail(at, "the part "+s+" of a year"+level2, hintMonths)
	default:
		return fail(at, "there is no month "+s, hintMonths)
	}
	return nil
}

// readDay reads what follows the month: a day, or XX.
func (p *Point) readDay(s string, at int) *Error {
	switch {
	case s == "XX" && p.Unspecified == MonthUnspecified:
		p.Unspecified = MonthAndDayUnspecified
		return nil
	case s == "XX":
		p.Unspecified = DayUnspecified
		return nil
	case isHalfMasked(s):
		return fail(at, "a day with one X"+level2, "write XX where the day is not known")
	case len(s) != 2 || !isDigits(s):
		return fail(at, notADate, "")
	case p.Unspecified == MonthUnspecified:
		return fail(at, "a day in an unknown month"+level2, "write XX for the day too")
	}
	day := int(number(s))
	last := daysInMonth(p.Year, int(p.Month))
	switch {
	case day == 0:
		return fail(at, "there is no day 00", "write XX where the day is not known, or leave it out")
	case day > last:
		return fail(at, fmt.Sprintf("this month has no day %d", day), fmt.Sprintf("its last day is %02d", last))
	}
	p.Day, p.Precision = uint8(day), InDay
	return nil
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isHalfMasked reports whether s is a digit and an X.
func isHalfMasked(s string) bool {
	return len(s) == 2 && strings.Count(s, "X") == 1 && strings.Trim(s, "0123456789X") == ""
}

func number(s string) (n int64) {
	for i := range len(s) {
		n = n*10 + int64(s[i]-'0')
	}
	return n
}
