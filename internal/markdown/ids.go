package markdown

import (
	"strconv"
	"strings"
	"unicode"
)

// ids hands out the ids of a page's headings, each once, in constant time.
type ids map[string]int // an id, and the last number that was put behind it

// newIDs makes a table in which the ids that layouts use are taken.
func newIDs() ids {
	t := ids{}
	for _, id := range strings.Fields("main top content title body timeline terms sources speakers people corrections articles statements concordance definitions related roles transcript quotes glossary notes") {
		t.take(id)
	}
	return t
}

func (t ids) take(id string) { t[id] = 1 }

// make gives an id for a heading: its words in lower case with hyphens between, letters of every script kept.
func (t ids) make(words string) string {
	var b strings.Builder
	for _, r := range words {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(unicode.ToLower(r))
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-") && (unicode.IsSpace(r) || r == '-' || r == '–' || r == '—' || r == '_'):
			b.WriteByte('-')
		}
	}
	base := strings.TrimRight(b.String(), "-")
	switch {
	case base == "":
		base = "section"
	case strings.HasPrefix(base, "term-"), strings.HasPrefix(base, "fn-"), strings.HasPrefix(base, "fnref-"), strings.HasPrefix(base, "note-"):
		base = "section-" + base
	}
	if t[base] == 0 {
		t[base] = 1
		return base
	}
	for n := t[base] + 1; ; n++ {
		id := base + "-" + strconv.Itoa(n)
		if t[id] == 0 {
			t[base] = n
			t[id] = 1
			return id
		}
	}
}
