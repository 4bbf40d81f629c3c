package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leftEdge reports whether a name may begin at text[i:].
func (g *grammar) leftEdge(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	p, i := before(text, i)
	if isWord(p) {
		return (unspaced(p) || unspaced(r)) && !unicode.IsMark(r)
	}
	q, _ := before(text, i)
	switch p {
	case '\'', '‘', '’', 'ʼ':
		return !isWord(q) || g.elided(text[:i])
	case '-', '‐', '‑', ':', '·', '&', '*':
		return !isWord(q)
	case '.':
		return !isWord(q) && !isBlank(q) // .NET is not NET; after an ellipsis a word begins
	case ',':
		return !unicode.IsDigit(q) || !unicode.IsDigit(r)
	case '@':
		return false
	}
	return !unicode.Is(unicode.Sc, p)
}

// rightEdge reports whether a name may end at text[:i].
func (g *grammar) rightEdge(text string, i int) bool {
	last, _ := before(text, i)
	r, i := after(text, i)
	if isWord(r) {
		return (unspaced(r) || unspaced(last)) && !unicode.IsMark(r)
	}
	q, j := after(text, i)
	switch r {
	case '\'', '‘', '’', 'ʼ':
		if !isWord(q) || g.suffixes == '\'' {
			return true
		}
		end, j := after(text, j)
		tail, _ := after(text, j)
		return (q == 's' || q == 'S') && !isWord(end) && !(isHyphen(end) && isWord(tail)) // not bird’s-eye
	case ':':
		return !isWord(q) || g.suffixes == ':'
	case '-', '‐', '‑', '.', '·', '&', '*', '@':
		return !isWord(q)
	case ',':
		return !unicode.IsDigit(q) || !unicode.IsDigit(last)
	case '+', '#': // C is not C++
		return false
	}
	return !unicode.Is(unicode.Sc, r)
}

// elided reports whether text ends in an article or the like that loses its vowel before a name: l’État.
func (g *grammar) elided(text string) bool {
	if g.elisions == nil {
		return false
	}
	i := len(text)
	for i > 0 && len(text)-i < 16 {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		if !isWord(r) {
			break
		}
		i -= n
	}
	return g.elisions[strings.ToLower(text[i:])]
}

// before gives the character that ends at i, and where it begins; NUL at the beginning. Soft hyphens are passed over.
func before(text string, i int) (rune, int) {
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		i -= n
		if r != softHyphen {
			return r, i
		}
	}
	return 0, 0
}

// after gives the character at i, and where it ends; NUL at the end. Soft hyphens are passed over.
func after(text string, i int) (rune, int) {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if r != softHyphen {
			return r, i
		}
	}
	return 0, len(text)
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func isBlank(r rune) bool { return r == 0 || unicode.IsSpace(r) }
