// Package search makes the files in which a browser finds words of a site, without a server: documents in, named files out.
//
// All that two programs must do alike, this one and assets/search.js, is how a text becomes words (fold.go, whose cases
// testdata/fold.txt has both pass) and how the files are written (index.go says what stands in them).
package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord is how many characters of a word count.
const maxWord = 40

// Words calls yield with each word of a text in the form in which words are compared: in compatible letters without case and accents,
// Arabic without vowels, tatweel and the forms of alef and ya, and of scripts that put no spaces between words each two neighbours.
// What yield gets holds until it returns.
func Words(text string, yield func(word []byte)) { (&folder{yield: yield}).fold(text) }

// folder puts words together.
type folder struct {
	yield  func([]byte)
	text   []byte
	word   []byte
	length int  // of the word, in characters
	pair   rune // the character before, where it is of a script without spaces
}

func (f *folder) fold(text string) {
	f.text = append(f.text[:0], text...) // in which letters of ASCII are made small
	for b, i := f.text, 0; i < len(b); {
		from := i
		for i < len(b) && ascii[b[i]] != 0 {
			b[i] = ascii[b[i]]
			i++
		}
		switch {
		case f.length == 0 && f.pair == 0 && i > from && (i == len(b) || b[i] < utf8.RuneSelf): // a word of ASCII
			f.yield(b[from:min(i, from+maxWord)])
			i++
		case i > from:
			f.letters(b[from:i])
		case b[i] < utf8.RuneSelf:
			f.end()
			i++
		case i+2 < len(b) && b[i] == 0xe2 && b[i+1] == 0x80 && 0x90 <= b[i+2] && b[i+2] <= 0xa7:
			f.end() // quotation marks, dashes, dots
			i += 3
		default:
			// What is not ASCII is folded together with the letter before it, which may carry its accent, up to the next ASCII.
			for i < len(b) && b[i] >= utf8.RuneSelf {
				i++
			}
			f.other(text[from:i])
		}
	}
	f.end()
}

// ascii has the small form of what words are made of in ASCII; 0 for all else.
var ascii = func() (t [256]byte) {
	for c := range utf8.RuneSelf {
		switch r := byte(c); {
		case '0' <= r && r <= '9', 'a' <= r && r <= 'z':
			t[c] = r
		case 'A' <= r && r <= 'Z':
			t[c] = r + 'a' - 'A'
		}
	}
	return t
}()

// letters adds letters of ASCII.
func (f *folder) letters(letters []byte) {
	if f.pair != 0 {
		f.end()
	}
	letters = letters[:min(len(letters), maxWord-f.length)]
	f.word = append(f.word, letters...)
	f.length += len(letters)
}

// other adds a stretch without ASCII.
func (f *folder) other(text string) {
	for _, r := range norm.NFKD.String(text) {
		if isDropped(r) {
			continue
		}
		f.letter(r)
	}
}

// letter adds a character of a decomposed text.
func (f *folder) letter(r rune) {
	switch {
	case r == 0x3099 || r == 0x309a: // voiced or half-voiced: another letter, which NFKD has taken apart
		if f.pair != 0 {
			f.voice(r)
		}
		return
	case r < utf8.RuneSelf:
		if l := ascii[r]; l != 0 {
			f.add(rune(l))
		} else {
			f.end()
		}
		return
	}
	if with, ok := spelled[r]; ok {
		for _, r := range with {
			f.add(r)
		}
		return
	}
	if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) {
		f.end()
		return
	}
	if r = unicode.ToLower(r); isUnspaced(r) {
		f.unspaced(r)
		return
	}
	if with, ok := spelled[r]; ok {
		for _, r := range with {
			f.add(r)
		}
		return
	}
	f.add(r)
}

// spelled are letters that are written as others.
var spelled = map[rune]string{'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ς': "σ",
	'ى': "ي", 'ی': "ي", 'ک': "ك", 'ٱ': "ا"}

// isDropped reports accents, vowel signs of Arabic and Hebrew, tatweel, and what nobody sees.
func isDropped(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0xad, r == 0x640, r == 0x670, r == 0x200b, r == 0x2060, r == 0xfeff:
		return true
	}
	return 0x300 <= r && r <= 0x36f || 0x591 <= r && r <= 0x5c7 || 0x610 <= r && r <= 0x61a || 0x64b <= r && r <= 0x65f || 0x6d6 <= r && r <= 0x6ed ||
		0xfe00 <= r && r <= 0xfe0f || 0xe0100 <= r && r <= 0xe01ef
}

// isUnspaced reports characters of scripts that put no spaces between words: Thai to Myanmar, Khmer, and those of China and Japan.
func isUnspaced(r rune) bool {
	switch {
	case r < 0xe00:
		return false
	case r <= 0xeff, 0x1000 <= r && r <= 0x109f, 0x1780 <= r && r <= 0x17ff, 0x3005 <= r && r <= 0x3007, 0x3041 <= r && r <= 0x30ff,
		0x31f0 <= r && r <= 0x31ff, 0x3400 <= r && r <= 0x4dbf, 0x4e00 <= r && r <= 0x9fff, 0xf900 <= r && r <= 0xfaff, 0x20000 <= r && r <= 0x3ffff:
		return true
	}
	return false
}

// add adds a letter to a word of letters.
func (f *folder) add(r rune) {
	if f.pair != 0 {
		f.end()
	}
	if f.length < maxWord {
		f.word = utf8.AppendRune(f.word, r)
		f.length++
	}
}

// unspaced adds a character of a script without spaces: it makes a word with the one before it.
func (f *folder) unspaced(r rune) {
	if f.pair == 0 {
		f.end()
	} else if f.length == 2 {
		f.yield(f.word)
		f.word = utf8.AppendRune(f.word[:0], f.pair)
	}
	f.word = utf8.AppendRune(f.word, r)
	f.length = min(f.length+1, 2)
	f.pair = r
}

// voice makes the last character its voiced form.
func (f *folder) voice(mark rune) {
	r, _ := utf8.DecodeRuneInString(norm.NFC.String(string([]rune{f.pair, mark})))
	f.word = utf8.AppendRune(f.word[:len(f.word)-utf8.RuneLen(f.pair)], r)
	f.pair = r
}

// end ends a word.
func (f *folder) end() {
	if f.length > 0 {
		f.yield(f.word)
	}
	f.word, f.length, f.pair = f.word[:0], 0, 0
}

// Fold gives the words of a text, parted by spaces.
func Fold(text string) string {
	var b strings.Builder
	Words(text, func(word []byte) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.Write(word)
	})
	return b.String()
}
