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
	shift  int                 // leaves of a sum the bits that number the filter
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
	width := bits.Len(uint(len(m.ends) / 4)) // 16 to 32 bits a node: of words that are not in it one in a hundred seems to be
	h := &heads{filter: make([]uint64, 1<<width), shift: 64 - width}
	first := make([]string, len(m.ends)) // a node one step from the beginning → the word that leads there
	for step, node := range m.steps {
		from, by, _, base := step.parts()
		if from != 0 {
			continue
		}
		w := m.words[by]
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case base:
			h.add(sumOf(w).with(markBase))
		case isWord(r):
			first[node] = w
			h.add(sumOf(w))
			if len(m.ends[node]) > 0 || len(m.brakes[node]) > 0 {
				h.add(sumOf(w).with(markWhole))
			}
		case r < utf8.RuneSelf:
			h.signs[r] = true
			h.others = h.others || strings.ContainsRune(standIns, r)
		default:
			h.others = true
		}
	}
	for step := range m.steps {
		from, by, afterSpace, _ := step.parts()
		if first[from] == "" {
			continue
		}
		head, next := sumOf(first[from]), uint64(m.words[by][0])
		switch {
		case next >= utf8.RuneSelf: // in a text this may be decomposed, and begin with an ASCII letter
			h.add(head.with(markWhole))
		case afterSpace:
			h.add(head.with(markSpaced).with(next))
		default:
			h.add(head.with(markJoined).with(next))
		}
	}
	if m.grammar.inflection != nil {
		for c := range h.tails {
			h.tails[c] = small[c] != 0 && m.grammar.inflection.ends(small[c])
		}
	}
	return h
}

func (h *heads) add(s sum) {
	at, mask := h.bitsOf(s)
	h.filter[at] |= mask
}

// has reports whether s was put in, or looks so.
func (h *heads) has(s sum) bool {
	at, mask := h.bitsOf(s)
	return h.filter[at]&mask == mask
}

func (h *heads) bitsOf(s sum) (at, mask uint64) {
	return uint64(s >> h.shift), 1<<(s>>32&63) | 1<<(s>>38&63)
}

// begin reports whether a name may begin with the word of this sum, where rest follows it.
func (h *heads) begin(s sum, rest string) bool {
	if !h.has(s) {
		return false
	}
	if h.has(s.with(markWhole)) {
		return true
	}
	link := uint64(markJoined)
	for i := range len(rest) {
		switch c := rest[i]; {
		case c >= utf8.RuneSelf:
			return true
		case ascii[c] == asciiSpace:
			link = markSpaced
		case ascii[c] == asciiWord:
			return h.has(s.with(link).with(uint64(small[c])))
		default:
			return h.has(s.with(link).with(uint64(c)))
		}
	}
	return false
}
