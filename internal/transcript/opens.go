package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutting is the lines of a transcript and which of them open a turn.
type cutting struct {
	lines    []line
	openings []opening
	count    map[string]int // how many lines have the key of a label
	clocked  bool           // lines begin with time codes without brackets
	speakers map[string]string
	used     words
	options  Options
	labels   map[string]*facts
}

// facts is what the lists and people say of a label.
type facts struct {
	naming
	key       bool // it is a key of Speakers
	titled    bool // it begins with a title that may stand before a surname
	noName    bool // it begins as no name does, or is a stage direction
	role      bool
	asks      bool // it is that of somebody who asks and is not named
	questions bool // it may be a word for a question, as in "Question: why?"
}

func newCutting(lines []line, o Options) *cutting {
	c := &cutting{lines: lines, options: o, openings: make([]opening, len(lines)), count: map[string]int{}, labels: map[string]*facts{},
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
	c.timeBelow()
	c.settle()
	return c
}

// timeBelow gives names that stand alone the time in brackets that stands alone below them, as podcasts have it. One such pair may be
// the end of a sentence and a time.
func (c *cutting) timeBelow() {
	var named []int
	for i := range len(c.openings) - 1 {
		o, next := &c.openings[i], &c.openings[i+1]
		if o.form == alone && isName(o.label) && next.form == none && next.leading == 1 && next.plain == len(c.lines[i+1].Text) {
			named = append(named, i)
		}
	}
	for _, i := range named {
		c.openings[i].timed = c.openings[i].timed || len(named) > 1
	}
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
func (c *cutting) about(label string) *facts {
	k := c.labels[label]
	if k == nil {
		folded := fold(label)
		k = &facts{
			titled:    startsWith("titles", folded) && !startsWith("parts of titles", folded),
			noName:    startsWith("no names", folded) || isDirection(label),
			role:      isRole(label),
			asks:      isQuestioner(label),
			questions: listed["questioners"][folded],
		}
		if slug, ok := c.speakers[folded]; ok {
			k.key, k.naming = true, naming{known: true, slug: slug}
		} else {
			k.naming = c.options.People.find(label)
		}
		c.labels[label] = k
	}
	return k
}

// settle decides which labels open a turn, and looks for a person whom they call by two titles. A transcript calls nobody so:
// SECRETARY KERRY and MRS. KERRY are two people, and the one known is who has had the title.
func (c *cutting) settle() {
	opens := make([]bool, len(c.openings))
	rule := map[form]int{} // how often names in small letters open turns
	for i := range c.openings {
		opens[i] = c.opens(i)
		if o := &c.openings[i]; opens[i] && !o.capitals && !o.bold && isName(o.label) {
			rule[o.form]++
		}
	}
	names := words{} // in captions, which say a name where somebody begins to speak, two names are a rule
	for i := range c.openings {
		if o := &c.openings[i]; o.form == colon && (opens[i] || c.begins(i) && c.mayName(i)) {
			names[o.key] = true
		}
	}
	titles, held := map[string]words{}, words{}
	for i := range c.openings {
		o := &c.openings[i]
		if !opens[i] && !((rule[o.form] > 1 || len(names) > 1 && c.begins(i)) && c.mayName(i)) {
			o.form, o.codes = none, o.codes[:o.leading]
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
		case n.key:
			return l.Parted || setOff || o.capitals
		case n.known: // once, and not set off, it is whose page this is
			return setOff || o.capitals && n.titled || again && (l.Parted || o.capitals)
		case n.noName:
			return false
		case o.timed:
			return isName(o.label)
		case o.capitals:
			return n.titled || again && (strings.Contains(o.key, " ") || c.count[o.key] > 2)
		}
		return o.bold && isName(o.label) && (n.titled || again)
	}
	if o.tight && !o.timed && !n.known && !n.titled && !o.bold {
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

// begins reports whether a line begins a caption, behind the end of a sentence.
func (c *cutting) begins(i int) bool {
	if cues := c.lines[i].cues; len(cues) == 0 || cues[0].At > 0 {
		return false
	}
	return i == 0 || strings.ContainsAny(c.lines[i-1].Text[len(strings.TrimRight(c.lines[i-1].Text, ".?!…)]\"”♪")):], ".?!…)]♪")
}

// mayName reports whether a label that stands only once looks like the name of a person. Where names open turns as a rule it
// opens one too: else what somebody asks once would be the words of whoever spoke before.
func (c *cutting) mayName(i int) bool {
	o := &c.openings[i]
	if o.form != colon && (o.form != alone || !c.lines[i].Parted) || o.tight || c.about(o.label).noName || !c.fresh(i) || !isName(o.label) {
		return false
	}
	capitals, all := 0, 0
	for w := range strings.FieldsSeq(withoutBrackets(o.label)) {
		all++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && !strings.ContainsFunc(w, unicode.IsDigit) {
			capitals++
		}
	}
	return capitals > 1 && all < 5
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
