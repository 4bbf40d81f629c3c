package passage

import (
	"cmp"
	"slices"
)

// index holds the words of a text and where each stem stands.
type index struct {
	words  []bounds // in order; Barriers among them, since no passage runs across
	stems  map[string][]int32
	folded string
}

// bounds is where a word stands in the folded text.
type bounds struct{ from, to int32 }

// index gives the text's index, made once.
func (t *Text) index() *index {
	t.once.Do(func() {
		t.words = &index{stems: map[string][]int32{}, folded: t.folded}
		for p := range pieces(t, 0, len(t.folded)) {
			if p.word {
				key := stem(p.String())
				t.words.stems[key] = append(t.words.stems[key], int32(len(t.words.words)))
			}
			if p.word || p.isBarrier() {
				t.words.words = append(t.words.words, bounds{int32(p.from), int32(p.to)})
			}
		}
	})
	return t.words
}

func (x *index) word(i int) string { return x.folded[x.words[i].from:x.words[i].to] }

func (x *index) isBarrier(i int) bool { return x.folded[x.words[i].from] == Barrier }

// Limits of the search for the nearest passage, which keep it near-linear.
const (
	maxVotes      = 1 << 16 // beyond them only the rarest words of a pattern vote
	maxCandidates = 8       // passages compared word by word
	maxShift      = 16      // words missing or added within a passage
)

// candidate is a shift between the words of a pattern and those of a text,
// and how many letters speak for it.
type candidate struct{ shift, weight int }

// candidates gives the shifts (the text's word less the pattern's) that most of
// the words vote for, where shifts up to slack apart vote together.
func (x *index) candidates(words []string, slack int) []candidate {
	type voter struct {
		at     int
		places []int32
	}
	var voters []voter
	for i, w := range words {
		if places := x.stems[stem(w)]; places != nil {
			voters = append(voters, voter{i, places})
		}
	}
	slices.SortStableFunc(voters, func(a, b voter) int { return cmp.Compare(len(a.places), len(b.places)) })
	var votes []candidate
	for _, v := range voters {
		if len(votes) > 0 && len(votes)+len(v.places) > maxVotes {
			break
		}
		for _, place := range v.places {
			votes = append(votes, candidate{int(place) - v.at, len(words[v.at])})
		}
	}
	slices.SortFunc(votes, func(a, b candidate) int { return cmp.Compare(a.shift, b.shift) })

	var best []candidate // the heaviest of those that lie near one another
	for i, j, weight := 0, 0, 0; i < len(votes); i++ {
		for ; j < len(votes) && votes[j].shift <= votes[i].shift+slack; j++ {
			weight += votes[j].weight
		}
		c := candidate{votes[i].shift, weight}
		if last := len(best) - 1; last < 0 || c.shift > best[last].shift+slack {
			best = append(best, c)
		} else if c.weight > best[last].weight {
			best[last] = c
		}
		weight -= votes[i].weight
	}
	slices.SortStableFunc(best, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	return best[:min(len(best), maxCandidates)]
}
