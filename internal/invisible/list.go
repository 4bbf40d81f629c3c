package invisible

import "unicode"

// kind is a stretch of characters without a look of their own.
type kind struct {
	from, to rune
	name     string
	turns    bool // the order of what stands beside it
	wide     bool // it takes room: what is left without it looks otherwise
	honest   func(b *beside) bool
}

// list has all of them, in their order. Signs of Arabic, Syriac, Kaithi and Egyptian that Unicode counts among the formats are seen, and
// a character that a later Unicode has is a letter for all we know: neither stands here.
var list = []kind{
	{from: 0x00AD, to: 0x00AD, name: "a soft hyphen", honest: always},
	{from: 0x034F, to: 0x034F, name: "a grapheme joiner", honest: func(b *beside) bool { return unicode.Is(unicode.Hebrew, b.base) }},
	{from: 0x061C, to: 0x061C, name: "a mark that turns the order of the letters", turns: true, honest: (*beside).rightToLeft},
	{from: 0x115F, to: 0x1160, name: "a filler that stands for no letter", wide: true},
	{from: 0x17B4, to: 0x17B5, name: "a vowel that is not written"},
	{from: 0x180B, to: 0x180F, name: "a form of a Mongolian letter", honest: func(b *beside) bool { return unicode.Is(unicode.Mongolian, b.base) }},
	{from: 0x200B, to: 0x200B, name: "a zero-width space", honest: (*beside).partsWords},
	{from: nonJoiner, to: nonJoiner, name: "a joiner that joins nothing", honest: (*beside).keepsApart},
	{from: joiner, to: joiner, name: "a joiner that joins nothing", honest: (*beside).joins},
	{from: 0x200E, to: 0x200F, name: "a mark that turns the order of the letters", turns: true, honest: (*beside).rightToLeft},
	{from: 0x202A, to: 0x202E, name: "it turns the order of the letters", turns: true},
	{from: 0x2060, to: 0x2060, name: "a word joiner"},
	{from: 0x2061, to: 0x2065, name: "an operator that is not written"},
	{from: 0x2066, to: 0x2069, name: "it turns the order of the letters", turns: true},
	{from: 0x206A, to: 0x206F, name: "a format that nothing uses any more", turns: true},
	{from: 0x2800, to: 0x2800, name: "an empty cell of Braille", wide: true, honest: (*beside).braille},
	{from: 0x3164, to: 0x3164, name: "a filler that stands for no letter", wide: true},
	{from: 0xE000, to: 0xF8FF, name: privateUse, wide: true},
	{from: 0xFDD0, to: 0xFDEF, name: noCharacter, wide: true},
	{from: 0xFE00, to: 0xFE0F, name: "a variation of a character that has none", honest: (*beside).varies},
	{from: 0xFEFF, to: 0xFEFF, name: "a byte-order mark"},
	{from: 0xFFA0, to: 0xFFA0, name: "a filler that stands for no letter", wide: true},
	{from: 0xFFF0, to: 0xFFF8, name: noCharacter},
	{from: 0xFFF9, to: 0xFFFB, name: "a mark of annotations between the lines"},
	{from: 0xFFFC, to: 0xFFFC, name: "it stands for a picture that was not copied", wide: true},
	{from: 0xFFFE, to: 0xFFFF, name: noCharacter, wide: true},
	{from: 0x1BCA0, to: 0x1BCA3, name: "a format of shorthand"},
	{from: 0x1D173, to: 0x1D17A, name: "a format of musical notes"},
	{from: 0xE0000, to: 0xE007F, name: "a tag that nobody sees", honest: (*beside).flag},
	{from: 0xE0080, to: 0xE00FF, name: noCharacter},
	{from: 0xE0100, to: 0xE01EF, name: "a variation of a character that has none", honest: func(b *beside) bool { return unicode.Is(unicode.Han, b.before) }},
	{from: 0xE01F0, to: 0xE0FFF, name: noCharacter},
	{from: 0xF0000, to: unicode.MaxRune, name: privateUse, wide: true},
}

const (
	privateUse  = "a character of one font alone, which others show as a box"
	noCharacter = "no character"
)

func always(*beside) bool { return true }
