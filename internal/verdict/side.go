package verdict

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
)

// beside keeps the blocks that the quote's prefix, or its suffix, touches. Punctuation that ends the quotation may stand between.
func (s *search) beside(list []block, side string, q *quote, before bool) []block {
	if strings.TrimSpace(side) == "" || len(list) == 0 {
		return list
	}
	if strings.ContainsRune(side, passage.Barrier) {
		return nil
	}
	var forms [][]mark
	for _, gap := range []string{"", " "} { // a hyphen's meaning hangs on its neighbours
		whole := side + gap + q.words
		if !before {
			whole = q.words + gap + side
		}
		var marks []mark
		for p := range passage.Fold(whole).Pieces() {
			r := reader{Index: s.Index}
			if inside := before && p.To <= len(side) || !before && p.From >= len(q.words); inside && (!s.Captions || isSpoken(p)) {
				marks = append(marks, r.mark(p))
			}
		}
		if len(marks) > 0 {
			marks[0].loose = true
			forms = append(forms, marks)
		}
	}
	var kept []block
	for _, b := range list {
		if slices.ContainsFunc(forms, func(marks []mark) bool { return s.touches(b, marks, before) }) {
			kept = append(kept, b)
		}
	}
	return kept
}

// touches reports whether the marks of a prefix or a suffix stand beside a block. Their far ends may lie inside a word.
func (s *search) touches(b block, marks []mark, before bool) bool {
	if before {
		at := b.from - len(marks)
		if at < 0 {
			return false
		}
		for i := range marks {
			if !s.fits(at+i, &marks[i]) && (i > 0 || !strings.HasSuffix(s.key(at), marks[0].key)) {
				return false
			}
		}
		return s.spend(len(marks))
	}
	for at := b.to; ; at++ {
		fits := at+len(marks) <= len(s.tokens)
		for i := 0; fits && i < len(marks); i++ {
			loose := marks[i]
			loose.loose = loose.loose || i == 0
			fits = s.fits(at+i, &loose) || i == len(marks)-1 && strings.HasPrefix(s.key(at+i), loose.key)
		}
		if fits {
			return s.spend(len(marks))
		}
		if at >= len(s.tokens) || !isClosing(s.key(at)) || at-b.to > 3 {
			return false
		}
	}
}

// apart gives how many seconds lie between a quote's `at` and a reading; false where it can't be said there then. Where the source
// says nothing of time, everything may.
func (s *search) apart(at float64, r reading) (float64, bool) {
	if len(s.cues) == 0 {
		return 0, true
	}
	place := s.textRange(r.from(), r.to())
	i := sort.Search(len(s.cues), func(i int) bool { return s.cues[i].At > place.From })
	k := sort.Search(len(s.cues), func(k int) bool { return s.cues[k].At >= place.To })
	earliest, latest := 0.0, math.Inf(1)
	if i > 0 {
		earliest = s.cues[i-1].Second
	}
	if k < len(s.cues) {
		latest = s.cues[k].Second
	}
	if !(at >= earliest-tolerance && at <= latest+tolerance) {
		return 0, false
	}
	return math.Abs(at - earliest), true
}

// tolerance is how many seconds a quote's `at` may lie off: a writer stops the recording by hand.
const tolerance = 5
