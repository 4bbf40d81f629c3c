package transcript

import (
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
)

// Options is what other rooms know of a transcript.
type Options struct {
	Speakers map[string]string // the label of a turn → the slug of its speaker
	People   *People           // nil knows nobody
	Captions bool              // a machine made it
	Labels   string            // the form of the labels, where a writer says it: see Forms; empty: what the file's shape says
}

// Parse cuts the lines of a transcript into turns.
//
// A label opens a turn where it is a key of Speakers or names a person, is in bold or in capitals, says what a speaker is
// ("Moderator:"), or comes back at the beginning of another line; where such names are the rule, a name that stands once opens one
// too. Words before any label are a turn without one. Neighbouring turns of one speaker are one turn, but not those of two
// nameless questioners, who may be two people.
func Parse(lines []markdown.Line, o Options) *Transcript {
	own := make([]line, len(lines))
	for i := range lines {
		own[i].Line = lines[i]
	}
	return cut(own, o)
}

// line is a line, and what captions say of it besides its words.
type line struct {
	markdown.Line
	cues    []Cue // At in bytes of the line
	voice   string
	voiceAt diag.Pos
	turn    bool // somebody else begins to speak
}

// cut cuts lines into turns.
func cut(lines []line, o Options) *Transcript {
	b := builder{cutting: newCutting(lines, o), t: &Transcript{Captions: o.Captions}}
	for i := range b.lines { // fewer than lines, where labels were joined
		b.line(i)
	}
	return b.finish()
}
