package content

import (
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// date reads an EDTF date.
func (d *decoder) date(v *frontmatter.Node, k *Key) Date {
	return d.dateThat(v, k, func(edtf.Date) bool { return true })
}

// dateThat reads an EDTF date; one that is written in another form is mended where its key can have what was meant.
func (d *decoder) dateThat(v *frontmatter.Node, k *Key, fits func(edtf.Date) bool) Date {
	s := d.text(v, k)
	if s.Value == "" {
		return Date{}
	}
	date, err := edtf.Parse(s.Value)
	if e, ok := err.(*edtf.Error); ok {
		d.ErrorAt(d.Within(v, e.Offset+len(v.Value)-len(strings.TrimLeft(v.Value, " \t\r\n"))), diag.BadDate, e.Message, e.Hint)
		reading, _ := strings.CutPrefix(e.Hint, "write ")
		if meant, err := edtf.Parse(reading); err == nil && fits(meant) { // the hint names the one reading there is
			d.Write(v.Pos, reading)
		}
		return Date{}
	}
	return Date{Date: date, Pos: s.Pos}
}

// isDay reports whether a date is one full day.
func isDay(d edtf.Date) bool {
	return !d.IsZero() && !d.IsInterval() && d.Start().Precision >= edtf.InDay && !d.Approximate() && !d.Uncertain()
}

// day reads a date that names one day, with or without a time.
func (d *decoder) day(v *frontmatter.Node, k *Key) Date {
	date := d.dateThat(v, k, isDay)
	if date.IsZero() {
		return Date{}
	}
	if !isDay(date.Date) {
		d.ErrorAt(date.Pos, diag.BadDate, fmt.Sprintf("%s needs a full day, and is %q", k.Name, date.String()), "write it as in 2014-09-14, or with a time as in 2014-09-14T10:30:00-04:00")
		return Date{}
	}
	return date
}
