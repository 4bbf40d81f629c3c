package markdown

import (
	"unicode"
	"unicode/utf8"
)

// words writes running text: escapes and references resolved, HTML escaped and, in English, straight quotation marks, runs of
// hyphens and dots made typographic. It comes last, when quotes have long been found in the text as it was written.
func (p *parts) words(raw []byte) {
	for i := 0; i < len(raw); {
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
		if p.smart {
			if s, size := p.typeset(raw[i:]); size > 0 {
				p.WriteString(s)
				p.prev, _ = utf8.DecodeLastRuneInString(s)
				i += size
				continue
			}
		}
		r, size := utf8.DecodeRune(raw[i:])
		p.char(r)
		i += size
	}
}

func (p *parts) char(r rune) {
	switch r {
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
	p.prev = r
}

// typeset gives the typographic form of what raw begins with; size is 0 where it has none.
func (p *parts) typeset(raw []byte) (s string, size int) {
	switch raw[0] {
	case '"':
		if p.opens(raw[1:]) {
			return "“", 1
		}
		return "”", 1
	case '\'':
		if p.opens(raw[1:]) && !(len(raw) > 1 && '0' <= raw[1] && raw[1] <= '9') {
			return "‘", 1
		}
		return "’", 1
	case '.':
		if n := run(raw, '.'); n == 3 {
			return "…", 3
		}
	case '-':
		switch run(raw, '-') {
		case 2:
			return "–", 2
		case 3:
			return "—", 3
		}
	}
	return "", 0
}

// opens reports whether a quotation mark opens: something follows it, and nothing that it could close stands before it.
func (p *parts) opens(after []byte) bool {
	next, _ := utf8.DecodeRune(after)
	if len(after) == 0 || unicode.IsSpace(next) {
		return p.prev == 0 && len(after) == 0
	}
	switch p.prev {
	case 0, '(', '[', '{', '“', '‘', '–', '—', '-', '/', '=', '\n':
		return true
	}
	return unicode.IsSpace(p.prev)
}

func run(raw []byte, c byte) int {
	n := 0
	for n < len(raw) && raw[n] == c {
		n++
	}
	return n
}
