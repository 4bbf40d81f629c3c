package passage

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text is a text made ready for searching: its equal forms are one form, and
// every place in it knows where it came from. It does not change, and may be
// used by several goroutines.
type Text struct {
	given  string
	folded string
	layers [3]layer // how folded came from given, first step first

	once  sync.Once
	words *index // for Nearest, made when first asked for
}

// Fold makes a Text of s, which must be shorter than 2 GiB. Time grows with
// len(s), memory with a small multiple of it. Bytes that are not UTF-8 count as
// U+FFFD.
func Fold(s string) *Text {
	t := &Text{given: s}
	t.folded, t.layers = fold(s)
	return t
}

// fold gives the one form of s, and the steps that led to it.
func fold(s string) (folded string, layers [3]layer) {
	// Soft hyphens go first: one may stand between a letter and its accent.
	folded, layers[0] = dropSoftHyphens(s)
	folded, layers[1] = compose(folded)
	folded, layers[2] = foldSigns(folded)
	return folded, layers
}

// Key gives the one form of all texts equal to s. Keys are for comparing, not
// for showing; Key(Key(s)) is Key(s).
func Key(s string) string {
	folded, _ := fold(s)
	return folded
}

// Equal reports whether a and b are the same words by the rules of matching.
func Equal(a, b string) bool { return Key(a) == Key(b) }

// source gives the place in the given text of folded[from:to].
func (t *Text) source(from, to int) Range {
	for i := len(t.layers) - 1; i >= 0; i-- {
		from, to = t.layers[i].start(from), t.layers[i].end(to)
	}
	return Range{from, to}
}

const softHyphen = '\u00AD'

// dropSoftHyphens also mends what is not UTF-8, so that later steps never join
// two broken pieces into a character.
func dropSoftHyphens(s string) (string, layer) {
	if utf8.ValidString(s) && !strings.ContainsRune(s, softHyphen) {
		return s, nil
	}
	e := editor{in: s}
	for i, r := range s {
		switch {
		case r == softHyphen:
			e.replace(i, i+utf8.RuneLen(r), "")
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			e.replace(i, i+1, "\uFFFD")
		}
	}
	return e.done()
}

// compose brings s into NFC.
func compose(s string) (string, layer) {
	e := editor{in: s}
	for i := 0; i < len(s); {
		i += norm.NFC.QuickSpanString(s[i:])
		if i == len(s) {
			break
		}
		n := norm.NFC.NextBoundaryInString(s[i:], true)
		if c := norm.NFC.String(s[i : i+n]); c != s[i:i+n] {
			e.replace(i, i+n, c)
		}
		i += n
	}
	return e.done()
}
