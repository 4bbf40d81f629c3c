package edtf

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
)

// guess is a hint that says how to write what s seems to mean, or "" where that isn't sure. What it proposes can be parsed.
// It runs only for dates that are wrong, so it may take its time; the length of s is limited all the same.
func guess(s string) string {
	if len(s) > maxLength {
		return ""
	}
	s = strings.ToLower(plainDashes.Replace(strings.TrimSpace(s)))
	switch s {
	case "today", "yesterday", "tomorrow", "now":
		return hintToday
	}
	if d, m, ok := ambiguous(s); ok {
		return "the day and the month can’t be told apart here: write " + d + " or " + m
	}
	if g := reading(s); g != "" {
		return "write " + g
	}
	for _, rule := range ranges {
		if m := rule.form.FindStringSubmatch(s); m != nil {
			from, fromOK := endReading(m[rule.from])
			to, toOK := endReading(m[rule.to])
			if g := from + "/" + to; fromOK && toOK && parses(g) {
				return "write " + g
			}
		}
	}
	return ""
}

var plainDashes = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‐", "-", "‑", "-", "\u00a0", " ", "\u202f", " ")

// ranges are the ways to write an interval; the empty group 1 stands for an open end.
var ranges = []struct {
	form     *regexp.Regexp
	from, to int
}{
	{regexp.MustCompile(`^()(\d{4})-(\d{4})$`), 2, 3},
	{regexp.MustCompile(`^()(?:from )?(.+?)(?: - | ?-- ?| to | until |/)(.+)$`), 2, 3},
	{regexp.MustCompile(`^()(?:until|till|up to) (.+)$`), 1, 2},
	{regexp.MustCompile(`^()(?:from|since) (.+)$`), 2, 1},
}

// endReading is the reading of an end of an interval, if there is one.
func endReading(s string) (string, bool) {
	switch s = strings.TrimSpace(s); s {
	case "", "..", "open", "now", "today", "present", "the present":
		return "..", true
	case "unknown", "?":
		return "", true
	}
	r := reading(s)
	return r, r != ""
}

// reading is how EDTF writes the one date that s, in small letters, seems to mean; "" where none is sure.
func reading(s string) string {
	mark := ""
	if m := aboutForm.FindStringSubmatch(s); m != nil {
		s, mark = m[1], "~"
	}
	for _, read := range readings {
		g := read(s)
		if g == "" || mark != "" && strings.ContainsAny(g, "?~%") {
			continue
		}
		if parses(g + mark) {
			return g + mark
		}
	}
	return ""
}

func parses(s string) bool {
	_, err := parse(s)
	return err == nil
}

var aboutForm = regexp.MustCompile(`^(?:about|around|approximately|approx|circa|ca|c)[. ]*(.+)$`)

var readings = []func(string) string{
	asWritten, marksTogether, oldForm, numbers, clockForm, beforeChrist, words,
}

// asWritten mends spaces and small letters.
func asWritten(s string) string { return strings.ToUpper(strings.ReplaceAll(s, " ", "")) }

// marksTogether puts every mark of a date at its end.
func marksTogether(s string) string {
	if strings.Contains(s, "/") { // each end of an interval has its own
		return ""
	}
	bare := strings.NewReplacer("?", "", "~", "", "%", "", "(", "", ")", "").Replace(s)
	uncertain, approximate := strings.ContainsAny(s, "?%"), strings.ContainsAny(s, "~%")
	switch {
	case uncertain && approximate:
		return asWritten(bare) + "%"
	case uncertain:
		return asWritten(bare) + "?"
	case approximate:
		return asWritten(bare) + "~"
	}
	return ""
}

// oldForm reads what the draft of 2012 wrote in another way: 199u, 1999-uu.
func oldForm(s string) string {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return ""
	}
	return strings.ReplaceAll(s, "u", "X")
}

// rule is a way to write a date, and what EDTF writes: the first of the forms that is a date.
type rule struct {
	form *regexp.Regexp
	as   []string
}

var yearLast = regexp.MustCompile(`^(\d{1,2})[-./ ] ?(\d{1,2})[-./ ] ?(\d{4})$`)

// inNumbers are the dates of digits with other signs or none between them, or with the year last; years of more than four digits
// without their Y, but not of six, which may be a year and a month; "the 1990s", but not "the 1900s", which may be a hundred years.
var inNumbers = []rule{
	{regexp.MustCompile(`^(\d{4})(?:[-./ ]|, )(\d{1,2})(?:(?:[-./ ]|, )(\d{1,2}))?$`), []string{"$1-$2-$3", "$1-$3-$2"}},
	{yearLast, []string{"$3-$2-$1", "$3-$1-$2"}},
	{regexp.MustCompile(`^(\d{1,2})[-./ ](\d{4})$`), []string{"$2-$1"}},
	{regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`), []string{"$1-$2-$3"}},
	{regexp.MustCompile(`^\+?(\d{4})$`), []string{"$1"}},
	{regexp.MustCompile(`^\+?(\d{5}|\d{7,15})$`), []string{"Y$1"}},
	{regexp.MustCompile(`^(?:the )?(\d{2}[1-9])0['’]?s$`), []string{"${1}X"}},
}

// inWords are those with the month or season as an English word.
var inWords = []rule{
	{regexp.MustCompile(`^(\d{1,2}) (?:of )?([a-z]+) (\d{4})$`), []string{"$3-$2-$1"}},
	{regexp.MustCompile(`^([a-z]+) (?:the )?(\d{1,2}) (\d{4})$`), []string{"$3-$1-$2"}},
	{regexp.MustCompile(`^(\d{4}) ([a-z]+)(?: (\d{1,2}))?$`), []string{"$1-$2-$3"}},
	{regexp.MustCompile(`^([a-z]+) (?:of )?(\d{4})$`), []string{"$2-$1"}},
}

var (
	oneDigit = regexp.MustCompile(`-(\d)\b`)
	letters  = regexp.MustCompile(`[a-z]+`)
)

// byRule reads s by the rules that it fits; "" where none makes a date of it.
func byRule(rules []rule, s string) string {
	for _, r := range rules {
		m := r.form.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		for _, as := range r.as {
			g := letters.ReplaceAllStringFunc(string(r.form.ExpandString(nil, as, s, m)), monthNumber)
			if g = strings.TrimRight(oneDigit.ReplaceAllString(g, "-0$1"), "-"); parses(g) {
				return g
			}
		}
	}
	return ""
}

func numbers(s string) string { return byRule(inNumbers, s) }

var timeForm = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[ t]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(z|utc|gmt|[+-]\d{1,2}(?::?\d{2})?)?$`)

// ambiguous gives both readings of a date that may have its day or its month first.
func ambiguous(s string) (dayFirst, monthFirst string, ok bool) {
	dayFirst = byRule([]rule{{yearLast, []string{"$3-$2-$1"}}}, s)
	monthFirst = byRule([]rule{{yearLast, []string{"$3-$1-$2"}}}, s)
	return dayFirst, monthFirst, dayFirst != monthFirst && dayFirst != "" && monthFirst != ""
}

// clockForm reads a time without its T, or with an offset in another form.
func clockForm(s string) string {
	m := timeForm.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	second, offset := m[4], m[5]
	if second != "" {
		second = ":" + second
	}
	switch {
	case offset == "z" || offset == "utc" || offset == "gmt":
		offset = "Z"
	case offset != "":
		digits := strings.ReplaceAll(offset[1:], ":", "")
		if len(digits)%2 == 1 {
			digits = "0" + digits
		}
		if digits = (digits + "00")[:4]; digits == "0000" {
			offset = "Z"
		} else {
			offset = offset[:1] + digits[:2] + ":" + digits[2:]
		}
	}
	return fmt.Sprintf("%sT%02s:%s%s%s", m[1], m[2], m[3], second, offset)
}

var christForm = regexp.MustCompile(`^(\d{1,4}) ?b\.?c\.?(?:e\.?)?$`)

// beforeChrist reads "44 BC".
func beforeChrist(s string) string {
	m := christForm.FindStringSubmatch(s)
	switch {
	case m == nil || number(m[1]) == 0:
		return ""
	case number(m[1]) == 1:
		return "0000"
	}
	return fmt.Sprintf("-%04d", number(m[1])-1)
}

var (
	ordinal = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)\b`)
	weekday = regexp.MustCompile(`\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b`)
)

// words reads dates with the month or season as a word, whatever the weekday.
func words(s string) string {
	s = strings.NewReplacer(",", " ", ".", " ").Replace(s)
	s = weekday.ReplaceAllString(ordinal.ReplaceAllString(s, "$1"), " ")
	return byRule(inWords, strings.Join(strings.Fields(s), " "))
}

var (
	monthWords = []string{
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	}
	seasonWords = map[string]string{"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
)

// monthNumber is "09" for september, sept and sep, "21" for spring; a word that is neither gives what can't be parsed.
func monthNumber(word string) string {
	for i, name := range monthWords {
		if len(word) >= 3 && strings.HasPrefix(name, word) {
			return fmt.Sprintf("%02d", i+1)
		}
	}
	return cmp.Or(seasonWords[word], "??")
}
