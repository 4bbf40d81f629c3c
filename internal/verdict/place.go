package verdict

import (
	"iter"
	"slices"
	"sort"
	"strings"
)

// reading is one way to find a quote's words in the Text: a place for each block, in order, in one turn.
type reading struct {
	blocks []block
	turn   int
}

func (r reading) from() int { return r.blocks[0].from }
func (r reading) to() int   { return r.blocks[len(r.blocks)-1].to }

// judged is a reading and what there is to say of it.
type judged struct {
	reading
	speaks  speaks
	inverts *loss   // what its omissions and brackets take away
	cut     *loss   // what stands just before or after it
	apart   float64 // seconds between the quote's `at` and the place
	omitted int     // words left out
}

// better reports whether a reading is to be taken rather than another: the speaker's own words first, then what is no misquotation,
// then what the quote's time says, then the shortest omissions.
func (a judged) better(b judged) bool {
	for _, d := range []float64{
		float64(b.speaks - a.speaks),
		float64(toInt(a.inverts != nil) - toInt(b.inverts != nil)),
		a.apart - b.apart,
		float64(toInt(a.cut != nil) - toInt(b.cut != nil)),
		float64(a.omitted - b.omitted),
	} {
		if d != 0 {
			return d < 0
		}
	}
	return false
}

// maxReadings is how many ways to read a quote are looked at, of those that are the speaker's.
const maxReadings = 1000

// best gives the reading of a quote that is to be judged; false where there is none between its prefix, suffix and time.
func (s *search) best(c Cited, q *quote) (judged, bool) {
	lists := s.blocks(c, q)
	if lists == nil {
		return judged{}, false
	}
	s.lists = lists
	voice := s.voices(c)
	var best judged
	found, tried := false, 0
	for r, other := range s.readings(lists) {
		speaks := voice(r.turn)
		if found && speaks < best.speaks {
			continue
		}
		if !found || speaks > best.speaks {
			tried = 0
		}
		apart := 0.0
		if c.Timed {
			var ok bool
			if apart, ok = s.apart(c.At, r); !ok {
				continue
			}
		}
		if tried++; tried > maxReadings {
			continue
		}
		if !s.spend(8 * len(q.pieces)) {
			break
		}
		j := judged{reading: r, speaks: speaks, apart: apart, omitted: s.omitted(r)}
		j.inverts = s.inverts(c, q, r)
		// What the blocks between the first and the last leave out is the same, wherever they stand, but for themselves.
		if j.inverts == nil && (len(other.blocks) < 3 || s.feigned(c, q, other) != nil) {
			j.inverts = s.feigned(c, q, r)
		}
		if found && !j.better(best) {
			continue
		}
		j.cut = s.cutShort(c, q, r)
		if !found || j.better(best) {
			best, found = j, true
		}
	}
	return best, found
}

// blocks gives the places of each block of the quote: of the pieces between two ellipses. None where a block has no place.
func (s *search) blocks(c Cited, q *quote) [][]block {
	var lists [][]block
	known := map[string][]block{}
	for from := 0; from < len(q.pieces); {
		to := from + 1
		for to < len(q.pieces) && !q.gaps[to].ellipsis {
			to++
		}
		name := ""
		if isPlain(q, from, to) {
			name = nameOf(q.pieces[from])
		}
		list, ok := known[name]
		if !ok || name == "" {
			list = s.findBlock(q, from, to)
			known[name] = list
		}
		if from == 0 {
			list = s.beside(list, c.Prefix, q, true)
		}
		if to == len(q.pieces) {
			list = s.beside(list, c.Suffix, q, false)
		}
		if len(list) == 0 {
			return nil
		}
		lists = append(lists, list)
		from = to
	}
	return lists
}

// isPlain reports whether a block is one piece without brackets, the places of which another piece may share.
func isPlain(q *quote, from, to int) bool {
	return to == from+1 && len(q.gaps[from].brackets)+len(q.gaps[to].brackets) == 0
}

func nameOf(marks []mark) string {
	var b strings.Builder
	for _, m := range marks {
		if m.part != nil {
			return ""
		}
		if m.first {
			b.WriteByte(1)
		}
		if m.spaced && !m.loose {
			b.WriteByte(' ')
		}
		b.WriteString(m.key + "\x00")
	}
	return b.String()
}

// readings gives the ways to read the blocks in their order within one turn, the shortest ones: none in which a block at an end
// could stand nearer to the others. Where the blocks between may stand in several places, a way is given as far to the right as
// they can be, and as far to the left.
func (s *search) readings(lists [][]block) iter.Seq2[reading, reading] {
	return func(yield func(right, left reading) bool) {
		last := len(lists) - 1
		next := make([]int, len(lists))
		for i := 0; i < len(lists[0]) && s.spend(1); i++ {
			first := lists[0][i : i+1]
			turn := s.turnOf(first[0].from)
			if turn < 0 || first[0].to > s.turns[turn].to {
				continue
			}
			if last == 0 {
				if !yield(reading{first, turn}, reading{}) {
					return
				}
				continue
			}
			left, more := s.leftmost(lists, next, first, s.turns[turn].to)
			if !more {
				return
			}
			if len(left) <= last {
				continue
			}
			// The same end may be reached from a later beginning.
			right := slices.Clone(left)
			start := i
			for k := last - 1; k >= 0; k-- {
				start = s.lastBefore(lists[k], right[k+1].from)
				right[k] = lists[k][start]
			}
			if start != i {
				i = start
				left[0] = right[0]
				for k := 1; k < last; k++ {
					at := sort.Search(len(lists[k]), func(j int) bool { return lists[k][j].from >= left[k-1].to })
					left[k] = lists[k][at]
				}
			}
			if !s.spend(len(lists)) || !yield(reading{right, turn}, reading{left, turn}) {
				return
			}
		}
	}
}

// leftmost gives for the first block each next one as soon as it can be before the end of the turn, as many as there are; and
// whether a later first block may have any. next says for each list which blocks lie behind.
func (s *search) leftmost(lists [][]block, next []int, first []block, end int) ([]block, bool) {
	left := append(make([]block, 0, len(lists)), first...)
	for k := 1; k < len(lists); k++ {
		for next[k] < len(lists[k]) && lists[k][next[k]].from < left[k-1].to {
			next[k]++
			s.spend(1)
		}
		if next[k] == len(lists[k]) || !s.spend(1) {
			return nil, false
		}
		b := lists[k][next[k]]
		if b.to > end {
			break
		}
		left = append(left, b)
	}
	return left, true
}

// lastBefore gives the last block that ends before a token; one does.
func (s *search) lastBefore(list []block, at int) int {
	i := sort.Search(len(list), func(i int) bool { return list[i].from >= at }) - 1
	for i > 0 && list[i].to > at {
		i--
	}
	return max(0, i)
}

// omitted gives how many words a reading leaves out.
func (s *search) omitted(r reading) int {
	n := 0
	for i := 1; i < len(r.blocks); i++ {
		n += s.count(r.blocks[i-1].to, r.blocks[i].from)
	}
	return n
}
