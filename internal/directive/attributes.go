package directive

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// span is one attribute as found: offsets into the scanned bytes.
type span struct {
	pos        int
	keyEnd     int // the key of a short form is its sign
	value, end int // the value without its quotation marks
	stop       int
}

// scanAttributes reads {…} from the start of b, appending to spans. It gives the number of bytes read. A Problem with a
// Message says that these are no attributes; n is then len(b) where more text could have mended it.
func scanAttributes(b []byte, spans []span) (_ []span, n int, _ Problem) {
	i := 1
	for {
		i = skipSpace(b, i)
		if i == len(b) {
			return spans, i, Problem{Pos: 0, Message: "the braces are not closed", Hint: "write } after the last attribute"}
		}
		var p Problem
		s := span{pos: i}
		switch b[i] {
		case '}':
			return spans, i + 1, Problem{}
		case '#', '.':
			p = s.scanShort(b)
		default:
			p = s.scanPair(b)
		}
		if p.Message != "" {
			if s.stop == len(b) {
				i = len(b)
			}
			return spans, i, p
		}
		spans = append(spans, s)
		i = s.stop
	}
}

// scanShort reads #id or .class, which end at white space, at } and at the next # or dot.
func (s *span) scanShort(b []byte) Problem {
	s.keyEnd, s.value = s.pos+1, s.pos+1
	i := s.value
	for i < len(b) && !isSpace(b[i]) && strings.IndexByte("#.}", b[i]) < 0 {
		if forbidden(b[i]) || b[i] == '{' { // micromark takes a brace; without it no text is scanned over and over
			return Problem{Pos: i, Message: "this character can’t stand in an id or a class", Hint: "use letters, digits, - and _"}
		}
		i++
	}
	s.end, s.stop = i, i
	if i == s.value {
		return Problem{Pos: s.pos, Message: "a name is missing after # or .", Hint: "write the id or class right after it, as in {#id .class}"}
	}
	return Problem{}
}

// scanPair reads key, key=value, key="two words" or key='two words'.
func (s *span) scanPair(b []byte) Problem {
	i := s.pos
	for i < len(b) {
		r, size := utf8.DecodeRune(b[i:])
		first := unicode.IsLetter(r) || r == ':' || r == '_'
		if !first && (i == s.pos || !unicode.IsDigit(r) && r != '-' && r != '.') {
			break
		}
		i += size
	}
	if i == s.pos && typographic(b[i:]) {
		return typographicMarks(i)
	}
	if i == s.pos {
		return Problem{Pos: i, Message: "this can’t stand between the braces", Hint: `write attributes as {key="two words" #id .class}`}
	}
	s.keyEnd, s.value, s.end, s.stop = i, i, i, i
	i = skipSpace(b, i)
	if i == len(b) || b[i] != '=' {
		return Problem{}
	}
	i = skipSpace(b, i+1)
	switch {
	case i == len(b) || b[i] == '}':
		s.stop = i
		return Problem{Pos: s.pos, Message: "a value is missing after the equals sign", Hint: `write key="value"`}
	case b[i] == '"' || b[i] == '\'':
		return s.scanQuoted(b, i)
	case typographic(b[i:]):
		return typographicMarks(i)
	}
	s.value = i
	for i < len(b) && !isSpace(b[i]) && b[i] != '}' {
		if forbidden(b[i]) {
			return Problem{Pos: i, Message: "this character can’t stand in a value without quotation marks", Hint: `put the value between quotation marks: key="two words"`}
		}
		i++
	}
	s.end, s.stop = i, i
	return Problem{}
}

func typographicMarks(i int) Problem {
	return Problem{Pos: i, Message: "typographic quotation marks don’t hold a value together", Hint: `use straight ones: key="two words"`}
}

// scanQuoted reads the value whose quotation mark is at i.
func (s *span) scanQuoted(b []byte, i int) Problem {
	n := bytes.IndexByte(b[i+1:], b[i])
	if n < 0 {
		s.stop = len(b)
		return Problem{Pos: i, Message: "a quotation mark is missing at the end of this value", Hint: `write key="two words", with the same mark on both sides`}
	}
	s.value, s.end, s.stop = i+1, i+1+n, i+n+2
	if s.stop < len(b) && !isSpace(b[s.stop]) && b[s.stop] != '}' {
		return Problem{Pos: s.stop, Message: "there is no space after this value", Hint: "write a space between two attributes"}
	}
	return Problem{}
}

// setAttributes fills d from spans of b; at gives the place in the source of an offset into b.
func (d *Directive) setAttributes(b []byte, spans []span, at func(int) int) {
	if len(spans) == 0 {
		return
	}
	d.Attrs = make([]Attr, 0, len(spans))
	for _, s := range spans {
		a := Attr{Key: string(b[s.pos:s.keyEnd]), Value: decode(b[s.value:s.end]), Pos: at(s.pos), ValuePos: at(s.value), Stop: at(s.stop-1) + 1}
		switch a.Key { // the short forms: no other key has these signs
		case "#":
			a.Key = "id"
		case ".":
			a.Key = "class"
		}
		switch a.Key {
		case "id":
			d.ID = a.Value
		case "class":
			d.Classes = append(d.Classes, strings.Fields(a.Value)...)
		}
		d.Attrs = append(d.Attrs, a)
	}
}

var lineBreak = regexp.MustCompile(`[ \t\r]*\n[ \t]*`)

// decode gives a value's text: character references are what they stand for, a line break is one space.
func decode(b []byte) string {
	if bytes.IndexByte(b, '\n') >= 0 {
		b = lineBreak.ReplaceAllLiteral(b, []byte{' '})
	}
	var out strings.Builder
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			out.Write(b)
			return out.String()
		}
		out.Write(b[:i])
		b = b[i:]
		// No reference is longer than 33 bytes, so a flood of & costs no more than that each.
		if n := bytes.IndexByte(b[:min(len(b), 33)], ';'); n > 0 {
			if s, ok := reference(string(b[1:n])); ok {
				out.WriteString(s)
				b = b[n+1:]
				continue
			}
		}
		out.WriteByte('&')
		b = b[1:]
	}
}

// reference gives the text of a character reference (amp, #8217, #x2019), as CommonMark 0.31 section 2.5 has it.
func reference(name string) (string, bool) {
	digits, numeric := strings.CutPrefix(name, "#")
	if !numeric {
		e, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return "", false
		}
		return string(e.Characters), true
	}
	base, most := 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		base, most, digits = 16, 6, digits[1:]
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return "", false
	}
	return string(util.ToValidRune(rune(v))), true
}

// forbidden reports the characters that only a quoted value may have.
func forbidden(c byte) bool { return strings.IndexByte("\"'<=>`", c) >= 0 }

// typographic reports whether b starts with a quotation mark as word processors set them.
func typographic(b []byte) bool {
	r, _ := utf8.DecodeRune(b)
	return strings.ContainsRune("“”„‟‘’‚‛«»‹›", r)
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func skipSpace(b []byte, i int) int {
	return len(b) - len(bytes.TrimLeft(b[i:], " \t\n\r"))
}
