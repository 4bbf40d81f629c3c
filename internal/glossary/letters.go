package glossary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A letterCase is what a name asks of the letter case of one of its words.
type letterCase struct {
	at      int // which atom of the name
	how     casing
	written string
}

type casing uint8

const (
	free      casing = iota // in any letter case
	asWritten               // ISIS; every word of an exact name
	orCapital               // as written, or with its first letter a capital
	orCaps                  // McCarthy: as written, or all in capitals
	capital                 // with a capital first: a noun, in German
	lowerCase               // with none, or all in capitals: a form of a verb, in German
)

// letterCases tells what a name asks for, word by word; words that ask for nothing are left out.
func letterCases(name []part, exact bool) (cases []letterCase) {
	caps := !slices.ContainsFunc(name, part.hasLower)
	for i, p := range name {
		how := casingOf(name, i, caps)
		if exact {
			how = asWritten
			if r, _ := utf8.DecodeRuneInString(p.written); i == 0 && unicode.IsLower(r) {
				how = orCapital
			}
		}
		if how != free && p.kind == word {
			cases = append(cases, letterCase{at: i, how: how, written: p.written})
		}
	}
	return cases
}

// casingOf tells how the i-th atom of an ordinary name may be written.
func casingOf(name []part, i int, caps bool) casing {
	w := name[i].written
	if strings.IndexFunc(w, unicode.IsUpper) < 0 {
		return free
	}
	if caps {
		return asWritten
	}
	first, n := utf8.DecodeRuneInString(w)
	if n == len(w) { // one capital: of X-ray it is the first letter, in “plan B” it is a name
		if i == 0 && len(name) > 1 && (name[1].spaced || strings.Contains("-'", name[1].written)) {
			return free
		}
		return asWritten
	}
	switch {
	case !hasLower(w):
		return asWritten
	case unicode.IsUpper(first) && strings.IndexFunc(w[n:], unicode.IsUpper) < 0:
		return free
	}
	return orCaps
}

// agrees reports whether a text's word is in the letter case asked for.
func (c *letterCase) agrees(text string) bool {
	switch r, _ := utf8.DecodeRuneInString(text); {
	case c.how == capital:
		return unicode.IsUpper(r)
	case c.how == lowerCase:
		return !unicode.IsUpper(r) || !hasLower(text)
	case text == c.written:
		return true
	case c.how == orCaps:
		return !hasLower(text)
	case c.how == orCapital:
		r, n := utf8.DecodeRuneInString(text)
		_, m := utf8.DecodeRuneInString(c.written)
		return unicode.IsUpper(r) && text[n:] == c.written[m:]
	}
	return false
}

// agreesInflected does the same for an inflected form: NGOs of NGO, iPhones of iPhone.
func (c *letterCase) agreesInflected(text string) bool {
	if c.how == capital || c.how == lowerCase {
		return c.agrees(text)
	}
	if c.how == orCaps {
		n := 0
		for n < len(text) && n < len(c.written) && text[n] == c.written[n] {
			n++
		}
		return !hasLower(text) || strings.IndexFunc(text[n:], unicode.IsUpper) < 0
	}
	if strings.HasSuffix(c.written, "S") {
		return text == c.written+"es"
	}
	return text == c.written+"s"
}

// capitalsAgree reports whether text has a capital wherever the phrase has one; both are the same but for letter case,
// or begin so.
func capitalsAgree(phrase, text string) bool {
	for _, p := range phrase {
		r, n := utf8.DecodeRuneInString(text)
		if unicode.IsUpper(p) && unicode.IsLower(r) {
			return false
		}
		text = text[n:]
	}
	return true
}

func hasLower(s string) bool { return strings.IndexFunc(s, unicode.IsLower) >= 0 }
