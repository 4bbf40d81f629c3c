package frontmatter

import (
	"bytes"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// add gives the edit that puts a new key behind the one whose index is at in the mapping m, in the way of the file: on a line of
// its own where that key has one, with that key's indentation, quotation marks and line end.
func (t *tree) add(m *Node, at int, c diag.Change) []diag.Edit {
	s, ok := t.scalar(&m.Items[at])
	begin, _, okKey := t.keyAt(m.Keys[at])
	if !ok || !okKey {
		return nil
	}
	start := bytes.LastIndexByte(t.src[:begin], '\n') + 1
	before := string(t.src[start:begin])
	indent := before[:blanks(before)]
	ownLine := strings.Trim(before, " \t\"'") == ""
	end := "\n"
	if bytes.HasSuffix(lineOf(t.src[s.to:]), []byte("\r")) {
		end = "\r\n"
	}
	value := DoubleQuoted(c.New)
	if s.style == single && !strings.ContainsAny(c.New, `'\`) {
		value = "'" + c.New + "'"
	}
	entry := c.Key + ": " + value
	switch open, _ := t.lines.Offset(m.Pos); {
	case t.syntax == inJSON:
		entry = `"` + c.Key + `"` + t.colon(m.Keys[at], s.from) + value
	case t.syntax == inTOML:
		entry = c.Key + " = " + value
		if ownLine {
			return t.below(s.to, end+indent+entry)
		}
	case t.src[open] != '{':
		entry = strings.Repeat(" ", int(m.Keys[at].Pos.Col)-1) + entry // a list's “- ” is indentation too
		if header := lineOf(t.src[s.from:]); s.style == block && bytes.IndexByte(header, '+') > 0 {
			below := t.pastBlank(s.to) // the blank lines are the value's
			return []diag.Edit{t.replace(below, below, entry+end)}
		}
		return t.below(s.to, end+entry)
	}
	if ownLine {
		return []diag.Edit{t.replace(s.to, s.to, ","+end+indent+entry)}
	}
	return []diag.Edit{t.replace(s.to, s.to, ", "+entry)}
}

// pastBlank gives the beginning of the first line with something on it, below the one on which the byte at an offset stands.
func (t *tree) pastBlank(at int) int {
	_, at = firstLine(t.src, at)
	for line, next := firstLine(t.src, at); next > at && isBlank(line); line, next = firstLine(t.src, at) {
		at = next
	}
	return at
}

// below is the edit that puts lines behind the line on which the byte at an offset stands.
func (t *tree) below(at int, lines string) []diag.Edit {
	line := bytes.TrimRight(lineOf(t.src[at:]), "\r")
	return []diag.Edit{t.replace(at+len(line), at+len(line), lines)}
}

// colon gives what stands between a JSON key and its value: a colon, with or without spaces.
func (t *tree) colon(k Key, value int) string {
	_, to, _ := t.keyAt(k)
	if s := string(t.src[to:value]); strings.HasPrefix(s, `"`) && strings.Trim(s[1:], " \t") == ":" {
		return s[1:]
	}
	return ": "
}
