package picture

import "github.com/gloss-press/gloss/internal/edtf"

// Time is where a date stands in a drawing.
type Time struct {
	At       edtf.Day // its day; of a date that is vaguer than a day the one in the middle; of an interval the first
	Until    edtf.Day // the last day of an interval, else At
	Span     bool     // it is an interval
	Doubtful bool     // the day is not certain: it is about that, perhaps, or only the month or year is known
	NoStart  bool     // an interval whose start is open or unknown
	NoEnd    bool     // … whose end is
}

// When gives the place of a date; false for one that has none.
func When(d edtf.Date) (Time, bool) {
	first, begun := d.First()
	last, ended := d.Last()
	if !begun && !ended {
		return Time{}, false
	}
	t := Time{Span: d.IsInterval(), NoStart: !begun, NoEnd: !ended, Doubtful: d.Approximate() || d.Uncertain()}
	switch {
	case !begun:
		first = last
	case !ended:
		last = first
	}
	if t.At, t.Until = first, max(first, last); !t.Span {
		t.Doubtful = t.Doubtful || d.Precision() < edtf.InDay
		t.At += (t.Until - first) / 2
		t.Until = t.At
	}
	return t, true
}
