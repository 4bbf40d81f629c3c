package verdict

import (
	"slices"
	"strings"
	"unicode"

	"github.com/gloss-press/gloss/internal/transcript"
)

// speaks tells whether the quoted person speaks in a turn.
type speaks int

const (
	another speaks = iota
	unknown        // nothing tells
	himself
)

// voices gives for each turn whether the person who is quoted speaks there.
func (x *Index) voices(c Cited) func(turn int) speaks {
	type label struct {
		speaker, label, not string
		uncertain           bool
	}
	known := map[label]speaks{}
	return func(turn int) speaks {
		t := &x.Turns[turn]
		key := label{t.Speaker, t.Label, t.Not, t.Uncertain}
		s, ok := known[key]
		if !ok {
			s = whoSpeaks(t, c)
			known[key] = s
		}
		return s
	}
}

// whoSpeaks compares a turn's speaker, or its label where that names nobody known, with the person who is quoted.
func whoSpeaks(t *transcript.Turn, c Cited) speaks {
	label := nameWords(t.Label)
	if c.Name == "" {
		c.Name = strings.ReplaceAll(c.Speaker, "-", " ")
	}
	switch {
	case c.Speaker == "" && c.Name == "", t.Uncertain:
		return unknown
	case t.Speaker != "" && t.Speaker == c.Speaker:
		return himself
	case t.Speaker != "" && c.Speaker != "", t.Not != "" && t.Not == c.Speaker:
		return another
	case len(label) == 0 && t.Speaker == "":
		return unknown
	case isQuestioner(label):
		if c.Speaker != "" { // a person with a file would be named
			return another
		}
		return unknown
	}
	who := transcript.Person{Name: c.Name}
	if c.Role != "" {
		who.Titles = []string{c.Role}
	}
	named, doubtful := transcript.Names(t.Label, who)
	switch {
	case named && !t.Doubtful:
		return himself
	case named || doubtful:
		return unknown
	case t.Speaker != "":
		return another
	case isUnnamed(label):
		return unknown
	case isRole(label):
		return holds(c.Role, label)
	}
	return another
}

// holds tells whether a label that is a role means somebody of that role. “THE SECRETARY” means a Secretary of State, but hardly a Deputy
// Secretary or a Press Secretary; that is another title with the same word in it, and nothing is known. A role without the word is
// another's.
func holds(role string, label []string) speaks {
	label = without(label, articles)
	if role == "" {
		return unknown
	}
	titles := append(strings.FieldsFunc(strings.ReplaceAll(role, " and ", ","), func(r rune) bool { return r == ',' || r == ';' || r == '/' }), role)
	shares := false
	for _, title := range titles {
		words := without(nameWords(strings.ReplaceAll(title, "-", " ")), []string{"the", "a", "an"})
		shares = shares || containsAll(words, label)
		if i := indexOf(words, label); i >= 0 {
			next := i + len(label)
			if !slices.ContainsFunc(words[:i], func(w string) bool { return slices.Contains(lesser, w) }) &&
				(next == len(words) || slices.Contains(belonging, words[next])) {
				return himself
			}
			shares = true
		}
	}
	if shares {
		return unknown
	}
	return another
}

// indexOf gives where some words stand among others, one after the other, -1 where they don't.
func indexOf(words, some []string) int {
	for i := 0; len(some) > 0 && i+len(some) <= len(words); i++ {
		if slices.Equal(words[i:i+len(some)], some) {
			return i
		}
	}
	return -1
}

// nameWords gives the words of a name or a label in small letters, what stands in brackets left out.
func nameWords(s string) []string {
	depth := 0
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '(' || r == '[':
			depth++
			return ' '
		case r == ')' || r == ']':
			depth = max(0, depth-1)
			return ' '
		case depth > 0:
			return ' '
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '\'' || r == '’':
			return unicode.ToLower(r)
		}
		return ' '
	}, s)
	return strings.Fields(s)
}

func isQuestioner(label []string) bool { return len(label) > 0 && madeOf(label, questioners) }

func isUnnamed(label []string) bool { return madeOf(label, nobody, articles) }

func isRole(label []string) bool { return madeOf(label, roles, articles) }

// madeOf reports whether each word of a label stands in one of the lists, numbers aside: “SPEAKER 1”.
func madeOf(label []string, lists ...[]string) bool {
	return !slices.ContainsFunc(label, func(w string) bool {
		w = strings.TrimRight(w, "0123456789")
		return w != "" && !slices.ContainsFunc(lists, func(list []string) bool { return slices.Contains(list, w) })
	})
}

func without(words, some []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(some, w) })
}

func containsAll(words, some []string) bool {
	return len(some) > 0 && !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(words, w) })
}

// What labels are made of that name no person.
var (
	questioners = strings.Fields("q question questions reporter journalist press frage vraag pregunta")
	nobody      = strings.Fields("speaker voice male female man woman unidentified unknown participant audience member interpreter translator narrator several multiple all of" +
		" sprecher sprecherin")
	roles = strings.Fields("secretary president minister prime ambassador senator governor general admiral colonel captain chairman chairwoman chairperson chair" +
		" director spokesperson spokesman spokeswoman judge justice court clerk moderator host guest interviewer operator press officer official deputy under" +
		" vice acting state defense treasury foreign administrator commissioner chancellor king queen pope pm of assistant witness counsel")
	articles = strings.Fields("the a an mr madam ms")

	// What makes another title of one that it stands before, and what may stand behind a title and leaves it the same.
	lesser = strings.Fields("vice deputy press assistant associate acting former ex under first second prime general attorney secretary director solicitor private" +
		" parliamentary permanent chief junior shadow of to for at in spokesman spokeswoman spokesperson adviser advisor aide")
	belonging = strings.Fields("of to for at in on from")
)
