package diag

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// Lines knows where the lines of a text begin, and so which byte each Pos is. LF, CR LF and a CR alone end a line, and a
// byte-order mark is no part of the first one.
//
// It remembers the place that was asked for last, so that places in their order take one walk; it is for one goroutine.
type Lines struct {
	src    []byte
	starts []int // of each line, in bytes
	last   Pos
	offset int // of last
}

// NewLines makes the Lines of src, which must not change.
func NewLines(src []byte) *Lines {
	l := &Lines{src: src, starts: []int{len(src) - len(bytes.TrimPrefix(src, []byte("\uFEFF")))}}
	for at := l.starts[0]; ; {
		_, rest, more := cutLine(src[at:])
		if !more {
			return l
		}
		at = len(src) - len(rest)
		l.starts = append(l.starts, at)
	}
}

// Offset gives the byte at which p stands: of a character in the text, or of a line's end. It is false for any other place.
func (l *Lines) Offset(p Pos) (int, bool) {
	if p.Line < 1 || p.Col < 1 || int(p.Line) > len(l.starts) {
		return 0, false
	}
	at, col := l.starts[p.Line-1], int32(1)
	if l.last.Line == p.Line && l.last.Col <= p.Col {
		at, col = l.offset, l.last.Col
	}
	for ; col < p.Col; col++ {
		if at == len(l.src) || l.src[at] == '\n' || l.src[at] == '\r' {
			return 0, false
		}
		_, n := utf8.DecodeRune(l.src[at:])
		at += n
	}
	l.last, l.offset = p, at
	return at, true
}

// Pos gives the place of the byte at an offset.
func (l *Lines) Pos(offset int) Pos {
	offset = min(max(offset, l.starts[0]), len(l.src))
	line := max(sort.SearchInts(l.starts, offset+1), 1)
	from, p := l.starts[line-1], Pos{Line: int32(line), Col: 1}
	if l.last.Line == p.Line && l.offset <= offset {
		from, p = l.offset, l.last
	}
	p.Col += int32(utf8.RuneCount(l.src[from:offset]))
	if offset == len(l.src) || utf8.RuneStart(l.src[offset]) {
		l.last, l.offset = p, offset
	}
	return p
}
