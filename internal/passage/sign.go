package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dash is the one form of all dashes; no space stands beside it.
const dash = "—"

// sign is what the rules of matching see in a character.
type sign int

const (
	other sign = iota
	space
	hyphen
	long // a dash by itself
	single
	double
	ellipsis
)

func signOf(r rune) sign {
	switch r {
	case '-', '\u2010', '\u2011':
		return hyphen
	case '–', '—', '―', '\u2012', '\u2212': // the last two are the figure dash and the minus
		return long
	case '\'', '‘', '’', 'ʼ', '′', '´':
		return single
	case '"', '“', '”', '„', '«', '»', '″':
		return double
	case '…':
		return ellipsis
	}
	if unicode.IsSpace(r) {
		return space
	}
	return other
}

// foldSigns brings quotation marks, dashes, hyphens, ellipses and white space
// into one form each. s is in NFC and has no soft hyphens.
func foldSigns(s string) (string, layer) {
	e := editor{in: s}
	put := func(from, to int, with string) {
		if s[from:to] != with {
			e.replace(from, to, with)
		}
	}
	afterDash := false // white space aside
	for i := 0; i < len(s); {
		if plain := plainLen(s[i:]); plain > 0 {
			afterDash = false
			i += plain
			continue
		}
		r, n := decode(s, i)
		switch signOf(r) {
		case space:
			n = spaces(s[i:])
			if afterDash || isEnd(s, i) || isEnd(s, i+n) || dashLen(s, i+n) > 0 {
				put(i, i+n, "")
			} else {
				put(i, i+n, " ")
			}
			i += n
			continue
		case hyphen, long:
			if d := dashLen(s, i); d > 0 {
				put(i, i+d, dash)
				i += d
				afterDash = true
				continue
			}
			for ; n > 0; n = hyphenLen(s, i) {
				put(i, i+n, "-")
				i += n
			}
		case single:
			put(i, i+n, "'")
		case double:
			put(i, i+n, `"`)
		case ellipsis:
			put(i, i+n, "...")
		}
		afterDash = false
		i += n
	}
	return e.done()
}

// plainLen gives the length of the ASCII that s begins with in which nothing can
// change: most of a text, so it is worth a shorter way.
func plainLen(s string) int {
	i := 0
	for i < len(s) && (s[i] > '-' && s[i] < utf8.RuneSelf ||
		s[i] == ' ' && i > 0 && i+1 < len(s) && s[i+1] > '-' && s[i+1] < utf8.RuneSelf) {
		i++
	}
	return i
}

// dashLen gives the length of the dash at s[i], 0 where there is none: a dash,
// two or three hyphens, or one hyphen between spaces or between digits.
func dashLen(s string, i int) int {
	r, n := decode(s, i)
	switch signOf(r) {
	case long:
		return n
	case hyphen:
	default:
		return 0
	}
	count, to := 0, i
	for n := hyphenLen(s, to); n > 0; n = hyphenLen(s, to) {
		count++
		to += n
	}
	switch {
	case count == 2 || count == 3,
		count == 1 && isSpaceLike(s, i, runeBefore(s, i)) && isSpaceLike(s, to, runeAt(s, to)),
		count == 1 && unicode.IsDigit(runeBefore(s, i)) && unicode.IsDigit(runeAt(s, to)):
		return to - i
	}
	return 0
}

// isSpaceLike reports whether r, the neighbour of a hyphen at the offset i, is
// as good as a space. A dash is, since it may have spaces around it or not.
func isSpaceLike(s string, i int, r rune) bool {
	sign := signOf(r)
	return isEnd(s, i) || sign == space || sign == long
}

// isEnd reports whether a text ends at the offset i, on one side or the other.
func isEnd(s string, i int) bool {
	return i == 0 || i == len(s) || s[i-1] == Barrier || s[i] == Barrier
}

// hyphenLen gives the length of the one hyphen at s[i], or 0.
func hyphenLen(s string, i int) int {
	if r, n := decode(s, i); signOf(r) == hyphen {
		return n
	}
	return 0
}

// spaces gives the length of the white space that s begins with.
func spaces(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
}

// trim takes away what is ignored at both ends.
func trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == softHyphen })
}
