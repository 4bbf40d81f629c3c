package site

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/passage"
)

// fewWords is up to how many words a quotation is too short to be compared: one speech has many that differ in a word.
const fewWords = 4

// said is a quote's words without what the sentence around a quotation changes: marks at the ends, and a capital at the start.
type said struct {
	quote *Quote
	words string
}

func saidBy(q *Quote) said { return said{q, fitted(passage.Key(q.Text().Value))} }

// fit gives a number that equal words share, 0 for those that are too few to be compared. What has equal numbers is compared, so
// that no message hangs on it.
func fit(key string) uint64 {
	v := said{words: fitted(key)}
	if strings.Count(v.words, " ") < fewWords {
		return 0
	}
	r, n := v.first()
	return max(1, maphash.String(keySeed, v.words[n:])^uint64(r))
}

// comparable reports whether a quote is to be compared: it is the first to give its statement these words and this date.
func (q *Quote) comparable() bool {
	first := q.Statement.First()
	return q.fit != 0 && !q.Paraphrase && q.ID().Value != "" && !q.Date.IsZero() &&
		(q == first || q.key != first.key || q.Date.String() != first.Date.String())
}

// fitted takes away the marks at both ends of a key.
func fitted(key string) string {
	mark := func(r rune) bool {
		switch r {
		case '"', '\'', '.', ',', ';', ':', '!', '?', '—', '-', '(', ')', '[', ']', ' ':
			return true
		}
		return false
	}
	return strings.TrimRightFunc(strings.TrimLeftFunc(key, mark), mark)
}

func (v said) equal(w said) bool {
	a, n := v.first()
	b, m := w.first()
	return v.quote.Speaker == w.quote.Speaker && a == b && v.words[n:] == w.words[m:]
}

// first gives the first letter, a small one, and its length.
func (v said) first() (rune, int) {
	r, n := utf8.DecodeRuneInString(v.words)
	return unicode.ToLower(r), n
}

// within reports whether the one is a part of the other: a longer quotation of the same speech.
func (v said) within(w said) bool {
	r, n := v.first()
	rest := v.words[n:]
	for from := 0; ; {
		i := strings.Index(w.words[from:], rest)
		if i < 0 {
			return false
		}
		before, size := utf8.DecodeLastRuneInString(w.words[:from+i])
		outside, _ := utf8.DecodeLastRuneInString(w.words[:from+i-size])
		after, _ := utf8.DecodeRuneInString(w.words[from+i+len(rest):])
		if unicode.ToLower(before) == r && !inWord(outside) && !inWord(after) {
			return true
		}
		from += i + 1
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// split gives the words, the first without its capital.
func (v said) split() []string {
	words := strings.Split(v.words, " ")
	r, n := utf8.DecodeRuneInString(words[0])
	words[0] = string(unicode.ToLower(r)) + words[0][n:]
	return words
}

// written gives the words as the writer has them, where they are as many as those that are compared.
func (v said) written(words []string) []string {
	if w := strings.Fields(v.quote.Words()); len(w) == len(words) {
		return w
	}
	return words
}

// leftOut gives the sum of a text's words, and the sum of what is left of it without each of them.
func leftOut(words []string) (whole uint64, left []uint64) {
	const base = 1<<40 + 1<<8 + 0xb3 // odd, as it must be
	n := len(words)
	after := make([]uint64, n+1) // the sum of words[k:]
	for k := n - 1; k >= 0; k-- {
		after[k] = maphash.String(keySeed, words[k]) + base*after[k+1]
	}
	left = make([]uint64, n)
	before, power := uint64(0), uint64(1)
	for k, w := range words {
		left[k] = before + power*after[k+1]
		before += power * maphash.String(keySeed, w)
		power *= base
	}
	return after[0], left
}

// oneWord gives the place of the one word in which two texts differ, and how many words either has there, none or one; the place
// is less than 0 where they are equal or differ in more.
func oneWord(a, b []string) (place, inA, inB int) {
	for place < len(a) && place < len(b) && a[place] == b[place] {
		place++
	}
	if len(a) >= len(b) {
		inA = min(1, len(a)-place)
	}
	if len(b) >= len(a) {
		inB = min(1, len(b)-place)
	}
	if inA+inB == 0 || !slices.Equal(a[place+inA:], b[place+inB:]) {
		return -1, 0, 0
	}
	return place, inA, inB
}
