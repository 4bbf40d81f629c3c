package transcript

import (
	"strings"
	"unicode/utf8"
)

// style is a form of labels with what they look like. A transcript has one or two.
type style struct {
	form                      form
	bold, capitals, item, own bool
	inner                     bool // the colon is in bold too
}

func (o *opening) style() style {
	return style{form: o.form, bold: o.bold, item: o.item, capitals: o.capitals && !o.bold,
		own: o.own && !o.bold && !o.capitals && o.form != asking, inner: o.inner && o.bold}
}

// tally counts the labels of one style in a file.
type tally struct {
	n        int            // labels that could be somebody's
	keys     map[string]int // how often each
	again    int            // those of a key that comes back
	turns    int            // how often another key follows on one
	parted   int            // of again: a paragraph begins with it
	known    int            // it names somebody known, or has a title
	indents  map[int]int    // of again: the columns where they stand
	minWords int            // of the labels of again
	maxWords int
	last     string
	starts   int // labels that begin captions
}

// shape is what a whole file does: which styles of labels open turns in it, where they stand, how its text is wrapped.
type shape struct {
	tallies map[style]*tally
	rules   map[style]bool
	width   int // how many characters fill a line; 0 where lines are not wrapped
	strong  bool

	captions int // how many there are
}

// strong reports whether a style is one that prose hardly ever has.
func (st style) strong() bool {
	switch st.form {
	case asking, stop:
		return true
	case colon, dash:
		return st.bold && !st.item || st.capitals && st.form == colon
	case front:
		return !st.item
	}
	return false
}

// newShape finds the shape of a file by what may be labels in it.
func newShape(c *cutting) *shape {
	s := &shape{tallies: map[style]*tally{}, rules: map[style]bool{}}
	s.width = wrapWidth(c.lines)
	if f := c.options.Labels; f != "" {
		s.settled(c, f)
		return s
	}
	s.count(c)
	best := map[form]int{} // of each form, how many labels of one style come back
	for st, t := range s.tallies {
		best[st.form] = max(best[st.form], t.again)
	}
	most := 0
	for st, t := range s.tallies {
		// Of full stops and colons one is the rule: the other's are words.
		if st.strong() && s.opens(st, t) && !s.overruled(st, t) && (st.form != stop || t.again*2 >= best[colon]) && (st.form != colon || st.bold || t.again*2 >= best[stop]) {
			s.rules[st] = true
			s.strong = s.strong || t.again > 0 || t.n > 2
			most = max(most, t.again)
		}
	}
	for st := range s.tallies {
		other := st
		other.inner = !st.inner
		if st.bold && st.form == colon && s.rules[other] && !s.overruled(st, s.tallies[st]) {
			s.rules[st] = true
		}
	}
	for st, t := range s.tallies {
		if !st.strong() && st.form != alone && t.again*2 >= most && s.opens(st, t) && (st.form != colon || t.again*2 >= best[stop]) &&
			(st.form != dash || t.again*2 >= max(best[stop], best[colon])) {
			s.rules[st] = true
		}
	}
	if len(s.rules) == 0 {
		for st, t := range s.tallies {
			if st.form == alone && s.opens(st, t) {
				s.rules[st] = true
			}
		}
	}
	return s
}

// names reports whether a label is one of those that open turns in another form.
func (s *shape) names(n *facts) bool {
	for st := range s.rules {
		for _, key := range n.cores {
			if s.tallies[st].keys[key] > 0 {
				return true
			}
		}
	}
	return false
}

// overruled reports whether most labels are in bold, and these differ from them, in the colon's place or by a bullet, and name nobody of those.
func (s *shape) overruled(st style, t *tally) bool {
	if st.form != colon {
		return false
	}
	for other, o := range s.tallies {
		if other == st || !other.bold || other.form != st.form || t.again*5 >= o.again {
			continue
		}
		shared := false
		for key := range t.keys {
			shared = shared || o.keys[key] > 0
		}
		if !shared {
			return true
		}
	}
	return false
}

// count makes the tallies.
func (s *shape) count(c *cutting) {
	for i := range c.lines {
		if c.beginsCaption(i) {
			s.captions++
		}
	}
	for i := range c.lines {
		for j := range c.candidates[i] {
			o := &c.candidates[i][j]
			if !o.plausible {
				continue
			}
			st := o.style()
			t := s.tallies[st]
			if t == nil {
				t = &tally{keys: map[string]int{}, indents: map[int]int{}}
				s.tallies[st] = t
			}
			t.n++
			if c.beginsCaption(i) {
				t.starts++
			}
			for _, key := range c.about(o.label).cores {
				t.keys[key]++
			}
		}
	}
	for i := range c.lines {
		for j := range c.candidates[i] {
			o := &c.candidates[i][j]
			t := s.tallies[o.style()]
			if t == nil || !o.plausible {
				continue
			}
			n := c.about(o.label)
			if n.known || n.titled || n.key || n.role {
				t.known++
			}
			if n.cores[0] != t.last {
				t.turns++
				t.last = n.cores[0]
			}
			if !t.comesBack(n) {
				continue
			}
			t.again++
			if c.lines[i].Parted {
				t.parted++
			}
			t.indents[c.lines[i].indent()]++
			words := len(strings.Fields(withoutBrackets(o.label)))
			t.maxWords = max(t.maxWords, words)
			if t.minWords == 0 || words < t.minWords {
				t.minWords = words
			}
		}
	}
}

// comesBack reports whether a label stands more than once, in one of its ways.
func (t *tally) comesBack(n *facts) bool {
	for _, key := range n.cores {
		if t.keys[key] > 1 {
			return true
		}
	}
	return false
}

// opens reports whether labels of a style open turns, by what they do in the whole file.
func (s *shape) opens(st style, t *tally) bool {
	alternates := len(t.keys) > 1 && t.again > 1 && t.turns > 1
	switch st.form {
	case asking:
		return t.keys["q"] > 0 || t.n > 3
	case stop:
		return !st.own && (t.again > 1 || st.capitals)
	case colon:
		switch {
		case st.capitals: // H.R. 17, H.R. 95, H.R. 97 are no speakers
			return t.again*4 >= t.n || t.n < 4 || t.known > 0
		case st.bold && !st.item:
			return t.n > 1
		}
		return alternates || t.again > 1 && t.known > 0 || t.starts > 1 && t.starts*2 >= s.captions
	case dash, front:
		return alternates || st.bold && t.n > 1 && t.known > 0
	case bracket:
		return alternates || t.again > 2
	case aside:
		return t.n > 1 || t.known > 0
	case gap:
		return alternates && (st.capitals || st.bold)
	case alone:
		return alternates && t.again*2 >= t.n
	}
	return false
}

// settled takes the form of the labels from the writer.
func (s *shape) settled(c *cutting, name string) {
	s.count(c)
	for st := range s.tallies {
		if st.form.isCalled(name, st) {
			s.rules[st] = true
		}
	}
	s.strong = true
}

// isCalled reports whether a style is what a writer calls by a name.
func (f form) isCalled(name string, st style) bool {
	switch name {
	case "colon":
		return f == colon || f == asking
	case "stop":
		return f == stop || f == asking
	case "dash":
		return f == dash || f == asking
	case "bold":
		return st.bold
	case "brackets":
		return f == bracket || f == aside
	case "line":
		return f == alone || st.own
	}
	return false
}

// wrapWidth gives how long lines are that a program broke; 0 where paragraphs are lines, or lines end where their words do.
func wrapWidth(lines []line) int {
	counts := map[int]int{}
	full := 0
	for i := 1; i < len(lines); i++ {
		if !lines[i].Parted && len(lines[i].cues) == 0 {
			counts[utf8.RuneCountInString(lines[i-1].Text)+lines[i-1].indent()]++
			full++
		}
	}
	if full < 8 {
		for n := range counts {
			if n > 2*fallbackWidth {
				return 0
			}
		}
		return fallbackWidth
	}
	// The width is what all but a few lines keep to.
	rest := full / 50
	for n := 400; n > 0; n-- {
		rest -= counts[n]
		if rest < 0 {
			if n > 200 {
				return 0
			}
			return n
		}
	}
	return 0
}

// endsSentence reports whether a line ends with the end of a sentence.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, "\"”’')]»")
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".?!…—–-♪。？！", last)
}

// fallbackWidth stands for the width of a file that has too few lines to tell.
const fallbackWidth = 60

// goesOn reports whether a line goes on with the sentence of the one before, since that one was full.
func (s *shape) goesOn(lines []line, i int) bool {
	if i == 0 || lines[i].Parted || s.width == 0 || len(lines[i].cues) > 0 {
		return false
	}
	before := &lines[i-1]
	word, _, _ := strings.Cut(lines[i].Text, " ")
	return before.indent()+utf8.RuneCountInString(before.Text)+1+utf8.RuneCountInString(word) > s.width
}
