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
	bare bool // the file has no front matter
}

// each gives every known key of a mapping to take, reports the unknown ones, and reports required ones that are not there. A
// key that can only have been meant for another is taken for it, so that its mistake is not reported twice.
func (d *decoder) each(m *frontmatter.Node, known *Mapping, take func(name string, v *frontmatter.Node)) {
	for i := range m.Keys {
		k := &m.Keys[i]
		if !slices.Contains(known.Keys, k.Name) {
			meant, hint, certain := known.unknown(k.Name)
			d.ErrorAt(k.Pos, diag.UnknownKey, fmt.Sprintf("%s has no key %q", known.Name, k.Name), hint)
			if meant == "" || len(m.Keys) > frontmatter.ManyKeys || m.Has(meant) || !fits(meant, &m.Items[i]) {
				continue
			}
			certain = certain && known.alone(m, i, meant)
			k.Name = meant
			if said := len(d.Diags); certain {
				d.Fix("write "+meant, diag.Change{Kind: diag.RenameKey, At: k.Pos, Key: meant})
				take(k.Name, &m.Items[i])
				if slices.ContainsFunc(d.Diags[said:], func(d diag.Diagnostic) bool { return len(d.Fixes) == 0 }) && said > 0 {
					d.Diags[said-1].Fixes = nil // a value that is wrong there may belong elsewhere
				}
				continue
			}
			said := len(d.Diags)
			take(k.Name, &m.Items[i])
			for j := said; j < len(d.Diags); j++ {
				d.Diags[j].Fixes = nil // nobody knows whether the value belongs to that key
			}
			continue
		}
		take(k.Name, &m.Items[i])
	}
	d.require(m, known, known.Required...)
}

// alone reports whether no other key behind the one whose index is given is a word for the same.
func (known *Mapping) alone(m *frontmatter.Node, i int, meant string) bool {
	return !slices.ContainsFunc(m.Keys[i+1:], func(k frontmatter.Key) bool {
		if slices.Contains(known.Keys, k.Name) {
			return false
		}
		other, _, _ := known.unknown(k.Name)
		return other == meant
	})
}

// fits reports whether a value may be taken for a key that its own was not: text for text, a list for a list.
func fits(name string, v *frontmatter.Node) bool {
	form, ok := forms[name]
	return v.Kind == frontmatter.Text && (!ok || form == "") || v.Kind != frontmatter.Text && ok
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
func (d *decoder) require(m *frontmatter.Node, known *Mapping, names ...string) {
	for _, name := range names {
		i := slices.IndexFunc(m.Keys, func(k frontmatter.Key) bool { return k.Name == name })
		if i >= 0 && m.Items[i].Kind != frontmatter.None && (m.Items[i].Kind != frontmatter.Text || strings.TrimSpace(m.Items[i].Value) != "") {
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
			d.ErrorAt(m.Pos, diag.MissingKey, fmt.Sprintf("%s needs %s", known.Name, name), hint)
			continue
		}
		if rest := d.Rest(m.Items[i].Pos); strings.HasPrefix(rest, " #") || strings.HasPrefix(rest, "#") {
			hint = "a # begins a comment: put the value in quotation marks"
		}
		d.ErrorAt(m.Keys[i].Pos, diag.MissingKey, fmt.Sprintf("%s needs %s, and it is empty", known.Name, name), hint)
	}
}

// text reads a scalar as a writer sees it: white space and line ends around a value of one line are no part of it, whatever form of a
// format they come from.
func (d *decoder) text(v *frontmatter.Node, name string) String {
	s := d.scalar(v, name)
	if line := strings.TrimSpace(s.Value); len(line) < len(s.Value) && !strings.ContainsAny(line, "\r\n") {
		s.Value = line
	}
	d.unfinished(v, name, false)
	return s
}

// scalar reads a scalar as it is written.
func (d *decoder) scalar(v *frontmatter.Node, name string) String {
	switch v.Kind {
	case frontmatter.None:
		return String{Pos: v.Pos}
	case frontmatter.Refused:
		return String{}
	case frontmatter.Text:
	default:
		d.WrongType(v, name, "text")
		return String{}
	}
	if mayBeTyped(v) {
		v.Value = d.typed(v, name, v.Value)
	}
	if frontmatter.IsPrintable(v.Value) {
		return String{Value: v.Value, Pos: v.Pos}
	}
	if i := strings.IndexFunc(v.Value, frontmatter.IsControl); i >= 0 {
		r, _ := utf8.DecodeRuneInString(v.Value[i:])
		d.ErrorAt(v.Pos, diag.Control, fmt.Sprintf("%s has a control character (U+%04X), written with a backslash", name, r), "take it out")
		return String{Pos: v.Pos}
	}
	return String{Value: v.Value, Pos: v.Pos}
}

// list reads a list of scalars.
func (d *decoder) list(v *frontmatter.Node, name string) []String {
	if v.Kind == frontmatter.None || v.Kind == frontmatter.Refused || v.Kind == frontmatter.List && len(v.Items) == 0 {
		return nil
	}
	if v.Kind != frontmatter.List {
		d.WrongType(v, name, "a list")
		return nil
	}
	out := make([]String, 0, len(v.Items))
	d.TornEntries(v)
	for i := range v.Items {
		item := &v.Items[i]
		switch s := d.text(item, "an entry of "+name); {
		case item.Kind == frontmatter.None, item.Kind == frontmatter.Text && strings.TrimSpace(item.Value) == "":
			d.ErrorAt(item.Pos, diag.BadValue, "an entry of "+name+" is empty", "write it, or take it out")
		case s.Value != "":
			out = append(out, s)
		}
	}
	return out
}

// oneOrMore is list, or one scalar.
func (d *decoder) oneOrMore(v *frontmatter.Node, name string) []String {
	if v.Kind == frontmatter.Text && strings.TrimSpace(v.Value) != "" {
		return []String{d.text(v, name)}
	}
	return d.list(v, name)
}

// entries reads every entry of a list of mappings.
func entries[T any](d *decoder, v *frontmatter.Node, name string, read func(m *frontmatter.Node) T) []T {
	if v.Kind == frontmatter.None || v.Kind == frontmatter.Refused || v.Kind == frontmatter.List && len(v.Items) == 0 {
		return nil
	}
	if v.Kind != frontmatter.List {
		d.WrongType(v, name, "a list")
		return nil
	}
	out := make([]T, 0, len(v.Items))
	for i := range v.Items {
		if item := &v.Items[i]; item.Kind == frontmatter.Map {
			out = append(out, read(item))
		} else {
			d.ErrorAt(item.Pos, diag.WrongType, fmt.Sprintf("an entry of %s should be a mapping of keys, and is %s", name, item.What()), "write "+forms[name])
		}
	}
	return out
}

// inner reports whether v is a mapping, and says so where it is neither that nor empty.
func (d *decoder) inner(v *frontmatter.Node, name string) bool {
	if v.Kind != frontmatter.Map && v.Kind != frontmatter.None && v.Kind != frontmatter.Refused {
		d.WrongType(v, name, "a mapping of keys")
	}
	return v.Kind == frontmatter.Map
}

// boolean reads true or false.
func (d *decoder) boolean(v *frontmatter.Node, name string) Bool {
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
	d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%s is true or false, and not %q", name, s.Value), "write "+cmp.Or(word, "true or false"))
	if word != "" {
		d.Write(s.Pos, word)
	}
	return Bool{}
}

// oneOf reads one of a few words; "" where none of them is given.
func (d *decoder) oneOf(v *frontmatter.Node, name string, words ...string) String {
	s := d.text(v, name)
	if s.Value == "" || slices.Contains(words, s.Value) {
		return s
	}
	hint := "write " + strings.Join(words, " or ")
	meant, near := diag.Nearest(s.Value, words)
	if near {
		hint = "did you mean " + meant + "? " + hint
	}
	d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%s can't be %q", name, s.Value), hint)
	if word, ok := diag.Slip(s.Value, words); ok {
		d.Write(s.Pos, word)
		return String{Value: word, Pos: s.Pos} // so that its mistake is not reported twice
	}
	return String{}
}

// url reads an address outside the site.
func (d *decoder) url(v *frontmatter.Node, name string) String {
	return d.checked(v, name, CheckURL)
}

// link reads an address outside or inside the site.
func (d *decoder) link(v *frontmatter.Node, name string) String {
	return d.checked(v, name, func(s string) error { _, err := ParseURL(s); return err })
}

func (d *decoder) checked(v *frontmatter.Node, name string, check func(string) error) String {
	s := d.text(v, name)
	if s.Value == "" {
		return s
	}
	return d.checkURL(s, check)
}

func (d *decoder) checkURL(s String, check func(string) error) String {
	if e, ok := check(s.Value).(*URLError); ok {
		d.ErrorAt(s.Pos, diag.BadLink, e.Message, e.Hint)
		d.SpelledOut(s.Pos, e.Hint)
		return String{}
	}
	return s
}
