package glossary

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// heads tells of most places in a text, cheaply, that no name begins there. It is a Bloom filter: “no” is certain, “yes”
// may be a mistake, and seldom is. It knows words of ASCII only.
type heads struct {
	filter []uint64            // two bits for each sum that was put in; its length is a power of two
	shift  int                 // leaves of a hash the bits that number the filter
	signs  [utf8.RuneSelf]bool // the ASCII signs that begin a name
	others bool                // signs that are not ASCII may begin one
	tails  [256]bool           // the bytes that an inflected form may end in, before letter case is folded
}

// A word's sum alone is in the filter if the word begins any name; with one of these, if
const (
	markWhole  = 0x80 + iota // the word is a whole name, or begins one that goes on with what is not ASCII
	markBase                 // the word is the base of a whole name
	markJoined               // a name goes on at once with an atom whose first letter comes next in the sum
	markSpaced               // it goes on so after white space
)

// standIns are the ASCII signs that other characters are folded to.
const standIns = "'\"-;`"

// headsOf gathers the heads of a Matcher that is otherwise complete.
func headsOf(m *Matcher) *heads {
	width := bits.Len(uint(len(m.ends) / 4)) // 16 to 32 bits a node: about one answer in fifty is a mistake
	h := &heads{filter: make([]uint64, 1<<width), shift: 64 - width}
	first := make([]int32, len(m.ends)) // a node one step from the beginning → the word that leads there
	for id, w := range m.words {
		r, _ := utf8.DecodeRuneInString(w)
		switch node := m.starts[id]; {
		case node == 0:
		case isWord(r):
			first[node] = int32(id)
			h.add(sum(w))
			if m.ends[node] != 0 || len(m.brakes[node]) > 0 {
				h.add(summed(sum(w), markWhole))
			}
		case r < utf8.RuneSelf:
			h.signs[r] = true
			h.others = h.others || strings.ContainsRune(standIns, r)
		default:
			h.others = true
		}
		if m.bases[id] != 0 {
			h.add(summed(sum(w), markBase))
		}
	}
	for s := range m.steps {
		from, by, afterSpace := s.parts()
		if first[from] == 0 {
			continue
		}
		head, next := sum(m.words[first[from]]), m.words[by][0]
		switch {
		case next >= utf8.RuneSelf: // in a text this may be decomposed, and begin with an ASCII letter
			h.add(summed(head, markWhole))
		case afterSpace:
			h.add(summed(summed(head, markSpaced), next))
		default:
			h.add(summed(summed(head, markJoined), next))
		}
	}
	if m.grammar.inflection != nil {
		for c := range h.tails {
			h.tails[c] = small[c] != 0 && m.grammar.inflection.ends(small[c])
		}
	}
	return h
}

func (h *heads) add(sum uint64) {
	at, mask := h.bitsOf(sum)
	h.filter[at] |= mask
}

// has reports whether sum was put in, or looks so.
func (h *heads) has(sum uint64) bool {
	at, mask := h.bitsOf(sum)
	return h.filter[at]&mask == mask
}

func (h *heads) bitsOf(sum uint64) (at, mask uint64) {
	hash := (sum ^ sum>>29) * 0x9E3779B97F4A7C15
	return hash >> h.shift, 1<<(hash>>32&63) | 1<<(hash>>38&63)
}

// begin reports whether a name may begin with the word of this sum, where rest follows it.
func (h *heads) begin(sum uint64, rest string) bool {
	if !h.has(sum) {
		return false
	}
	if h.has(summed(sum, markWhole)) {
		return true
	}
	link := byte(markJoined)
	for i := range len(rest) {
		switch c := rest[i]; {
		case c >= utf8.RuneSelf:
			return true
		case ascii[c] == asciiSpace:
			link = markSpaced
		case ascii[c] == asciiWord:
			return h.has(summed(summed(sum, link), small[c]))
		default:
			return h.has(summed(summed(sum, link), c))
		}
	}
	return false
}

// sum is a number for a folded word, all but its own. summed makes it letter by letter, from 0.
func sum[word string | []byte](w word) (sum uint64) {
	for i := range len(w) {
		sum = summed(sum, w[i])
	}
	return sum
}

func summed(sum uint64, next byte) uint64 { return bits.RotateLeft64(sum, 5) ^ uint64(next) }
