package frontmatter

import "github.com/gloss-press/gloss/internal/diag"

// cursor tells the places of a part of a file, and remembers the last one.
type cursor struct {
	data   []byte
	lines  *diag.Lines
	shift  int32 // the lines of the file above data
	offset int
}

func newCursor(data []byte, first int32) cursor {
	return cursor{data: data, lines: diag.NewLines(data), shift: first - 1}
}

// pos gives the place of data[offset], or of its end.
func (c *cursor) pos(offset int) diag.Pos {
	c.offset = max(0, min(offset, len(c.data)))
	p := c.lines.Pos(c.offset)
	p.Line += c.shift
	return p
}
