package passage

// alignment sets a pattern's words beside the words from..to (to excluded) of a
// text.
type alignment struct {
	from, to int
	cost     int // what differs
	credit   int // letters of the pattern's words that stand there
}

// The costs of a difference. Another word costs what a missing one does, so a
// first word that differs is shown rather than left out.
const (
	costOther = 3
	costGap   = 3
	tooMuch   = 1 << 30
)

// nearer reports whether a is nearer to the pattern than b.
func (a alignment) nearer(b alignment) bool {
	return a.cost < b.cost || a.cost == b.cost && a.credit > b.credit
}

// better is nearer, or as near and closer to the pattern's n words in length.
func (a alignment) better(b alignment, n int) bool {
	return a.nearer(b) || !b.nearer(a) && abs(a.to-a.from-n) < abs(b.to-b.from-n)
}

// with adds what differs to the cost; the alignment now ends at to.
func (a alignment) with(cost, to int) alignment {
	a.cost, a.to = a.cost+cost, to
	return a
}

// nearest gives b where it is nearer, else a.
func nearest(a, b alignment) alignment {
	if b.nearer(a) {
		return b
	}
	return a
}

func abs(n int) int { return max(n, -n) }

// nearest gives the stretch of the text most like the pattern's words, and
// whether at least half of their letters stand in it.
func (x *index) nearest(words []string) (alignment, bool) {
	slack := min(3+len(words)/8, maxShift)
	best, letters := alignment{cost: tooMuch}, 0
	for _, w := range words {
		letters += len(w)
	}
	for _, c := range x.candidates(words, slack) {
		if a := x.align(words, c.shift-2, c.shift+slack+2); a.better(best, len(words)) {
			best = a
		}
	}
	return best, best.cost < tooMuch && best.from < best.to && 2*best.credit >= letters
}

// align compares all the words with the text's, at shifts from lo to hi, and
// gives the best alignment with any stretch of it (edit distance in a band).
func (x *index) align(words []string, lo, hi int) alignment {
	none := alignment{cost: tooMuch}
	width := hi - lo + 1
	row, above := make([]alignment, width+1), make([]alignment, width+1) // the last cell is no alignment
	for k := range above {
		above[k] = none
		if at := lo + k; k < width && at >= 0 && at <= len(x.words) {
			above[k] = alignment{from: at, to: at}
		}
	}
	for i, w := range words {
		for k := range row {
			row[k] = none
			at := i + 1 + lo + k // words of the text behind this cell
			if k == width || at < 0 || at > len(x.words) {
				continue
			}
			if at > 0 && !x.isBarrier(at-1) {
				row[k] = above[k].beside(w, x.word(at-1), at)
				if k > 0 {
					row[k] = nearest(row[k], row[k-1].with(costGap, at))
				}
			}
			row[k] = nearest(row[k], above[k+1].with(costGap, above[k+1].to))
		}
		row, above = above, row
	}
	best := none
	for _, a := range above {
		if a.better(best, len(words)) {
			best = a
		}
	}
	return best
}

// beside adds a pair of words to the alignment, the text's ending it at to.
func (a alignment) beside(want, have string, to int) alignment {
	a.to = to
	switch compare(want, have) {
	case exact:
		a.credit += len(want)
	case recased:
		a.cost++
		a.credit += len(want)
	case inflected:
		a.cost += 2
		a.credit += (len(want) + 1) / 2
	default:
		a.cost += costOther
	}
	return a
}
