package content

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SpellSigns writes as words the signs of a name that a slug can't have and that another name may lack, so that C, C++ and C# each make
// a slug of their own. Other signs, such as full stops, commas and brackets, are a matter of spelling.
func SpellSigns(name string) string {
	var b strings.Builder
	for i, r := range name {
		switch atEdge := i == 0 || i+utf8.RuneLen(r) == len(name); {
		case r == '`' || r == '´': // as an apostrophe
			b.WriteByte('\'')
		case isDistinct(r), strings.ContainsRune(dashes, r) && atEdge:
			b.WriteString(" " + signWord(r) + " ")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// dashes join words, but at the edge of a name, where they are signs.
const dashes = "-–—−"

// isDistinct reports the signs by which names differ.
func isDistinct(r rune) bool {
	if r < utf8.RuneSelf {
		return strings.ContainsRune("+#%*@!?=$<>~^|", r)
	}
	return r == '‰' || unicode.In(r, unicode.S, unicode.No, unicode.Nl) && !strings.ContainsRune(dashes, r)
}

// signWord gives what stands for a sign in an address.
func signWord(r rune) string {
	if word, ok := signWords[r]; ok {
		return word
	}
	return fmt.Sprintf("u%x", r)
}

var signWords = map[rune]string{
	'+': "plus", '-': "minus", '–': "minus", '—': "minus", '−': "minus", '#': "hash", '%': "percent", '*': "star", '@': "at", '!': "bang", '?': "question",
	'=': "equals", '$': "dollar", '€': "euro", '£': "pound", '¥': "yen", '°': "degree", '<': "less", '>': "more", '~': "tilde", '^': "caret", '|': "bar",
}
