package locale

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// english is English as British newspapers write it: day before month, no comma before "and".
type english struct{}

var (
	englishMonths = [...]string{
		"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	}
	englishShortMonths = [...]string{
		"", "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
	}
	englishSeasons = [...]string{"", "spring", "summer", "autumn", "winter"}
	englishNumbers = [...]string{
		"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	}
	englishUnits = [...]string{inDays: "day", inMonths: "month", inYears: "year"}
)

func (english) gap(g gap) string {
	unit := englishUnits[g.unit]
	if g.next {
		return "the next " + unit
	}
	words := groupThousands(g.n)
	if g.n < int64(len(englishNumbers)) {
		words = englishNumbers[g.n]
	}
	if g.n != 1 {
		unit += "s"
	}
	if g.about {
		words = "about " + words
	}
	return words + " " + unit + " later"
}

func (english) count(n int64, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return groupThousands(n) + " " + other
}

// within takes a role, “The clerk”, for what it is by its article and the small letter behind it: “The Times” is a name.
func (english) within(name string) string {
	article, rest, ok := strings.Cut(name, " ")
	if r, _ := utf8.DecodeRuneInString(rest); ok && unicode.IsLower(r) && (article == "A" || article == "An" || article == "The") {
		return strings.ToLower(article) + " " + rest
	}
	return name
}

func (english) list(items []string) string {
	last := len(items) - 1
	if last < 1 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

func (english) quotes() (open, shut, innerOpen, innerShut string) { return "“", "”", "‘", "’" }

// groupThousands writes 1204567 as "1,204,567".
func groupThousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	first := 0
	if n < 0 {
		first = 1
	}
	for i := len(s) - 3; i > first; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
