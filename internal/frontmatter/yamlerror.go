package frontmatter

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/gloss-press/gloss/internal/diag"
)

// explainer says in a writer's words what YAML's parser stumbled over, and where the mistake was made, which is often not
// where it came to light. Lines and columns count from 1.
type explainer struct {
	schema *Schema
	lines  []string
	shift  int // lines of the file above the first
	err    *yaml.LoadError
}

// finding is one such explanation.
type finding struct {
	line, col     int
	message, hint string
	edits         []diag.Edit // of whole lines, that make what the hint says, from top to bottom
}

// put is the edit that puts a text in the place of a line, putOver of several.
func (x *explainer) put(line int, text string) diag.Edit { return x.putOver(line, line, text) }

func (x *explainer) putOver(from, to int, text string) diag.Edit {
	return diag.Edit{From: x.pos(from, 1), To: x.pos(to, utf8.RuneCountInString(x.text(to))+1), New: text}
}

// pos gives the place in the file.
func (x *explainer) pos(line, col int) diag.Pos {
	return diag.Pos{Line: int32(line + x.shift), Col: int32(col)}
}

func (x *explainer) explain() finding {
	line, col := max(x.err.Mark.Line, 1), max(x.err.Mark.Column, 1)
	begunLine, begunCol := max(x.err.ContextMark.Line, 1), max(x.err.ContextMark.Column, 1)
	message := x.err.Message
	switch {
	case strings.Contains(message, "mapping values are not allowed"):
		return x.colon(line, col)
	case strings.Contains(message, "cannot start any token"):
		return x.badStart(line, col)
	case strings.Contains(message, "tab character"):
		return x.tab(line, col)
	case strings.Contains(x.err.ContextMsg, "quoted scalar") && strings.Contains(message, "unexpected"):
		return hintAt(begunLine, begunCol, "this quotation mark is never closed", "write the same mark again at the end of the value")
	case strings.Contains(message, "escape character") || strings.Contains(message, "hex"):
		return hintAt(line, col, "a backslash means something special between double quotation marks", `write \\ for a backslash, or put the value in single quotation marks`)
	case strings.Contains(message, "expected ',' or ']'"):
		return x.bracket(begunLine, begunCol, "[", "]")
	case strings.Contains(message, "expected ',' or '}'"):
		return x.bracket(begunLine, begunCol, "{", "}")
	case strings.Contains(message, "could not find expected ':'"):
		return hintAt(begunLine, begunCol, "this line has no colon after a key", "write key: value, or begin the line with spaces if it goes on with the value above")
	case strings.Contains(message, "did not find expected key"), strings.Contains(message, "'-' indicator"):
		return x.outOfPlace(line, col, begunCol)
	case strings.Contains(message, "block sequence entries"):
		return hintAt(line, col, "a list may not begin on its key's line", "begin each entry on a line of its own with “- ”, or put the value in quotation marks if it is text")
	case strings.Contains(message, "node content"):
		return x.badStart(line, col)
	case strings.Contains(message, "alphabetic or numeric character"):
		c := firstRunes(string([]rune(x.text(line) + " ")[max(col-2, 0):]), 1)
		return x.inMarks(line, max(col-1, 1), c+" at the beginning of a value has a meaning of its own in YAML", "put the value in quotation marks: ")
	case strings.Contains(message, "unknown anchor"):
		return x.inMarks(line, col, "* at the beginning of a value makes it an alias, which is not understood here", "put the value in quotation marks: ")
	case strings.Contains(message, "comment or line break"):
		return x.inMarks(begunLine, begunCol, "text stands behind | or >, which begin a text on the next line", "put the value in quotation marks: ")
	case strings.Contains(message, "mapping keys are not allowed"):
		return x.inMarks(line, col, "? at the beginning of a value has a meaning of its own", "put the value in quotation marks: ")
	}
	return hintAt(line, col, "this can't be read as YAML: "+message, "look for a missing quotation mark or a wrong indentation on this line or the one above")
}

// inside moves a finding behind the last line, where the parser noticed the end, to that line's end.
func (x *explainer) inside(f finding) finding {
	for f.line > 1 && (f.line > len(x.lines) || f.line == len(x.lines) && x.text(f.line) == "") {
		f.line--
		f.col = utf8.RuneCountInString(x.text(f.line)) + 1
	}
	f.col = min(f.col, utf8.RuneCountInString(x.text(f.line))+1)
	return f
}

// text is the line with that number, without its end.
func (x *explainer) text(line int) string {
	if line < 1 || line > len(x.lines) {
		return ""
	}
	return strings.TrimSuffix(x.lines[line-1], "\r")
}

// above is the number of the nearest line above that is neither blank nor a comment; 0 where there is none.
func (x *explainer) above(line int) int {
	for line--; line > 0; line-- {
		if t := strings.TrimSpace(x.text(line)); t != "" && t[0] != '#' {
			return line
		}
	}
	return 0
}

// colon explains a ": " where no mapping may begin.
func (x *explainer) colon(line, col int) finding {
	t := x.text(line)
	if f, ok := x.severalKeys(line); ok {
		return f
	}
	if _, value, ok := cutKey(t); ok && strings.Contains(value+" ", ": ") && utf8.RuneCountInString(t)-utf8.RuneCountInString(value) < col {
		return x.inMarks(line, col, "a colon followed by a space stands in a value without quotation marks", "put the value in quotation marks: ")
	}
	above := x.above(line)
	if above > 0 && indent(t) <= indent(x.text(above)) {
		if _, _, ok := cutKey(x.text(above)); !ok {
			return hintAt(above, indent(x.text(above))+1, "this line has no colon after a key", "write key: value")
		}
	}
	f := hintAt(line, indent(t)+1, "this line begins further to the right than the key above it", "begin it in the same column")
	if above > 0 {
		f.hint = fmt.Sprintf("begin it in column %d, like line %d", indent(strings.Replace(x.text(above), "- ", "  ", 1))+1, above+x.shift)
	}
	return f
}

// severalKeys explains keys that stand on one line with commas between, as they may only between braces.
func (x *explainer) severalKeys(line int) (finding, bool) {
	t := strings.TrimRight(x.text(line), " \t")
	content := strings.TrimLeft(t, " -")
	col := len(t) - len(content)
	for _, m := range bracedKey.FindAllStringSubmatchIndex(t, -1) {
		if name := t[m[2]:m[3]]; m[0] > col && x.schema.isKey(name) && strings.HasPrefix(t[m[1]:], " ") {
			should := t[:m[0]] + "\n" + strings.Repeat(" ", col) + t[m[2]:]
			return finding{line, utf8.RuneCountInString(t[:m[0]]) + 1, "a second key stands on this line", "take the comma out, and begin a line with " + t[m[2]:] + fmt.Sprintf(", in column %d", col+1),
				[]diag.Edit{x.put(line, should)}}, true
		}
	}
	return finding{}, false
}

// badStart explains a character with which no value may begin.
func (x *explainer) badStart(line, col int) finding {
	rest := []rune(x.text(line))
	if col > len(rest) {
		return hintAt(line, col, "a value is missing here", "write it, or take the comma or bracket out")
	}
	c := rest[col-1]
	if c == '\t' {
		return x.tab(line, col)
	}
	return x.inMarks(line, col, fmt.Sprintf("a value can't begin with %c unless it is in quotation marks", c), "put the value in quotation marks: ")
}

func (x *explainer) tab(line, col int) finding {
	return hintAt(line, col, "a tab stands where YAML wants spaces", "use spaces for indentation, two for each level")
}

// bracket explains a list or mapping that is not closed. A value that goes on behind its closing bracket was meant as text.
func (x *explainer) bracket(line, col int, open, end string) finding {
	if open == "{" {
		if f, ok := x.braces(line); ok {
			return f
		}
	}
	name, value, _ := cutKey(x.text(line))
	if value = strings.TrimSpace(value); open == "[" && strings.HasPrefix(x.schema.Forms[name].Example, "[") && strings.HasPrefix(value, "[") && !strings.Contains(value, "]") {
		t := strings.TrimRight(x.text(line), " \t")
		return finding{line, col, "this list is never closed", "write ] at its end: " + name + ": " + value + "]", []diag.Edit{x.put(line, t+"]")}}
	}
	what := map[string]string{"[": "list", "{": "mapping"}[open]
	f := x.inMarks(line, col, fmt.Sprintf("this %s makes the value a %s, which is never closed, or lacks a comma", open, what),
		fmt.Sprintf("write %s at its end, or put the value in quotation marks if it is text: ", end))
	f.edits = nil // which of the two, nobody but the writer knows
	return f
}

// outOfPlace explains something that is neither the next key nor the next entry of a list.
func (x *explainer) outOfPlace(line, col, blockCol int) finding {
	t := x.text(line)
	if strings.TrimSpace(firstRunes(t, col-1)) != "" {
		return x.trailing(line, col)
	}
	above := x.above(line)
	if strings.HasPrefix(strings.TrimSpace(t), "- ") && above > 0 {
		if strings.HasPrefix(strings.TrimSpace(x.text(above)), "- ") || indent(t) == indent(x.text(above)) {
			return hintAt(line, col, "this entry of a list does not stand where its list does", "begin every “- ” of one list in the same column, and give every entry one")
		}
	}
	if strings.Contains(x.err.Message, "'-' indicator") {
		return hintAt(line, col, "this line belongs neither to the entry above nor to a new one",
			fmt.Sprintf("begin it in column %d if it belongs to the entry above, or with “- ” in column %d for a new entry", blockCol+2, blockCol))
	}
	f := hintAt(line, col, "this line begins in a column where no key can stand", "begin it in the same column as the key it belongs beside")
	if above > 0 {
		f.hint = fmt.Sprintf("begin it in the column of the key it belongs beside: column %d, or %d like line %d",
			blockCol, indent(strings.Replace(x.text(above), "- ", "  ", 1))+1, above+x.shift)
	}
	return f
}

// trailing explains text after the end of a value.
func (x *explainer) trailing(line, col int) finding {
	t := x.text(line)
	name, value, _ := cutKey(t)
	switch {
	case strings.HasPrefix(value, "'"):
		return x.inMarks(line, col, "the single quotation mark closes the value before its end", "use double quotation marks outside: ")
	case strings.HasPrefix(value, `"`) && strings.Trim(strings.TrimSpace(value[strings.LastIndexByte(value, '"')+1:]), ",;") == "" && strings.Count(value, `"`) == 2:
		should := value[:strings.LastIndexByte(value, '"')+1]
		return finding{line, col, "something stands behind the quotation mark that closes the value", "take it out: " + name + ": " + should,
			[]diag.Edit{x.put(line, strings.TrimSuffix(t, value)+should)}}
	case strings.HasPrefix(value, `"`):
		return x.inMarks(line, col, "the double quotation mark closes the value before its end", "put the whole value in quotation marks: ")
	case strings.HasPrefix(value, "["), strings.HasPrefix(value, "{"):
		return x.inMarks(line, col, "text stands behind the bracket that closes the value", "put the value in quotation marks if it is text: ")
	}
	return hintAt(line, col, "this is not expected here", "look for a missing quotation mark here or on a line above")
}

// inMarks is a finding about a line's value, which belongs between quotation marks.
func (x *explainer) inMarks(line, col int, message, hint string) finding {
	t := strings.TrimRight(x.text(line), " \t")
	name, value, isKey := cutKey(t)
	if !isKey {
		value = strings.TrimSpace(t)
		for strings.HasPrefix(value, "- ") {
			value = strings.TrimLeft(value[2:], " ")
		}
	}
	words := strings.TrimSpace(value)
	switch {
	case len(words) > 1 && (words[0] == '\'' || words[0] == '"') && words[len(words)-1] == words[0]:
		words = words[1 : len(words)-1]
	case strings.HasPrefix(words, "> "), strings.HasPrefix(words, "|"): // as Markdown's quotations begin
		words = strings.TrimSpace(words[1:])
	}
	should := Quoted(WithoutMarks(words))
	f := hintAt(line, col, message, hint+should)
	if isKey {
		f.hint = hint + name + ": " + should
	}
	f.edits = []diag.Edit{x.put(line, t[:len(t)-len(value)]+should)}
	return f
}

// hintAt is a finding for which nobody but the writer knows what is to be written.
func hintAt(line, col int, message, hint string) finding {
	return finding{line: line, col: col, message: message, hint: hint}
}

// cutKey divides a line of the form "key: value", with or without "- " before it.
func cutKey(line string) (name, value string, ok bool) {
	line = strings.TrimLeft(line, " \t")
	for strings.HasPrefix(line, "- ") {
		line = strings.TrimLeft(line[2:], " ")
	}
	name, value, ok = strings.Cut(line, ":")
	if !ok || !isKeyName(name) || value != "" && value[0] != ' ' && value[0] != '\t' {
		return "", "", false
	}
	return name, strings.TrimLeft(value, " \t"), true
}

// indent counts the white space at the beginning of a line.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// firstRunes gives the first n characters of s.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
