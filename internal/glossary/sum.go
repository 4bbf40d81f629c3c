package glossary

import (
	"math/bits"
	"unicode"
)

// A sum stands for a folded word of ASCII, eight letters at a time, and for what else is added to it.
type sum uint64

func (s sum) with(eight uint64) sum {
	return sum(bits.RotateLeft64(uint64(s), 29)^eight) * 0x9E3779B97F4A7C15
}

func sumOf[word string | []byte](w word) (s sum) {
	for ; len(w) >= 8; w = w[8:] {
		s = s.with(eightOf(w))
	}
	var last uint64
	for i := range len(w) {
		last |= uint64(w[i]) << (8 * i)
	}
	return s.with(last)
}

const (
	each = 0x01010101_01010101 // times a byte is that byte eight times
	high = 0x80 * each         // the bits that no ASCII byte has
)

// sumOfFirst gives the sum of the ASCII word that text begins with, folded, and its length. It is where an ordinary text
// spends its time, and reads eight bytes at once.
func sumOfFirst(text string) (s sum, n int) {
	for ; len(text)-n >= 8; n += 8 {
		eight := eightOf(text[n:])
		folded := eight | 0x20*each
		low := folded &^ high
		fromA, afterZ := low+(0x80-'a')*each, low+(0x7F-'z')*each // no byte carries into the next
		letters := fromA &^ afterZ &^ eight & high                // the high bit of every byte that is a letter
		if letters == high {
			s = s.with(folded)
			continue
		}
		k := bits.TrailingZeros64(^letters&high) / 8
		if small[text[n+k]] != 0 { // a digit
			break
		}
		return s.with(folded & (1<<(8*k) - 1)), n + k
	}
	var eight uint64 // one by one, where the word has digits or the text ends
	for ; n < len(text) && small[text[n]] != 0; n++ {
		eight |= uint64(small[text[n]]) << (n % 8 * 8)
		if n%8 == 7 {
			s, eight = s.with(eight), 0
		}
	}
	return s.with(eight), n
}

// eightOf reads eight bytes, the first of them lowest.
func eightOf[text string | []byte](t text) uint64 {
	_ = t[7]
	return uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 |
		uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
}

// small gives for a byte of an ASCII word the small letter, for all other bytes 0.
var small = func() (table [256]byte) {
	for c, class := range ascii {
		if class == asciiWord {
			table[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return table
}()

func appendSmall(dst []byte, word string) []byte {
	dst = append(dst, word...)
	for i, c := range dst {
		dst[i] = small[c]
	}
	return dst
}
