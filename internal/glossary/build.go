package glossary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A step goes from a node by a word to the next node: the numbers of both, and two marks, in one key.
type step uint64

func stepOf(node, word int32, spaced, base bool) step {
	s := step(node)<<32 | step(word)<<1
	if spaced {
		s |= 1 << 63
	}
	if base {
		s |= 1
	}
	return s
}

func (s step) parts() (node, word int32, spaced, base bool) {
	return int32(s >> 32 & (1<<31 - 1)), int32(s & (1<<32 - 1) >> 1), s>>63 != 0, s&1 != 0
}

// An entry is a name that ends at a node.
type entry struct {
	term      int32
	lemma     int32        // the last word uninflected, where the node was reached by its base; else 0
	cases     []letterCase // what it asks about letter case
	inflected bool
	nature    nature // of its last word
}

// A brake is a phrase of Name.Not, and the terms that are not found inside it, in order.
type brake struct {
	written []string // nil if there is no capital in it
	lemma   int32    // as an entry's
	terms   []int32
}

// maxAlike bounds the names that end at one node. Names of several terms are an error elsewhere; so many come from
// nobody who writes a glossary, and must not slow the search.
const maxAlike = 32

// name files a name, its forms and its brakes.
func (m *Matcher) name(n *Name) {
	m.phrase(n.Text, !n.Exact && len(n.Forms) == 0, func(parts []part, node, lemma int32) {
		m.end(node, entry{term: n.Term, lemma: lemma, cases: m.casesOf(parts, n.Exact, lemma != 0), inflected: lemma != 0, nature: m.natureOf(parts)})
	})
	if m.grammar.variants != nil && !n.Exact && len(n.Forms) == 0 {
		m.variants(n)
	}
	for _, form := range n.Forms {
		m.phrase(form, false, func(parts []part, node, _ int32) {
			m.end(node, entry{term: n.Term, cases: letterCases(parts, n.Exact), inflected: true})
		})
	}
	for _, not := range n.Not {
		m.phrase(not, true, func(parts []part, node, lemma int32) { m.brake(node, parts, lemma, n.Term) })
	}
}

// variants files the other ways to write a name.
func (m *Matcher) variants(n *Name) {
	parts := split(n.Text, m.grammar.lower)
	if len(parts) == 0 {
		return
	}
	for _, v := range m.grammar.variants(parts) {
		m.phrase(v.text, v.inflected, func(parts []part, node, lemma int32) {
			m.end(node, entry{term: n.Term, lemma: lemma, cases: m.casesOf(parts, false, true), inflected: true, nature: m.natureOf(parts)})
		})
	}
}

func (m *Matcher) natureOf(parts []part) nature {
	r, _ := utf8.DecodeRuneInString(parts[len(parts)-1].written)
	return nature{compound: len(parts) > 1, noun: m.grammar.nouns && unicode.IsUpper(r)}
}

// casesOf tells what a name asks for. Where nouns have a capital, a word that has none is the beginning of a sentence or another word.
func (m *Matcher) casesOf(parts []part, exact, inflected bool) []letterCase {
	cases := letterCases(parts, exact)
	if !m.grammar.nouns || exact {
		return cases
	}
	last := len(parts) - 1
	r, _ := utf8.DecodeRuneInString(parts[last].written)
	for _, c := range cases {
		if c.at == last {
			return cases
		}
	}
	switch {
	case parts[last].kind != word:
	case unicode.IsUpper(r):
		cases = append(cases, letterCase{at: last, how: capital, written: parts[last].written})
	case unicode.IsLower(r) && inflected:
		cases = append(cases, letterCase{at: last, how: lowerCase, written: parts[last].written})
	}
	return cases
}

// phrase goes along a phrase, and files it at the node where it ends; if it may be inflected, also where its last word ends by one of
// its bases: then with that word's number.
func (m *Matcher) phrase(text string, inflected bool, file func(parts []part, node, lemma int32)) {
	parts := split(text, m.grammar.lower)
	if len(parts) == 0 {
		return
	}
	var before, node int32
	for _, p := range parts {
		before, node = node, m.step(node, m.word(p.folded), p.spaced, false)
	}
	file(parts, node, 0)
	last := parts[len(parts)-1]
	r, _ := utf8.DecodeRuneInString(last.folded)
	if !inflected || m.grammar.inflection == nil || last.kind != word || unspaced(r) {
		return
	}
	for _, n := range m.grammar.inflection.bases(nil, []byte(last.folded)) {
		file(parts, m.step(before, m.word(last.folded[:n]), last.spaced, true), m.word(last.folded))
	}
}

// word gives the number of a word or sign.
func (m *Matcher) word(folded string) int32 {
	id, ok := m.numbers[folded]
	if !ok {
		id = int32(len(m.words))
		m.numbers[folded] = id
		m.words = append(m.words, folded)
	}
	return id
}

// step goes a step, over new ground where it must. By a base goes the last step, where the word may be inflected.
func (m *Matcher) step(from, word int32, spaced, base bool) int32 {
	key := stepOf(from, word, spaced, base)
	node, known := m.steps[key]
	if !known {
		node = int32(len(m.ends))
		m.ends = append(m.ends, nil)
		m.steps[key] = node
	}
	return node
}

// end files an entry behind the others that end at the node.
func (m *Matcher) end(node int32, e entry) {
	if len(m.ends[node]) < maxAlike {
		m.ends[node] = append(m.ends[node], e)
	}
}

// brake files a phrase at the node where it ends.
func (m *Matcher) brake(node int32, parts []part, lemma, term int32) {
	written := make([]string, len(parts))
	for i, p := range parts {
		written[i] = p.written
	}
	if !slices.ContainsFunc(written, func(w string) bool { return strings.IndexFunc(w, unicode.IsUpper) >= 0 }) {
		written = nil
	}
	brakes := m.brakes[node]
	i := slices.IndexFunc(brakes, func(k brake) bool { return k.lemma == lemma && slices.Equal(k.written, written) })
	if i >= 0 {
		brakes[i].terms = append(brakes[i].terms, term)
	} else if len(brakes) < maxAlike {
		m.brakes[node] = append(brakes, brake{written: written, lemma: lemma, terms: []int32{term}})
	}
}
