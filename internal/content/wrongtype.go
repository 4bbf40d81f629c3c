package content

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// maxRewritten is how many mends of one file are tried by reading it again.
const maxRewritten = 20

// wrongType reports a value of another kind than its key has, and says how it is written.
func (d *decoder) wrongType(v *node, name, want string) {
	hint := "write " + name + ": " + forms[name]
	var edits []lineEdit
	switch {
	case want == "text" && v.kind == list && allText(v):
		hint, edits = d.listAsText(v, name)
	case want == "text":
		hint = "write " + name + `: "some words", in quotation marks if they begin with a bracket`
	case want == "a list" && v.kind == text && bulletOf(d.rest(v.pos)) != "":
		w := walker{explainer: d.explainer(), last: lastLine{name: name}}
		if f, ok := w.bullet(int(v.pos.Line), int(v.pos.Col)-1, strings.TrimRight(d.rest(v.pos), " \t")); ok {
			d.errorAt(v.pos, diag.WrongType, f.message, f.hint)
			d.rewrite(f.hint, f.edits)
			return
		}
	case want == "a list" && v.kind == text && strings.HasPrefix(forms[name], "["):
		should := "[" + strings.Join(inBrackets(v.value), ", ") + "]"
		hint = "write " + name + ": " + should
		if strings.TrimRight(d.rest(v.pos), " \t") == v.value {
			edits = d.instead(v.pos, should)
		}
	case want == "a mapping of keys" && v.kind == text && strings.Count(v.value, ":") == 1 && strings.TrimRight(d.rest(v.pos), " \t") == v.value:
		should := strings.Replace(v.value, ":", ": ", 1)
		hint, edits = "write a space behind the colon: "+should, d.instead(v.pos, should)
	case want == "a list" && v.kind == mapping && strings.HasPrefix(forms[name], "entries") && len(v.keys) > 0:
		hint, edits = d.mappingAsList(v, name)
	}
	d.errorAt(v.pos, diag.WrongType, fmt.Sprintf("%s should be %s, and is %s", name, want, v.what()), hint)
	d.rewrite(hint, edits)
}

// explainer has the lines of the whole file.
func (d *decoder) explainer() *explainer {
	if d.whole == nil {
		d.whole = &explainer{path: d.path, lines: strings.Split(strings.TrimPrefix(string(d.src), string(bom)), "\n")}
	}
	return d.whole
}

// rewrite is the fix that makes edits, where the front matter can be read afterwards.
func (d *decoder) rewrite(message string, edits []lineEdit) {
	if d.rewritten++; len(edits) == 0 || d.rewritten > maxRewritten || len(d.src) > 1<<20 || !isMarkdown(d.path) {
		return
	}
	lines := d.explainer().lines
	trial := &reporter{path: d.path, diags: make([]diag.Diagnostic, 1)}
	trial.rewrite(finding{hint: message, edits: edits}, lines, 1)
	out, _, skipped := diag.Apply(d.src, trial.diags[0].Fixes)
	if _, ok := readTree(d.path, out); ok && len(skipped) == 0 {
		d.reporter.rewrite(finding{hint: message, edits: edits}, lines, 1)
	}
}

// instead puts a value in the place of all that stands from pos to the end of its line.
func (d *decoder) instead(pos diag.Pos, should string) []lineEdit {
	line := d.rest(diag.Pos{Line: pos.Line, Col: 1})
	return []lineEdit{{int(pos.Line), int(pos.Line), firstRunes(line, int(pos.Col)-1) + should}}
}

// allText reports a list of words, without lists or mappings in it.
func allText(v *node) bool {
	for i := range v.items {
		if v.items[i].kind != text {
			return false
		}
	}
	return len(v.items) > 0
}

// inBrackets gives the entries of a list that was written as one text, as they stand between brackets.
func inBrackets(value string) (list []string) {
	if inside, ok := strings.CutSuffix(strings.TrimPrefix(value, "("), ")"); ok && strings.HasPrefix(value, "(") {
		value = inside
	}
	for one := range strings.SplitSeq(strings.TrimSuffix(value, "]"), ",") {
		if one = strings.Join(strings.Fields(one), " "); one == "" {
			continue
		}
		if one = withoutMarks(one); !isWholeScalar(one) {
			one = yamlQuoted(one)
		}
		list = append(list, one)
	}
	return list
}

// listAsText gives the text that was written as a list, in brackets or as entries on lines of their own.
func (d *decoder) listAsText(v *node, name string) (hint string, edits []lineEdit) {
	var words []string
	for i := range v.items {
		words = append(words, v.items[i].value)
	}
	rest := strings.TrimSpace(d.rest(v.pos))
	if strings.HasPrefix(rest, "[") {
		should := readable(strings.Join(words, ", "))
		if strings.HasSuffix(rest, "]") && v.items[len(v.items)-1].pos.Line == v.pos.Line {
			edits = d.instead(v.pos, should)
		}
		return "write " + name + ": " + should, edits
	}
	should := readable(strings.Join(words, " "))
	x := d.explainer()
	if above := x.above(int(v.pos.Line)); strings.HasSuffix(strings.TrimSpace(x.text(above)), name+":") {
		edits = []lineEdit{{above, int(v.items[len(v.items)-1].pos.Line), strings.TrimRight(x.text(above), " \t") + " " + should}}
	}
	return "write " + name + ": " + should, edits
}

// mappingAsList gives the list that was written without its hyphens: one entry, or each under its id.
func (d *decoder) mappingAsList(v *node, name string) (hint string, edits []lineEdit) {
	x := d.explainer()
	first := v.keys[0]
	if strings.HasPrefix(d.rest(v.pos), "{") {
		rest := strings.TrimSpace(d.rest(v.pos))
		if strings.HasSuffix(rest, "}") {
			edits = d.instead(v.pos, "["+rest+"]")
		}
		return "write brackets around it: " + name + ": [{…}]", edits
	}
	if rest := d.rest(first.pos); bulletOf(rest) != "" {
		w := walker{explainer: x, last: lastLine{name: name}}
		if f, ok := w.bullet(int(first.pos.Line), int(first.pos.Col)-1, strings.TrimRight(rest, " \t")); ok {
			return f.hint, f.edits
		}
	}
	named := name == "quotes"
	for i := range v.items {
		named = named && v.items[i].kind == mapping && !inner[name].has(v.keys[i].name)
	}
	if !named {
		w := walker{explainer: x, last: lastLine{name: name}}
		f := w.noEntry(int(first.pos.Line), int(first.pos.Col)-1)
		return f.hint, f.edits
	}
	for i, k := range v.keys {
		t := x.text(int(k.pos.Line))
		id := "- id: " + k.name
		edits = append(edits, lineEdit{int(k.pos.Line), int(k.pos.Line), t[:len(t)-len(strings.TrimLeft(t, " "))] + id})
		if v.items[i].pos.Col != k.pos.Col+2 || strings.TrimSpace(t) != k.name+":" || utf8.RuneCountInString(t) < int(k.pos.Col) {
			edits = nil
			break
		}
	}
	return "write - id: " + first.name + " in the place of " + first.name + ":, and so at each quote", edits
}

// tornEntries reports an entry that a comma tears between typographic quotation marks, and makes one of its parts.
func (d *decoder) tornEntries(v *node) {
	for i := 0; i < len(v.items); i++ {
		words := v.items[i].value
		if v.items[i].quoted || !strings.HasPrefix(words, "“") || strings.Contains(words, "”") {
			continue
		}
		for j := i + 1; j < min(len(v.items), i+6); j++ { // as many commas as a name has
			if words += ", " + v.items[j].value; !strings.HasSuffix(words, "”") {
				continue
			}
			whole := yamlQuoted(strings.TrimSuffix(strings.TrimPrefix(words, "“"), "”"))
			d.errorAt(v.items[i].pos, diag.YAML, "a comma ends an entry of a list: typographic quotation marks don’t hold it together", "write "+whole)
			if before, after, ok := strings.Cut(d.rest(v.items[i].pos), words); ok && before == "" {
				d.rewrite("write "+whole, d.instead(v.items[i].pos, whole+after))
			}
			v.items[i].value, v.items[i].quoted = strings.Trim(whole, `"`), true
			v.items = append(v.items[:i+1:i+1], v.items[j+1:]...)
			break
		}
	}
}

func (m *Mapping) has(name string) bool {
	for _, k := range m.Keys {
		if k == name {
			return true
		}
	}
	return false
}
