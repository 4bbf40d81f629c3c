package glossary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxBytes and MaxParts bound a name: its length, and its words and signs. They keep the time for a text linear.
const (
	MaxBytes = 200
	MaxParts = 40
)

// Key gives the identity of a name: names of different terms that have one Key clash. Letter case is folded, save in
// words all in capitals; so are runs of white space, hyphens, apostrophes and canonical forms. It is "" for a name that
// no text can hold: empty, over MaxBytes or MaxParts, not UTF-8, with a NUL or a URL in it.
func Key(name string) string {
	parts := split(name, unicode.ToLower)
	caps := !slices.ContainsFunc(parts, part.hasLower)
	var key strings.Builder
	for i, p := range parts {
		if i > 0 && p.spaced {
			key.WriteByte(' ')
		}
		if casingOf(parts, i, caps) == asWritten {
			key.WriteString(p.written)
		} else {
			key.WriteString(p.folded)
		}
	}
	return key.String()
}

// A part is an atom of a name.
type part struct {
	written, folded string // as appendWritten gives it, and in small letters
	kind            kind
	spaced          bool
}

func (p part) hasLower() bool { return hasLower(p.written) }

// split cuts a name into its parts; none if the name is one that no text can hold.
func split(name string, lower func(rune) rune) (parts []part) {
	if len(name) > MaxBytes || !utf8.ValidString(name) {
		return nil
	}
	t := tokens{text: name}
	if strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		t.text = string(appendWritten(nil, name))
	}
	parts = make([]part, 0, 4)
	for a := (atom{}); t.next(&a); {
		if a.kind == barrier || len(parts) == MaxParts {
			return nil
		}
		written := t.text[a.from:a.to]
		folded := strings.Map(func(r rune) rune { return lowerOf(r, lower) }, written)
		parts = append(parts, part{written: written, folded: folded, kind: a.kind, spaced: a.spaced && len(parts) > 0})
	}
	return parts
}
