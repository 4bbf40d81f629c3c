package transcript

import (
	_ "embed" // the lists
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The lists that a writer can read, and how they are written, are in data/.
var (
	//go:embed data/directions.txt
	directionsFile string
	//go:embed data/labels.txt
	labelsFile string

	listed     = readSections(labelsFile)
	sameTitles = readSame(listed["same titles"])
)

// words is a set of words or phrases, folded.
type words map[string]bool

// readSections reads a list whose sections have a heading in square brackets.
func readSections(file string) map[string]words {
	sections := map[string]words{}
	section := words{}
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if name, _, ok := strings.Cut(strings.TrimPrefix(line, "["), "]"); ok && line[0] == '[' {
			section = words{}
			sections[name] = section
		} else if line != "" && line[0] != '#' {
			section[fold(line)] = true
		}
	}
	for part := range sections["parts of titles"] {
		sections["titles"][part] = true
	}
	return sections
}

// readSame reads lines of words that mean the same, and gives one of each line's for all of them.
func readSame(lines words) map[string]string {
	same := map[string]string{}
	for line := range lines {
		all := strings.Fields(line)
		for _, w := range all {
			same[w] = all[0]
		}
	}
	return same
}

// fold gives the one form of the labels that are the same: small letters without accents, full stops and colons, one space between
// words. Capitals often have no accents ("GARCIA"), and titles no full stop ("MR PRICE").
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	if strings.ContainsFunc(s, func(r rune) bool { return r >= 0xC0 }) {
		s = norm.NFD.String(s)
	}
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			gap = b.Len() > 0
			continue
		case r == '.' || r == ':' || r == '\u00AD' || unicode.Is(unicode.Mn, r):
			continue
		case r == '’' || r == 'ʼ':
			r = '\''
		case r == '‐' || r == '‑' || r == '−': // Team A− is written with either
			r = '-'
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
