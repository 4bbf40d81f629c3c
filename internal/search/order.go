package search

import (
	"bytes"
	"encoding/binary"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// wordList are words, one after another.
type wordList struct {
	letters strings.Builder
	ends    []uint32
}

// newWordList makes one with room for so many words and letters.
func newWordList(words, letters int) *wordList {
	l := &wordList{ends: make([]uint32, 0, words)}
	l.letters.Grow(letters)
	return l
}

func (l *wordList) add(word []byte) {
	l.letters.Write(word)
	l.ends = append(l.ends, uint32(l.letters.Len()))
}

// at gives a word.
func (l *wordList) at(n int) string {
	from := uint32(0)
	if n > 0 {
		from = l.ends[n-1]
	}
	return l.letters.String()[from:l.ends[n]]
}

// inOrder gives words in the order of their letters, and with each its letters, which hold until the next. letters gives those of a word, in the memory of buf.
func inOrder(words []uint32, letters func(word uint32, buf []byte) []byte) iter.Seq2[uint32, []byte] {
	return func(yield func(uint32, []byte) bool) {
		// By their first two letters they are counted out …
		var buf []byte
		firsts, ends := make([]uint16, len(words)), make([]uint32, 1<<16+1)
		for i, w := range words {
			var b [2]byte
			buf = letters(w, buf)
			copy(b[:], buf)
			firsts[i] = binary.BigEndian.Uint16(b[:])
			ends[int(firsts[i])+1]++
		}
		for i := range ends[1:] {
			ends[i+1] += ends[i]
		}
		sorted := make([]uint32, len(words))
		for i, w := range words {
			at := &ends[firsts[i]]
			sorted[*at] = w
			*at++
		}
		// … and those that have them alike are compared: most differ in the next 16.
		type form struct {
			next, then     uint64
			from, to, word uint32
		}
		var alike []form
		var all []byte
		for i, from := 0, uint32(0); i < 1<<16; i++ {
			alike, all = alike[:0], all[:0]
			for _, w := range sorted[from:ends[i]] {
				var b [18]byte
				buf = letters(w, buf)
				copy(b[:], buf)
				at := uint32(len(all))
				all = append(all, buf...)
				alike = append(alike, form{binary.BigEndian.Uint64(b[2:]), binary.BigEndian.Uint64(b[10:]), at, uint32(len(all)), w})
			}
			from = ends[i]
			slices.SortFunc(alike, func(a, b form) int {
				switch {
				case a.next < b.next || a.next == b.next && a.then < b.then:
					return -1
				case a.next != b.next || a.then != b.then:
					return 1
				}
				return bytes.Compare(all[a.from:a.to], all[b.from:b.to])
			})
			for _, f := range alike {
				if !yield(f.word, all[f.from:f.to]) {
					return
				}
			}
		}
	}
}

// reversed gives a word read backwards, in the memory of buf.
func reversed(word string, buf []byte) []byte {
	buf = slices.Grow(buf[:0], len(word))[:len(word)]
	at := 0
	for end := len(word); end > 0; {
		if c := word[end-1]; c < utf8.RuneSelf {
			buf[at] = c
			at++
			end--
			continue
		}
		_, n := utf8.DecodeLastRuneInString(word[:end])
		end -= n
		at += copy(buf[at:], word[end:end+n])
	}
	return buf
}
