package edtf

import "cmp"

// Compare orders dates for a timeline: -1 where d comes before e, 1 where after, 0 where their order is the caller's (the
// place in the file, by a stable sort). The earliest civil day as written comes first, an interval whose start is open or
// unknown standing where its end begins; then the vaguer before the more exact, times being alike in this; then the earlier instant, a
// time without an offset counting as if it were UTC, and of one instant the time to the minute. No date comes after every date.
func (d Date) Compare(e Date) int {
	if d == e {
		return 0
	}
	if d.IsZero() || e.IsZero() {
		return cmp.Compare(zeroLast(d), zeroLast(e))
	}
	p, q := d.anchor(), e.anchor()
	if c := cmp.Compare(p.first(), q.first()); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(min(p.Precision, Minute), min(q.Precision, Minute)), cmp.Compare(d.utcSeconds(), e.utcSeconds()),
		cmp.Compare(p.Precision, q.Precision))
}

func zeroLast(d Date) int {
	if d.IsZero() {
		return 1
	}
	return 0
}

// utcSeconds are the seconds in UTC since the start of the civil day, before or after it where the offset carries it there.
func (d Date) utcSeconds() int {
	is := d.date()
	return int(is.seconds) - int(is.offset)*60
}
