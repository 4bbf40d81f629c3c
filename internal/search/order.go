package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

// inOrder gives words in the order of their letters, which letters gives, if need be in the memory of buf.
func inOrder(words []uint32, letters func(word uint32, buf []byte) []byte) []uint32 {
	var buf, other []byte
	first := func(word uint32) int { // its first two letters
		buf = letters(word, buf)
		n := int(buf[0]) << 8
		if len(buf) > 1 {
			n |= int(buf[1])
		}
		return n
	}
	ends := make([]uint32, 1<<16+1)
	for _, w := range words {
		ends[first(w)+1]++
	}
	for i := range ends[1:] {
		ends[i+1] += ends[i]
	}
	sorted := make([]uint32, len(words))
	for _, w := range words {
		at := &ends[first(w)]
		sorted[*at] = w
		*at++
	}
	// The words that begin alike are sorted by the letters that follow: most differ in the next 16.
	type form struct {
		next, then uint64
		word       uint32
	}
	var alike []form
	for i, from := 0, uint32(0); i < 1<<16; i++ {
		some := sorted[from:ends[i]]
		from = ends[i]
		alike = alike[:0]
		for _, w := range some {
			var b [18]byte
			buf = letters(w, buf)
			copy(b[:], buf)
			alike = append(alike, form{binary.BigEndian.Uint64(b[2:]), binary.BigEndian.Uint64(b[10:]), w})
		}
		slices.SortFunc(alike, func(a, b form) int {
			switch {
			case a.next != b.next:
				return cmp.Compare(a.next, b.next)
			case a.then != b.then:
				return cmp.Compare(a.then, b.then)
			}
			buf, other = letters(a.word, buf), letters(b.word, other)
			return bytes.Compare(buf, other)
		})
		for k, f := range alike {
			some[k] = f.word
		}
	}
	return sorted
}

// reversed gives a word read backwards, in the memory of buf.
func reversed(word string, buf []byte) []byte {
	buf = buf[:0]
	for len(word) > 0 {
		n := 1
		if word[len(word)-1] >= utf8.RuneSelf {
			_, n = utf8.DecodeLastRuneInString(word)
		}
		buf = append(buf, word[len(word)-n:]...)
		word = word[:len(word)-n]
	}
	return buf
}
