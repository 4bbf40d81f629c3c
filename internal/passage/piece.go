package passage

import (
	"iter"
	"strings"
)

// piece is a word or a sign of a folded text. A contraction is two pieces, "we"
// and "'re", so that "we are" and "we’re" differ in their second.
type piece struct {
	text     *Text
	from, to int  // in text.folded
	word     bool // has a letter or a digit
	spaced   bool // white space, a dash or a Barrier stands before it
	loose    bool // begins a part of the pattern: white space before it is free
}

func (p piece) String() string { return p.text.folded[p.from:p.to] }

func (p piece) isBarrier() bool { return p.text.folded[p.from] == Barrier }

// same reports whether a reader sees the same at p and q.
func (p piece) same(q piece) bool {
	return p.String() == q.String() && (p.loose || q.loose || p.spaced == q.spaced)
}

// pieces gives the pieces of folded[from:to] of t, from an edge to an edge.
func pieces(t *Text, from, to int) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		s := t.folded[:to]
		spaced := true
		for p := from; p < to; {
			if s[p] == ' ' {
				spaced = true
				p++
				continue
			}
			first := runeAt(s, p)
			q := pieceEnd(s, p)
			word := isWord(first) || first == '\'' && !isEdge(s, p)
			if !yield(piece{text: t, from: p, to: q, word: word, spaced: spaced}) {
				return
			}
			spaced = first == Barrier || s[p:q] == dash
			p = q
		}
	}
}

// pieceEnd gives the next edge or apostrophe after p.
func pieceEnd(s string, p int) int {
	_, n := decode(s, p)
	for p += n; p < len(s) && s[p] != '\'' && (isLatin(s[p-1]) && isLatin(s[p]) || !isEdge(s, p)); p += n {
		_, n = decode(s, p)
	}
	return p
}

// isLatin reports whether c is a letter of ASCII. There is no edge between two of them, which is worth knowing soon.
func isLatin(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// chunk gives the bounds of the pieces that stand with pieces[i] between spaces:
// what a reader calls the word at i.
func chunk(pieces []piece, i int) (from, to int) {
	apart := func(i int) bool { // is there a gap before i?
		p := pieces[i]
		return p.spaced || p.loose || p.String() == dash || p.word && isUnspaced(runeAt(p.String(), 0))
	}
	from, to = i, i+1
	for from > 0 && !apart(from) {
		from--
	}
	for to < len(pieces) && !apart(to) {
		to++
	}
	return from, to
}

// stem is what inflected forms of a word mostly share: its beginning, in lower case.
func stem(word string) string {
	const length = 5
	count := 0
	for i := range word {
		if count++; count > length {
			word = word[:i]
			break
		}
	}
	return strings.ToLower(word)
}

// likeness tells how alike two words are.
type likeness int

const (
	unlike    likeness = iota
	inflected          // the same beginning
	recased            // the same but for case
	exact
)

func compare(a, b string) likeness {
	switch {
	case a == b:
		return exact
	case strings.EqualFold(a, b):
		return recased
	case stem(a) == stem(b):
		return inflected
	}
	return unlike
}
