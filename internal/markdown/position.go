package markdown

import (
	"sort"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// places knows where the lines of a source begin. It is made when the first place is asked for.
type places struct {
	lines     []int
	last, col int // an offset that was asked for, and how many characters stand before it on its line
	lastLine  int
}

// find gives the line and the column of an offset, both from 0. Offsets that are asked for in their order, or near each other, take
// one walk.
func (p *places) find(source []byte, offset int) (line, col int) {
	if p.lines == nil {
		p.lines = append(p.lines, 0)
		for i, c := range source {
			if c == '\n' {
				p.lines = append(p.lines, i+1)
			}
		}
	}
	offset = min(max(offset, 0), len(source))
	line = sort.SearchInts(p.lines, offset+1) - 1
	from := p.lines[line]
	switch {
	case from <= p.last && p.last <= offset:
		col = p.col + utf8.RuneCount(source[p.last:offset])
	case p.lastLine == line && offset < p.last && p.last-offset < offset-from:
		col = p.col - utf8.RuneCount(source[offset:p.last])
	default:
		col = utf8.RuneCount(source[from:offset])
	}
	p.last, p.col, p.lastLine = offset, col, line
	return line, col
}

// pos gives the place in the file of an offset in the body.
func (r *reading) pos(offset int) diag.Pos {
	line, col := r.places.find(r.source, offset)
	if line == 0 && r.in.Col > 0 {
		col += int(r.in.Col) - 1
	}
	return diag.Pos{Line: r.in.Line + int32(line), Col: int32(col) + 1}
}

// line gives the line in the file of a place in the flow's text.
func (r *reading) line(at int) int32 { return r.pos(r.flow.source(at)).Line }

func (r *reading) report(d diag.Diagnostic) {
	d.File = r.in.File
	if r.told == nil {
		r.told = map[diag.Code]int{}
	}
	n := r.told[d.Code]
	if r.told[d.Code]++; n > limit.Messages {
		return
	}
	if n == limit.Messages {
		d.Message, d.Label, d.Hint, d.Fixes = "this text has more mistakes of this kind, which are not shown", "", "mend these first", nil
	}
	r.Diags = append(r.Diags, d)
}

// fail reports an error at an offset in the body.
func (r *reading) fail(code diag.Code, offset int, message, hint string) {
	r.report(diag.Diagnostic{Span: diag.Span{From: r.pos(offset)}, Code: code, Message: message, Hint: hint})
}
