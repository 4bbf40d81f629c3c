// Package passage finds quoted words in a text as a reader would find them.
//
// Two forms of the same words are equal when they differ only in what a
// typesetter or a keyboard changes:
//
//   - single quotation marks (' ‘ ’ ʼ ′ ´) among themselves, and double ones
//     (" “ ” „ « » ″) among themselves;
//   - dashes (– — ― ‒ − -- --- and a hyphen between spaces), with or without spaces
//     around them, and a hyphen between two digits, which is an en dash there;
//   - … and three dots; the hyphens U+2010 and U+2011 and the keyboard's;
//   - any run of white space and one space;
//   - Unicode's canonical forms (NFC, not NFKC).
//
// Soft hyphens, and white space at both ends, are ignored. Everything else
// differs, case and punctuation included.
//
// Equality is transitive, so an en dash between digits makes 2014-2015,
// 2014–2015 and 2014 — 2015 equal, and a text's end counts as a space beside a
// hyphen: "- yes" is " - yes", which is "—yes".
package passage

import (
	"math"
	"strings"
	"unicode"
)

// Barrier stands in a text where no passage may run across, as between two
// paragraphs. It matches nothing, and a word ends beside it.
const Barrier = '\x00'

// Pattern is words to look for, with what must stand before and after them.
// It does not change, and may be used by several goroutines.
type Pattern struct {
	words, prefix, suffix string // as written, for messages

	key           string   // the folded words; empty when nothing can match
	before, after []string // folded: one of each must touch; none given, none asked
}

// Compile makes a Pattern of words. Where prefix or suffix is given (more than
// white space), it must touch the words, white space aside. Words without a
// letter, a digit or a symbol, and words with a Barrier, match nothing.
func Compile(words, prefix, suffix string) *Pattern {
	p := &Pattern{words: words, prefix: trim(prefix), suffix: trim(suffix)}
	key := Key(words)
	if !strings.ContainsFunc(key, substantial) || strings.ContainsRune(words+prefix+suffix, Barrier) {
		return p
	}
	p.key = key
	// A hyphen's meaning hangs on its neighbours, so what stands before and
	// after is folded together with the words, with and without white space.
	if p.prefix != "" {
		for _, gap := range []string{"", " "} {
			if side, ok := strings.CutSuffix(Key(p.prefix+gap+words), key); ok {
				p.before = append(p.before, side)
			}
		}
		if p.before == nil {
			p.key = ""
		}
	}
	if p.suffix != "" {
		for _, gap := range []string{"", " "} {
			if side, ok := strings.CutPrefix(Key(words+gap+p.suffix), key); ok {
				p.after = append(p.after, side)
			}
		}
		if p.after == nil {
			p.key = ""
		}
	}
	return p
}

// In gives every place in t where the words stand, in order, overlapping ones
// included. Each begins and ends at a word's edge, holds no white space at its
// ends, and never parts a character from its combining marks.
func (p *Pattern) In(t *Text) []Range { return p.First(t, math.MaxInt) }

// First gives the first n of these places.
func (p *Pattern) First(t *Text, n int) []Range {
	if p.key == "" {
		return nil
	}
	var found []Range
	for from := range occurrences(t.folded, p.key) {
		to := from + len(p.key)
		if isEdge(t.folded, from) && isEdge(t.folded, to) &&
			!cutsNumbers(t.folded, from, to) && p.touches(t.folded, from, to) {
			found = append(found, t.source(from, to))
			if len(found) == n {
				break
			}
		}
	}
	return found
}

// touches reports whether prefix and suffix stand beside s[from:to]. Their far
// ends may lie inside a word, but not inside a sign.
func (p *Pattern) touches(s string, from, to int) bool {
	return holds(p.before, func(side string) bool {
		return strings.HasSuffix(s[:from], side) && !isInsideSign(s, from-len(side))
	}) && holds(p.after, func(side string) bool {
		return strings.HasPrefix(s[to:], side) && !isInsideSign(s, to+len(side))
	})
}

// holds reports whether one of the sides is there, or none is asked for.
func holds(sides []string, there func(string) bool) bool {
	for _, side := range sides {
		if there(side) {
			return true
		}
	}
	return len(sides) == 0
}

// cutsNumbers reports whether s[from:to] begins or ends with the dash between
// two numbers. That dash may be written as a hyphen, which alone, without the
// digit beside it, would be no dash.
func cutsNumbers(s string, from, to int) bool {
	first, last := from+len(dash), to-len(dash)
	return strings.HasPrefix(s[from:to], dash) && unicode.IsDigit(runeBefore(s, from)) && unicode.IsDigit(runeAt(s, first)) ||
		strings.HasSuffix(s[from:to], dash) && unicode.IsDigit(runeBefore(s, last)) && unicode.IsDigit(runeAt(s, to))
}
