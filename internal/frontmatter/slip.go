package frontmatter

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/gloss-press/gloss/internal/diag"
)

// walker goes through YAML that can't be read as its writer would, line by line, and stops at the first one that is mistyped. The parser
// comes to a stop later, or understands such a line otherwise, and blames one that is right.
type walker struct {
	*explainer
	open []level  // the mappings and lists that are open, from the outside in
	last lastLine // the nearest line above that says something
}

// level is a mapping or a list whose keys or entries begin in one column, which counts from 0.
type level struct {
	col, line int
	list      bool
	keys      *Mapping // of the mapping, or of an entry of the list; nil: nobody knows
}

// lastLine is a key with its value, which may go on below it.
type lastLine struct {
	line, col   int
	name, value string
}

// slip finds the line that was mistyped. It is false where none is certain: what it proposes must bring the parser further.
func (x *explainer) slip() (finding, bool) {
	w := walker{explainer: x}
	for line := 1; line <= len(x.lines); {
		f, next := w.look(line)
		if f.message != "" {
			return f, x.helps(f)
		}
		line = max(next, line+1)
	}
	return finding{}, false
}

// helps reports whether the parser comes beyond a finding's line when it is mended.
func (x *explainer) helps(f finding) bool {
	if len(f.edits) == 0 {
		return false
	}
	lines, gone := slices.Clone(x.lines), 0
	for _, e := range slices.Backward(f.edits) {
		lines = slices.Replace(lines, int(e.From.Line)-x.shift-1, int(e.To.Line)-x.shift, e.New)
		gone += int(e.To.Line - e.From.Line)
	}
	var doc yaml.Node
	err, ok := yaml.Load([]byte(strings.Join(lines, "\n")), &doc).(*yaml.LoadError)
	return !ok || err.Mark.Line+gone > f.line
}

func (w *walker) look(line int) (finding, int) {
	t := strings.TrimRight(w.text(line), " \t")
	rest := strings.TrimLeft(t, " ")
	if strings.TrimSpace(rest) == "" || rest[0] == '#' {
		return finding{}, line + 1
	}
	if f, ok := w.blank(line, t, rest); ok {
		return f, 0
	}
	col := len(t) - len(rest)
	if strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "<!--") && strings.HasSuffix(rest, "-->") {
		should := "# " + strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(strings.TrimLeft(rest, "/"), "<!--"), "-->"))
		return finding{line, col + 1, "a comment begins with # in front matter", "write " + should, []diag.Edit{w.put(line, t[:col]+should)}}, 0
	}
	if w.open == nil {
		isList := strings.HasPrefix(rest, "- ") || w.schema.IsList && bulletOf(rest) != ""
		w.open = []level{{col: col, line: line, list: isList, keys: w.schema.File}}
	}
	if f, ok := w.bullet(line, col, rest); ok {
		return f, 0
	}
	if entry, ok := strings.CutPrefix(rest, "- "); ok {
		if f, ok := w.misplacedEntry(line, col); ok {
			return f, 0
		}
		in := strings.TrimLeft(entry, " ")
		col += len(rest) - len(in)
		w.last = lastLine{}
		if k, ok := w.key(in); ok && len(w.open) > 0 {
			list := w.open[len(w.open)-1]
			w.open = append(w.open, level{col: col, line: line, keys: list.keys})
			return w.pair(line, col, k)
		}
		return finding{}, line + 1
	}
	if k, ok := w.key(rest); ok {
		if f, ok := w.misplacedKey(line, col, k); ok {
			return f, 0
		}
		if slices.ContainsFunc(w.open, func(l level) bool { return !l.list && l.col == col }) {
			return w.pair(line, col, k)
		}
	}
	return w.goesOn(line, col, rest), line + 1
}

// blank tells of white space before a line that is none for YAML.
func (w *walker) blank(line int, t, rest string) (finding, bool) {
	words := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if words == rest {
		return finding{}, false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	size := utf8.RuneCountInString(t) - utf8.RuneCountInString(words)
	what := fmt.Sprintf("a space of another kind (U+%04X)", r)
	if r == '\t' {
		what, size = "a tab", 2*size
	}
	if k, ok := w.key(words); ok { // the column that the key would have
		if l, ok := w.home(k.name); ok {
			size = l.col
		}
	} else if i := w.innermost(true); i >= 0 && strings.HasPrefix(words, "-") {
		size = w.open[i].col
	}
	return finding{line, len(t) - len(rest) + 1, what + " stands where YAML wants spaces",
		fmt.Sprintf("write %d plain spaces before %s in its place", size, firstRunes(words, 12)), []diag.Edit{w.put(line, strings.Repeat(" ", size)+words)}}, true
}

// bullets are what editors and habits write in the place of "- ".
const bullets = "•·∙●◦▪‣–—−*+"

var numberMark = regexp.MustCompile(`^\d{1,2}[.)] `)

// bullet tells of an entry that begins with another mark than "- ".
func (w *walker) bullet(line, col int, rest string) (finding, bool) {
	mark := bulletOf(rest)
	if mark == "" || !w.entryFits(col) {
		return finding{}, false
	}
	f := finding{line: line, col: col + 1, message: "an entry of a list begins with “- ” here, and not with " + strings.TrimSpace(mark)}
	for i := line; i <= len(w.lines); i++ { // the entries below it that begin alike
		t := w.text(i)
		own := strings.TrimLeft(t, " ")
		if m := bulletOf(own); i == line || len(t)-len(own) == col && m != "" && (m == mark || numberMark.MatchString(m)) {
			f.edits = append(f.edits, w.put(i, t[:len(t)-len(own)]+"- "+strings.TrimLeft(own[len(m):], " \t")))
		} else if strings.TrimSpace(t) != "" && len(t)-len(own) < col {
			break
		}
	}
	f.hint = "write “- ”, a hyphen and a space, in its place: " + strings.TrimSpace(f.edits[0].New)
	if mark == "-" {
		f.message, f.hint = "a space is missing behind the hyphen that begins an entry of a list", "write a space behind the hyphen: "+strings.TrimSpace(f.edits[0].New)
	}
	if n := len(f.edits); n > 1 {
		f.hint += fmt.Sprintf("; the same on line %d", f.edits[1].From.Line)
		for _, e := range f.edits[2:] {
			f.hint += fmt.Sprintf(", %d", e.From.Line)
		}
	}
	return f, true
}

// bulletOf gives the bullet that a line begins with, without a hyphen that is right; "" where there is none.
func bulletOf(rest string) string {
	r, size := utf8.DecodeRuneInString(rest)
	behind := rest[size:]
	next, _ := utf8.DecodeRuneInString(behind)
	switch {
	case r == '-' && (unicode.IsLetter(next) || strings.ContainsRune(`"'“`, next)):
		return "-"
	case strings.HasPrefix(rest, "-- "):
		return "--"
	case numberMark.MatchString(rest):
		return numberMark.FindString(rest)
	case !strings.ContainsRune(bullets, r) || strings.TrimSpace(behind) == "":
		return ""
	case unicode.IsSpace(next), r != '*' && r != '+' && unicode.IsLetter(next):
		return rest[:size]
	}
	return ""
}

// entryFits reports whether an entry of a list can stand in a column here.
func (w *walker) entryFits(col int) bool {
	if w.last.name != "" && w.last.value == "" {
		return col >= w.last.col
	}
	return slices.ContainsFunc(w.open, func(l level) bool { return l.list && l.col == col })
}

// misplacedEntry opens an entry of a list; true where it does not stand where the others do.
func (w *walker) misplacedEntry(line, col int) (finding, bool) {
	for i, l := range slices.Backward(w.open) {
		if l.list && l.col == col && (w.last.name == "" || w.last.value != "" || w.last.col <= col) {
			w.open = w.open[:i+1]
			return finding{}, false
		}
	}
	if w.last.name != "" && w.last.value == "" && col >= w.last.col {
		w.openBelow(line, col, true)
		return finding{}, false
	}
	i := w.innermost(true)
	if i < 0 || w.last.name == "" {
		return finding{}, false
	}
	l := w.open[i]
	f := finding{line, col + 1, "this entry of a list does not begin where the one above it does", fmt.Sprintf("begin it in column %d, like line %d", l.col+1, l.line+w.shift), nil}
	f.edits = append(f.edits, w.put(line, strings.Repeat(" ", l.col)+w.text(line)[col:]))
	for below := line + 1; below <= len(w.lines) && indent(w.text(below)) >= col+2 && col != l.col+2; below++ {
		f.edits = append(f.edits, w.put(below, strings.Repeat(" ", max(0, indent(w.text(below))+l.col-col))+strings.TrimLeft(w.text(below), " ")))
	}
	if n := len(f.edits); n > 1 {
		f.hint += fmt.Sprintf(", and the keys of the entry in column %d", l.col+3)
	}
	return f, true
}

// openBelow opens what stands below the key of the last line.
func (w *walker) openBelow(line, col int, list bool) {
	w.open = append(w.open, level{col: col, line: line, list: list, keys: w.schema.Forms[w.last.name].Below})
}

// innermost gives the index of the innermost list or mapping; -1 where there is none.
func (w *walker) innermost(list bool) int {
	for i, l := range slices.Backward(w.open) {
		if l.list == list {
			return i
		}
	}
	return -1
}

// home gives the innermost mapping that has such a key.
func (w *walker) home(name string) (level, bool) {
	for _, l := range slices.Backward(w.open) {
		if !l.list && l.knows(name) {
			return l, true
		}
	}
	return level{}, false
}

func (l level) knows(name string) bool {
	return l.keys != nil && l.keys.knows(strings.ToLower(name))
}

// misplacedKey looks whether a key stands in the column of a mapping, and goes there; true where it was meant for another one.
func (w *walker) misplacedKey(line, col int, k looseKey) (finding, bool) {
	at := slices.IndexFunc(w.open, func(l level) bool { return !l.list && l.col == col })
	home, known := w.home(k.name)
	switch {
	case at >= 0:
		below := w.below(line)
		if !known || w.open[at].knows(k.name) || home.col <= col || indent(w.text(below)) != home.col {
			w.open = w.open[:at+1]
			return finding{}, false
		}
	case w.last.name != "" && w.last.value == "" && col > w.last.col:
		if w.schema.hasEntries(w.last.name) {
			return w.noEntry(line, col), true
		}
		w.openBelow(line, col, false)
		return finding{}, false
	case !known || w.last.name == "":
		return finding{}, false
	}
	size := home.col
	f := finding{line, col + 1, "this key does not begin in the column of the keys beside it",
		fmt.Sprintf("begin it in column %d, like line %d", home.col+1, w.beside(home, line)+w.shift), nil}
	f.edits = []diag.Edit{w.put(line, strings.Repeat(" ", size)+strings.TrimLeft(w.text(line), " "))}
	return f, true
}

// beside gives the line nearest above that has a key of a mapping.
func (w *walker) beside(l level, line int) int {
	for above := w.above(line); above > l.line; above = w.above(above) {
		if indent(w.text(above)) == l.col {
			return above
		}
	}
	return l.line
}

// below is the number of the nearest line below that is neither blank nor a comment.
func (w *walker) below(line int) int {
	for line++; line < len(w.lines); line++ {
		if t := strings.TrimSpace(w.text(line)); t != "" && t[0] != '#' {
			break
		}
	}
	return line
}

// noEntry tells of keys below a list's own that begin no entry.
func (w *walker) noEntry(line, col int) finding {
	to := max(w.last.col, col-2)
	for below := line + 1; below <= len(w.lines); below++ { // where its other entries begin
		if t := w.text(below); strings.HasPrefix(strings.TrimLeft(t, " "), "- ") && indent(t) >= w.last.col {
			to = indent(t)
			break
		} else if strings.TrimSpace(t) != "" && indent(t) < col {
			break
		}
	}
	f := finding{line: line, col: col + 1, message: "an entry of " + w.last.name + " begins with “- ”, and this one does not", hint: fmt.Sprintf("write “- ” before it, in column %d", to+1)}
	f.edits = []diag.Edit{w.put(line, strings.Repeat(" ", to)+"- "+strings.TrimLeft(w.text(line), " "))}
	for below := line + 1; to+2 != col && below <= len(w.lines) && indent(w.text(below)) >= col && !strings.HasPrefix(strings.TrimSpace(w.text(below)), "- "); below++ {
		f.edits = append(f.edits, w.put(below, strings.Repeat(" ", max(0, indent(w.text(below))+to+2-col))+strings.TrimLeft(w.text(below), " ")))
	}
	if len(f.edits) > 1 {
		f.hint += fmt.Sprintf(", and begin the keys that belong to it in column %d", to+3)
	}
	return f
}
