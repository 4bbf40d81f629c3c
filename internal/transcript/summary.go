package transcript

import "github.com/gloss-press/gloss/internal/diag"

// Name is a label as often as it opens a turn, for a writer to see what was understood.
type Name struct {
	Label     string // as it stands first; empty for words that nothing gives to anybody
	Speaker   string // the slug of the person whom it names
	Asks      bool   // it is that of somebody who asks and is not named
	Turns     int
	Uncertain int      // so many of them
	Pos       diag.Pos // of the first
}

// Names gives the labels of a transcript with how often each opens a turn, in the order in which they come.
func (t *Transcript) Names() []Name {
	var list []Name
	at := map[string]int{}
	for i := range t.Turns {
		turn := &t.Turns[i]
		key := fold(turn.Label)
		n, ok := at[key]
		if !ok {
			n = len(list)
			at[key] = n
			list = append(list, Name{Label: turn.Label, Speaker: turn.Speaker, Asks: turn.Asks, Pos: turn.Pos})
		}
		list[n].Turns++
		if turn.Uncertain {
			list[n].Uncertain++
		}
	}
	return list
}

// Asides gives what a transcript has besides speech, each once with how often it stands: stage directions.
func (t *Transcript) Asides() map[string]int {
	count := map[string]int{}
	for _, r := range t.Directions {
		count[t.Text[r.From:r.To]]++
	}
	return count
}
