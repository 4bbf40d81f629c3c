package edtf

// Day is a day in the calendar: the number of days since 1970-01-01, in the Gregorian calendar extended both ways, as
// ISO 8601 has it. Days far from ours are meant too: the year may have fifteen digits.
type Day int64

const (
	daysIn400Years = 146097
	epoch          = 719468 // days from 0000-03-01 to 1970-01-01
)

// CivilDay is the day of that year (0 is 1 BC), month (1 to 12) and day of the month.
func CivilDay(year int64, month, day int) Day {
	// The year is counted from March, so that the day a leap year adds comes last.
	m := int64(month) - 3
	if m < 0 {
		m += 12
		year--
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	dayOfYear := (153*m+2)/5 + int64(day) - 1
	return Day(era*daysIn400Years + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - epoch)
}

// Civil gives the year, month and day of the month of d: the reverse of CivilDay.
func (d Day) Civil() (year int64, month, day int) {
	n := int64(d) + epoch
	era := floorDiv(n, daysIn400Years)
	n -= era * daysIn400Years
	yearOfEra := (n - n/1460 + n/36524 - n/146096) / 365
	dayOfYear := n - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153
	day = int(dayOfYear - (153*m+2)/5 + 1)
	year = era*400 + yearOfEra
	if m += 3; m > 12 {
		m -= 12
		year++
	}
	return year, int(m), day
}

// daysInMonth is the length of a month, 28 to 31.
func daysInMonth(year int64, month int) int {
	return int(CivilDay(year+int64(month/12), month%12+1, 1) - CivilDay(year, month, 1))
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
