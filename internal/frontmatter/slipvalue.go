package frontmatter

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// looseKey is a key with its value on one line, also as it should not be written.
type looseKey struct {
	name, value string
	wrong       string // what is wrong with it; "" for nothing
	at          int    // the character in the line's content where that stands
}

// loosePattern: marks around the key, the key, marks, what parts it from its value, marks, the value.
var loosePattern = regexp.MustCompile(`^([“”"'*_‘’]*)([A-Za-z][A-Za-z0-9_-]*)([“”"'*_‘’]*)(\s*)(->|→|[-–—](?:\s)|[:=;：﹕]?)([*_]*)(.*)$`)

// key takes a line's content apart. What is no proper key is one only where its word is known.
func (w *walker) key(content string) (looseKey, bool) {
	m := loosePattern.FindStringSubmatch(content)
	if m == nil {
		return looseKey{}, false
	}
	k := looseKey{name: m[2], value: strings.TrimFunc(m[7], unicode.IsSpace)}
	marked := m[1] != "" || m[3] != "" || m[6] != ""
	straight := m[6] == "" && m[1] == m[3] && (m[1] == `"` || m[1] == "'")
	parted := m[7] == "" || m[7][0] == ' ' || m[7][0] == '\t'
	if m[5] == ":" && parted && (!marked || straight) {
		return k, true
	}
	_, known := w.home(k.name)
	before := utf8.RuneCountInString(m[1]+m[2]+m[3]+m[4]) + utf8.RuneCountInString(m[5])
	switch {
	case !known || strings.HasPrefix(m[7], "//"):
		return looseKey{}, false
	case marked:
		k.wrong = "a key stands without marks around it"
	case m[5] == "":
		k.wrong = "this line has no colon after a key"
		if !w.exact(k.name) || k.value == "" && !w.schema.hasEntries(k.name) || k.value != "" && m[4] == "" {
			return looseKey{}, false // a sentence may begin with such a word
		}
	case m[5] != ":":
		k.wrong, k.at = "a colon stands behind a key, and not "+strings.TrimSpace(m[5]), before-utf8.RuneCountInString(m[5])
	default:
		k.wrong, k.at = "a space is missing behind the colon", before
	}
	return k, true
}

// exact reports whether the innermost mapping, or the file, has that key and not one like it.
func (w *walker) exact(name string) bool {
	l, ok := w.home(name)
	return ok && slices.Contains(l.keys.Keys, name)
}

// pair looks at a key and its value.
func (w *walker) pair(line, col int, k looseKey) (finding, int) {
	t := w.text(line)
	if k.wrong != "" {
		should := k.name + ":"
		if k.value != "" {
			should += " " + Readable(k.value)
		}
		return finding{line, col + k.at + 1, k.wrong, "write " + should, []diag.Edit{w.put(line, t[:col]+should)}}, 0
	}
	w.last = lastLine{line, col, k.name, k.value}
	if k.value == "" {
		return finding{}, line + 1
	}
	switch c := k.value[0]; {
	case blockHeader.MatchString(k.value):
		line++
		for line <= len(w.lines) && (strings.TrimSpace(w.text(line)) == "" || indent(w.text(line)) > col) {
			line++
		}
		return finding{}, line
	case c == '"' || c == '\'':
		return w.inMarks(line, k)
	case c == '[' || c == '{':
		return finding{}, w.behind(line, map[byte]string{'[': "]", '{': "}"}[c])
	}
	return finding{}, line + 1
}

// blockHeader is what begins a text on the lines below.
var blockHeader = regexp.MustCompile(`^[|>][-+0-9]{0,2}(\s+#.*)?$`)

// behind gives the line behind the one where a bracket is closed, if that comes before the next key.
func (w *walker) behind(line int, closing string) int {
	for at := line; at <= len(w.lines); at++ {
		if at > line {
			if _, isKey := w.key(strings.TrimSpace(w.text(at))); isKey && closing == "]" {
				break
			}
		}
		if strings.Contains(w.text(at), closing) {
			return at + 1
		}
	}
	return line + 1
}

// inMarks looks at a value that begins with a straight quotation mark.
func (w *walker) inMarks(line int, k looseKey) (finding, int) {
	mark := k.value[:1]
	if closes(k.value[1:], mark) >= 0 {
		return finding{}, line + 1
	}
	for at := line + 1; at <= len(w.lines); at++ {
		t := strings.TrimSpace(w.text(at))
		entry := strings.TrimPrefix(t, "- ")
		if _, isKey := w.key(entry); isKey || entry != t {
			break
		}
		if closes(t, mark) >= 0 {
			return finding{}, at + 1 // over several lines
		}
	}
	t := w.text(line)
	from := strings.LastIndex(t, k.value)
	if from < 0 {
		return finding{}, line + 1
	}
	f := finding{line: line, col: utf8.RuneCountInString(t[:from]) + 1, message: "this quotation mark is never closed: " + mark}
	words := k.value[1:]
	if r, size := utf8.DecodeLastRuneInString(words); strings.ContainsRune("”“’‘»«‟", r) {
		words = words[:len(words)-size]
		f.message = fmt.Sprintf("this value begins with %s and ends with %c, which is another mark", mark, r)
	}
	should := Quoted(strings.ReplaceAll(words, "''", "'"))
	f.hint, f.edits = "write the same straight mark at both ends: "+k.name+": "+should, []diag.Edit{w.put(line, t[:from]+should)}
	return f, 0
}

// goesOn looks at a line without a key, with which the value above it goes on.
func (w *walker) goesOn(line, col int, rest string) finding {
	if w.last.name == "" || col > w.last.col && !strings.ContainsAny(w.last.value[:min(1, len(w.last.value))], `"'`) {
		return finding{}
	}
	t := w.text(w.last.line)
	if strings.HasPrefix(rest, ">") {
		if home, ok := w.home("text"); ok && home.keys == w.schema.Forms["quotes"].Below && col == home.col {
			should := "text: " + Quoted(strings.Trim(rest, "> \t"))
			return finding{line, col + 1, "this line has no key: words that are quoted stand behind text: here", "write " + should,
				[]diag.Edit{w.put(line, strings.Repeat(" ", col)+should)}}
		}
	}
	to, parts := line, []string{strings.Trim(w.last.value, `"'`)}
	if blockHeader.MatchString(parts[0]) {
		parts = nil
	}
	for at := line; at <= len(w.lines); at++ {
		s := strings.TrimSpace(w.text(at))
		_, isKey := w.key(s)
		if at > line && (s == "" || isKey || strings.HasPrefix(s, "- ") || s[0] == '#') {
			break
		}
		to = at
		if part := strings.TrimRight(strings.Trim(s, `"'`), " \t"); part != "" {
			parts = append(parts, part)
		}
	}
	words := strings.TrimSpace(strings.Join(parts, " "))
	from := strings.Index(t, w.last.name+":") // a value that begins on the line may go on below it
	if from < 0 || line != w.below(w.last.line) && w.last.value == "" {
		return finding{}
	}
	should := w.last.name + ": " + Quoted(words)
	f := finding{line, col + 1, fmt.Sprintf("this line goes on with the value of %s on line %d, and does not begin further to the right than %s", w.last.name, w.last.line+w.shift, w.last.name),
		fmt.Sprintf("write all of it on line %d, in quotation marks: %s", w.last.line+w.shift, should), []diag.Edit{w.putOver(w.last.line, to, t[:from]+should)}}
	if col > w.last.col {
		f.message = fmt.Sprintf("this line stands behind the end of the value of %s, which its quotation mark closes on line %d", w.last.name, w.last.line+w.shift)
	}
	return f
}
