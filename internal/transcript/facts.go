package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// facts is what the lists and people say of a label.
type facts struct {
	naming
	cores     []string // its key, and what of it is the name: "rob tarn" of "Rob Tarn (Elmbridge) (Lab)"
	key       bool     // it is a key of Speakers
	titled    bool     // it begins with a title that may stand before a surname
	noName    bool     // it begins as no name does, or is a stage direction
	role      bool
	asks      bool // it is that of somebody who asks and is not named
	questions bool // it may be a word for a question, as in "Question: why?"
	name      bool // it looks like a name
	direction bool // it is a stage direction
}

// about gives what is known of a label.
func (c *cutting) about(label string) *facts {
	k := c.labels[label]
	if k == nil {
		folded := fold(label)
		k = &facts{
			titled:    startsWith("titles", folded) && !startsWith("parts of titles", folded),
			noName:    startsWith("no names", folded),
			role:      isRole(label),
			asks:      isQuestioner(label),
			questions: listed["questioners"][folded],
			name:      isName(label) || isNameWithOffice(label),
			cores:     coresOf(label),
			direction: isDirection(label),
		}
		if slug, ok := c.speakers[folded]; ok {
			k.key, k.naming = true, naming{known: true, slug: slug}
		} else {
			k.naming = c.options.People.find(label)
		}
		if k.slug != "" {
			k.cores = append(k.cores, "="+k.slug)
		}
		c.labels[label] = k
	}
	return k
}

// coresOf gives a label's key and the names in it, folded: what stands before brackets and within them, without the office behind a comma.
func coresOf(label string) []string {
	list := []string{fold(label)}
	for _, form := range labelForms(label)[1:] {
		if key := fold(form); key != "" && key != list[0] && (strings.Contains(key, " ") || isShort(form)) {
			list = append(list, key)
		}
	}
	return list
}

// isShort reports whether what stands in a label's brackets is how its name is written from there on: "Kalle Alm (KA)".
func isShort(name string) bool {
	capitals := 0
	for _, r := range name {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	n := utf8.RuneCountInString(name)
	return n < 5 && (capitals == n || capitals > 1)
}

// isCaptionLabel reports whether a label before the words of a caption may be what somebody calls himself on a screen.
func isCaptionLabel(label string) bool {
	first, _ := utf8.DecodeRuneInString(label)
	word, _, _ := strings.Cut(label, " ")
	words := strings.Count(label, " ") + 1
	return words < 3 || words < 8 && (!unicode.IsLower(first) || strings.ContainsFunc(word, unicode.IsUpper))
}

// isNameWithOffice reports whether a label is a name and, behind a comma, an office.
func isNameWithOffice(label string) bool {
	name, office, more := strings.Cut(label, ",")
	return more && isName(name) && hasTitle(fold(office))
}

// isNumbered reports whether a label ends with a number.
func isNumbered(key string) bool {
	last := key[strings.LastIndexByte(key, ' ')+1:]
	return strings.Trim(last, "0123456789") == ""
}

// hasTitle reports whether a label has a title in it, as FIRST LADY ARDEN.
func hasTitle(key string) bool {
	for w := range strings.FieldsSeq(key) {
		if listed["titles"][w] && !listed["parts of titles"][w] || listed["roles"][w] {
			return true
		}
	}
	return false
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
	first = strings.TrimRight(first, "_0123456789")
	return listed["roles"][first] && (rest == "" || len(rest) < 3 || listed["roles"][rest] || strings.HasPrefix(first, "un"))
}

// isQuestioner reports whether a label is that of somebody who asks and is not named.
func isQuestioner(label string) bool {
	key := strings.TrimRight(fold(withoutBrackets(label)), " 0123456789")
	return listed["questioners"][key] || strings.HasPrefix(key, "unidentified") || strings.HasPrefix(key, "unknown")
}
