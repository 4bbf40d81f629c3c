package frontmatter

import (
	"bytes"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// Markdown takes front matter that does not stand at the beginning of a file for text: a line, and a heading with what was to be kept back.
// So a block of keys in a text is a mistake wherever it stands, but in a block of code or a comment. A line across a text, a heading with a
// rule below it, and a line that begins with a word and a colon are none.

// stray is such a block while its lines are read.
type stray struct {
	schema *Schema
	lead   bool // nothing but blank lines and comments stands before it
	keys   int
	known  bool // one of them is a key of the file's kind, or what others call one
	first  string
	closed bool
}

// findStray gives the number of the first line of a block of keys in a text, which begins at an offset and on a line of the file; 0 where
// there is none. below says that the text stands below front matter; bare is a block that no line opens.
func findStray(src []byte, from int, line int32, below bool, schema *Schema) (number int32, bare bool) {
	if text := src[from:]; !holdsRule(text) && !(below && beginsWithKey(text)) {
		return 0, false
	}
	lead, blank := true, true
	var skip skipping
	number = line
	for at := from; at < len(src); number++ {
		row, next := firstLine(src, at)
		s := strings.TrimRight(strings.TrimPrefix(string(row), string(bom)), " \t\r")
		wasBlank := blank
		blank = s == ""
		switch {
		case skip.passes(s), blank, s == "...":
		case isRule(s) && readStray(src, next, strings.TrimSpace(s), schema, lead).counts():
			return number, false
		case strings.HasPrefix(s, "{") && (lead || wasBlank) && opensKeys(src[at:], schema, lead):
			return number, false
		case lead && below && readStray(src, at, "", schema, true).countsBare(at == from):
			return number, true
		default:
			lead = false
		}
		at = next
	}
	return 0, false
}

// holdsRule reports whether a line of a text may open front matter.
func holdsRule(text []byte) bool {
	for _, rule := range []string{"---", "+++", ";;;"} {
		if bytes.Contains(text, []byte(rule)) {
			return true
		}
	}
	return bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) || bytes.Contains(text, []byte("\n{"))
}

// beginsWithKey reports whether the first line of a text that is not blank, or that is a comment, may be a key with its value.
func beginsWithKey(text []byte) bool {
	row, _ := firstLine(bytes.TrimLeft(text, " \t\r\n"), 0)
	_, ok := keyOf(string(row), "")
	return ok || bytes.HasPrefix(row, []byte("<!--"))
}

// isRule reports a line that opens front matter, here or elsewhere, or that was meant to.
func isRule(s string) bool {
	t := strings.TrimLeft(s, " ")
	return len(s)-len(t) < 4 && (t == "+++" || t == ";;;" || strings.HasPrefix(t, "---") && (strings.Trim(t, "-") == "" || strings.Trim(t[3:], " yamltoJSONjs") == ""))
}

// keyOf gives the name of the key that a line begins with, as one of three formats has it.
func keyOf(s, rule string) (name string, ok bool) {
	s = strings.TrimPrefix(s, "{")
	sign := ":"
	if rule == "+++" || rule == ";;;" {
		sign = "="
	}
	name, _, ok = strings.Cut(s, sign)
	if name = strings.Trim(name, " \t"); len(name) > 2 && (name[0] == '"' || name[0] == '\'') && name[len(name)-1] == name[0] {
		name = name[1 : len(name)-1]
	}
	return name, ok && isKeyName(name)
}

// readStray reads the lines from an offset on, behind the rule that opens a block, as far as they are front matter's.
func readStray(src []byte, at int, rule string, schema *Schema, lead bool) *stray {
	b := &stray{schema: schema, lead: lead}
	for at < len(src) {
		row, next := firstLine(src, at)
		s := strings.TrimRight(string(row), " \t\r")
		t := strings.TrimLeft(s, " ")
		at = next
		name, isKey := keyOf(t, rule)
		switch {
		case t == "---" || t == "..." || t == rule && rule != "":
			b.closed = true
			return b
		case isKey && (s == t || b.keys == 0 && len(s)-len(t) < 4):
			if b.keys++; b.keys == 1 {
				b.first = name
			}
			b.known = b.known || schema.File.knows(name) || isMainKey(name) && name == strings.ToLower(name)
		case s == "" && rule != "", strings.HasPrefix(s, "#") && rule != "":
		case b.keys > 0 && (s != "" && (s[0] == ' ' || s[0] == '\t') || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "[")):
		case rule == "+++" && strings.HasPrefix(s, "["):
		default:
			return b
		}
	}
	return b
}

// counts reports whether a block that a rule opens is front matter: of one that nothing closes, or that stands further below, its keys decide.
func (b *stray) counts() bool {
	switch {
	case b.keys == 0:
		return false
	case b.lead:
		return b.closed || b.known
	case b.closed:
		return b.known
	}
	return isMainKey(b.first) && b.first == strings.ToLower(b.first) || b.first == "draft"
}

// countsBare reports whether keys that nothing opens are front matter: they stand directly below it, or are several, or end as it does.
func (b *stray) countsBare(directly bool) bool {
	return b.keys > 0 && slices.Contains(b.schema.File.Keys, b.first) && (directly || b.closed || b.keys > 1)
}

// opensKeys reports a brace that opens keys in the form of JSON.
func opensKeys(text []byte, schema *Schema, lead bool) bool {
	rest, ok := bytes.CutPrefix(bytes.TrimLeft(text[1:], " \t\r\n"), []byte(`"`))
	end := bytes.IndexByte(rest[:min(len(rest), 100)], '"')
	if !ok || end < 0 || !bytes.HasPrefix(bytes.TrimLeft(rest[end+1:], " \t"), []byte(":")) {
		return false
	}
	return lead || schema.File.knows(string(rest[:end]))
}

// skipping follows what of a text is shown as it is typed, or not at all: blocks of code and comments.
type skipping struct {
	fence   string // the marks that opened a block of code; "" outside of one
	comment bool
}

// passes reports a line that is part of such a block.
func (k *skipping) passes(s string) bool {
	t := strings.TrimLeft(s, " ")
	mark := t[:len(t)-len(strings.TrimLeft(t, "`"))]
	if mark == "" {
		mark = t[:len(t)-len(strings.TrimLeft(t, "~"))]
	}
	switch indented := len(s)-len(t) > 3; {
	case k.comment:
		k.comment = !strings.Contains(s, "-->")
	case k.fence != "":
		if !indented && strings.HasPrefix(mark, k.fence) && mark == t {
			k.fence = ""
		}
	case !indented && len(mark) > 2 && (mark[0] == '~' || !strings.Contains(t[len(mark):], "`")):
		k.fence = mark
	case !indented && strings.HasPrefix(t, "<!--"):
		k.comment = !strings.Contains(t[len("<!"):], "-->")
	default:
		return false
	}
	return true
}

// reportStray reports a block of keys in the text below a file's front matter.
func (d *Document) reportStray(m *matter) {
	switch number, bare := findStray(d.src, m.end, m.bodyLine, true, d.schema); {
	case bare:
		d.ErrorAt(diag.Pos{Line: number, Col: 1}, diag.FrontMatter, "keys stand below the line that ends the front matter, and would be text on the page", "put them above that line")
	case number > 0:
		d.ErrorAt(diag.Pos{Line: number, Col: 1}, diag.FrontMatter, "a second front matter begins here, and would be text on the page", "put its keys into the one above; write *** for a line across the text")
	}
}
