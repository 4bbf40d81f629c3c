package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// decoder makes a file's value of its nodes, and reports every mistake on the way. A value that is wrong stays empty.
type decoder struct {
	*frontmatter.Document
	noMatter bool // the file has no front matter
}

// each gives every value of a mapping to take, with the index of its key in known, and reports unknown keys and required ones that are
// not there. A key that can only have been meant for another is taken for it, so that its mistake is not reported twice.
func (d *decoder) each(m *frontmatter.Node, known *Mapping, take func(key int, v *frontmatter.Node)) {
	for i := range m.Keys {
		if key := slices.Index(known.Keys, m.Keys[i].Name); key >= 0 {
			take(key, &m.Items[i])
		} else {
			d.unknown(m, i, known, take)
		}
	}
	for i := range known.Rows {
		if k := &known.Rows[i]; k.Required {
			d.require(m, known, k)
		}
	}
}

// unknown reports the key of a mapping whose index is i.
func (d *decoder) unknown(m *frontmatter.Node, i int, known *Mapping, take func(key int, v *frontmatter.Node)) {
	k, v := &m.Keys[i], &m.Items[i]
	meant, hint, certain := known.unknown(k.Name)
	d.ErrorAt(k.Pos, diag.UnknownKey, fmt.Sprintf("%s has no key %q", known.Name, k.Name), hint)
	if meant == "" || len(m.Keys) > frontmatter.ManyKeys || m.Has(meant) || (v.Kind == frontmatter.Text) != (known.row(meant).Example == "") {
		return
	}
	isTwice := slices.ContainsFunc(m.Keys[i+1:], func(k frontmatter.Key) bool { // another word for the same key
		other, _, _ := known.unknown(k.Name)
		return other == meant && !slices.Contains(known.Keys, k.Name)
	})
	certain, k.Name = certain && !isTwice, meant
	told := len(d.Diags)
	if certain {
		d.Fix("write "+meant, diag.Change{Kind: diag.RenameKey, At: k.Pos, Key: meant})
	}
	take(slices.Index(known.Keys, meant), v)
	switch wrong := d.Diags[told:]; {
	case !certain: // nobody knows whether the value belongs to that key
		for j := range wrong {
			wrong[j].Fixes = nil
		}
	case told > 0 && slices.ContainsFunc(wrong, func(d diag.Diagnostic) bool { return len(d.Fixes) == 0 }):
		d.Diags[told-1].Fixes = nil // a value that is wrong there may belong elsewhere
	}
}

// require reports a key of a mapping that is not given, where the mapping begins, or given empty, where it stands.
func (d *decoder) require(m *frontmatter.Node, known *Mapping, key *Key) {
	i := slices.IndexFunc(m.Keys, func(k frontmatter.Key) bool { return k.Name == key.Name })
	if i >= 0 && m.Items[i].Kind != frontmatter.None && !isEmpty(&m.Items[i]) {
		return
	}
	hint := "write " + key.Name + ": " + cmp.Or(key.Example, "and its value")
	if i < 0 {
		if d.noMatter {
			hint = "begin the file with a line ---, then " + key.Name + ": and its value, then a line ---"
		}
		d.ErrorAt(m.Pos, diag.MissingKey, known.Name+" needs "+key.Name, hint)
		return
	}
	if rest := d.Rest(m.Items[i].Pos); strings.HasPrefix(rest, " #") || strings.HasPrefix(rest, "#") {
		hint = "a # begins a comment: put the value in quotation marks"
	}
	d.ErrorAt(m.Keys[i].Pos, diag.MissingKey, fmt.Sprintf("%s needs %s, and it is empty", known.Name, key.Name), hint)
}

// isEmpty reports a text of white space.
func isEmpty(v *frontmatter.Node) bool {
	return v.Kind == frontmatter.Text && strings.TrimSpace(v.Value) == ""
}

// text reads a scalar as a writer sees it: white space and line ends around a value of one line are no part of it, whatever form of a
// format they come from.
func (d *decoder) text(v *frontmatter.Node, k *Key) String {
	s := d.scalar(v, k)
	if line := strings.TrimSpace(s.Value); len(line) < len(s.Value) && !strings.ContainsAny(line, "\r\n") {
		s.Value = line
	}
	d.unfinished(v, k, false)
	return s
}

// said reads somebody's words, as they are written.
func (d *decoder) said(v *frontmatter.Node, k *Key) String {
	s := d.scalar(v, k)
	d.unfinished(v, k, true)
	return s
}

// scalar reads a scalar as it is written.
func (d *decoder) scalar(v *frontmatter.Node, k *Key) String {
	switch v.Kind {
	case frontmatter.None:
		return String{Pos: v.Pos}
	case frontmatter.Refused:
		return String{}
	case frontmatter.Text:
	default:
		d.WrongType(v, k.Name, "text")
		return String{}
	}
	if mayBeTyped(v) {
		v.Value = d.typed(v, k, v.Value)
	}
	if !frontmatter.IsPrintable(v.Value) {
		if i := strings.IndexFunc(v.Value, frontmatter.IsControl); i >= 0 {
			r, _ := utf8.DecodeRuneInString(v.Value[i:])
			d.ErrorAt(v.Pos, diag.Control, fmt.Sprintf("%s has a control character (U+%04X), written with a backslash", k.Name, r), "take it out")
			return String{Pos: v.Pos}
		}
		return String{Value: d.inSight(v, k), Pos: v.Pos}
	}
	return String{Value: v.Value, Pos: v.Pos}
}

// items gives the entries of a list; none where it is none, which is reported.
func (d *decoder) items(v *frontmatter.Node, k *Key) []frontmatter.Node {
	if v.Kind != frontmatter.List && v.Kind != frontmatter.None && v.Kind != frontmatter.Refused {
		d.WrongType(v, k.Name, "a list")
		return nil
	}
	return v.Items
}

// list reads a list of scalars.
func (d *decoder) list(v *frontmatter.Node, k *Key) []String {
	if len(d.items(v, k)) == 0 {
		return nil
	}
	d.TornEntries(v)
	out := make([]String, 0, len(v.Items))
	for i := range v.Items {
		item := &v.Items[i]
		switch s := d.text(item, k.entry); {
		case item.Kind == frontmatter.None, isEmpty(item):
			d.ErrorAt(item.Pos, diag.BadValue, k.entry.Name+" is empty", "write it, or take it out")
		case s.Value != "":
			out = append(out, s)
		}
	}
	return out
}

// oneOrMore is list, or one scalar.
func (d *decoder) oneOrMore(v *frontmatter.Node, k *Key) []String {
	if v.Kind == frontmatter.Text && !isEmpty(v) {
		return []String{d.text(v, k)}
	}
	return d.list(v, k)
}

// notKeys reports an entry of a list that should be a mapping.
func (d *decoder) notKeys(v *frontmatter.Node, k *Key) {
	d.ErrorAt(v.Pos, diag.WrongType, fmt.Sprintf("%s should be a mapping of keys, and is %s", k.entry.Name, v.What()), "write "+k.Example)
}

// inner reports whether v is a mapping, and says so where it is neither that nor empty.
func (d *decoder) inner(v *frontmatter.Node, k *Key) bool {
	if v.Kind != frontmatter.Map && v.Kind != frontmatter.None && v.Kind != frontmatter.Refused {
		d.WrongType(v, k.Name, "a mapping of keys")
	}
	return v.Kind == frontmatter.Map
}

// boolean reads true or false.
func (d *decoder) boolean(v *frontmatter.Node, k *Key) Bool {
	s := d.text(v, k)
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
	d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%s is true or false, and not %q", k.Name, s.Value), "write "+cmp.Or(word, "true or false"))
	if word != "" {
		d.Write(s.Pos, word)
	}
	return Bool{}
}

// off reads whether something that is on by itself is switched off: also as YAML's older readers understand "off", as false.
func (d *decoder) off(v *frontmatter.Node, k *Key) Bool {
	s := d.text(v, k)
	switch strings.ToLower(s.Value) {
	case "", "on", "true":
		return Bool{Pos: s.Pos}
	case "off", "false":
		return Bool{Value: true, Pos: s.Pos}
	}
	d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%s is on or off, and not %q", k.Name, s.Value), "write on or off")
	return Bool{}
}

// oneOf reads one of a key's few words; "" where none of them is given.
func (d *decoder) oneOf(v *frontmatter.Node, k *Key) String {
	s := d.text(v, k)
	if s.Value == "" || slices.Contains(k.Choices, s.Value) {
		return s
	}
	hint := "write " + strings.Join(k.Choices, " or ")
	if meant, near := diag.Nearest(s.Value, k.Choices); near {
		hint = "did you mean " + meant + "? " + hint
	}
	d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%s can't be %q", k.Name, s.Value), hint)
	if word, ok := diag.Slip(s.Value, k.Choices); ok {
		d.Write(s.Pos, word)
		return String{Value: word, Pos: s.Pos} // so that its mistake is not reported twice
	}
	return String{}
}

// url reads an address outside the site.
func (d *decoder) url(v *frontmatter.Node, k *Key) String { return d.checkURL(d.text(v, k), CheckURL) }

// urls reads addresses outside the site.
func (d *decoder) urls(v *frontmatter.Node, k *Key) (list []String) {
	for _, s := range d.list(v, k) {
		if s = d.checkURL(s, CheckURL); s.Value != "" {
			list = append(list, s)
		}
	}
	return list
}

// link reads an address outside or inside the site.
func (d *decoder) link(v *frontmatter.Node, k *Key) String {
	return d.checkURL(d.text(v, k), func(s string) error { _, err := ParseURL(s); return err })
}

// checkURL reports an address that a check refuses.
func (d *decoder) checkURL(s String, check func(string) error) String {
	if s.Value == "" {
		return s
	}
	if e, ok := check(s.Value).(*URLError); ok {
		d.ErrorAt(s.Pos, diag.BadLink, e.Message, e.Hint)
		d.SpelledOut(s.Pos, e.Hint)
		return String{}
	}
	return s
}
