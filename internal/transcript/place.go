package transcript

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// origin says where Text stands in the file from at on, up to the next origin.
type origin struct {
	at     int
	pos    diag.Pos
	source int  // the same in bytes of the source, where Parse's lines have it
	whole  bool // all of it stands for one thing at pos
}

// Pos gives the place in the source's file of a byte of Text; the zero Pos where there are no words.
func (t *Transcript) Pos(at int) diag.Pos {
	i := sort.Search(len(t.origins), func(i int) bool { return t.origins[i].at > at }) - 1
	if i < 0 {
		if len(t.origins) == 0 {
			return diag.Pos{}
		}
		i, at = 0, 0
	}
	p := t.origins[i]
	if !p.whole {
		p.pos.Col += int32(utf8.RuneCountInString(t.Text[p.at:min(at, len(t.Text))]))
	}
	return p.pos
}

// Source gives where the words of a stretch of Text stand in the source, in bytes and in order, without the marks between them. It is for
// a text in Markdown, which the lines that Parse got know their places in; of what stands for a word's character, an escape or a
// reference, it gives the first byte.
func (t *Transcript) Source(r passage.Range) []passage.Range {
	var list []passage.Range
	i := max(0, sort.Search(len(t.origins), func(i int) bool { return t.origins[i].at > r.From })-1)
	for ; i < len(t.origins) && t.origins[i].at < r.To; i++ {
		p := t.origins[i]
		from, to := max(r.From, p.at), r.To
		if i+1 < len(t.origins) {
			to = min(to, t.origins[i+1].at)
		}
		words := strings.TrimRight(t.Text[from:to], " \n\x00") // what joins lines stands for no byte
		switch {
		case p.whole && from < to:
			list = append(list, passage.Range{From: p.source, To: p.source + 1})
		case words != "":
			list = append(list, passage.Range{From: p.source + from - p.at, To: p.source + from - p.at + len(words)})
		}
	}
	return list
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
