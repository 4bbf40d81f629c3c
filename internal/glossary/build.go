package glossary

import (
	"iter"
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

// parts gives what stepOf was given, the base apart.
func (s step) parts() (node, word int32, spaced bool) {
	return int32(s >> 32 & (1<<31 - 1)), int32(s & (1<<32 - 1) >> 1), s>>63 != 0
}

// An entry is a name that ends at a node.
type entry struct {
	term, next int32
	lemma      int32 // the last word uninflected, where the node was reached by its base; else 0
	cases      int32 // in Matcher.cases; 0 asks for nothing
	inflected  bool
	compound   bool // more than the last word
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

// A builder makes a Matcher.
type builder struct {
	*Matcher
	parts   []part // scratch
	lengths []int  // scratch
}

func newBuilder(g grammar, names int) *builder {
	return &builder{Matcher: &Matcher{
		grammar: g,
		numbers: make(map[string]int32, names),
		words:   make([]string, 1, names+1),
		starts:  make([]int32, 1, names+1),
		bases:   make([]int32, 1, names+1),
		steps:   make(map[step]int32, names/2),
		ends:    make([]int32, 1, names+1),
		entries: make([]entry, 1, names+1),
		cases:   make([][]letterCase, 1),
		brakes:  make(map[int32][]brake),
	}}
}

func (b *builder) finish() *Matcher {
	for c := range b.signs {
		b.signs[c] = b.numbers[string(rune(c))]
	}
	for _, brakes := range b.brakes {
		for i := range brakes {
			slices.Sort(brakes[i].terms)
			brakes[i].terms = slices.Compact(brakes[i].terms)
		}
	}
	if b.grammar.plain {
		b.heads = headsOf(b.Matcher)
	}
	return b.Matcher
}

// name files a name, its forms and its brakes.
func (b *builder) name(n *Name) {
	if parts := b.split(n.Text); len(parts) > 0 {
		cases := b.letterCases(parts, n.Exact)
		before, node := b.path(parts)
		b.end(node, entry{term: n.Term, cases: cases})
		if !n.Exact && len(n.Forms) == 0 {
			lemma := b.word(parts[len(parts)-1].folded)
			for node := range b.basePaths(before, parts) {
				b.end(node, entry{term: n.Term, cases: cases, lemma: lemma, inflected: true, compound: len(parts) > 1})
			}
		}
	}
	for _, form := range n.Forms {
		if parts := b.split(form); len(parts) > 0 {
			_, node := b.path(parts)
			b.end(node, entry{term: n.Term, cases: b.letterCases(parts, n.Exact), inflected: true})
		}
	}
	for _, phrase := range n.Not {
		if parts := b.split(phrase); len(parts) > 0 {
			before, node := b.path(parts)
			b.brake(node, parts, 0, n.Term)
			lemma := b.word(parts[len(parts)-1].folded)
			for node := range b.basePaths(before, parts) {
				b.brake(node, parts, lemma, n.Term)
			}
		}
	}
}

func (b *builder) letterCases(parts []part, exact bool) int32 {
	cases := letterCases(parts, exact)
	if cases == nil {
		return 0
	}
	b.cases = append(b.cases, cases)
	return int32(len(b.cases) - 1)
}

func (b *builder) split(name string) []part {
	parts := split(b.parts, name, b.grammar.lower)
	if parts != nil {
		b.parts = parts
	}
	return parts
}

// path gives the node at the end of a name, and the one before its last word.
func (b *builder) path(parts []part) (before, node int32) {
	for i, p := range parts {
		before, node = node, b.step(i == 0, node, b.word(p.folded), p.spaced, false)
	}
	return before, node
}

// basePaths gives the nodes one step after before, by each base of a name's last word; none if it is never inflected.
func (b *builder) basePaths(before int32, parts []part) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		last := parts[len(parts)-1]
		r, _ := utf8.DecodeRuneInString(last.folded)
		if b.grammar.inflection == nil || last.kind != word || unspaced(r) {
			return
		}
		b.lengths = b.grammar.inflection.bases(b.lengths[:0], []byte(last.folded))
		for _, n := range b.lengths {
			if !yield(b.step(len(parts) == 1, before, b.word(last.folded[:n]), last.spaced, true)) {
				return
			}
		}
	}
}

func (b *builder) word(folded string) int32 {
	id, ok := b.numbers[folded]
	if !ok {
		id = int32(len(b.words))
		b.numbers[folded] = id
		b.words = append(b.words, folded)
		b.starts = append(b.starts, 0)
		b.bases = append(b.bases, 0)
	}
	return id
}

// step goes a step, over new ground where it must. By a base goes the last step, where the word may be inflected.
func (b *builder) step(first bool, from, word int32, spaced, base bool) int32 {
	starts := b.starts
	if base {
		starts = b.bases
	}
	key := stepOf(from, word, spaced, base)
	var node int32
	if first {
		node = starts[word]
	} else {
		node = b.steps[key]
	}
	if node != 0 {
		return node
	}
	node = int32(len(b.ends))
	b.ends = append(b.ends, 0)
	if first {
		starts[word] = node
	} else {
		b.steps[key] = node
	}
	return node
}

// end files an entry behind the others that end at the node.
func (b *builder) end(node int32, e entry) {
	id := int32(len(b.entries))
	link := &b.ends[node]
	for range maxAlike {
		if *link == 0 {
			*link = id
			b.entries = append(b.entries, e)
			return
		}
		link = &b.entries[*link].next
	}
}

// brake files a phrase at the node where it ends.
func (b *builder) brake(node int32, parts []part, lemma, term int32) {
	written := make([]string, len(parts))
	for i, p := range parts {
		written[i] = p.written
	}
	if !slices.ContainsFunc(written, func(w string) bool { return strings.IndexFunc(w, unicode.IsUpper) >= 0 }) {
		written = nil
	}
	brakes := b.brakes[node]
	i := slices.IndexFunc(brakes, func(k brake) bool { return k.lemma == lemma && slices.Equal(k.written, written) })
	if i >= 0 {
		brakes[i].terms = append(brakes[i].terms, term)
	} else if len(brakes) < maxAlike {
		b.brakes[node] = append(brakes, brake{written: written, lemma: lemma, terms: []int32{term}})
	}
}
