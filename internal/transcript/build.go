package transcript

import (
	"slices"
	"strings"
	"unicode"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// builder puts the words of lines together.
type builder struct {
	*cutting
	t       *Transcript
	text    []byte
	turn    *Turn  // being made; it is in t once it has words
	key     string // of its label
	begun   bool   // it has words
	voiced  bool   // captions' voice tag opened it
	parted  bool   // a paragraph has ended since the last words
	codes   []float64
	unknown words
	struck  []passage.Range
}

func (b *builder) line(i int) {
	l, o, h, from := &b.lines[i], &b.openings[i], &b.heads[i], b.wordsAt(i)
	b.parted = b.parted || l.Parted
	switch {
	case o.form != none:
		b.open(o.label, l.Pos(o.at), b.unsure[i])
		b.codes = append(b.codes, o.codes...)
	default:
		if len(h.codes) > 0 && from == h.plain {
			b.codes = append(b.codes, h.codes[0])
		}
		switch {
		case h.mark, l.turn:
			b.start(Turn{Pos: l.Pos(from)}, "")
		case l.voice != "" && (!b.voiced || b.key != fold(l.voice)):
			b.open(l.voice, l.voiceAt, false)
			b.voiced = true
		case l.voice == "" && b.voiced:
			b.start(Turn{Pos: l.Pos(from)}, "")
		}
	}
	if o.form == none {
		b.noLabel(i)
	}
	if o.form != none && o.closing > 0 {
		within := l.part(0, o.closing)
		l = &within
	}
	b.add(l, from)
	if o.form == aside {
		b.resume()
	}
}

// noLabel notes what a line is that opens no turn.
func (b *builder) noLabel(i int) {
	l, h := &b.lines[i], &b.heads[i]
	if b.unsure[i] && b.turn != nil {
		b.turn.Uncertain = true
	}
	if _, n, _ := timeCode(l.Text[h.start:]); n > 0 && isTimeOfDay(l.Text[h.start:], n) {
		b.t.Clocks = append(b.t.Clocks, Label{l.Text, l.Pos(0)})
	}
	for j := range b.candidates[i] {
		if o := &b.candidates[i][j]; o.form == alone && o.capitals && b.t.Turns != nil {
			b.t.Headings = append(b.t.Headings, Label{l.Text, l.Pos(0)})
		}
	}
}

// open begins the turn of a label, unless it is that of the turn before.
func (b *builder) open(label string, pos diag.Pos, unsure bool) {
	key, n := fold(label), b.about(label)
	if n.key {
		b.used[key] = true
	}
	nobody := n.slug == "" && n.asks
	if n.slug == "" && !nobody && !b.unknown[key] {
		if b.unknown == nil {
			b.unknown = words{}
		}
		b.unknown[key] = true
		b.t.Unknown = append(b.t.Unknown, Label{label, pos})
	}
	same := n.slug != "" && n.slug == b.speaker() || n.slug == "" && !nobody && key == b.key
	if b.turn != nil && same {
		b.parted = true
		b.voiced = false
		b.turn.Uncertain = b.turn.Uncertain || unsure
		return
	}
	b.start(Turn{Uncertain: unsure, Asks: nobody, Label: label, Speaker: n.slug, Doubtful: n.known && n.slug == "", Not: n.not, Pos: pos}, key)
}

// resume goes back, behind an interjection in brackets, to whoever spoke before it.
func (b *builder) resume() {
	if i := len(b.t.Turns) - 2; i >= 0 {
		before := b.t.Turns[i]
		b.start(Turn{Label: before.Label, Speaker: before.Speaker, Doubtful: before.Doubtful, Not: before.Not, Uncertain: before.Uncertain}, fold(before.Label))
		return
	}
	b.start(Turn{}, "")
}

func (b *builder) speaker() string {
	if b.turn == nil {
		return ""
	}
	return b.turn.Speaker
}

// start begins a turn. It comes to be with its first word.
func (b *builder) start(t Turn, key string) {
	b.turn, b.key, b.begun, b.voiced = &t, key, false, false
}

// add adds the words of a line from there on.
func (b *builder) add(l *line, from int) {
	from += spaces(l.Text[from:])
	if from == len(l.Text) {
		return
	}
	switch {
	case b.turn == nil:
		b.start(Turn{Pos: l.Pos(from)}, "")
		fallthrough
	case !b.begun:
		if b.turn.Pos == (diag.Pos{}) { // a turn that goes on behind an interjection
			b.turn.Pos = l.Pos(from)
		}
		if len(b.text) > 0 {
			b.text = append(b.text, 0)
		}
		b.turn.From = len(b.text)
		b.t.Turns = append(b.t.Turns, *b.turn)
		b.turn = &b.t.Turns[len(b.t.Turns)-1]
		b.begun = true
	case b.parted:
		b.text = append(b.text, '\n')
	default:
		b.text = append(b.text, ' ')
	}
	b.parted = false
	at := len(b.text)
	for _, second := range b.codes {
		b.turn.Cues = append(b.turn.Cues, Cue{at, second})
	}
	b.codes = b.codes[:0]
	for _, cue := range l.cues {
		b.turn.Cues = append(b.turn.Cues, Cue{at + max(0, cue.At-from), cue.Second})
	}
	b.places(l, from, at)
	for _, s := range l.Struck {
		if s.To > from {
			b.struck = append(b.struck, passage.Range{From: at + max(0, s.From-from), To: at + s.To - from})
		}
	}
	b.text = append(b.text, strings.ReplaceAll(l.Text[from:], "\x00", " ")...)
	b.turn.To = len(b.text)
}

// places notes where the words of a line from there on stand, which come to stand at at.
func (b *builder) places(l *line, from, at int) {
	i := 0
	for i+1 < len(l.Places) && l.Places[i+1].At <= from {
		i++
	}
	b.t.origins = append(b.t.origins, origin{at, l.Pos(from), l.Source(from), l.Places[i].Whole})
	for _, p := range l.Places[i+1:] {
		b.t.origins = append(b.t.origins, origin{at + p.At - from, p.Pos, p.Source, p.Whole})
	}
}

// finish gives the Transcript.
func (b *builder) finish() *Transcript {
	b.t.Text = string(b.text)
	for i := range b.t.Turns {
		b.t.addDirections(&b.t.Turns[i])
	}
	b.t.Struck = corrected(b.t.Text, b.struck)
	for label := range b.options.Speakers {
		if !b.used[fold(label)] {
			b.t.Unused = append(b.t.Unused, label)
		}
	}
	slices.Sort(b.t.Unused)
	return b.t
}

// corrected gives the struck ranges that a correction in brackets follows, those joined that only white space parts.
func corrected(text string, struck []passage.Range) []passage.Range {
	var out []passage.Range
	for i := 0; i < len(struck); {
		r := struck[i]
		for i++; i < len(struck) && strings.TrimSpace(text[r.To:struck[i].From]) == ""; i++ {
			r.To = struck[i].To
		}
		if strings.HasPrefix(strings.TrimLeftFunc(text[r.To:], unicode.IsSpace), "[") {
			out = append(out, r)
		}
	}
	return out
}
