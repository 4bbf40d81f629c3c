package verdict

import (
	"slices"
	"strings"
	"unicode"
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
	type label struct{ speaker, label string }
	known := map[label]speaks{}
	return func(turn int) speaks {
		t := &x.Turns[turn]
		key := label{t.Speaker, t.Label}
		s, ok := known[key]
		if !ok {
			s = whoSpeaks(key.speaker, key.label, c)
			known[key] = s
		}
		return s
	}
}

// whoSpeaks compares a turn's speaker, or its label where that names nobody known, with the person who is quoted.
func whoSpeaks(speaker, label string, c Cited) speaks {
	name := nameWords(label)
	if c.Name == "" {
		c.Name = strings.ReplaceAll(c.Speaker, "-", " ")
	}
	switch {
	case c.Speaker == "" && c.Name == "":
		return unknown
	case speaker != "" && speaker == c.Speaker:
		return himself
	case speaker != "" && c.Speaker != "":
		return another
	case len(name) == 0 && speaker == "":
		return unknown
	case isQuestioner(name):
		if c.Speaker != "" { // a person with a file would be named
			return another
		}
		return unknown
	case names(name, nameWords(c.Name)):
		return himself
	case speaker != "":
		return another
	case isUnnamed(name):
		return unknown
	case isRole(name):
		role := nameWords(c.Role)
		switch {
		case len(role) == 0:
			return unknown
		case containsAll(role, without(name, articles)):
			return himself
		}
		return another
	}
	return another
}

// names reports whether a label names a person: by the surname, with or without what stands before it, or by the whole name.
func names(label, name []string) bool {
	label = without(label, titles)
	if len(label) == 0 || len(name) == 0 {
		return false
	}
	surname := name[len(name)-1]
	if !slices.Contains(label, surname) {
		return slices.Equal(label, name[:min(1, len(name))]) // “Jonas:”
	}
	// Initials and given names must not be another's: “JOHN KERRY” is not Cam Kerry.
	for _, w := range label {
		if !slices.ContainsFunc(name, func(n string) bool { return n == w || strings.HasPrefix(n, w) && len(w) == 1 }) && !isRole([]string{w}) {
			return false
		}
	}
	return true
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
	nobody      = strings.Fields("speaker voice male female man woman unidentified unknown participant audience member interpreter translator narrator several multiple all" +
		" sprecher sprecherin")
	titles = strings.Fields("mr mrs ms miss mx dr sir dame lord lady prof professor the hon honorable rev herr frau m mme monsieur madame señor señora" +
		" secretary president minister ambassador senator governor general admiral colonel captain chairman chairwoman chair director spokesperson judge justice")
	roles = strings.Fields("secretary president minister prime ambassador senator governor general admiral colonel captain chairman chairwoman chairperson chair" +
		" director spokesperson spokesman spokeswoman judge justice court clerk moderator host guest interviewer operator press officer official deputy under" +
		" vice acting state defense treasury foreign administrator commissioner chancellor king queen pope pm of assistant witness counsel")
	articles = strings.Fields("the a an of mr madam ms")
)
