package locale

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/edtf"
)

func (e english) date(d edtf.Date, short bool) string {
	if d.IsZero() {
		return ""
	}
	from, to := d.Start(), d.End()
	switch {
	case from == to && short:
		return e.point(from, short)
	case from == to:
		return e.point(from, short) + e.clock(d)
	case from.Bound == edtf.Open:
		return "until " + e.point(to, short)
	case from.Bound == edtf.Unknown:
		return "from an unknown date to " + e.point(to, short)
	case to.Bound == edtf.Open:
		return "from " + e.point(from, short)
	case to.Bound == edtf.Unknown:
		return "from " + e.point(from, short) + " to an unknown date"
	}
	return e.span(from, to, short)
}

// span writes an interval with two dates, saying once what they share: "14–16 September 2014".
func (e english) span(from, to edtf.Point, short bool) string {
	if isPlain(from) && isPlain(to) && from.Precision == to.Precision {
		switch sameYear := from.Year == to.Year; {
		case from.Precision == edtf.InDay && sameYear && from.Month == to.Month:
			return fmt.Sprintf("%d–%s", from.Day, e.point(to, short))
		case from.Precision == edtf.InDay && sameYear:
			return fmt.Sprintf("%d %s – %s", from.Day, e.month(from, short), e.point(to, short))
		case from.Precision == edtf.Month && sameYear:
			return e.month(from, short) + "–" + e.point(to, short)
		case from.Precision == edtf.InSeason && sameYear:
			return englishSeasons[from.Season] + "–" + e.point(to, short)
		case from.Precision == edtf.Year:
			if years, ok := e.years(from.Year, to.Year); ok {
				return years
			}
		}
	}
	// A dash between two dashes can't be read.
	a, b := e.point(from, short), e.point(to, short)
	if strings.Contains(a+b, "–") {
		return "from " + a + " to " + b
	}
	return a + " – " + b
}

// isPlain reports whether a point is written without a doubt, so that its parts can be shared with another.
func isPlain(p edtf.Point) bool {
	return !p.Approximate && !p.Uncertain && p.Unspecified == edtf.NothingUnspecified
}

// point writes a date that is not an interval, or one end of an interval.
func (e english) point(p edtf.Point, short bool) string {
	s := ""
	switch p.Precision {
	case edtf.Century, edtf.Decade:
		s = e.someYear(p)
	case edtf.Year:
		s = e.year(p.Year)
		if p.Year >= 10000 {
			s = "the year " + s
		}
	case edtf.InSeason:
		s = englishSeasons[p.Season] + " " + e.year(p.Year)
	case edtf.Month:
		s = e.month(p, short) + " " + e.year(p.Year)
	default:
		s = fmt.Sprintf("%d %s %s", p.Day, e.month(p, short), e.year(p.Year))
	}
	if p.Approximate {
		s = "about " + s
	}
	var notes []string
	if !short && p.Unspecified != edtf.NothingUnspecified {
		notes = append(notes, [...]string{"", "month", "day", "month and day"}[p.Unspecified]+" unknown")
	}
	if p.Uncertain {
		notes = append(notes, "uncertain")
	}
	if notes != nil {
		s += " (" + strings.Join(notes, ", ") + ")"
	}
	return s
}

func (english) month(p edtf.Point, short bool) string {
	if short {
		return englishShortMonths[p.Month]
	}
	return englishMonths[p.Month]
}

// someYear writes a decade, "the 2010s", or a century. "The 2000s" might be ten years or a hundred, so it is never written.
func (e english) someYear(p edtf.Point) string {
	first, last := p.Years()
	if p.Precision == edtf.Decade && first >= 1000 && first%100 != 0 {
		return fmt.Sprintf("the %ds", first)
	}
	if years, ok := e.years(first, last); ok {
		return "the years " + years
	}
	return "the years from " + e.year(first) + " to " + e.year(last)
}

// years writes a run of years that share their era and need no words: "2014–2016", "100–44 BC".
func (e english) years(first, last int64) (string, bool) {
	switch {
	case first >= 1000 && last < 10000:
		return fmt.Sprintf("%d–%d", first, last), true
	case first > 0 && last < 1000:
		return fmt.Sprintf("AD %d–%d", first, last), true
	case last <= 0 && first > -9999:
		return fmt.Sprintf("%d–%s", 1-first, e.year(last)), true
	}
	return "", false
}

// year writes a year: "2014", "AD 45", "44 BC", "170,000,002".
func (english) year(y int64) string {
	switch {
	case y <= 0:
		return yearDigits(1-y) + " BC"
	case y < 1000:
		return fmt.Sprintf("AD %d", y)
	}
	return yearDigits(y)
}

// yearDigits groups only numbers that are too long to be read as years.
func yearDigits(n int64) string {
	if n < 10000 {
		return strconv.FormatInt(n, 10)
	}
	return groupThousands(n)
}

// clock writes the time of day after a date: ", 10:30 (UTC−04:00)". Seconds stand only where there are any.
func (english) clock(d edtf.Date) string {
	hour, minute, second, offset, zoned, ok := d.Clock()
	if !ok {
		return ""
	}
	s := fmt.Sprintf(", %02d:%02d", hour, minute)
	if second != 0 {
		s += fmt.Sprintf(":%02d", second)
	}
	switch {
	case !zoned:
		return s + " (local time)"
	case offset == 0:
		return s + " (UTC)"
	}
	return s + " (UTC" + strings.Replace(edtf.Offset(offset), "-", "−", 1) + ")"
}
