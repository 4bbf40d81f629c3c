package frontmatter

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// maxRewritten is how many mends of one file are tried by reading it again.
const maxRewritten = 20

// WrongType reports a value of another kind than its key has, and says how it is written.
func (d *Document) WrongType(v *Node, name, want string) {
	hint := "write " + name + ": " + d.schema.Forms[name].Example
	var edits []diag.Edit
	switch {
	case want == "text" && v.Kind == List && allText(v):
		hint, edits = d.listAsText(v, name)
	case want == "text":
		hint = "write " + name + `: "some words", in quotation marks if they begin with a bracket`
	case want == "a list" && v.Kind == Text && bulletOf(d.Rest(v.Pos)) != "":
		w := walker{explainer: d.explainer(), last: lastLine{name: name}}
		if f, ok := w.bullet(int(v.Pos.Line), int(v.Pos.Col)-1, strings.TrimRight(d.Rest(v.Pos), " \t")); ok {
			d.ErrorAt(v.Pos, diag.WrongType, f.message, f.hint)
			d.rewrite(f.hint, f.edits)
			return
		}
	case want == "a list" && v.Kind == Text && strings.HasPrefix(d.schema.Forms[name].Example, "["):
		should := "[" + strings.Join(inBrackets(v.Value), ", ") + "]"
		hint = "write " + name + ": " + should
		if strings.TrimRight(d.Rest(v.Pos), " \t") == v.Value {
			edits = d.instead(v.Pos, should)
		}
	case want == "a mapping of keys" && v.Kind == Text && strings.Count(v.Value, ":") == 1 && strings.TrimRight(d.Rest(v.Pos), " \t") == v.Value:
		should := strings.Replace(v.Value, ":", ": ", 1)
		hint, edits = "write a space behind the colon: "+should, d.instead(v.Pos, should)
	case want == "a list" && v.Kind == Map && d.schema.hasEntries(name) && len(v.Keys) > 0:
		hint, edits = d.mappingAsList(v, name)
	}
	d.ErrorAt(v.Pos, diag.WrongType, fmt.Sprintf("%s should be %s, and is %s", name, want, v.What()), hint)
	d.rewrite(hint, edits)
}

// explainer has the lines of the whole file.
func (d *Document) explainer() *explainer {
	if d.whole == nil {
		d.whole = &explainer{schema: d.schema, lines: strings.Split(strings.TrimPrefix(string(d.src), string(bom)), "\n")}
	}
	return d.whole
}

// rewrite is the fix that makes edits, where the front matter can be read afterwards.
func (d *Document) rewrite(message string, edits []diag.Edit) {
	if d.rewritten++; len(edits) == 0 || d.rewritten > maxRewritten || len(d.src) > 1<<20 || !IsMarkdown(d.path) {
		return
	}
	out, _, skipped := diag.Apply(d.src, []diag.Fix{{Edits: edits}})
	if _, ok := readTree(d.path, out, d.schema); ok && len(skipped) == 0 {
		d.edit(message, edits...)
	}
}

// instead puts a value in the place of all that stands from pos to the end of its line.
func (d *Document) instead(pos diag.Pos, should string) []diag.Edit {
	line := d.Rest(diag.Pos{Line: pos.Line, Col: 1})
	return []diag.Edit{d.explainer().put(int(pos.Line), firstRunes(line, int(pos.Col)-1)+should)}
}

// allText reports a list of words, without lists or mappings in it.
func allText(v *Node) bool {
	for i := range v.Items {
		if v.Items[i].Kind != Text {
			return false
		}
	}
	return len(v.Items) > 0
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
		if one = WithoutMarks(one); !isWholeScalar(one) {
			one = Quoted(one)
		}
		list = append(list, one)
	}
	return list
}

// listAsText gives the text that was written as a list, in brackets or as entries on lines of their own.
func (d *Document) listAsText(v *Node, name string) (hint string, edits []diag.Edit) {
	var words []string
	for i := range v.Items {
		words = append(words, v.Items[i].Value)
	}
	rest := strings.TrimSpace(d.Rest(v.Pos))
	if strings.HasPrefix(rest, "[") {
		should := Readable(strings.Join(words, ", "))
		if strings.HasSuffix(rest, "]") && v.Items[len(v.Items)-1].Pos.Line == v.Pos.Line {
			edits = d.instead(v.Pos, should)
		}
		return "write " + name + ": " + should, edits
	}
	should := Readable(strings.Join(words, " "))
	x := d.explainer()
	if above := x.above(int(v.Pos.Line)); strings.HasSuffix(strings.TrimSpace(x.text(above)), name+":") {
		edits = []diag.Edit{x.putOver(above, int(v.Items[len(v.Items)-1].Pos.Line), strings.TrimRight(x.text(above), " \t")+" "+should)}
	}
	return "write " + name + ": " + should, edits
}

// mappingAsList gives the list that was written without its hyphens: one entry, or each under its id.
func (d *Document) mappingAsList(v *Node, name string) (hint string, edits []diag.Edit) {
	x := d.explainer()
	first := v.Keys[0]
	if strings.HasPrefix(d.Rest(v.Pos), "{") {
		rest := strings.TrimSpace(d.Rest(v.Pos))
		if strings.HasSuffix(rest, "}") {
			edits = d.instead(v.Pos, "["+rest+"]")
		}
		return "write brackets around it: " + name + ": [{…}]", edits
	}
	if rest := d.Rest(first.Pos); bulletOf(rest) != "" {
		w := walker{explainer: x, last: lastLine{name: name}}
		if f, ok := w.bullet(int(first.Pos.Line), int(first.Pos.Col)-1, strings.TrimRight(rest, " \t")); ok {
			return f.hint, f.edits
		}
	}
	named := name == "quotes"
	for i := range v.Items {
		named = named && v.Items[i].Kind == Map && !slices.Contains(d.schema.Forms[name].Below.Keys, v.Keys[i].Name)
	}
	if !named {
		w := walker{explainer: x, last: lastLine{name: name}}
		f := w.noEntry(int(first.Pos.Line), int(first.Pos.Col)-1)
		return f.hint, f.edits
	}
	for i, k := range v.Keys {
		t := x.text(int(k.Pos.Line))
		id := "- id: " + k.Name
		edits = append(edits, x.put(int(k.Pos.Line), t[:len(t)-len(strings.TrimLeft(t, " "))]+id))
		if v.Items[i].Pos.Col != k.Pos.Col+2 || strings.TrimSpace(t) != k.Name+":" || utf8.RuneCountInString(t) < int(k.Pos.Col) {
			edits = nil
			break
		}
	}
	return "write - id: " + first.Name + " in the place of " + first.Name + ":, and so at each quote", edits
}

// TornEntries reports an entry that a comma tears between typographic quotation marks, and makes one of its parts.
func (d *Document) TornEntries(v *Node) {
	for i := 0; i < len(v.Items); i++ {
		words := v.Items[i].Value
		if v.Items[i].Quoted || !strings.HasPrefix(words, "“") || strings.Contains(words, "”") {
			continue
		}
		for j := i + 1; j < min(len(v.Items), i+6); j++ { // as many commas as a name has
			if words += ", " + v.Items[j].Value; !strings.HasSuffix(words, "”") {
				continue
			}
			whole := Quoted(strings.TrimSuffix(strings.TrimPrefix(words, "“"), "”"))
			d.ErrorAt(v.Items[i].Pos, diag.YAML, "a comma ends an entry of a list: typographic quotation marks don’t hold it together", "write "+whole)
			if before, after, ok := strings.Cut(d.Rest(v.Items[i].Pos), words); ok && before == "" {
				d.rewrite("write "+whole, d.instead(v.Items[i].Pos, whole+after))
			}
			v.Items[i].Value, v.Items[i].Quoted = strings.Trim(whole, `"`), true
			v.Items = append(v.Items[:i+1:i+1], v.Items[j+1:]...)
			break
		}
	}
}
