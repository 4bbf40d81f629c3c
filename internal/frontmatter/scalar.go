package frontmatter

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scalar is how a file writes one value: where it stands, and which bytes of the file are which of the value's.
type scalar struct {
	from, to int // in the file, with quotation marks or a block's header
	style    style
	value    string
	starts   []int // the place in the file where what begins at an offset of value begins; -1 where the value can't be cut
	ends     []int // the same for what ends there
}

// style is the way in which a scalar is written.
type style uint8

const (
	plain   style = iota // without marks; in TOML and JSON a number, a date or a truth value
	double               // "…", with escapes
	single               // '…'; in YAML '' is a mark
	doubles              // TOML's """…"""
	singles              // TOML's '''…'''
	block                // YAML's | and >
)

// marks are what opens and closes a scalar of each style.
var marks = [...]string{plain: "", double: `"`, single: "'", doubles: `"""`, singles: "'''", block: ""}

// styleAt tells how the scalar is written that begins at src[at].
func (t *tree) styleAt(at int) style {
	rest := t.src[at:]
	for _, s := range [...]style{doubles, singles, double, single} {
		if bytes.HasPrefix(rest, []byte(marks[s])) && (len(marks[s]) == 1 || t.syntax == inTOML) {
			return s
		}
	}
	if t.syntax == inYAML && len(rest) > 0 && (rest[0] == '|' || rest[0] == '>') {
		return block
	}
	return plain
}

// scalar sets the value of a node beside the bytes that it was read from. It goes through both at once: white space in the one is
// white space in the other, however a format folds it, and everything else is the same but for escapes. Where that does not
// hold, it is false: then the node is written in a way that is not understood here, and is left alone.
func (t *tree) scalar(n *Node) (scalar, bool) {
	at, ok := t.lines.Offset(n.Pos)
	if !ok || n.Kind != Text || at == len(t.src) {
		return scalar{}, false
	}
	s := scalar{from: at, style: t.styleAt(at), value: n.Value}
	at += len(marks[s.style])
	if s.style == block {
		s.value = strings.TrimRight(s.value, " \t\n")
		line, _ := firstLine(t.src, at)
		at += len(line)
	}
	unknown := slices.Repeat([]int{-1}, len(s.value)+1)
	s.starts, s.ends = unknown, slices.Clone(unknown)
	for v := 0; ; {
		if closing := marks[s.style]; closing == "" && v == len(s.value) || closing != "" && t.closes(at, s.style) {
			s.to = at + len(closing)
			return s, v == len(s.value)
		}
		from, before := at, v
		for size := t.gap(at, s.style); size > 0; size = t.gap(at, s.style) {
			at += size
		}
		if at > from {
			v += blanks(s.value[v:])
		} else {
			r, size := t.letter(at, s.style)
			if size == 0 || !strings.HasPrefix(s.value[v:], r) {
				return scalar{}, false
			}
			at, v = at+size, v+len(r)
		}
		if v > before {
			s.starts[before], s.ends[v] = from, at
		}
	}
}

// blanks gives the length of the white space that s begins with.
func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\r\n")) }

// closes reports whether the mark that closes a scalar stands at src[at], and is no part of its value.
func (t *tree) closes(at int, s style) bool {
	rest, mark := t.src[at:], []byte(marks[s])
	switch {
	case !bytes.HasPrefix(rest, mark):
		return false
	case s == single && t.syntax == inYAML:
		return !bytes.HasPrefix(rest, []byte("''"))
	case len(mark) == 3: // a value may end with marks of its own: the last three close
		return !bytes.HasPrefix(rest[1:], mark)
	}
	return true
}

// gap gives the length of one piece of white space at src[at], an escaped one included; 0 where there is none.
func (t *tree) gap(at int, s style) int {
	rest := t.src[at:]
	switch {
	case len(rest) == 0:
		return 0
	case strings.IndexByte(" \t\r\n", rest[0]) >= 0:
		return 1
	case rest[0] != '\\' || s != double && s != doubles || len(rest) == 1:
		return 0
	case strings.IndexByte("\r\n", rest[1]) >= 0, s == doubles && isBlank(rest[1:1+len(lineOf(rest[1:]))]):
		return 1 // a line that goes on: the backslash is nothing, and the line's end follows
	}
	if r, size := t.letter(at, s); size > 0 && blanks(r) == len(r) {
		return size
	}
	return 0
}

func lineOf(text []byte) []byte {
	line, _ := firstLine(text, 0)
	return line
}

// escapes are the letters behind a backslash in YAML, TOML and JSON. No two of the formats disagree about one.
var escapes = map[byte]string{'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b", ' ': " ",
	'"': `"`, '/': "/", '\\': `\`, 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029"}

// letter gives one character of a scalar as its value has it, and its length in the file; 0 where there is none.
func (t *tree) letter(at int, s style) (string, int) {
	rest := t.src[at:]
	if len(rest) == 0 {
		return "", 0
	}
	if s == single && t.syntax == inYAML && bytes.HasPrefix(rest, []byte("''")) {
		return "'", 2
	}
	if rest[0] != '\\' || s != double && s != doubles {
		_, n := utf8.DecodeRune(rest)
		return string(rest[:n]), n
	}
	if len(rest) == 1 {
		return "", 0
	}
	if c, ok := escapes[rest[1]]; ok {
		return c, 2
	}
	r, size := numbered(rest)
	if 0xD800 <= r && r < 0xDC00 { // JSON writes what is beyond U+FFFF in two halves
		if low, n := numbered(rest[size:]); 0xDC00 <= low && low < 0xE000 {
			r, size = (r-0xD800)<<10+(low-0xDC00)+0x10000, size+n
		}
	}
	return string(r), size
}

// numbered gives the character of an escape with its number, \x41, and the escape's length; 0 where there is none.
func numbered(rest []byte) (rune, int) {
	if len(rest) < 2 || rest[0] != '\\' {
		return 0, 0
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[rest[1]]
	if digits == 0 || len(rest) < 2+digits {
		return 0, 0
	}
	n, err := strconv.ParseUint(string(rest[2:2+digits]), 16, 32)
	if err != nil || n > utf8.MaxRune {
		return 0, 0
	}
	return rune(n), 2 + digits
}
