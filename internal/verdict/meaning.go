package verdict

import (
	"slices"
	"sort"
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
)

// loss is a word that bears meaning, which a quote takes away or adds.
type loss struct {
	hit   hit           // in the Text; none where the quote adds it
	added string        // the word in the quote's bracket
	gap   stretch       // what is left out or replaced there
	quote passage.Range // the ellipsis or bracket

	families []family // of all words that were cut off
}

// hole is a stretch of the Text that a quote leaves out or replaces.
type hole struct {
	stretch
	gap  gap
	text string // what the quote's brackets have instead
	own  bool   // the brackets are the source's own
	same bool   // the same word but for the case of its letters
	edge bool   // at the quote's beginning or end: what its brackets replace can only be guessed
}

// holes gives what a reading leaves out or replaces, in the quote's order.
func (s *search) holes(q *quote, r reading) []hole {
	var all []hole
	k := 0 // the piece
	for n, b := range r.blocks {
		for i, p := range b.spots {
			g := q.gaps[k]
			h := hole{gap: g, text: g.text(), stretch: stretch{p.from, p.from}}
			switch {
			case i > 0:
				h.stretch, h.own = stretch{b.spots[i-1].to, p.from}, b.own[i]
			case n > 0:
				h.stretch = stretch{r.blocks[n-1].to, b.from}
			case b.own[0]:
				h.stretch, h.own = stretch{b.from, b.lead}, true
			default:
				h.edge = true
			}
			if g.is() {
				all = append(all, h)
			}
			all = append(all, s.letters(q.pieces[k], p)...)
			k++
		}
	}
	if g := q.gaps[k]; g.is() {
		b := r.blocks[len(r.blocks)-1]
		h := hole{gap: g, text: g.text(), stretch: stretch{b.trail, b.to}, own: b.own[len(b.spots)]}
		h.edge = !h.own
		all = append(all, h)
	}
	return all
}

// text gives the words in a gap's brackets.
func (g gap) text() string {
	var parts []string
	for _, b := range g.brackets {
		parts = append(parts, b.text)
	}
	return strings.Join(parts, " ")
}

// letters gives the words of a piece that have letters in brackets.
func (s *search) letters(marks []mark, p piece) []hole {
	if !slices.ContainsFunc(marks, func(m mark) bool { return m.part != nil }) {
		return nil
	}
	var all []hole
	for i, at := range s.walk(marks, p) {
		if m := marks[i]; m.part != nil {
			h := hole{stretch: stretch{at, at + 1}, text: m.part.whole()}
			h.gap = gap{brackets: []bracket{{text: h.text}}, signs: []passage.Range{{From: m.quote.From, To: m.quote.To}}}
			h.same = strings.EqualFold(h.text, s.key(at))
			h.text += " " + m.part.inside // “will[not]” reads as two words
			all = append(all, h)
		}
	}
	return all
}

// walk gives the token of each mark of a piece that stands at a place.
func (s *search) walk(marks []mark, p piece) []int {
	var tokens []int
	at := p.from
	for i := range marks {
		for _, next := range s.ahead(at) {
			if next >= len(s.tokens) || !s.fits(next, &marks[i]) {
				continue
			}
			if ends := s.forward(marks[i+1:], next+1); slices.Contains(ends, p.to) {
				tokens = append(tokens, next)
				at = next + 1
				break
			}
		}
		if len(tokens) <= i {
			return nil // the work is done
		}
	}
	return tokens
}

// inverts gives the first word that bears meaning and that the omissions and brackets of a reading take away, or add.
func (s *search) inverts(c Cited, q *quote, r reading) *loss {
	list := s.bearingsFor(c.Language)
	for _, h := range s.holes(q, r) {
		if h.own || h.same || list == nil || h.edge && len(h.gap.brackets) == 0 {
			continue
		}
		gone := s.harmless(list, h, s.lost(list, h.from, h.to))
		if h.edge { // a bracket at the quote's end stands for words that only their neighbourhood shows
			before, after := s.bearingAround(list, h.from, h.to)
			if gone = after; h.from == r.from() {
				gone = before
			}
		}
		added := list.in(h.text)
		for _, g := range gone {
			i := slices.IndexFunc(added, func(w carried) bool { return w.line == g.line })
			if i < 0 {
				switch {
				case h.edge && h.from == r.from():
					h.stretch = stretch{min(s.runUp(h.from).from, g.from), h.to}
				case h.edge:
					h.stretch = stretch{h.from, max(s.runOut(h.to).to, g.to)}
				}
				return &loss{hit: g, gap: h.stretch, quote: h.gap.inQuote()}
			}
			added = slices.Delete(added, i, i+1)
		}
		if len(added) > 0 {
			return &loss{added: added[0].text, gap: h.stretch, quote: h.gap.inQuote()}
		}
		if i := s.moved(h, gone, list.in(h.text)); i >= 0 {
			return &loss{hit: gone[i], gap: h.stretch, quote: h.gap.inQuote()}
		}
		if g := s.hidden(list, r, h); g != nil {
			return &loss{hit: *g, gap: h.stretch, quote: h.gap.inQuote()}
		}
	}
	return nil
}

// moved gives the first word that bears meaning which a bracket has in another place than the words it stands for: among the others
// that do, “[attack if they do not]” for “not attack if they”, or among the words around, “[attack and not]” for “not attack and”; -1
// where there is none.
func (s *search) moved(h hole, gone []hit, kept []carried) int {
	words := wordsOf(strings.ToLower(h.text))
	for i, g := range gone {
		k := kept[i]
		if k.line != g.line {
			return i
		}
		// The words on either side may be others, but none that stand on the other side in the source, and hardly more of them.
		own, behind := s.smallWords(h.from, g.from), s.smallWords(g.to, h.to)
		before, after := words[:k.at], words[min(len(words), k.at+len(k.words)):]
		if crosses(before, own, behind) || crosses(after, behind, own) {
			return i
		}
		if !h.edge && (len(before) > len(own)+1 && len(behind) > len(after) || len(after) > len(behind)+1 && len(own) > len(before)) {
			return i
		}
	}
	return -1
}

// crosses reports whether one of the words is not among those where it belongs, but among the others.
func crosses(words, own, others []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(others, w) && !slices.Contains(own, w) })
}

// smallWords gives the whole words from a token on to another one, in small letters.
func (x *Index) smallWords(from, to int) []string {
	var words []string
	for i := from; i < to; i++ {
		if x.begins(i) {
			words = append(words, strings.ToLower(x.word(i)))
		}
	}
	return words
}

// feigned gives the word that an ellipsis hides which, as the reading has it, stands for nothing, and wherever else in the sentence
// it could begin or end hides one: “They … attacked it” reads “they attacked it” in “They deny that they attacked it”.
func (s *search) feigned(c Cited, q *quote, r reading) *loss {
	list := s.bearingsFor(c.Language)
	if list == nil {
		return nil
	}
	k := 0
	for n := 1; n < len(r.blocks); n++ {
		k += len(r.blocks[n-1].spots)
		from, to := r.blocks[n-1], r.blocks[n]
		if from.to < to.from || len(s.lists[n-1]) == 0 {
			continue
		}
		var others []stretch
		if i := sort.Search(len(s.lists[n-1]), func(i int) bool { return s.lists[n-1][i].to >= from.to }); i > 0 {
			others = append(others, stretch{s.lists[n-1][i-1].to, to.from})
		}
		if i := sort.Search(len(s.lists[n]), func(i int) bool { return s.lists[n][i].from > to.from }); i < len(s.lists[n]) {
			others = append(others, stretch{from.to, s.lists[n][i].from})
		}
		var hidden *loss
		for _, gap := range others {
			gone := s.lost(list, gap.from, gap.to)
			if len(gone) == 0 {
				hidden = nil
				break
			}
			if s.oneSentence(gap) {
				hidden = &loss{hit: gone[0], gap: gap, quote: q.gaps[k].inQuote()}
			}
		}
		if hidden != nil {
			return hidden
		}
	}
	return nil
}

// oneSentence reports whether no sentence ends among the tokens, and they are not so many that nobody would read across them.
func (s *search) oneSentence(in stretch) bool {
	if s.count(in.from, in.to) > maxOmission {
		return false
	}
	for i := in.from; i < in.to; i++ {
		if s.isKey(i, ".") || s.isKey(i, "!") || s.isKey(i, "?") || s.tokens[i].is(isBarrier) {
			return false
		}
	}
	return true
}

// cutShort gives the word that bears on a reading's words and stands outside of them, unless the article's own sentence says it. What
// a bracket at the quote's end stands for is for inverts to judge.
func (s *search) cutShort(c Cited, q *quote, r reading) *loss {
	list := s.bearingsFor(c.Language)
	if list == nil {
		return nil
	}
	before, after := s.bearingOn(list, r.from(), r.to(), strings.HasSuffix(strings.TrimSpace(q.words), "?"))
	if len(q.gaps[0].brackets) > 0 {
		before = nil
	}
	if len(q.gaps[len(q.gaps)-1].brackets) > 0 {
		after = nil
	}
	near := append(slices.Clone(before), after...)
	if len(near) == 0 {
		return nil
	}
	language := c.SentenceLanguage
	if language == "" {
		language = c.Language
	}
	said := sayings(c.Sentence, language, s.startsClause(r.from()))
	l := &loss{}
	for _, h := range near {
		l.families = append(l.families, h.family)
	}
	for _, h := range near {
		if !said.cover(h.family) {
			l.hit = h
			return l
		}
	}
	return nil
}

// bearingOn gives the words that bear on the tokens of a quotation, before it and behind. asks says that it ends as a question.
func (x *Index) bearingOn(list *bearings, from, to int, asks bool) (before, after []hit) {
	if list.sections[subject] == nil { // how its sentences are made is not known
		return x.bearingAround(list, from, to)
	}
	n := x.neighbours(from, to)
	if n == nil {
		return nil, nil
	}
	c := n.read(list)
	before, after = c.before(), c.behind()
	if !asks {
		after = append(after, c.asked()...)
	}
	return before, after
}
