// Package transcript reads what was said, turn by turn, and says whether a quote's words stand in it.
package transcript

import (
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// Transcript is a source's text as a reader sees it, cut into turns. It does not change, and may be used by several goroutines.
type Transcript struct {
	Text       string          // the turns' words without their labels; passage.Barrier between turns, a line break between paragraphs of one
	Turns      []Turn          // in order; one at least where there are words
	Directions []passage.Range // stage directions in Text, "(Laughter.)": a quote may skip them
	Struck     []passage.Range // words struck out in Text that a correction in brackets follows: a quote may have either
	Captions   bool            // made by a machine: case and punctuation are not the speaker's

	Unknown []Label  // the labels that name nobody known, each once, where it stands first; nameless questioners aside
	Unused  []string // the keys of Options.Speakers that are no label here, in order

	Headings []Label // lines in capitals that were taken for no label
	Clocks   []Label // lines that tell the hour of the day, which is no second of the recording

	origins []origin // where the words of Text stand in the file, in order
}

// Label is what stands at a place of the source: a turn's label that names nobody known, or what is none.
type Label struct {
	Text string
	Pos  diag.Pos
}

// Turn is what one speaker says until another one does.
type Turn struct {
	passage.Range
	Label   string // as it stands in the source; empty where nothing names the speaker
	Asks    bool   // the label is that of somebody who asks and is not named: Q, QUESTION
	Speaker string // the slug of the person whom the label names; empty where it names nobody known
	// Doubtful says that the label has a known person's name, but may be that of somebody else; Not is who of that name it is not.
	Doubtful bool
	Not      string
	// Uncertain says that the file's shape doesn't tell for sure whose turn this is: its speaker is neither affirmed nor refused.
	Uncertain bool
	Pos       diag.Pos // where the turn begins in the source's file
	Cues      []Cue    // what the source says of time, in order; empty where it says nothing
}

// Cue is a second of the recording at which the words at a place of the Text are said.
type Cue struct {
	At     int     // in bytes of Text
	Second float64 // from the recording's beginning
}
