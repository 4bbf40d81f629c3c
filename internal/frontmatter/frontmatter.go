package frontmatter

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/adrg/frontmatter"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// matter is where a file's front matter lies. Offsets are bytes of the file.
type matter struct {
	syntax    syntax
	open, end int    // from the beginning of the line that opens it to the end of the one that closes it
	from, to  int    // what stands between the two lines; not in JSON, where they are part of the data
	opening   string // the line that opens it, trimmed
	closing   string // the line that closes it, trimmed
	line      int32  // of the opening line
	bodyLine  int32
	broken    bool // something was reported, and its keys are not to be looked for
}

// syntax is the format of front matter.
type syntax uint8

const (
	nothing syntax = iota // there is none, or none that can be read
	inYAML
	inTOML
	inJSON
)

// readers make a node of data whose first line is the file's line first. They report whether all of it could be read.
var readers = [...]func(data []byte, first int32, report *Report) (Node, bool){inYAML: readYAML, inTOML: readTOML, inJSON: readJSON}

// readMatter reads the front matter of a Markdown file. The node is a mapping, empty where there is no front matter or none
// that can be read; ok is false where its keys are not to be asked for, since a mistake hides them. body is the file's text.
//
// adrg/frontmatter cuts and decodes what findMatter found, where that is not plain. Alone it takes an unclosed block, "..." and a
// byte-order mark for "no front matter", and a writer's keys would become text on the page.
func (d *Document) readMatter() (root Node, body Body, ok bool) {
	m := findMatter(d.src, d.Report)
	d.Diags = append(d.Diags, Turned(d.path, d.src, m.end)...)
	d.syntax = m.syntax
	if m.syntax != nothing {
		d.reportStray(&m)
	}
	body = Body{Offset: m.end, Line: m.bodyLine, Empty: isBlank(d.src[m.end:]), Size: len(d.src) - m.end}
	nothingRead := Node{Kind: Map, Pos: diag.Pos{Line: m.line, Col: 1}}
	if m.syntax == nothing {
		return nothingRead, body, !m.broken
	}
	if m.end-m.open > limit.FrontMatter {
		d.ErrorAt(nothingRead.Pos, diag.TooLarge, fmt.Sprintf("this front matter has more than %d MB", limit.FrontMatter>>20), "move long texts to the body or to files of their own")
		return nothingRead, body, false
	}
	if m.syntax == inYAML {
		if root, plain := readPlain(d.src[m.from:m.to], m.line+1, d.room); plain {
			return root, body, true
		}
	}
	isJSON := m.syntax == inJSON // whose first and last line are part of the data
	root = nothingRead
	decode := func(data []byte, _ any) error {
		first := m.line + 1
		if isJSON {
			first = m.line
		}
		n, read := readers[m.syntax](data, first, d.Report)
		switch ok = read; {
		case !read, n.Kind == None:
		case n.Kind == Map:
			root = n
		case n.Kind == Text && m.syntax == inYAML && d.reportSlip(data, first):
			ok = false
		default:
			d.ErrorAt(n.Pos, diag.FrontMatter, "front matter is "+n.What()+" here, and should be keys with values", "write key: value on each line")
			ok = false
		}
		return nil
	}
	format := &frontmatter.Format{Start: m.opening, End: m.closing, Unmarshal: decode, UnmarshalDelims: isJSON, RequiresNewLine: isJSON}
	before := len(d.Diags)
	rest, err := frontmatter.MustParse(bytes.NewReader(d.src[m.open:m.end]), &root, format)
	if err != nil || len(rest) > 0 {
		d.Diags = d.Diags[:before] // about half a front matter
		at := nothingRead.Pos
		if len(rest) > 0 {
			at = diag.NewLines(d.src).Pos(len(bytes.TrimRight(d.src[:m.end-len(rest)], " \t\r\n")))
			at.Col = max(1, at.Col-int32(len(m.closing)))
		}
		hint := "write *** for a line across a text"
		if isJSON {
			hint = "put { on a line of its own, and leave no blank line after a } inside"
		}
		d.ErrorAt(at, diag.FrontMatter, fmt.Sprintf("a line with only %s ends the front matter before its last line", m.closing), hint)
		return nothingRead, body, false
	}
	return root, body, ok
}

// findMatter finds the front matter by its first and last line, and reports what was meant to be one and is not.
func findMatter(src []byte, report *Report) matter {
	m := matter{line: 1, bodyLine: 1}
	at := 0
	if bytes.HasPrefix(src, bom) {
		at = len(bom)
	}
	m.end = at
	line, next := firstLine(src, at)
	for isBlank(line) && next > at {
		at = next
		m.line++
		line, next = firstLine(src, at)
	}
	m.open = at
	opening := string(bytes.TrimSpace(line))
	pos := diag.Pos{Line: m.line, Col: 1}
	switch {
	case opening == "---":
		m.opening, m.syntax = "---", inYAML
		m.close(src, next, pos, report, "---", "...")
	case opening == "+++":
		m.opening, m.syntax = "+++", inTOML
		m.close(src, next, pos, report, "+++")
	case opening != "" && opening[0] == '{' && beginsObject(src[at:]):
		m.opening, m.syntax = opening, inJSON
		m.closeObject(src, at, pos, report)
	default:
		m.line = 1
		m.reportNearMiss(src, at, opening, pos, report)
	}
	return m
}

// firstLine gives the line that begins at that offset, without its end, and the offset of the next.
func firstLine(src []byte, at int) (line []byte, next int) {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return src[at : at+i], at + i + 1
	}
	return src[at:], len(src)
}

// close looks for the closing line from the offset next on. Only one that is not indented counts.
func (m *matter) close(src []byte, next int, pos diag.Pos, report *Report, ends ...string) {
	number := pos.Line
	for at := next; at < len(src); {
		line, after := firstLine(src, at)
		number++
		trimmed := bytes.TrimRight(line, " \t\r")
		for _, end := range ends {
			if string(trimmed) == end {
				m.closing, m.end, m.bodyLine = end, after, number+1
				m.from, m.to = next, at
				return
			}
		}
		at = after
	}
	last, suspect := lastOfMatter(src, next, pos.Line)
	hint := fmt.Sprintf("write %s alone on a line below line %d, behind the last key", m.opening, last)
	if suspect > 0 {
		hint = fmt.Sprintf("line %d looks like its end: write %s there, at the beginning of the line", suspect, m.opening)
	}
	report.ErrorAt(pos, diag.FrontMatter, fmt.Sprintf("this %s begins front matter that is never closed", m.opening), hint)
	m.closeAt(src, next, pos.Line, last, suspect, report)
	m.syntax, m.broken, m.end, m.bodyLine = nothing, true, len(src), number+1
}

// closeAt is the fix that closes YAML below a line, or on one that looks like its end, where all above it can be read.
func (m *matter) closeAt(src []byte, from int, opening, last, suspect int32, report *Report) {
	lines := diag.NewLines(src)
	edit := diag.Edit{From: diag.Pos{Line: last + 1, Col: 1}, New: m.opening + "\n"}
	edit.To = edit.From
	if suspect > 0 {
		line, _ := lines.Offset(diag.Pos{Line: suspect, Col: 1})
		text, _ := firstLine(src, line)
		edit = diag.Edit{From: diag.Pos{Line: suspect, Col: 1}, To: lines.Pos(line + len(bytes.TrimRight(text, "\r"))), New: m.opening}
	}
	end, ok := lines.Offset(edit.From)
	if !ok || m.opening != "---" || last == opening {
		return
	}
	if _, readable := readYAML(src[from:end], opening+1, &Report{schema: report.schema}); readable {
		report.edit(report.Diags[len(report.Diags)-1].Hint, edit)
	}
}

// lastOfMatter gives the last line that looks like front matter, which begins behind line opening, and the one below it where that may
// have been meant to close it.
func lastOfMatter(src []byte, at int, opening int32) (last, suspect int32) {
	last = opening
	for number := opening + 1; at < len(src); number++ {
		line, next := firstLine(src, at)
		s := strings.TrimRight(string(line), " \t\r")
		trimmed := strings.TrimSpace(s)
		_, _, isKey := cutKey(s)
		switch {
		case len(trimmed) < 20 && isDashes(trimmed):
			return last, number
		case isKey, s != trimmed, strings.HasPrefix(s, "- "), strings.HasPrefix(s, "["), isTable(trimmed):
			last = number
		case s != "" && s[0] != '#':
			return last, 0
		}
		at = next
	}
	return last, 0
}

// isTable reports a line of TOML's that has a key with its value.
func isTable(line string) bool {
	name, _, ok := strings.Cut(line, "=")
	return ok && isKeyName(strings.TrimSpace(name))
}

// isKeyName reports a name of letters, digits, - and _.
func isKeyName(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == ""
}

// isDashes reports a line that somebody may have meant as three hyphens or plus signs: too many, or turned into dashes.
func isDashes(line string) bool {
	n := 0
	for _, r := range line {
		switch r {
		case '-', '+', '*', '_', '=', '~', '.':
			n++
		case '–', '—', '―', '…':
			n += 2
		default:
			return false
		}
	}
	return n >= 2
}

// reportNearMiss reports a file without front matter whose first lines look as if they were meant to be some.
func (m *matter) reportNearMiss(src []byte, at int, opening string, pos diag.Pos, report *Report) {
	_, next := firstLine(src, at)
	second, _ := firstLine(src, next)
	miss := func(pos diag.Pos, message, hint string) {
		report.ErrorAt(pos, diag.FrontMatter, message, hint)
		m.broken = true
	}
	_, _, keyNext := cutKey(string(second))
	switch name, _, isKey := cutKey(opening); {
	case strings.HasPrefix(opening, "```") && string(bytes.TrimSpace(second)) == "---":
		miss(pos, "front matter stands in a block of code", "take this line out, and the line ``` that closes it")
	case strings.HasPrefix(opening, "```") && keyNext:
		miss(pos, "front matter stands in a block of code", "write --- in the place of this line, and in the place of the line ``` that closes it")
	case opening == ";;;" || strings.HasPrefix(opening, "---") && strings.Trim(opening[3:], "yamltoJSONjs") == "" && opening != "---" && !isDashes(opening):
		miss(pos, "front matter can't begin with "+opening, "begin it with --- for YAML, +++ for TOML, or { for JSON")
	case isDashes(opening) && keyNext:
		miss(pos, "front matter must begin with a line of exactly three hyphens", "write --- here, and --- after the last key")
	case isKey && isMainKey(name):
		miss(pos, "keys stand here without a line --- above them", "write --- on a line above the first key, and --- below the last")
	default:
		m.reportLate(src, at, pos, report.schema, miss)
	}
}

// reportLate reports front matter that stands below other text.
func (m *matter) reportLate(src []byte, at int, pos diag.Pos, schema *Schema, miss func(diag.Pos, string, string)) {
	if number, _ := findStray(src, at, pos.Line, false, schema); number > 0 {
		miss(diag.Pos{Line: number, Col: 1}, "front matter must stand at the very beginning of the file", "move it above the text; write *** for a line across the text")
	}
}

// isMainKey reports a key that only front matter begins with.
func isMainKey(name string) bool {
	switch strings.ToLower(name) {
	case "title", "term", "name", "quotes":
		return true
	}
	return false
}
