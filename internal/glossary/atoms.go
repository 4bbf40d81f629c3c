package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// An atom is the least part of a text that a name is made of: a word (letters, digits, marks) or one sign.
type atom struct {
	from, to int
	kind     kind
	spaced   bool // white space stands before it
	plain    bool // ASCII throughout
}

type kind uint8

const (
	word    kind = iota
	sign         // one character that is neither part of a word nor white space
	barrier      // what no name holds: NUL, an address, a broken or endless word
)

// maxWord is the length in bytes from which a word is not looked up: longer than a name, decomposed, can be.
const maxWord = 4 * MaxBytes

const softHyphen = '\u00AD'

// tokens cuts text into atoms.
type tokens struct {
	text string
	at   int
}

// next reads the next atom, and gives false at the end.
func (t *tokens) next(a *atom) bool {
	*a = atom{}
	for t.at < len(t.text) {
		c := t.text[t.at]
		if c < utf8.RuneSelf {
			switch ascii[c] {
			case asciiSpace:
				a.spaced = true
				t.at++
				continue
			case asciiWord:
				t.word(a)
				return true
			}
			a.from, a.kind, a.plain = t.at, sign, true
			t.at++
			if c == 0 {
				a.kind = barrier
			} else if c == ':' && strings.HasPrefix(t.text[t.at:], "//") {
				a.kind = barrier
				t.skipAddress()
			}
			a.to = t.at
			return true
		}
		r, n := utf8.DecodeRuneInString(t.text[t.at:])
		switch {
		case r == softHyphen:
			t.at += n
		case unicode.IsSpace(r):
			a.spaced = true
			t.at += n
		case isWord(r):
			t.word(a)
			return true
		default:
			a.from, a.to, a.kind = t.at, t.at+n, sign
			t.at += n
			return true
		}
	}
	return false
}

func (t *tokens) word(a *atom) {
	a.from, a.plain = t.at, true
	alone := false // a letter of a script without spaces is a word of its own
	for t.at < len(t.text) {
		for !alone && t.at < len(t.text) && small[t.text[t.at]] != 0 {
			t.at++
		}
		if t.at == len(t.text) || t.text[t.at] < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(t.text[t.at:])
		if r != softHyphen {
			if !isWord(r) || t.at > a.from && (alone || unspaced(r)) && !unicode.IsMark(r) {
				break
			}
			alone = alone || unspaced(r)
			if r == utf8.RuneError && n == 1 {
				a.kind = barrier
			}
		}
		a.plain = false
		t.at += n
	}
	switch {
	case t.at-a.from > maxWord:
		a.kind = barrier
	case t.at-a.from == 3 && strings.HasPrefix(t.text[t.at:], ".") && strings.EqualFold(t.text[a.from:t.at], "www"):
		a.kind = barrier
		t.skipAddress()
	}
	a.to = t.at
}

// skipAddress goes on to the white space or barrier after a URL: its words are not prose.
func (t *tokens) skipAddress() {
	for t.at < len(t.text) {
		r, n := utf8.DecodeRuneInString(t.text[t.at:])
		if r == 0 || unicode.IsSpace(r) {
			return
		}
		t.at += n
	}
}

const (
	asciiSign = iota
	asciiSpace
	asciiWord
)

var ascii = func() (table [utf8.RuneSelf]uint8) {
	for c := range table {
		switch r := rune(c); {
		case unicode.IsSpace(r):
			table[c] = asciiSpace
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '_':
			table[c] = asciiWord
		}
	}
	return table
}()

// isWord reports whether r is part of a word. A byte that is not UTF-8 is, so that it is no word's edge.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return ascii[r] == asciiWord
	}
	if '‐' <= r && r <= '‧' { // the dashes and quotation marks of ordinary texts, without a search
		return false
	}
	return r != 'ʼ' && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || r == utf8.RuneError ||
		r == '\u200C' || r == '\u200D')
}

// unspaced reports whether r belongs to a script that sets no spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar)
}

// sameSign gives the character that stands for r, as in the rules of matching words.
func sameSign(r rune) rune {
	switch r {
	case '‘', '’', 'ʼ', '′', '´':
		return '\''
	case '“', '”', '„', '«', '»', '″':
		return '"'
	case '‐', '‑':
		return '-'
	}
	return r
}

// appendWritten appends s in the one form that names and texts are compared in, letter case kept: NFC, one kind of
// hyphen, apostrophe and quotation mark, no soft hyphens.
func appendWritten(dst []byte, s string) []byte {
	start := len(dst)
	normal := true // below U+0300 nothing combines
	for _, r := range s {
		if r == softHyphen {
			continue
		}
		normal = normal && r < 0x300
		dst = utf8.AppendRune(dst, sameSign(r))
	}
	if normal || norm.NFC.IsNormal(dst[start:]) {
		return dst
	}
	return append(dst[:start], norm.NFC.Bytes(dst[start:])...)
}

// appendLowered appends s, which is as appendWritten gives it, in small letters.
func appendLowered(dst, s []byte, lower func(rune) rune) []byte {
	for _, r := range string(s) {
		if r = lowerOf(r, lower); r >= 0 {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// lowerOf gives the small letter of r, of sigma the same at a word's end and inside; less than 0 for a mark that a language passes over.
func lowerOf(r rune, lower func(rune) rune) rune {
	if r = lower(r); r == 'ς' {
		return 'σ'
	}
	return r
}
