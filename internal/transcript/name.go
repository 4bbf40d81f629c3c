package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isLabel reports whether words have the form of a label: few of them, no sentence.
func isLabel(s string) bool {
	s = strings.TrimSpace(s)
	count := 0
	for w := range strings.FieldsSeq(s) {
		count++
		if !strings.ContainsFunc(w, isWordRune) && strings.Trim(w, "&|/-–") != "" {
			return false
		}
		if before, ok := strings.CutSuffix(w, "."); ok && utf8.RuneCountInString(before) > 4 && !listed["titles"][fold(before)] {
			return false
		}
	}
	return 0 < count && count <= 16 && !strings.ContainsAny(s, `?!;"“”„…<>=*`) &&
		strings.ContainsFunc(s, unicode.IsLetter) && startsLabel(s)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// startsLabel reports whether a label can begin as s does.
func startsLabel(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '[' || r == '#'
}

// isCapital reports whether a label is in capitals: every word but titles and particles, what stands in brackets left out. A few
// names keep small letters: McCAIN, DeSANTIS.
func isCapital(label string) bool {
	found := false
	for w := range strings.FieldsSeq(withoutBrackets(label)) {
		upper, lower, tail := 0, 0, false
		for _, r := range w {
			switch {
			case unicode.IsUpper(r):
				upper++
				tail = false
			case unicode.IsLower(r):
				lower++
				tail = true
			}
		}
		if lower > 0 && (tail || upper <= lower) {
			if !listed["particles"][strings.ToLower(w)] && !listed["titles"][fold(w)] {
				return false
			}
			if listed["particles"][w] && found && w == "of" {
				break // Mr. SMITH of New Jersey
			}
			continue
		}
		found = found || upper > 1
	}
	return found
}

// isName reports whether a label looks like a name: every word begins with a capital or a number, or is a particle.
func isName(label string) bool {
	n := 0
	for w := range strings.FieldsSeq(withoutBrackets(label)) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'’\"#"))
		if initial := utf8.RuneCountInString(w) == 2 && strings.HasSuffix(w, "."); unicode.IsLower(r) && !(initial && n > 0) && (n == 0 || !listed["particles"][w]) && !listed["titles"][fold(w)] {
			return false
		}
		n++
	}
	return 0 < n && n <= 9
}

// withoutBrackets leaves out what stands in brackets.
func withoutBrackets(s string) string {
	if !strings.ContainsAny(s, "([") {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth = max(0, depth-1)
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}
