package frontmatter

import "github.com/gloss-press/gloss/internal/diag"

// cursor tells the places of a text's offsets. Asked in rising order it goes through the text once.
type cursor struct {
	data   []byte
	first  int32 // the file's line on which data begins
	offset int
	at     place // of data[offset]
}

func newCursor(data []byte, first int32) cursor {
	return cursor{data: data, first: first, at: place{diag.Pos{Line: first, Col: 1}}}
}

// pos gives the place of data[offset], or of its end.
func (c *cursor) pos(offset int) diag.Pos {
	offset = max(0, min(offset, len(c.data)))
	if offset < c.offset {
		*c = newCursor(c.data, c.first)
	}
	c.at = c.at.to(c.data[c.offset:offset])
	c.offset = offset
	return c.at.Pos
}
