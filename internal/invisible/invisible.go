// Package invisible knows the characters that a reader doesn't see: those that turn the order of the others, that have no width, or that
// stand for nothing. A name with one of them is not the name that it looks like. Some are honest in some scripts, and there alone.
package invisible

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Is reports a character without a look of its own, wherever it stands.
func Is(r rune) bool { return of(r) != nil }

// Name says what such a character is; "" for one that is seen.
func Name(r rune) string {
	if k := of(r); k != nil {
		return k.name
	}
	return ""
}

// Overrides reports the two that show all the words behind them in another order. No text of any script needs them.
func Overrides(r rune) bool { return r == 0x202D || r == 0x202E }

// In gives the first character that nobody sees where an honest text has none, and its index; -1 where there is none. A soft hyphen is
// honest in a text, and so is a zero-width space in scripts that put nothing else between words.
func In(text string) (r rune, index int) { return first(text, false) }

// InName is In for a name, which is told from others by its letters alone: no soft hyphen or zero-width space parts it, and it has one line.
func InName(name string) (r rune, index int) { return first(name, true) }

func first(text string, isName bool) (r rune, index int) {
	index = -1
	each(text, isName, func(i int, found rune) bool {
		r, index = found, i
		return false
	})
	return r, index
}

// WithoutIn gives a text without what In finds in it. certain is false where the rest may look otherwise, or nothing is left.
func WithoutIn(text string) (rest string, certain bool) { return without(text, false) }

// WithoutInName is WithoutIn for a name.
func WithoutInName(name string) (rest string, certain bool) { return without(name, true) }

func without(text string, isName bool) (rest string, certain bool) {
	var b strings.Builder
	from := 0
	certain = true
	each(text, isName, func(i int, r rune) bool {
		b.WriteString(text[from:i])
		from = i + utf8.RuneLen(r)
		k := of(r)
		certain = certain && k != nil && !k.turns && !k.wide
		return true
	})
	b.WriteString(text[from:])
	return b.String(), certain && strings.TrimSpace(b.String()) != ""
}

// each gives the places of what nobody sees to take, until it has enough. What was given is passed over by those behind it.
func each(text string, isName bool, take func(i int, r rune) bool) {
	start := 0
	for start < len(text) && text[start] < utf8.RuneSelf {
		start++
	}
	if start == len(text) {
		return
	}
	b := beside{text: text}
	for i, r := range text {
		b.at = i
		k := of(r)
		if k != nil && (isName && (r == softHyphen || r == zeroWidthSpace) || k.honest == nil || !k.honest(&b)) || isName && (r == '\u2028' || r == '\u2029') {
			if !take(i, r) {
				return
			}
			continue
		}
		if b.before = r; k == nil && (r < 0x0300 || !unicode.Is(unicode.M, r)) {
			b.base = r
		}
	}
}

const softHyphen, zeroWidthSpace, nonJoiner, joiner = 0xAD, 0x200B, 0x200C, 0x200D

// of gives the entry of a character in the list; nil for one that is seen.
func of(r rune) *kind {
	switch { // where most of what is written stands: nothing is looked for
	case r < 0xAD, 0xAD < r && r < 0x034F, 0x034F < r && r < 0x061C, 0x200F < r && r < 0x202A, 0x3164 < r && r < 0xE000:
		return nil
	}
	if r > 0xFFFF && r&0xFFFE == 0xFFFE {
		return &lastOfPlane
	}
	i := sort.Search(len(list), func(i int) bool { return list[i].to >= r })
	if i < len(list) && list[i].from <= r {
		return &list[i]
	}
	return nil
}

// lastOfPlane are the last two numbers of each plane.
var lastOfPlane = kind{name: noCharacter, wide: true}

// beside is what stands around a character.
type beside struct {
	text   string
	at     int  // of the character
	before rune // it; 0 at the beginning
	base   rune // the last one before it that is no mark

	looked             bool // for these two, in the whole text
	hasLeft, hasDotted bool
}

// joins reports whether a joiner has something to join or to keep apart: letters of scripts that join, and symbols, of which emoji are made.
func (b *beside) joins() bool {
	return b.before != joiner && b.before != nonJoiner && unicode.In(b.base, unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Devanagari,
		unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam,
		unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.Thaana, unicode.Mandaic, unicode.Adlam, unicode.So, unicode.Sk, unicode.Sm)
}

// keepsApart reports whether a non-joiner stands as joins says, or right before a letter of Arabic script: Persian puts its endings so behind foreign
// words, as in DVD‌ها.
func (b *beside) keepsApart() bool {
	next, _ := utf8.DecodeRuneInString(b.text[b.at+utf8.RuneLen(nonJoiner):])
	return b.joins() || b.base != 0 && !unicode.IsSpace(b.base) && b.before != joiner && b.before != nonJoiner && unicode.Is(unicode.Arabic, next) && unicode.IsLetter(next)
}

// partsWords reports whether a zero-width space stands behind a letter of a script that is written without spaces between words: lines break there.
func (b *beside) partsWords() bool {
	return b.before != zeroWidthSpace && unicode.In(b.base, unicode.Khmer, unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Tibetan, unicode.Javanese, unicode.Balinese, unicode.Tai_Tham, unicode.Tai_Le, unicode.New_Tai_Lue,
		unicode.Tai_Viet)
}

// rightToLeft reports whether the text has letters that run from right to left, beside which signs and digits may need a mark.
func (b *beside) rightToLeft() bool {
	b.look()
	return b.hasLeft
}

// braille reports whether the text has dots beside the empty cell.
func (b *beside) braille() bool {
	b.look()
	return b.hasDotted
}

// look reads the whole text, once.
func (b *beside) look() {
	if b.looked {
		return
	}
	b.looked = true
	for _, r := range b.text {
		b.hasLeft = b.hasLeft || r >= 0x590 && unicode.Is(unicode.L, r) && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan,
			unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya, unicode.Mende_Kikakui)
		b.hasDotted = b.hasDotted || 0x2800 < r && r <= 0x28FF
	}
}

// varies reports a character that has another form: an emoji, a sign of mathematics, a letter of a few scripts, a digit in a key cap.
func (b *beside) varies() bool {
	return unicode.In(b.before, unicode.S, unicode.Han, unicode.Myanmar, unicode.Phags_Pa, unicode.Manichaean) || b.before != 0 && strings.ContainsRune("0123456789#*‼⁉〰〽ℹ", b.before)
}

// longestFlag is how many letters and digits name a part of a country.
const longestFlag = 6

// flag reports a tag of a flag's: behind the black flag up to six letters or digits, and the tag that ends them.
func (b *beside) flag() bool {
	const black, end = "🏴", 0xE007F
	const farthest = len(black) + longestFlag*len("\U000E0061") // a text may be full of tags
	from := max(b.at-farthest, 0)
	start := strings.LastIndex(b.text[from:b.at], black)
	if start < 0 {
		return false
	}
	start += from
	n := 0
	for i, r := range b.text[start+len(black):] {
		switch i += start + len(black); {
		case r == end:
			return n > 2 && i >= b.at
		case 0xE0030 <= r && r <= 0xE0039, 0xE0061 <= r && r <= 0xE007A:
			if n++; n > longestFlag {
				return false
			}
		default:
			return false
		}
	}
	return false
}
