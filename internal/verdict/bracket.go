package verdict

// block is a place of several pieces of a quote that nothing but brackets part.
type block struct {
	stretch
	spots []piece // of its pieces, in order
	own   []bool  // whether the brackets before each piece are the source's own; the last: those after the last piece
	lead  int     // where the source's own brackets before the first piece end, and those after the last begin
	trail int
}

var notOwn [2]bool

// maxReplaced is how many words of the source a pair of brackets may stand for.
const maxReplaced = 12

// findBlock gives the places of the quote's pieces from..to (to excluded).
func (s *search) findBlock(q *quote, from, to int) []block {
	anchor, fewest := from, -1
	for k := from; k < to; k++ {
		if _, places := s.rarest(q.pieces[k]); fewest < 0 || len(places) < fewest {
			anchor, fewest = k, len(places)
		}
	}
	pieces := s.find(q.pieces[anchor])
	found := make([]block, 0, len(pieces))
	if isPlain(q, from, to) {
		for i, p := range pieces {
			found = append(found, block{p, pieces[i : i+1], notOwn[:], p.from, p.to})
		}
		return found
	}
	for _, p := range pieces {
		if !s.spend(1 + to - from) {
			break
		}
		b := block{spots: make([]piece, to-from), own: make([]bool, to-from+1)}
		b.spots[anchor-from] = p
		if !s.rightwards(q, &b, from, anchor+1, to) || !s.leftwards(q, &b, from, anchor-1) {
			continue
		}
		b.stretch = stretch{b.spots[0].from, b.spots[to-from-1].to}
		b.lead, b.trail = b.from, b.to
		if marks := q.gaps[from].literal; marks != nil {
			if starts := s.backward(marks, b.from); len(starts) > 0 {
				b.own[0], b.from = true, starts[0]
			}
		}
		if marks := q.gaps[to].literal; marks != nil {
			if ends := s.forward(marks, b.to); len(ends) > 0 {
				b.own[to-from], b.to = true, ends[0]
			}
		}
		found = append(found, b)
	}
	return found
}

// rightwards finds the pieces k.. of a block, each after the one before: over the source's own brackets, or over the fewest words.
func (s *search) rightwards(q *quote, b *block, first, k, to int) bool {
	if k == to {
		return true
	}
	at := b.spots[k-1-first].to
	try := func(start int, own bool) bool {
		for _, end := range s.forward(q.pieces[k], start) {
			from := start
			if starts := s.backward(q.pieces[k], end); len(starts) > 0 && starts[0] >= start {
				from = starts[0] // behind what was skipped
			}
			if p := (piece{from, end}); s.isWhole(p, q.pieces[k]) {
				b.spots[k-first], b.own[k-first] = p, own
				if s.rightwards(q, b, first, k+1, to) {
					return true
				}
			}
		}
		return false
	}
	if marks := q.gaps[k].literal; marks != nil {
		for _, end := range s.forward(marks, at) {
			if try(end, true) {
				return true
			}
		}
	}
	for n := at; n <= len(s.tokens) && s.work > 0 && s.count(at, n) <= maxReplaced && n-at <= maxCorrection; n++ {
		if try(n, false) {
			return true
		}
		if n < len(s.tokens) && s.isBorder(n) {
			break
		}
	}
	return false
}

// leftwards finds the pieces k, k-1, … of a block in like manner.
func (s *search) leftwards(q *quote, b *block, first, k int) bool {
	if k < first {
		return true
	}
	at := b.spots[k+1-first].from
	try := func(end int, own bool) bool {
		for _, start := range s.backward(q.pieces[k], end) {
			to := end
			if ends := s.forward(q.pieces[k], start); len(ends) > 0 && ends[0] <= end {
				to = ends[0]
			}
			if p := (piece{start, to}); s.isWhole(p, q.pieces[k]) {
				b.spots[k-first], b.own[k+1-first] = p, own
				if s.leftwards(q, b, first, k-1) {
					return true
				}
			}
		}
		return false
	}
	if marks := q.gaps[k+1].literal; marks != nil {
		for _, start := range s.backward(marks, at) {
			if try(start, true) {
				return true
			}
		}
	}
	for n := at; n >= 0 && s.work > 0 && s.count(n, at) <= maxReplaced && at-n <= maxCorrection; n-- {
		if try(n, false) {
			return true
		}
		if n > 0 && s.isBorder(n-1) {
			break
		}
	}
	return false
}

// isBorder reports whether a bracket can't stand for what lies beyond a token: another turn, or the source's own bracket, which has
// no other words.
func (x *Index) isBorder(i int) bool {
	return x.tokens[i].is(isBarrier) || (x.isKey(i, "[") || x.isKey(i, "]")) && !x.tokens[i].is(isMend)
}

// count gives how many words the tokens from..to are.
func (x *Index) count(from, to int) int { return int(x.words[to] - x.words[from]) }
