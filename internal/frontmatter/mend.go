package frontmatter

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// maxTried bounds the bytes of one file's front matter that are read again to try its fixes one by one, each up to twice: some four
// seconds of YAML's reader. Beyond it the rest waits until these are made.
const maxTried = 4 << 20

// Complete fills in what diagnostics of one file need its text for: the ends of their stretches, where a key or a value of front
// matter stands at their beginnings, and the Edits of their Fixes. src is the file as it is.
//
// A fix is kept only where the file, with it alone, says what it said before but for the fix's own changes. One that can't be made
// so is dropped: its diagnostic still says what to write.
func Complete(name string, src []byte, schema *Schema, ds []diag.Diagnostic) {
	if bytes.Contains(src, []byte("\r\n")) {
		endLines(ds)
	}
	t, ok := readTree(name, src, schema)
	tried := 0
	for i := range ds {
		d := &ds[i]
		if ok && d.To.IsZero() {
			d.To = t.end(d.From)
		}
		var kept []diag.Fix
		for _, f := range d.Fixes {
			switch {
			case len(f.Changes) == 0:
				if ok && len(f.Also) > 0 {
					f.Edits = f.Also
				}
				kept = append(kept, f)
			case ok && tried < maxTried:
				tried += len(t.src)
				if f.Edits = t.edits(f.Changes); f.Edits != nil {
					f.Edits = append(f.Edits, f.Also...)
					kept = append(kept, f)
				}
			}
		}
		d.Fixes = kept
	}
}

// endLines gives the line ends of Windows to edits that are there already.
func endLines(ds []diag.Diagnostic) {
	for i := range ds {
		for _, f := range ds[i].Fixes {
			for j := range f.Edits {
				f.Edits[j].New = strings.ReplaceAll(strings.ReplaceAll(f.Edits[j].New, "\r\n", "\n"), "\n", "\r\n")
			}
		}
	}
}

// end gives the place behind the key or the value in which pos stands; zero where it stands in none.
func (t *tree) end(pos diag.Pos) diag.Pos {
	t.places()
	if k, found := t.keys[pos]; found {
		if from, to, ok := t.keyAt(k); ok {
			if at, _ := t.lines.Offset(pos); at < from {
				to++
			}
			return t.lines.Pos(to)
		}
	}
	if n := t.textAt(pos); n != nil {
		if v, ok := t.scalar(n); ok {
			if to := t.lines.Pos(v.to); to.Compare(pos) > 0 {
				return to
			}
		}
	}
	return diag.Pos{}
}

// edits gives the edits that make changes: the smallest ones, else those that write the values anew; nil where neither comes out
// right.
func (t *tree) edits(changes []diag.Change) []diag.Edit {
	want := t.root.clone()
	for _, c := range changes {
		if !want.apply(c) {
			return nil
		}
	}
	for _, anew := range []bool{false, true} {
		var all []diag.Edit
		ok := true
		for _, c := range changes {
			edits := t.edit(c, anew)
			all, ok = append(all, edits...), ok && edits != nil
		}
		all = joined(all)
		if ok && t.comesOut(all, &want) {
			return all
		}
	}
	return nil
}

// joined makes one edit of those that put something at one place, in their order.
func joined(edits []diag.Edit) (list []diag.Edit) {
	for _, e := range edits {
		i := slices.IndexFunc(list, func(o diag.Edit) bool { return o.From == e.From && o.To == e.To && e.From == e.To })
		if i < 0 {
			list = append(list, e)
		} else {
			list[i].New += e.New
		}
	}
	return list
}

// comesOut reports whether the file says what is wanted when it has been edited.
func (t *tree) comesOut(edits []diag.Edit, want *Node) bool {
	out, applied, _ := diag.Apply(t.src, []diag.Fix{{Edits: edits}})
	if len(applied) == 0 {
		return false
	}
	after, ok := readTree(t.path, out, t.schema)
	return ok && same(want, &after.root)
}

// edit gives the edits of one change; nil where it is not known how to make it.
func (t *tree) edit(c diag.Change, anew bool) []diag.Edit {
	switch c.Kind {
	case diag.RenameKey:
		return t.rename(c)
	case diag.SetKey:
		m, at := t.root.holder(c.At, false)
		if i := m.at(c.Key); i >= 0 {
			return t.set(&m.Items[i], c.New, anew)
		}
		return t.add(m, at, c)
	}
	m, i := t.root.holder(c.At, false)
	return t.set(&m.Items[i], c.New, anew)
}

// replace is the edit of a stretch of the file, in bytes.
func (t *tree) replace(from, to int, with string) diag.Edit {
	return diag.Edit{From: t.lines.Pos(from), To: t.lines.Pos(to), New: with}
}

// rename gives the edits that give a key another name, wherever the file says it.
func (t *tree) rename(c diag.Change) []diag.Edit {
	m, i := t.root.holder(c.At, true)
	k := m.Keys[i]
	var edits []diag.Edit
	for _, pos := range append([]diag.Pos{k.Pos}, k.again...) {
		from, to, ok := t.keyAt(Key{Name: k.Name, Pos: pos})
		if !ok {
			return nil
		}
		edits = append(edits, t.replace(from, to, c.Key))
	}
	return edits
}

// set gives the edits that give a scalar another value: of the words that differ, in the style in which the file writes it; or of
// all of it, between double quotation marks.
func (t *tree) set(n *Node, value string, anew bool) []diag.Edit {
	s, ok := t.scalar(n)
	if !ok {
		return nil
	}
	if anew {
		return []diag.Edit{t.replace(s.from, s.to, DoubleQuoted(value))}
	}
	if s.style == plain && t.syntax != inYAML && !unquoted.MatchString(value) {
		return nil
	}
	var edits []diag.Edit
	for _, h := range hunks(s.value, between(s.value, value)) {
		for s.starts[h.from] < 0 && h.from > 0 && h.from < h.to { // what can't be cut is written anew as a whole
			h.from--
			h.with = s.value[h.from:h.from+1] + h.with
		}
		from, to := s.starts[h.from], s.ends[h.to]
		if h.from == h.to { // something is put in between
			if from = s.ends[h.from]; h.from == 0 {
				from = s.from + len(marks[s.style])
			}
			to = from
		}
		if from < 0 || to < from {
			return nil
		}
		edits = append(edits, t.replace(from, to, t.written(h.with, s.style)))
	}
	return edits
}

// unquoted is what TOML and JSON may write without quotation marks: of what front matter has, truth values and days.
var unquoted = regexp.MustCompile(`^(?:true|false|\d{4}-\d\d-\d\d)$`)

// between puts a new value between the white space around the one that stands there.
func between(have, value string) string {
	words := strings.Trim(have, " \t\r\n")
	if words == "" {
		return value
	}
	before, after, _ := strings.Cut(have, words)
	return before + strings.Trim(value, " \t\r\n") + after
}

// written gives words as a scalar of a style has them.
func (t *tree) written(words string, s style) string {
	switch {
	case s == double || s == doubles:
		return escaped(words)
	case s == single && t.syntax == inYAML:
		return strings.ReplaceAll(words, "'", "''")
	}
	return words
}
