package markdown

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// pos gives the place in the file of an offset in the body.
func (r *reading) pos(offset int) diag.Pos {
	if r.lines == nil {
		r.lines = []int{0}
		for i := 0; ; {
			n := bytes.IndexByte(r.source[i:], '\n')
			if n < 0 {
				break
			}
			i += n + 1
			r.lines = append(r.lines, i)
		}
	}
	offset = min(max(offset, 0), len(r.source))
	line := sort.SearchInts(r.lines, offset+1) - 1
	col := int32(utf8.RuneCount(r.source[r.lines[line]:offset])) + 1
	if line == 0 && r.in.Col > 0 {
		col += r.in.Col - 1
	}
	return diag.Pos{Line: r.in.Line + int32(line), Col: col}
}

// line gives the line in the file of a place in the flow's text.
func (r *reading) line(at int) int32 { return r.pos(r.flow.source(at)).Line }

func (r *reading) report(d diag.Diagnostic) {
	d.File = r.in.File
	r.Diags = append(r.Diags, d)
}

// fail reports an error at an offset in the body.
func (r *reading) fail(code diag.Code, offset int, message, hint string) {
	r.report(diag.Diagnostic{Span: diag.Span{From: r.pos(offset)}, Code: code, Message: message, Hint: hint})
}
