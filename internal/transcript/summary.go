package transcript

import (
	"fmt"
	"maps"
	"slices"

	"github.com/gloss-press/gloss/internal/diag"
)

// Noted is one kind of what was found in a transcript, for its writer to see how it was understood.
type Noted struct {
	Title string // with what the numbers of its notes say
	List  []Note
}

// Note is a thing that was found: how often it stands there, or on which line.
type Note struct {
	Number int
	Text   string // of the source; for words that nothing gives to anybody, "(no label)"
	About  string // what was made of it; may be empty
}

// Understood tells what was understood: the labels, in the order in which they come, and what was taken for none. Kinds of which there is
// nothing are left out.
func (t *Transcript) Understood() []Noted {
	labels := Noted{Title: "Labels"}
	for _, n := range t.names() {
		label, about := n.label, "names nobody in people/"
		switch {
		case label == "":
			label, about = "(no label)", "nothing says who speaks"
		case n.speaker != "":
			about = "is " + n.speaker
		case n.asks:
			about = "asks, and is not named"
		}
		if n.uncertain > 0 {
			about += fmt.Sprintf("; %d uncertain: labels: in the source’s front matter says how labels are set off, speakers: who they are", n.uncertain)
		}
		labels.List = append(labels.List, Note{n.turns, label, fmt.Sprintf("%s (line %d)", about, n.pos.Line)})
	}
	lines := func(title string, list []Label) Noted {
		n := Noted{Title: title}
		for _, l := range list {
			n.List = append(n.List, Note{Number: int(l.Pos.Line), Text: l.Text})
		}
		return n
	}
	directions := Noted{Title: "Stage directions, which a quote may skip (how often)"}
	asides := t.asides()
	for _, words := range slices.Sorted(maps.Keys(asides)) {
		directions.List = append(directions.List, Note{Number: asides[words], Text: words})
	}
	all := []Noted{labels, lines("Headings, which are no labels (line)", t.Headings), lines("Hours of the day (line)", t.Clocks), directions}
	return slices.DeleteFunc(all, func(n Noted) bool { return n.List == nil })
}

// name is a label as often as it opens a turn.
type name struct {
	label     string // as it stands first; empty for words that nothing gives to anybody
	speaker   string // the slug of the person whom it names
	asks      bool   // it is that of somebody who asks and is not named
	turns     int
	uncertain int      // so many of them
	pos       diag.Pos // of the first
}

func (t *Transcript) names() []name {
	var list []name
	at := map[string]int{}
	for i := range t.Turns {
		turn := &t.Turns[i]
		key := fold(turn.Label)
		n, ok := at[key]
		if !ok {
			n = len(list)
			at[key] = n
			list = append(list, name{label: turn.Label, speaker: turn.Speaker, asks: turn.Asks, pos: turn.Pos})
		}
		list[n].turns++
		if turn.Uncertain {
			list[n].uncertain++
		}
	}
	return list
}

// asides gives what a transcript has besides speech, each once with how often it stands.
func (t *Transcript) asides() map[string]int {
	count := map[string]int{}
	for _, r := range t.Directions {
		count[t.Text[r.From:r.To]]++
	}
	return count
}
