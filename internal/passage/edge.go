package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isEdge reports whether a match may begin or end at the offset p of the folded
// text s. It follows the default word boundaries of UAX #29 in this:
//
//   - letters, digits and their marks are one word: not "coordinate" in
//     "coordinated";
//   - an apostrophe between letters belongs to the word: not "we" in "we’re";
//   - a stop or a comma between digits belongs to the number: not "3" in "3.5";
//   - a hyphen ends a word: "conflict" in "de-conflict";
//   - between letters of scripts written without spaces there is an edge.
func isEdge(s string, p int) bool {
	return !isInsideSign(s, p) && !isInsideWord(s, p)
}

// isInsideSign reports whether p parts what is one sign: a character and its
// marks, three or more dots, a row of hyphens, an emoji of several.
func isInsideSign(s string, p int) bool {
	if p == 0 || p == len(s) {
		return false
	}
	if !utf8.RuneStart(s[p]) {
		return true
	}
	a, b := runeBefore(s, p), runeAt(s, p)
	switch {
	case extends(b):
		return true
	case a == '-' && b == '-':
		return true
	case a == '.' && b == '.': // "wait." does not stand in "wait..."
		return strings.HasSuffix(s[:p], "..") || strings.HasPrefix(s[p:], "..")
	case a == zeroWidthJoiner:
		return unicode.Is(unicode.So, b)
	}
	return a == khmerCoeng || a == myanmarVirama
}

// isInsideWord reports whether the word before p goes on after it.
func isInsideWord(s string, p int) bool {
	i, a := wordRuneBefore(s, p)
	j, b := wordRuneAt(s, p)
	switch {
	case isWord(a) && isWord(b):
		return !isUnspaced(a) && !isUnspaced(b)
	case isWord(a):
		_, c := wordRuneAt(s, j)
		return joins(a, b, c) || unicode.IsDigit(a) && unicode.Is(unicode.No, b) // 3½
	case isWord(b):
		_, c := wordRuneBefore(s, i)
		return joins(c, a, b)
	}
	return false
}

// joins reports whether mid, between a and b, keeps them in one word.
func joins(a, mid, b rune) bool {
	switch mid {
	case '\'':
		return unicode.IsLetter(a) && unicode.IsLetter(b) && !isUnspaced(a) && !isUnspaced(b) ||
			unicode.IsDigit(a) && unicode.IsDigit(b)
	case '.', ',', '٫', '٬':
		return unicode.IsDigit(a) && unicode.IsDigit(b)
	}
	return false
}

// wordRuneBefore gives the character before p and where it begins, marks and
// invisible characters aside, as UAX #29 ignores them (WB4).
func wordRuneBefore(s string, p int) (int, rune) {
	for skipped := 0; p > 0 && skipped < maxSkipped; skipped++ {
		r, n := utf8.DecodeLastRuneInString(s[:p])
		p -= n
		if !extends(r) && !isInvisible(r) {
			return p, r
		}
	}
	return p, utf8.RuneError
}

// wordRuneAt gives the character at or after p and where it ends, in like manner.
func wordRuneAt(s string, p int) (int, rune) {
	for skipped := 0; p < len(s) && skipped < maxSkipped; skipped++ {
		r, n := decode(s, p)
		p += n
		if !extends(r) && !isInvisible(r) {
			return p, r
		}
	}
	return p, utf8.RuneError
}

// maxSkipped keeps hostile rows of invisible characters from being walked again
// at each of them. No writing needs as many in a row.
const maxSkipped = 16

const (
	zeroWidthSpace     = '\u200B' // ends a word, as in Thai and Khmer
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
	khmerCoeng         = '\u17D2' // puts the next letter under the one before
	myanmarVirama      = '\u1039'
)

// extends reports whether r belongs to the character before it.
func extends(r rune) bool {
	return r >= 0x300 && (unicode.IsMark(r) || r == zeroWidthJoiner || r == zeroWidthNonJoiner ||
		r >= 0x1F3FB && r <= 0x1F3FF) // an emoji's skin
}

func isInvisible(r rune) bool {
	return r >= utf8.RuneSelf && r != zeroWidthSpace && unicode.Is(unicode.Cf, r)
}

// isWord reports whether words are made of r: letters, digits, letter-like
// numbers. Not so superscripts, which mark foot-notes.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Nl, r)
}

// isUnspaced reports whether r belongs to a script written without spaces.
func isUnspaced(r rune) bool {
	return r >= 0xE00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
		unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet)
}

// substantial reports whether words may be made of r alone: more than
// punctuation and white space.
func substantial(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.So, r)
}

// decode is utf8.DecodeRuneInString(s[i:]), quick for ASCII.
func decode(s string, i int) (rune, int) {
	if i < len(s) && s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

func runeAt(s string, i int) rune {
	r, _ := decode(s, i)
	return r
}

func runeBefore(s string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}
