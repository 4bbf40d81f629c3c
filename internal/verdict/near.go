package verdict

import (
	"slices"
	"strings"
	"sync"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/transcript"
)

// elsewhere gives the verdict on words that stand in the transcript, though not where the quote's prefix, suffix and time say, and
// which of these doesn't hold.
func (x *Index) elsewhere(c Cited) (Side, Verdict, bool) {
	anywhere := c
	anywhere.Prefix, anywhere.Suffix, anywhere.Timed = "", "", false
	if anywhere == c {
		return NoSide, Verdict{}, false
	}
	v, ok := x.verdict(anywhere)
	if !ok {
		return NoSide, v, false
	}
	for _, side := range []Side{Prefix, Suffix, At} {
		one := anywhere
		switch side {
		case Prefix:
			one.Prefix = c.Prefix
		case Suffix:
			one.Suffix = c.Suffix
		case At:
			one.At, one.Timed = c.At, c.Timed
		}
		if _, ok := x.verdict(one); !ok {
			return side, v, true
		}
	}
	return Prefix, v, true
}

// crossing gives the verdict on words that stand in the transcript, but run from one turn into another.
func (x *Index) crossing(c Cited) (Verdict, bool) {
	if len(x.turns) < 2 {
		return Verdict{}, false
	}
	x.joinOnce.Do(func() {
		x.joined = New(&transcript.Transcript{
			Text:       strings.ReplaceAll(x.Text, string(passage.Barrier), "\n"),
			Turns:      []transcript.Turn{{Range: passage.Range{From: 0, To: len(x.Text)}}},
			Directions: x.Directions, Struck: x.Struck, Captions: x.Captions,
		})
	})
	v, ok := x.joined.verdict(Cited{Words: c.Words, Language: c.Language})
	v.Kind, v.Crossing, v.Bearing = NotThere, true, Bearing{}
	v.SpeakerUnknown = false
	v.Turn = x.turnOf(x.tokenAt(v.Place.From))
	return v, ok
}

// join is what crossing needs: the transcript without borders between its turns.
type join struct {
	joinOnce sync.Once
	joined   *Index
}

// near gives the verdict on words that don't stand in the transcript: the passage most like them, and how it differs.
func (x *Index) near(c Cited) Verdict {
	q := x.parse(c.Words, false)
	s := &search{Index: x, work: maxWork}
	best, ok := s.nearest(c, &q)
	if !ok {
		return s.similar(c, &q)
	}
	if !best.differs() { // then the brackets do
		q = x.parse(c.Words, true)
		if best, ok = s.nearest(c, &q); !ok {
			return s.similar(c, &q)
		}
	}
	last := best.spots[len(best.spots)-1]
	v := x.placed(best.turn, best.spots[0].from, last.to)
	v.SpeakerUnknown = s.voices(c)(best.turn) == unknown
	v.Kind = NotThere
	if !best.whole || 5*best.credit < 3*letters(q.pieces...) {
		return v
	}
	v.Kind = WrongWords
	for _, p := range best.spots {
		v.Pieces = append(v.Pieces, x.textRange(p.from, p.to))
	}
	v.Diff = s.runs(&q, best.spots)
	v.Corrected = s.corrected(c, &q, best)
	return v
}

// placement is where the pieces of a quote most likely belong.
type placement struct {
	spots  []spot
	turn   int
	credit int  // letters of the quote's words that stand there
	whole  bool // each piece has its spot
}

// differs reports whether a word of the quote is another one in its spot.
func (p placement) differs() bool {
	return slices.ContainsFunc(p.spots, func(sp spot) bool {
		return slices.ContainsFunc(sp.steps, func(st step) bool { return !st.same })
	})
}

// spot is the stretch of the Text most like a piece.
type spot struct {
	stretch
	steps  []step
	credit int
}

// letters counts the letters of the pieces' words.
func letters(pieces ...[]mark) int {
	n := 0
	for _, marks := range pieces {
		for _, m := range marks {
			if m.word {
				n += len(m.key)
			}
		}
	}
	return n
}

// The limits of the search for the nearest passage.
const (
	maxVotes      = 1 << 11 // beyond them only a piece's rarest words vote
	maxCandidates = 4
	maxPieces     = 24
	maxShift      = 16 // words missing or added within a piece
)

// nearest gives the placement that has most of the quote's words: the speaker's own turns before others', if they have nearly as
// many.
func (s *search) nearest(c Cited, q *quote) (placement, bool) {
	if len(q.pieces) == 0 || len(q.pieces) > maxPieces {
		return placement{}, false
	}
	main := 0
	for k := range q.pieces {
		if letters(q.pieces[k]) > letters(q.pieces[main]) {
			main = k
		}
	}
	voice := s.voices(c)
	var best placement
	score := func(p placement) int {
		if voice(p.turn) == another {
			return 3 * p.credit
		}
		return 4 * p.credit
	}
	for _, sp := range s.spots(q.pieces[main], 0, len(s.tokens)) {
		p := placement{spots: make([]spot, len(q.pieces)), turn: s.turnOf(sp.from), whole: true}
		if p.turn < 0 || 4*sp.credit < letters(q.pieces[main]) {
			continue
		}
		turn := s.turns[p.turn]
		p.spots[main] = sp
		first, last := main, main+1
		for k := main + 1; k < len(q.pieces) && p.whole; k++ {
			p.whole = s.spot(&p, q, k, p.spots[k-1].to, turn.to)
			last = k + 1
		}
		for k := main - 1; k >= 0 && p.whole; k-- {
			p.whole = s.spot(&p, q, k, turn.from, p.spots[k+1].from)
			first = k
		}
		if !p.whole { // show the one that has a place
			first, last = main, main+1
		}
		p.spots = p.spots[first:last]
		for _, sp := range p.spots {
			p.credit += sp.credit
		}
		if best.spots == nil || score(p) > score(best) {
			best = p
		}
	}
	return best, best.spots != nil
}

// spot finds the spot of piece k among the tokens lo..hi.
func (s *search) spot(p *placement, q *quote, k, lo, hi int) bool {
	list := s.spots(q.pieces[k], lo, hi)
	if len(list) == 0 || 2*list[0].credit < letters(q.pieces[k]) {
		return false
	}
	p.spots[k] = list[0]
	return true
}

// spots gives the stretches of the tokens lo..hi most like the marks, the most like first: where most of their words stand in the
// same distances.
func (s *search) spots(marks []mark, lo, hi int) []spot {
	type vote struct{ shift, at, weight int }
	type voter struct {
		at     int
		places []int32
	}
	var voters []voter
	for i := range marks {
		if m := &marks[i]; m.word && m.small >= 0 {
			list := s.places[m.small]
			from, _ := slices.BinarySearch(list, int32(lo))
			to, _ := slices.BinarySearch(list, int32(hi))
			voters = append(voters, voter{i, list[from:max(from, to)]})
		}
	}
	slices.SortStableFunc(voters, func(a, b voter) int { return len(a.places) - len(b.places) })
	var votes []vote
	for _, v := range voters {
		if len(votes)+len(v.places) > maxVotes && len(votes) > 0 {
			break
		}
		for _, at := range v.places[:min(len(v.places), maxVotes)] {
			votes = append(votes, vote{int(at) - v.at, int(at), len(marks[v.at].key)})
		}
	}
	slices.SortFunc(votes, func(a, b vote) int { return a.shift - b.shift })
	slack := min(3+len(marks)/8, maxShift)
	var best []vote // the heaviest of those that lie near one another
	for i, k, weight := 0, 0, 0; i < len(votes); i++ {
		for ; k < len(votes) && votes[k].shift <= votes[i].shift+slack; k++ {
			weight += votes[k].weight
		}
		v := vote{votes[i].shift, votes[i].at, weight}
		if last := len(best) - 1; last < 0 || v.shift > best[last].shift+slack {
			best = append(best, v)
		} else if v.weight > best[last].weight {
			best[last] = v
		}
		weight -= votes[i].weight
	}
	slices.SortStableFunc(best, func(a, b vote) int { return b.weight - a.weight })
	var found []spot
	for _, v := range best[:min(len(best), maxCandidates)] {
		turn := s.turnOf(v.at)
		if turn < 0 {
			continue
		}
		in := stretch{max(lo, s.turns[turn].from), min(hi, s.turns[turn].to)}
		if sp := s.align(marks, in, v.shift, slack+2); sp.from < sp.to {
			found = append(found, sp)
		}
	}
	slices.SortStableFunc(found, func(a, b spot) int { return b.credit - a.credit })
	return found
}

// similar is the last resort: the place of a word that begins like the quote's longest one.
func (s *search) similar(c Cited, q *quote) Verdict {
	const stem = 5
	longest := ""
	for _, marks := range q.pieces {
		for _, m := range marks {
			if m.word && len(m.key) > len(longest) {
				longest = strings.ToLower(m.key)
			}
		}
	}
	best := -1
	voice := s.voices(c)
	better := func(at int) bool {
		turn := s.turnOf(at)
		return turn >= 0 && (best < 0 || voice(turn) > voice(s.turnOf(best)))
	}
	if r := []rune(longest); len(r) >= stem {
		for n, key := range s.keys {
			if len(s.places[n]) > 0 && strings.HasPrefix(key, string(r[:stem])) {
				if at := int(s.places[n][0]); better(at) {
					best = at
				}
			}
		}
	}
	if best < 0 {
		return Verdict{Kind: NotThere, Turn: -1}
	}
	v := s.placed(s.turnOf(best), best, best+1)
	v.Kind = NotThere
	return v
}
