package edtf

// Error says why a date can't be read, to the person who wrote it.
type Error struct {
	Message string // what is wrong, one line, without a full stop
	Hint    string // what to write instead, one line; never empty
	Offset  int    // the byte in the date where the mistake shows
}

// Error gives the message and the hint in one line.
func (e *Error) Error() string { return e.Message + "; " + e.Hint }

// Hints that stand in several places.
const (
	hintForms = "write the year, month and day as 2014-09-14, or less where less is known: 2014-09, 2014; " +
		"2014~ is about 2014, 2014? is uncertain, 201X is the 2010s"
	hintMonths = "months are 01 to 12; the seasons are 21 (spring), 22 (summer), 23 (autumn) and 24 (winter)"
	hintOpen   = "write 2014/.. for “from 2014”, ../2014 for “until 2014”; 2014/ where the end is not known"
	hintTime   = "write the hour and minute with the offset from UTC, as in 2014-09-14T10:30-04:00 or 2014-09-14T14:30Z; seconds may follow the minute"
	hintToday  = "write the day itself, as in 2014-09-14: tomorrow these words mean another"
)

// level2 is the message for a form that EDTF has and Gloss does not read.
const level2 = " is EDTF level 2, and Gloss reads levels 0 and 1"

// fail makes an Error. Its hint gives way to a guess at what was meant, where Parse can make one.
func fail(offset int, message, hint string) *Error {
	return &Error{Message: message, Hint: hint, Offset: offset}
}
