package transcript

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
)

// Options is what other rooms know of a transcript.
type Options struct {
	Speakers map[string]string // the label of a turn → the slug of its speaker
	People   *People           // nil knows nobody
	Captions bool              // a machine made it
}

// Parse cuts the lines of a transcript into turns.
//
// A label opens a turn where it is a key of Speakers or names a person, is in bold or in capitals, says what a speaker is ("Moderator:"), or comes
// back at the beginning of another line. Words before any label are a turn without one. Neighbouring turns of one speaker
// are one turn, but not those of two nameless questioners, who may be two people.
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

// cutting is a Transcript in the making.
type cutting struct {
	lines    []line
	openings []opening
	count    map[string]int // how many lines have the key of a label
	clocked  bool           // lines begin with time codes without brackets
	speakers map[string]string
	used     words
	options  Options
	known    map[string]*known
}

// known is what the lists and people say of a label.
type known struct {
	naming
	key       bool // it is a key of Speakers
	titled    bool // it begins with a title
	noName    bool // it begins as no name does, or is a stage direction
	role      bool
	asks      bool // it is that of somebody who asks and is not named
	questions bool // it may be a word for a question, as in "Question: why?"
}

func cut(lines []line, o Options) *Transcript {
	b := builder{cutting: newCutting(lines, o), t: &Transcript{Captions: o.Captions}}
	for i := range lines {
		b.line(i)
	}
	return b.finish()
}

func newCutting(lines []line, o Options) *cutting {
	c := &cutting{lines: lines, options: o, openings: make([]opening, len(lines)), count: map[string]int{}, known: map[string]*known{},
		speakers: make(map[string]string, len(o.Speakers)), used: words{}}
	for label, slug := range o.Speakers {
		c.speakers[fold(label)] = slug
	}
	bare, before := 0, 0.0
	for i := range lines {
		op := open(&lines[i].Line)
		c.openings[i] = op
		if op.form != none {
			c.count[op.key]++
		}
		if op.bare && (bare == 0 || op.codes[0] > before) {
			bare++
			before = op.codes[0]
		}
	}
	c.clocked = bare > 2
	c.settle()
	return c
}

// wordsAt gives where the words of a line begin: behind its label and its time code, if they are such.
func (c *cutting) wordsAt(i int) int {
	switch o := &c.openings[i]; {
	case o.form != none:
		return o.words
	case !o.bare || c.clocked:
		return o.plain
	default:
		return o.start
	}
}

// about gives what is known of a label.
func (c *cutting) about(label string) *known {
	k := c.known[label]
	if k == nil {
		folded := fold(label)
		k = &known{titled: startsWith("titles", folded), noName: startsWith("no names", folded) || isDirection(label), role: isRole(label),
			asks: isQuestioner(label), questions: listed["questioners"][folded]}
		if slug, ok := c.speakers[folded]; ok {
			k.key, k.naming = true, naming{known: true, slug: slug}
		} else {
			k.naming = c.options.People.find(label)
		}
		c.known[label] = k
	}
	return k
}

// settle decides which labels open a turn, and looks for a person whom they call by two titles. A transcript calls nobody so:
// SECRETARY KERRY and MRS. KERRY are two people, and the one known is who has had the title.
func (c *cutting) settle() {
	titles := map[string]words{}
	for i := range c.openings {
		o := &c.openings[i]
		if !c.opens(i) {
			o.form = none
			continue
		}
		if n := c.about(o.label); n.title != "" && n.slug != "" {
			if titles[n.slug] == nil {
				titles[n.slug] = words{}
			}
			titles[n.slug][n.title] = true
		}
	}
	for _, n := range c.known {
		if n.title != "" && len(titles[n.slug]) > 1 && !n.held {
			n.naming = naming{known: true}
		}
	}
}

// opens reports whether what stands at the beginning of a line is the label of a turn.
func (c *cutting) opens(i int) bool {
	o, l := &c.openings[i], &c.lines[i]
	if o.form == none {
		return false
	}
	n := c.about(o.label)
	again := c.count[o.key] > 1
	setOff := o.bold || o.timed || o.mark
	switch o.form {
	case asking:
		return n.key || o.key[0] == 'q' || again && c.count["q"] > 0
	case stop:
		if listed["address"][o.key] {
			return false
		}
		return n.key || o.capitals || again && isName(o.label) && c.fresh(i)
	case gap:
		return n.key || (o.capitals || o.bold) && (n.known || n.titled && again)
	case alone:
		switch {
		case n.known:
			return l.Parted || setOff || o.capitals
		case n.noName:
			return false
		case o.timed:
			return isName(o.label)
		case o.capitals:
			return n.titled || again && (strings.Contains(o.key, " ") || c.count[o.key] > 2)
		}
		return o.bold && isName(o.label) && (n.titled || again)
	}
	if o.tight && !n.known && !n.titled && !o.bold {
		return false
	}
	switch {
	case n.known:
		return setOff || o.capitals || c.fresh(i)
	case n.noName && !n.role:
		return false
	case o.capitals:
		return true
	case n.role && !n.questions:
		return setOff || c.fresh(i)
	}
	return (isName(o.label) || n.questions) && (setOff || (again || n.kin) && c.fresh(i))
}

// startsWith reports whether a folded label begins with a word or phrase of a list, or is one.
func startsWith(list, key string) bool {
	first, _, _ := strings.Cut(key, " ")
	return listed[list][strings.TrimRight(first, ",")] || listed[list][key]
}

// isRole reports whether a label says what the speaker is: "Moderator", "Speaker 1", "The witness".
func isRole(label string) bool {
	key := strings.TrimPrefix(fold(withoutBrackets(label)), "the ")
	if listed["questioners"][key] {
		return true
	}
	first, rest, _ := strings.Cut(key, " ")
	return listed["roles"][first] && (rest == "" || len(rest) < 3 || listed["roles"][rest] || strings.HasPrefix(first, "un"))
}

// fresh reports whether a line can be the first of a turn: it is no long line's continuation, which a name may begin by chance.
func (c *cutting) fresh(i int) bool {
	const long = 50
	if i == 0 || c.lines[i].Parted {
		return true
	}
	before := c.lines[i-1].Text
	if utf8.RuneCountInString(before) < long {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != ','
}

// isQuestioner reports whether a label is that of somebody who asks and is not named.
func isQuestioner(label string) bool {
	key := strings.TrimRight(fold(withoutBrackets(label)), " 0123456789")
	return listed["questioners"][key] || strings.HasPrefix(key, "unidentified") || strings.HasPrefix(key, "unknown")
}

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
	struck  []Range
}

func (b *builder) line(i int) {
	l, o, from := &b.lines[i], &b.openings[i], b.wordsAt(i)
	b.parted = b.parted || l.Parted
	switch {
	case o.form != none:
		b.open(o.label, l.Pos(o.at))
		b.codes = append(b.codes, o.codes...)
	default:
		if len(o.codes) > 0 && from == o.plain {
			b.codes = append(b.codes, o.codes[0])
		}
		switch {
		case o.mark, l.turn:
			b.start(Turn{Pos: l.Pos(from)}, "")
		case l.voice != "" && (!b.voiced || b.key != fold(l.voice)):
			b.open(l.voice, l.voiceAt)
			b.voiced = true
		case l.voice == "" && b.voiced:
			b.start(Turn{Pos: l.Pos(from)}, "")
		}
	}
	b.add(l, from)
}

// open begins the turn of a label, unless it is that of the turn before.
func (b *builder) open(label string, pos diag.Pos) {
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
		return
	}
	b.start(Turn{Label: label, Speaker: n.slug, Pos: pos}, key)
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
			b.struck = append(b.struck, Range{at + max(0, s.From-from), at + s.To - from})
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
	b.t.places = append(b.t.places, place{at, l.Pos(from), l.Places[i].Whole})
	for _, p := range l.Places[i+1:] {
		b.t.places = append(b.t.places, place{at + p.At - from, p.Pos, p.Whole})
	}
}

// finish gives the Transcript.
func (b *builder) finish() *Transcript {
	b.t.Text = string(b.text)
	for i := range b.t.Turns {
		b.t.Directions = appendDirections(b.t.Directions, b.t.Text, b.t.Turns[i].Range)
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
func corrected(text string, struck []Range) []Range {
	var out []Range
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
