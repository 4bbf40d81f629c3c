package content

import (
	"unicode"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// hiddenIn gives the first hidden character of text and its index, or -1. The two joiners, U+200C and U+200D, are hidden
// only behind what they can't join: many scripts are misspelt without them, and emoji are made with them.
func hiddenIn(text string) (rune, int) {
	if frontmatter.IsPrintable(text) {
		return 0, -1
	}
	before := rune(-1)
	for i, r := range text {
		if diag.IsHidden(r) || (r == 0x200C || r == 0x200D) && !joins(before) {
			return r, i
		}
		before = r
	}
	return 0, -1
}

// joins reports whether a joiner may stand behind r: letters of scripts that join, marks, symbols.
func joins(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Devanagari, unicode.Bengali,
		unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam,
		unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.M, unicode.So, unicode.Sk)
}

// hiddenName says what a hidden character is.
func hiddenName(r rune) string {
	switch {
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return "it turns the order of the letters"
	case r == 0x200B:
		return "a zero-width space"
	case r == 0xFEFF:
		return "a byte-order mark"
	}
	return "it has no width"
}
