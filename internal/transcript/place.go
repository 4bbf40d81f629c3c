package transcript

import (
	"sort"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// place says where Text stands in the file from at on, up to the next place.
type place struct {
	at    int
	pos   diag.Pos
	whole bool // all of it stands for one thing at pos
}

// Pos gives the place in the source's file of a byte of Text; the zero Pos where there are no words.
func (t *Transcript) Pos(at int) diag.Pos {
	i := sort.Search(len(t.places), func(i int) bool { return t.places[i].at > at }) - 1
	if i < 0 {
		if len(t.places) == 0 {
			return diag.Pos{}
		}
		i, at = 0, 0
	}
	p := t.places[i]
	if !p.whole {
		p.pos.Col += int32(utf8.RuneCountInString(t.Text[p.at:min(at, len(t.Text))]))
	}
	return p.pos
}

// TurnAt gives the index of the turn that holds a byte of Text, or of the one before where it stands between two; -1 before the
// first.
func (t *Transcript) TurnAt(at int) int {
	return sort.Search(len(t.Turns), func(i int) bool { return t.Turns[i].From > at }) - 1
}

// Second gives the second of the recording at which a byte of Text is said: that of the nearest Cue before it in its turn. It
// is false where there is none.
func (t *Transcript) Second(at int) (float64, bool) {
	i := t.TurnAt(at)
	if i < 0 {
		return 0, false
	}
	cues := t.Turns[i].Cues
	j := sort.Search(len(cues), func(j int) bool { return cues[j].At > at }) - 1
	if j < 0 {
		return 0, false
	}
	return cues[j].Second, true
}
