package edtf

import "fmt"

// HTML is a value for the datetime attribute of HTML's time element: as much of the date as HTML can say, and no more than
// is known of it. Seasons and years with X give their (first) year, an interval gives its start, or its end where the
// start is open or unknown. It is false where HTML has no value: years before 1, and no date.
func (d Date) HTML() (string, bool) {
	p := d.anchor()
	year := p.Year
	if d.IsZero() || year < 1 {
		return "", false
	}
	switch p.Precision {
	case Month:
		return fmt.Sprintf("%04d-%02d", year, p.Month), true
	case InDay:
		return fmt.Sprintf("%04d-%02d-%02d", year, p.Month, p.Day), true
	case Minute, Second:
		hour, minute, second, offset, zoned, _ := d.Clock()
		s := fmt.Sprintf("%04d-%02d-%02dT%02d:%02d", year, p.Month, p.Day, hour, minute)
		if p.Precision == Second {
			s += fmt.Sprintf(":%02d", second)
		}
		switch {
		case !zoned:
			return s, true
		case offset == 0:
			return s + "Z", true
		}
		return s + Offset(offset), true
	}
	return fmt.Sprintf("%04d", year), true
}

// Offset writes minutes east of UTC as ISO 8601 does: "-04:00".
func Offset(minutes int) string {
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}
