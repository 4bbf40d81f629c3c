package transcript

import (
	"strings"
)

// cutting is the lines of a transcript and which of them open a turn.
type cutting struct {
	lines      []line
	heads      []head
	candidates [][]opening    // of each line, what may open a turn there
	openings   []opening      // of each line, what does; its form is none where nothing does
	short      map[string]int // how often a label of a few capitals stands
	unsure     []bool         // of each line: a label may stand there, and the file's shape doesn't tell
	shape      *shape
	clocked    bool // lines begin with time codes without brackets
	speakers   map[string]string
	used       words
	options    Options
	labels     map[string]*facts
}

func newCutting(lines []line, o Options) *cutting {
	lines = joinLabels(lines)
	c := &cutting{lines: lines, options: o, openings: make([]opening, len(lines)), candidates: make([][]opening, len(lines)), heads: make([]head, len(lines)),
		unsure: make([]bool, len(lines)), short: map[string]int{}, labels: map[string]*facts{}, speakers: make(map[string]string, len(o.Speakers)), used: words{}}
	for label, slug := range o.Speakers {
		c.speakers[fold(label)] = slug
	}
	unbracketed, before := 0, 0.0
	for i := range lines {
		c.heads[i] = readHead(&lines[i].Line)
		if h := &c.heads[i]; h.doubtful && (unbracketed == 0 || h.codes[0] > before) {
			unbracketed++
			before = h.codes[0]
		}
		if o.Labels != "none" {
			c.candidates[i] = openings(&lines[i].Line, &c.heads[i])
		}
		for j := range c.candidates[i] {
			if o := &c.candidates[i][j]; o.form == colon && isShort(o.label) {
				c.short[o.key]++
			}
		}
	}
	c.clocked = unbracketed > 2
	c.timeBelow()
	for i := range c.candidates {
		for j := range c.candidates[i] {
			o := &c.candidates[i][j]
			o.plausible = c.plausible(i, o)
		}
	}
	c.shape = newShape(c)
	c.settle()
	return c
}

// timeBelow gives names that stand alone the time in brackets that stands alone below them, as podcasts have it. One such pair may be
// the end of a sentence and a time.
func (c *cutting) timeBelow() {
	var named []*opening
	for i := range len(c.lines) - 1 {
		if h := &c.heads[i+1]; h.codes == nil || h.doubtful || h.plain < len(c.lines[i+1].Text) {
			continue
		}
		for j := range c.candidates[i] {
			if o := &c.candidates[i][j]; o.form == alone && isName(o.label) {
				named = append(named, o)
			}
		}
	}
	for _, o := range named {
		o.behind = o.behind || len(named) > 1
	}
}

// wordsAt gives where the words of a line begin: behind its label and its time code, if they are such.
func (c *cutting) wordsAt(i int) int {
	switch o, h := &c.openings[i], &c.heads[i]; {
	case o.form != none:
		return o.words
	case !h.doubtful || c.clocked:
		return h.plain
	default:
		return h.start
	}
}

// plausible reports whether what stands in the form of a label could be somebody's, as far as the line itself tells.
func (c *cutting) plausible(i int, o *opening) bool {
	n := c.about(o.label)
	switch {
	case n.key:
		return true
	case o.form == alone && (len(c.lines[i].cues) > 0 && !n.known || strings.HasSuffix(o.label, ",")):
		return false
	case o.address, n.direction && o.form != colon && !o.bold, c.lines[i].Cell && !o.bold, o.quotes && o.form != asking && !o.bold && !o.capitals && !n.known:
		return false
	case o.form == stop:
		return o.dashed || !listed["address"][o.key]
	case o.form == aside && startsWith("roles", o.key):
		return true
	case o.form == asking:
		return true
	case n.known || n.role || c.beginsCaption(i) && o.form == colon && !n.noName && !o.tight && isCaptionLabel(o.label):
		return true
	case n.noName && isShort(o.label): // AT: words
		return o.form == colon && c.short[o.key] > 1
	case n.noName && (o.form != front || !o.timed):
		return o.capitals && (n.titled || hasTitle(o.key)) || o.form == colon && o.bold && n.direction
	case isNumbered(o.key) && !o.bold && !o.capitals: // Item 4
		return false
	case o.tight && !o.timed && !o.capitals && !o.bold:
		return false
	}
	return n.name || o.form == colon && strings.Count(o.label, " ") < 2
}

// settle decides which labels open a turn, and looks for a person whom they call by two titles. A transcript calls nobody so:
// SECRETARY KERRY and MRS. KERRY are two people, and the one known is who has had the title.
func (c *cutting) settle() {
	for i := range c.lines {
		c.openings[i] = c.choose(i)
	}
	for i := range len(c.lines) - 1 {
		// **Break:** [31:18] says no more than its time.
		if o := &c.openings[i]; o.codeAt > 0 && o.own && c.openings[i+1].form != none {
			o.words, o.codes = o.codeAt, o.codes[:len(o.codes)-1]
		}
	}
	titles, held := map[string]words{}, words{}
	for i := range c.openings {
		o := &c.openings[i]
		if o.form == none {
			continue
		}
		if n := c.about(o.label); n.title != "" && n.who != "" {
			if titles[n.who] == nil {
				titles[n.who] = words{}
			}
			titles[n.who][n.title] = true
			held[n.who] = held[n.who] || n.held
		}
	}
	for _, n := range c.labels {
		if n.title != "" && len(titles[n.who]) > 1 && !n.held {
			other := naming{known: true}
			if held[n.who] && n.title != "mr" { // which may be short for any title
				other.not = n.who
			}
			n.naming = other
		}
	}
}

// choose gives the label that opens a turn at a line, if one does.
func (c *cutting) choose(i int) opening {
	var best opening
	support, doubt := -1, false
	for j := range c.candidates[i] {
		o := &c.candidates[i][j]
		opens, unsure := c.opens(i, o)
		if !opens {
			doubt = doubt || unsure
			continue
		}
		n := 0
		if t := c.shape.tallies[o.style()]; t != nil && c.shape.rules[o.style()] {
			n = t.again
		}
		if n > support {
			best, support, c.unsure[i] = *o, n, unsure
		}
	}
	if support < 0 {
		c.unsure[i] = doubt
	}
	return best
}

// opens reports whether what stands at the beginning of a line is the label of a turn, and whether that is unsure.
func (c *cutting) opens(i int, o *opening) (opens, unsure bool) {
	n, st := c.about(o.label), o.style()
	t := c.shape.tallies[st]
	goesOn := c.shape.goesOn(c.lines, i)
	set := o.bold || c.heads[i].mark || o.behind
	if n.key {
		return o.form == asking || o.form != alone && !goesOn || c.lines[i].Parted || set || o.capitals, false
	}
	if t == nil || !o.plausible {
		return false, false
	}
	comesBack := t.comesBack(n)
	if !c.shape.rules[st] {
		if goesOn || o.form != colon && o.form != alone && !n.known {
			return false, false
		}
		if c.stronglyOpens(i, o, t, n) {
			return true, false
		}
		if o.form == colon && n.name && !o.item && c.lines[i].Parted && (t.keys[n.cores[0]] > 2 || o.bold && strings.Contains(n.cores[0], " ")) {
			return true, true // Adam: words, where the others are AL: words
		}
		return false, o.form == colon && o.capitals && !n.noName && c.shape.strong
	}
	named := comesBack || n.known || n.titled || n.role
	if !c.stands(i, t, o, named) {
		return false, false
	}
	if c.options.Labels != "" {
		return true, false
	}
	switch {
	case named, st.form == asking, st.form == stop, st.form == aside, st.form == colon && st.capitals:
		return true, false
	}
	if t.starts*2 >= c.shape.captions && t.starts > 1 && c.beginsCaption(i) { // each caption says who speaks
		return true, false
	}
	words := len(strings.Fields(withoutBrackets(o.label)))
	fits := n.name && words >= t.minWords && words <= t.maxWords
	switch {
	case st.bold && t.again > 0:
		return n.name, !fits
	case st.bold:
		return n.name, words < 2
	case st.form == bracket, st.item && fits && t.n*5 >= len(c.lines)*4: // each line is an item with a label
		return n.name, false
	case fits && words > 1:
		return true, !st.own
	}
	return false, n.name && words > 1
}

// stronglyOpens reports whether a label of another style than the file's opens a turn all the same: on strong evidence alone.
func (c *cutting) stronglyOpens(i int, o *opening, t *tally, n *facts) bool {
	set := o.bold || c.heads[i].mark || o.behind
	switch {
	case o.behind && n.name && (o.form == colon || o.form == alone) && !(o.bold && c.shape.strong):
		return true
	case o.form == alone:
		return n.known && (set || o.capitals && n.titled || !c.shape.strong && t.comesBack(n) && c.lines[i].Parted)
	case n.known && (set || o.capitals || n.titled && o.form == colon && c.lines[i].Parted):
		return true
	case o.form != colon:
		return false
	case o.bold && o.capitals, c.shape.names(n) && (o.bold || o.capitals || c.lines[i].Parted && n.name):
		return true
	case c.shape.strong:
		return false
	}
	return n.known || n.kin || n.role && !n.questions && t.known > 1
}

// stands reports whether a label stands where those of its style do. Named says that it is somebody's beyond its place.
func (c *cutting) stands(i int, t *tally, o *opening, named bool) bool {
	l, st := &c.lines[i], o.style()
	in := t.indents[l.indent()]
	exact := st.strong() && st.form != stop
	switch {
	case t.again > 3 && t.parted == t.again && !l.Parted && !c.beginsCaption(i):
		return false
	case t.again > 3 && in*20 < t.again && c.shape.width > 0 && !l.Item && !exact:
		return false
	case st.form == stop && l.indent() == 0 && !l.Parted && in*2 < t.again: // the others are indented
		return false
	case !c.shape.goesOn(c.lines, i), st.own && named, o.behind && named:
		return true
	case endsSentence(c.lines[i-1].Text) && (exact || named):
		return true
	}
	return t.again > 3 && in*2 > t.again && l.indent() > 0
}

// indent gives the column where the line's words begin, from 0.
func (l *line) indent() int { return int(l.Places[0].Pos.Col) - 1 }

// beginsCaption reports whether a line is the first of a caption.
func (c *cutting) beginsCaption(i int) bool {
	cues := c.lines[i].cues
	return len(cues) > 0 && cues[0].At == 0
}
