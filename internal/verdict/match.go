package verdict

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/passage"
)

// mark is a word or a sign of a quote, to be found in the Text.
type mark struct {
	key    string
	number int32         // the key's, -1 where the Text doesn't have it
	small  int32         // the number of the key in small letters, -1 likewise
	spaced bool          // white space stands before it
	loose  bool          // or may stand: the first of a piece
	first  bool          // the case of the first letter is free
	word   bool          // made of letters or digits
	inside bool          // goes on with the word before it
	open   bool          // a bracket follows, in which the word may go on: “We [will not]” of “We’re not going to”
	part   *bracketed    // letters of the word stand in square brackets
	quote  passage.Range // in the quote's words
}

// fits reports whether a reader sees the same at the token i and the mark.
func (x *Index) fits(i int, m *mark) bool {
	tok := x.tokens[i]
	switch {
	case m.part != nil:
		if !m.part.fits(x.keys[tok.key]) {
			return false
		}
	case tok.key == m.number:
	case !m.first || m.small < 0 || x.small[tok.key] != m.small || !equalButFirst(x.keys[tok.key], m.key):
		return false
	}
	return m.loose || tok.is(jumpsIn) || tok.is(isSpaced) == m.spaced || x.Captions
}

// equalButFirst reports whether a and b differ in nothing but the case of their first letter.
func equalButFirst(a, b string) bool {
	r, n := utf8.DecodeRuneInString(a)
	s, m := utf8.DecodeRuneInString(b)
	return a[n:] == b[m:] && unicode.ToLower(r) == unicode.ToLower(s)
}

// search is one quote's way through the index. Its work is bounded: when it is done, nothing more is found, so a quote that
// can't be followed to its end is never taken for found.
type search struct {
	*Index
	work  int
	lists [][]block // the places of the quote's blocks
}

// spend takes n steps of the work that a quote may cost, and reports whether there were as many.
func (s *search) spend(n int) bool {
	s.work -= n
	return s.work > 0
}

// maxStates keeps rows of jumps from multiplying.
const maxStates = 64

// ahead gives the tokens at which a walk that has come to a token may go on, jumps taken.
func (s *search) ahead(at int) []int { return reach(at, s.jumps) }

// behind is ahead the other way.
func (s *search) behind(at int) []int { return reach(at, s.backs) }

func reach(at int, jumps map[int32][]jump) []int {
	type state struct{ at, correction int32 }
	all := []state{{int32(at), 0}}
	nodes := []int{at}
	for i := 0; i < len(all) && len(all) < maxStates; i++ {
		for _, j := range jumps[all[i].at] {
			next := state{j.to, j.correction}
			if j.correction != 0 && j.correction == all[i].correction || slices.Contains(all, next) {
				continue
			}
			all = append(all, next)
			if !slices.Contains(nodes, int(j.to)) {
				nodes = append(nodes, int(j.to))
			}
		}
	}
	return nodes
}

// plain reports whether nothing but the next token follows at this one.
func (s *search) plain(at int, marked trait) bool {
	return at >= len(s.tokens) && len(s.jumps) == 0 || at < len(s.tokens) && !s.tokens[at].is(marked)
}

// forward gives where the marks end when they begin at a token: nowhere, at one place or, with jumps, at several.
func (s *search) forward(marks []mark, at int) []int {
	i := 0
	for ; i < len(marks) && s.plain(at, jumpsOut); i++ {
		if at >= len(s.tokens) || !s.spend(1) || !s.fits(at, &marks[i]) {
			return nil
		}
		at++
	}
	states := []int{at}
	for ; i < len(marks) && len(states) > 0; i++ {
		var next []int
		for _, at := range states {
			for _, at := range s.ahead(at) {
				if at < len(s.tokens) && s.spend(1) && s.fits(at, &marks[i]) && !slices.Contains(next, at+1) {
					next = append(next, at+1)
				}
			}
		}
		states = next
	}
	return states
}

// backward gives where the marks begin when they end before a token.
func (s *search) backward(marks []mark, at int) []int {
	i := len(marks) - 1
	for ; i >= 0 && s.plain(at, jumpsIn); i-- {
		if at == 0 || !s.spend(1) || !s.fits(at-1, &marks[i]) {
			return nil
		}
		at--
	}
	states := []int{at}
	for ; i >= 0 && len(states) > 0; i-- {
		var next []int
		for _, at := range states {
			for _, at := range s.behind(at) {
				if at > 0 && s.spend(1) && s.fits(at-1, &marks[i]) && !slices.Contains(next, at-1) {
					next = append(next, at-1)
				}
			}
		}
		states = next
	}
	return states
}

// piece is where a piece of a quote stands.
type piece = stretch

// maxPlaces is how many places of a piece are looked at: more than the commonest word has in a long transcript.
const maxPlaces = 1 << 14

// find gives the places of a piece's marks, in order, at least one mark being a word.
func (s *search) find(marks []mark) []piece {
	rarest, places := s.rarest(marks)
	var found []piece
	if len(places)*len(marks) > len(s.tokens) && len(marks) > 3 {
		found = s.findRepeated(marks)
	} else {
		for _, at := range places {
			if !s.spend(1) || len(found) > maxPlaces {
				break
			}
			ends := s.forward(marks[rarest:], int(at))
			if ends == nil {
				continue
			}
			for _, from := range s.backward(marks[:rarest], int(at)) {
				for _, to := range ends {
					found = append(found, piece{from, to})
				}
			}
		}
	}
	found = slices.DeleteFunc(found, func(p piece) bool { return !s.isWhole(p, marks) })
	slices.SortFunc(found, func(a, b piece) int { return (a.from-b.from)<<1 | min(1, max(0, a.to-b.to)) })
	return slices.Compact(found)
}

// isWhole reports whether a place parts no word and no number.
func (s *search) isWhole(p piece, marks []mark) bool {
	if p.from >= p.to || p.to < len(s.tokens) && s.tokens[p.to].is(isInside) && !marks[len(marks)-1].open {
		return false
	}
	// The dash between two numbers may be a hyphen, which alone, without the digit beside it, would be no dash.
	if s.isKey(p.from, "—") && p.from > 0 && p.from+1 < len(s.tokens) {
		before, _ := utf8.DecodeLastRuneInString(s.key(p.from - 1))
		after, _ := utf8.DecodeRuneInString(s.key(p.from + 1))
		return !unicode.IsDigit(before) || !unicode.IsDigit(after)
	}
	return true
}

// rarest gives the mark that stands in the fewest places, and these.
func (s *search) rarest(marks []mark) (int, []int32) {
	best, places := -1, []int32(nil)
	for i := range marks {
		if marks[i].part != nil && (best >= 0 || i+1 < len(marks)) {
			continue // the others are looked up sooner
		}
		list := s.placesOf(&marks[i])
		if best < 0 || len(list) < len(places) {
			best, places = i, list
		}
	}
	return best, places
}

// placesOf gives the tokens that a mark may be.
func (s *search) placesOf(m *mark) []int32 {
	switch {
	case m.part != nil:
		if !s.spend(len(s.tokens)) {
			return nil
		}
		var all []int32
		for n, key := range s.keys {
			if s.small[n] == int32(n) && m.part.mayFit(key) {
				all = append(all, s.places[n]...)
			}
		}
		slices.Sort(all)
		return all
	case m.small < 0 || m.number < 0 && !m.first:
		return nil
	}
	return s.places[m.small]
}

// findRepeated finds marks that repeat themselves in a text that does, in time that grows with the text alone (Knuth, Morris,
// Pratt). It takes no jumps.
func (s *search) findRepeated(marks []mark) []piece {
	rest := marks[1:] // the first may be written in more than one way
	symbol := func(m *mark) int32 { return m.number<<1 | toInt(m.spaced && !s.Captions) }
	held := func(i int32, sym int32) bool { return symbol(&rest[i]) == sym }
	border := make([]int32, len(rest))
	for i, k := 1, int32(0); i < len(rest); i++ {
		for k > 0 && !held(k, symbol(&rest[i])) {
			k = border[k-1]
		}
		if held(k, symbol(&rest[i])) {
			k++
		}
		border[i] = k
	}
	if slices.ContainsFunc(rest, func(m mark) bool { return m.part != nil }) || !s.spend(len(s.tokens)) {
		return nil
	}
	var found []piece
	k := int32(0)
	for i := 1; i < len(s.tokens) && len(found) <= maxPlaces; i++ {
		sym := s.tokens[i].key<<1 | toInt(s.tokens[i].is(isSpaced) && !s.Captions)
		for k > 0 && !held(k, sym) {
			k = border[k-1]
		}
		if held(k, sym) {
			k++
		}
		if int(k) == len(rest) {
			if from := i - len(rest); s.fits(from, &marks[0]) {
				found = append(found, piece{from, i + 1})
			}
			k = border[k-1]
		}
	}
	return found
}

func toInt(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// bracketed is a word of a quote that has letters in square brackets: “[w]e”, “coordinat[ed]”.
type bracketed struct {
	before, inside, after string // the word's letters; before or after is empty
}

// whole gives the word without its brackets.
func (b *bracketed) whole() string { return b.before + b.inside + b.after }

// fits reports whether the word may stand for a word of the source: at its beginning the case of letters may be another, at its
// end an ending of a few letters.
func (b *bracketed) fits(key string) bool {
	if b.before == "" {
		return len(key) > len(b.after) && strings.HasSuffix(key, b.after) && strings.EqualFold(key[:len(key)-len(b.after)], b.inside)
	}
	ending, ok := strings.CutPrefix(key, b.before)
	return ok && utf8.RuneCountInString(ending) <= maxEnding && utf8.RuneCountInString(b.inside) <= maxEnding
}

// mayFit is fits for a key in small letters.
func (b *bracketed) mayFit(small string) bool {
	low := bracketed{strings.ToLower(b.before), strings.ToLower(b.inside), strings.ToLower(b.after)}
	return low.fits(small)
}

// maxEnding is how many letters of a word's end a bracket may replace: “-ing”, not “-less”.
const maxEnding = 3
