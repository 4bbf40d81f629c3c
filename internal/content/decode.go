package content

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// decoder makes a file's value of its nodes, and reports every mistake on the way. A value that is wrong stays empty.
type decoder struct {
	*reporter
	src    []byte // mended
	lines  []int  // where src's lines begin, once somebody has asked
	values arena
	bare   bool // the file has no front matter

	whole     *explainer // the lines of the file, once somebody has asked
	rewritten int        // how many mends were tried
}

// each gives every known key of a mapping to take, reports the unknown ones, and reports required ones that are not there. A
// key that can only have been meant for another is taken for it, so that its mistake is not reported twice.
func (d *decoder) each(m *node, known *Mapping, take func(name string, v *node)) {
	for i := range m.keys {
		k := &m.keys[i]
		if !slices.Contains(known.Keys, k.name) {
			meant, hint, certain := known.unknown(k.name)
			d.errorAt(k.pos, diag.UnknownKey, fmt.Sprintf("%s has no key %q", known.Name, k.name), hint)
			if meant == "" || len(m.keys) > manyKeys || m.has(meant) || !fits(meant, &m.items[i]) {
				continue
			}
			certain = certain && known.alone(m, i, meant)
			k.name = meant
			if said := len(d.diags); certain {
				d.fix("write "+meant, diag.Change{Kind: diag.RenameKey, At: k.pos, Key: meant})
				take(k.name, &m.items[i])
				if slices.ContainsFunc(d.diags[said:], func(d diag.Diagnostic) bool { return len(d.Fixes) == 0 }) && said > 0 {
					d.diags[said-1].Fixes = nil // a value that is wrong there may belong elsewhere
				}
				continue
			}
			said := len(d.diags)
			take(k.name, &m.items[i])
			for j := said; j < len(d.diags); j++ {
				d.diags[j].Fixes = nil // nobody knows whether the value belongs to that key
			}
			continue
		}
		take(k.name, &m.items[i])
	}
	d.require(m, known, known.Required...)
}

// alone reports whether no other key behind the one whose index is given is a word for the same.
func (known *Mapping) alone(m *node, i int, meant string) bool {
	return !slices.ContainsFunc(m.keys[i+1:], func(k key) bool {
		if slices.Contains(known.Keys, k.name) {
			return false
		}
		other, _, _ := known.unknown(k.name)
		return other == meant
	})
}

// fits reports whether a value may be taken for a key that its own was not: text for text, a list for a list.
func fits(name string, v *node) bool {
	form, ok := forms[name]
	return v.kind == text && (!ok || form == "") || v.kind != text && ok
}

// forms shows, for each key that is no plain text, how its value is written.
var forms = map[string]string{
	"authors": "[Ada Reporter]", "topics": "[Syria, Iran]", "moved_from": "[/old/address/]", "aliases": "[another name]", "related": "[another-term]",
	"forms": "[de-conflicted]", "not": "[a longer name]", "terms": "[coordinate]", "defines": "[coordinate]", "exclude": "[state]", "same_as": "[https://www.wikidata.org/wiki/Q22316]",
	"versions": "[other-source]", "articles": "[article-slug]", "answers": "[quote-id]", "repeats": "[quote-id]", "corrects": "[quote-id]", "contradicts": "[quote-id]",
	"quotes": "entries that begin with “- id: …”", "events": "entries that begin with “- date: …”", "corrections": "entries that begin with “- date: …”",
	"definitions": "entries that begin with “- by: …”", "roles": "entries that begin with “- title: …”", "nav": "entries that begin with “- title: …”",
	"glossary": "{exclude: [state], every: article}", "only": "{topics: [Syria]}", "media": "{url: https://…, kind: video}", "speakers": `{"MS. HARF": marie-harf}`,
}

// require reports each key of a mapping that is not given, where the mapping begins, or given empty, where it stands.
func (d *decoder) require(m *node, known *Mapping, names ...string) {
	for _, name := range names {
		i := slices.IndexFunc(m.keys, func(k key) bool { return k.name == name })
		if i >= 0 && m.items[i].kind != none && (m.items[i].kind != text || strings.TrimSpace(m.items[i].value) != "") {
			continue
		}
		hint := "write " + name + ": and its value"
		if form := forms[name]; form != "" {
			hint = "write " + name + ": " + form
		}
		if i < 0 && d.bare {
			hint = "begin the file with a line ---, then " + name + ": and its value, then a line ---"
		}
		if i < 0 {
			d.errorAt(m.pos, diag.MissingKey, fmt.Sprintf("%s needs %s", known.Name, name), hint)
			continue
		}
		if rest := d.rest(m.items[i].pos); strings.HasPrefix(rest, " #") || strings.HasPrefix(rest, "#") {
			hint = "a # begins a comment: put the value in quotation marks"
		}
		d.errorAt(m.keys[i].pos, diag.MissingKey, fmt.Sprintf("%s needs %s, and it is empty", known.Name, name), hint)
	}
}

// text reads a scalar as a writer sees it: white space and line ends around a value of one line are no part of it, whatever form of a
// format they come from.
func (d *decoder) text(v *node, name string) String {
	s := d.scalar(v, name)
	if line := strings.TrimSpace(s.Value); len(line) < len(s.Value) && !strings.ContainsAny(line, "\r\n") {
		s.Value = line
	}
	d.unfinished(v, name, false)
	return s
}

// scalar reads a scalar as it is written.
func (d *decoder) scalar(v *node, name string) String {
	switch v.kind {
	case none:
		return String{Pos: v.pos}
	case refused:
		return String{}
	case text:
	default:
		d.wrongType(v, name, "text")
		return String{}
	}
	if mayBeTyped(v) {
		v.value = d.typed(v, name, v.value)
	}
	if isPrintable(v.value) {
		return String{Value: d.values.keep(v.value), Pos: v.pos}
	}
	if i := strings.IndexFunc(v.value, isControl); i >= 0 {
		r, _ := utf8.DecodeRuneInString(v.value[i:])
		d.errorAt(v.pos, diag.Control, fmt.Sprintf("%s has a control character (U+%04X), written with a backslash", name, r), "take it out")
		return String{Pos: v.pos}
	}
	return String{Value: d.values.keep(v.value), Pos: v.pos}
}

// list reads a list of scalars.
func (d *decoder) list(v *node, name string) []String {
	if v.kind == none || v.kind == refused || v.kind == list && len(v.items) == 0 {
		return nil
	}
	if v.kind != list {
		d.wrongType(v, name, "a list")
		return nil
	}
	out := make([]String, 0, len(v.items))
	d.tornEntries(v)
	for i := range v.items {
		item := &v.items[i]
		switch s := d.text(item, "an entry of "+name); {
		case item.kind == none, item.kind == text && strings.TrimSpace(item.value) == "":
			d.errorAt(item.pos, diag.BadValue, "an entry of "+name+" is empty", "write it, or take it out")
		case s.Value != "":
			out = append(out, s)
		}
	}
	return out
}

// oneOrMore is list, or one scalar.
func (d *decoder) oneOrMore(v *node, name string) []String {
	if v.kind == text && strings.TrimSpace(v.value) != "" {
		return []String{d.text(v, name)}
	}
	return d.list(v, name)
}

// entries reads every entry of a list of mappings.
func entries[T any](d *decoder, v *node, name string, read func(m *node) T) []T {
	if v.kind == none || v.kind == refused || v.kind == list && len(v.items) == 0 {
		return nil
	}
	if v.kind != list {
		d.wrongType(v, name, "a list")
		return nil
	}
	out := make([]T, 0, len(v.items))
	for i := range v.items {
		if item := &v.items[i]; item.kind == mapping {
			out = append(out, read(item))
		} else {
			d.errorAt(item.pos, diag.WrongType, fmt.Sprintf("an entry of %s should be a mapping of keys, and is %s", name, item.what()), "write "+forms[name])
		}
	}
	return out
}

// inner reports whether v is a mapping, and says so where it is neither that nor empty.
func (d *decoder) inner(v *node, name string) bool {
	if v.kind != mapping && v.kind != none && v.kind != refused {
		d.wrongType(v, name, "a mapping of keys")
	}
	return v.kind == mapping
}

// boolean reads true or false.
func (d *decoder) boolean(v *node, name string) Bool {
	s := d.text(v, name)
	switch s.Value {
	case "true", "false":
		return Bool{Value: s.Value == "true", Pos: s.Pos}
	case "":
		return Bool{}
	}
	word := ""
	switch strings.ToLower(s.Value) {
	case "yes", "on", "y", "1", "true":
		word = "true"
	case "no", "off", "n", "0", "false":
		word = "false"
	}
	d.errorAt(s.Pos, diag.BadValue, fmt.Sprintf("%s is true or false, and not %q", name, s.Value), "write "+cmp.Or(word, "true or false"))
	if word != "" {
		d.write(s.Pos, word)
	}
	return Bool{}
}

// oneOf reads one of a few words; "" where none of them is given.
func (d *decoder) oneOf(v *node, name string, words ...string) String {
	s := d.text(v, name)
	if s.Value == "" || slices.Contains(words, s.Value) {
		return s
	}
	hint := "write " + strings.Join(words, " or ")
	meant, near := diag.Nearest(s.Value, words)
	if near {
		hint = "did you mean " + meant + "? " + hint
	}
	d.errorAt(s.Pos, diag.BadValue, fmt.Sprintf("%s can't be %q", name, s.Value), hint)
	if word, ok := diag.Slip(s.Value, words); ok {
		d.write(s.Pos, word)
		return String{Value: word, Pos: s.Pos} // so that its mistake is not reported twice
	}
	return String{}
}

// url reads an address outside the site.
func (d *decoder) url(v *node, name string) String {
	return d.checked(v, name, CheckURL)
}

// link reads an address outside or inside the site.
func (d *decoder) link(v *node, name string) String {
	return d.checked(v, name, func(s string) error { _, err := ParseURL(s); return err })
}

func (d *decoder) checked(v *node, name string, check func(string) error) String {
	s := d.text(v, name)
	if s.Value == "" {
		return s
	}
	return d.checkURL(s, check)
}

func (d *decoder) checkURL(s String, check func(string) error) String {
	if e, ok := check(s.Value).(*URLError); ok {
		d.errorAt(s.Pos, diag.BadLink, e.Message, e.Hint)
		d.spelledOut(s.Pos, e.Hint)
		return String{}
	}
	return s
}

// maxColumn is the last column that rest counts to.
const maxColumn = 10000

// from gives src from a place on. It is empty for a place that is not in it, or too far to the right to be counted out.
func (d *decoder) from(pos diag.Pos) []byte {
	if d.lines == nil {
		d.lines = []int{len(d.src) - len(bytes.TrimPrefix(d.src, bom))}
		for i, c := range d.src {
			if c == '\n' {
				d.lines = append(d.lines, i+1)
			}
		}
	}
	if pos.Line < 1 || int(pos.Line) > len(d.lines) || pos.Col > maxColumn {
		return nil
	}
	text := d.src[d.lines[pos.Line-1]:]
	for col := int32(1); col < pos.Col && len(text) > 0; col++ {
		_, n := utf8.DecodeRune(text)
		text = text[n:]
	}
	return text
}

// rest gives the file's text from pos to the end of its line.
func (d *decoder) rest(pos diag.Pos) string {
	line, _, _ := bytes.Cut(d.from(pos), []byte{'\n'})
	return strings.TrimSuffix(string(line), "\r")
}

// within gives the place of the byte at offset in a value, where the value stands in the file as it is; else where it begins.
func (d *decoder) within(v *node, offset int) diag.Pos {
	rest, pos := d.rest(v.pos), v.pos
	if v.quoted && rest != "" {
		rest, pos.Col = rest[1:], pos.Col+1
	}
	if offset = min(offset, len(v.value)); strings.HasPrefix(rest, v.value[:offset]) {
		pos.Col += int32(utf8.RuneCountInString(v.value[:offset]))
		return pos
	}
	return v.pos
}
