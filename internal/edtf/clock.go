package edtf

import "strings"

// The offsets that are in use on earth, in minutes.
const (
	minOffset = -12 * 60
	maxOffset = 14 * 60
)

// spacedTime gives where the one space of "2014-09-14 10:30" stands, which is read as a T; -1 where there is none.
func spacedTime(s string) int {
	i := strings.IndexByte(s, ' ')
	if i < 1 || len(s) < i+4 || !isDigits(s[i-1:i]) || !isDigits(s[i+1:i+3]) || s[i+3] != ':' {
		return -1
	}
	return i
}

// parseDateTime reads "2014-09-14T10:30:00" or "2014-09-14T10:30", followed by an offset or not.
func parseDateTime(s string) (date, *Error) {
	if i := spacedTime(s); i > 0 {
		s = s[:i] + "T" + s[i+1:]
	}
	day, clock, _ := strings.Cut(s, "T")
	if !strings.ContainsAny(day, "0123456789") {
		return date{}, fail(0, notADate, "")
	}
	p, err := parsePoint(day, 0)
	if err != nil {
		return date{}, err
	}
	at := len(day) + 1
	if p.Precision != InDay || p.Approximate || p.Uncertain {
		return date{}, fail(at, "a time follows a whole day, without X or marks", hintTime)
	}
	if len(clock) < 5 || clock[2] != ':' {
		return date{}, fail(at, "this time is not complete to the minute", hintTime)
	}
	hour, minute, second, rest := clock[:2], clock[3:5], "00", clock[5:]
	p.Precision = Minute
	if strings.HasPrefix(rest, ":") {
		if len(rest) < 3 {
			return date{}, fail(at+6, "the seconds of this time have two digits", hintTime)
		}
		p.Precision, second, rest = Second, rest[1:3], rest[3:]
	}
	switch {
	case !isDigits(hour + minute + second):
		return date{}, fail(at, notATime, hintTime)
	case hour == "24":
		return date{}, fail(at, "a day has no hour 24", "write the next day with 00:00")
	case hour > "23":
		return date{}, fail(at, "a day has no hour "+hour, "hours are 00 to 23")
	case minute > "59":
		return date{}, fail(at+3, "an hour has no minute "+minute, "minutes are 00 to 59")
	case second > "59":
		return date{}, fail(at+6, "a minute has no second "+second, "seconds are 00 to 59")
	}
	d := date{text: s, from: p, to: p, seconds: int32(number(hour)*3600 + number(minute)*60 + number(second))}
	if err := d.readOffset(rest, len(s)-len(rest)); err != nil {
		return date{}, err
	}
	if len(rest) == len("-04") {
		d.text += ":00"
	}
	return d, nil
}

const notATime = "this is not a time that Gloss can read"

// readOffset reads what follows the time: nothing, "Z", "-04" or "-04:00".
func (d *date) readOffset(s string, at int) *Error {
	switch {
	case s == "":
		d.zone = localTime
		return nil
	case s == "Z":
		d.zone = fixedTime
		return nil
	case s[0] == '.' || s[0] == ',':
		return fail(at, "a time has no fractions of a second", hintTime)
	case strings.ContainsAny(s, "?~%"):
		return fail(at, "a date with a time takes no mark", "leave the time out, as in 2014-09-14~, or the mark")
	case s[0] != '+' && s[0] != '-':
		return fail(at, notATime, hintTime)
	}
	hour, minute, cut := strings.Cut(s[1:], ":")
	if !cut {
		minute = "00"
	}
	if len(hour) != 2 || len(minute) != 2 || !isDigits(hour+minute) {
		return fail(at, "the offset from UTC is not written as -04:00", hintTime)
	}
	offset := number(hour)*60 + number(minute)
	if s[0] == '-' {
		offset = -offset
	}
	switch {
	case minute > "59" || offset < minOffset || offset > maxOffset:
		return fail(at, "there is no offset "+s+" from UTC", "offsets run from -12:00 to +14:00; Z is UTC itself")
	case offset == 0 && s[0] == '-':
		return fail(at, "there is no offset "+s+" from UTC", "write Z, or +00:00")
	}
	d.zone, d.offset = fixedTime, int16(offset)
	return nil
}
