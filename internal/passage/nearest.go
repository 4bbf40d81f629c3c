package passage

import (
	"slices"
	"unicode/utf8"
)

// Miss tells a writer why words were not found: the passage most like them and
// the first word that differs.
type Miss struct {
	Near Range  // the nearest passage, in the text as given
	Want string // the word of the pattern that differs, as written, with its punctuation
	Have string // what stands there instead; empty when the text or the passage ended
	At   Range  // where Have stands; empty, at the passage's end, when Have is
}

// Nearest gives the passage of t most like the pattern, for the message when In
// finds nothing; false when less than half of it stands anywhere in t. Where the
// words stand in t and only prefix or suffix doesn't, Near and the comparison
// take in prefix and suffix.
func (p *Pattern) Nearest(t *Text) (Miss, bool) {
	want := p.pieces(t)
	var words []string
	for _, w := range want {
		if w.word {
			words = append(words, w.String())
		}
	}
	x := t.index()
	a, ok := x.nearest(words)
	if !ok {
		return Miss{}, false
	}
	from, to := t.widen(int(x.words[a.from].from), int(x.words[a.to-1].to), want)
	miss := Miss{Near: t.source(from, to)}
	miss.Want, miss.Have, miss.At = difference(want, slices.Collect(pieces(t, from, to)))
	if miss.Have == "" {
		miss.At = Range{miss.Near.To, miss.Near.To}
	}
	return miss, true
}

// pieces gives what to compare with t: the words, and prefix and suffix too
// where the words alone are found.
func (p *Pattern) pieces(t *Text) []piece {
	parts := []string{p.words}
	if alone := (&Pattern{key: p.key}); alone.In(t) != nil {
		parts = []string{p.prefix, p.words, p.suffix}
	}
	var all []piece
	for _, part := range parts {
		text := Fold(part)
		n := len(all)
		all = slices.AppendSeq(all, pieces(text, 0, len(text.folded)))
		if n < len(all) {
			all[n].loose = true
		}
	}
	return all
}

// widen takes in the punctuation at the ends of folded[from:to] where the
// pattern has some there too, and then whole words.
func (t *Text) widen(from, to int, want []piece) (int, int) {
	s := t.folded
	for _, w := range want {
		r := runeBefore(s, from)
		if w.word || from == 0 || !isPunctuation(r) {
			break
		}
		from -= utf8.RuneLen(r)
	}
	for _, w := range slices.Backward(want) {
		r := runeAt(s, to)
		if w.word || to == len(s) || !isPunctuation(r) {
			break
		}
		to += utf8.RuneLen(r)
	}
	for from > 0 && !isEdge(s, from) {
		from--
	}
	for to < len(s) && !isEdge(s, to) {
		to++
	}
	return from, to
}

func isPunctuation(r rune) bool {
	return r != Barrier && r != ' ' && !isWord(r) && !extends(r)
}

// difference gives the first words in which want and have differ, as they were
// written, and the place of have's.
func difference(want, have []piece) (wanted, had string, at Range) {
	i := 0
	for i < len(want) && i < len(have) && want[i].same(have[i]) {
		i++
	}
	// A sign that only one side has hangs on the word before it: show that word
	// on the other side, "Well," beside "Well".
	w, h := i, i
	if i > 0 && (i == len(want) || ends(have, i) && !ends(want, i)) {
		w--
	}
	if i > 0 && ends(want, i) && !ends(have, i) {
		h--
	}
	r := chunkAt(want, w)
	wanted = want[w].text.given[r.From:r.To]
	if h < len(have) {
		at = chunkAt(have, h)
		had = have[h].text.given[at.From:at.To]
	}
	return wanted, had, at
}

// ends reports whether pieces[i] is a sign that ends the word before it.
func ends(pieces []piece, i int) bool {
	return i < len(pieces) && !pieces[i].word && !pieces[i].spaced && !pieces[i].loose && pieces[i].String() != dash
}

// chunkAt gives the place of the word at pieces[i] in the text as given.
func chunkAt(pieces []piece, i int) Range {
	from, to := chunk(pieces, i)
	return pieces[i].text.source(pieces[from].from, pieces[to-1].to)
}
