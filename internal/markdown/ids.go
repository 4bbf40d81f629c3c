package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/gloss-press/gloss/internal/reserved"
)

// ids hands out the ids of a page's headings, each once, in constant time.
type ids map[string]int // an id, and the last number that was put behind it

func (t ids) take(id string) { t[id] = max(t[id], 1) }

// forHeading gives an id for a heading: its words in lower case with hyphens between, letters of every script kept.
func (t ids) forHeading(words string) string {
	var b strings.Builder
	gap := false
	for _, r := range words {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsSpace(r) || r == '-' || r == '–' || r == '—' || r == '_':
			gap = true
		}
	}
	base := b.String()
	switch {
	case base == "":
		base = "section"
	case reserved.ID(base) != "":
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
