package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// words writes running text: escapes and references resolved, HTML escaped and, in a language whose marks are known, straight quotation marks,
// runs of hyphens and dots made typographic. It comes last, when quotes have long been found in the text as it was written. after is what the
// source has behind raw, and behind the character that stands there on its line; 0 for none.
func (p *parts) words(raw, after []byte, behind rune) {
	for i := 0; i < len(raw); {
		if n := plainRun(raw[i:]); n > 0 {
			if p.marks != nil && p.marks.spaced {
				p.spaced(raw[i:], n)
			} else {
				p.Write(raw[i : i+n])
			}
			p.prev, _ = utf8.DecodeLastRune(raw[i : i+n])
			i += n
			continue
		}
		c := raw[i]
		if c == '\\' || c == '&' {
			if s, size := unescape(raw[i:]); size > 0 {
				// What a writer escapes is meant as it stands.
				for _, r := range s {
					p.char(r)
				}
				i += size
				continue
			}
		}
		if p.marks != nil && p.tags.state()&asTyped == 0 {
			if s, size := p.typeset(raw[i:], after, behind); size > 0 {
				p.WriteString(s)
				last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(s, "\u202f"))
				if last == ';' {
					last = rune(c) // it stays as it is
				}
				p.wrote(last)
				i += size
				continue
			}
		}
		r, size := utf8.DecodeRune(raw[i:])
		p.char(r)
		i += size
	}
}

// spaced writes the first n bytes of raw, in which nothing is to be resolved, its spaces before ; : ! ? and inside of « » made narrow ones that
// don't break. A space that nobody has written is not put there, so that the words of a quote stay what they are.
func (p *parts) spaced(raw []byte, n int) {
	for from := 0; from < n; {
		i := bytes.IndexByte(raw[from:n], ' ')
		if i < 0 {
			p.Write(raw[from:n])
			return
		}
		p.Write(raw[from : from+i])
		from += i + 1
		if from == 1 && p.prev == '«' || needsSpace(raw[from:]) {
			p.WriteString("\u202f")
		} else {
			p.WriteByte(' ')
		}
	}
}

// needsSpace reports whether a text begins with signs before which French has a space, and which end a word there.
func needsSpace(text []byte) bool {
	rest := bytes.TrimLeft(text, ";:!?")
	if len(rest) == len(text) {
		return bytes.HasPrefix(text, []byte("»"))
	}
	next, _ := utf8.DecodeRune(rest)
	return len(rest) == 0 || unicode.IsSpace(next) || strings.ContainsRune("»”’\"')].,*_", next)
}

// plainRun gives the length of what raw begins with in which nothing is to be resolved, escaped or typeset: most of a text.
func plainRun(raw []byte) int {
	n := 0
	for n < len(raw) && !special[raw[n]] {
		n++
	}
	return n
}

// special are the bytes that words looks at one by one.
var special = func() (t [256]bool) {
	for _, c := range []byte("\\&<>\"'.-\x00") {
		t[c] = true
	}
	for c := utf8.RuneSelf; c < len(t); c++ {
		t[c] = true
	}
	return t
}()

func (p *parts) char(r rune) {
	switch r {
	case 0:
		p.WriteRune(utf8.RuneError)
	case '&':
		p.WriteString("&amp;")
	case '<':
		p.WriteString("&lt;")
	case '>':
		p.WriteString("&gt;")
	case '"':
		p.WriteString("&quot;")
	default:
		p.WriteRune(r)
	}
	p.wrote(r)
}

// typeset gives the typographic form of what raw begins with; size is 0 where it has none.
func (p *parts) typeset(raw, after []byte, behind rune) (s string, size int) {
	switch raw[0] {
	case '"', '\'':
		next := behind
		if len(raw) > 1 {
			next, _ = utf8.DecodeRune(raw[1:])
		}
		if raw[0] == '"' {
			return p.doubleMark(next, ahead{raw[1:], after}), 1
		}
		return p.singleMark(next, ahead{raw[1:], after}), 1
	case '.':
		if n := rowOf(raw); n == 3 {
			return "…", 3
		} else if n > 3 {
			return string(raw[:n]), n
		}
	case '-':
		switch n := rowOf(raw); {
		case n == 2:
			return "–", 2
		case n == 3:
			return "—", 3
		case n > 3:
			return string(raw[:n]), n
		}
	}
	return "", 0
}

// rowOf counts how often raw's first byte stands at its beginning.
func rowOf(raw []byte) int {
	n := 1
	for n < len(raw) && raw[n] == raw[0] {
		n++
	}
	return n
}
