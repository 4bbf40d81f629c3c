package words

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/gloss-press/gloss/internal/diag"
)

// entry is a message.
type entry struct {
	forms  [len(categories)][]string // by plural.Form, each cut into parts; without plurals there is only that of plural.Other
	plural bool
	places []string // those that it can have: "{name}"
	line   line     // where it begins
}

// categories are CLDR's names of the plural forms.
var categories = [...]string{plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}

// formOf is the plural form of a whole number by the rules of CLDR.
func formOf(tag language.Tag, n int) plural.Form {
	const enough = 10_000_000 // the rules ask for no more digits
	n = max(n, -n)
	if n > enough {
		n = n%enough + enough
	}
	return plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)
}

// formsOf lists the plural forms that whole numbers have in a language.
func formsOf(tag language.Tag) []plural.Form {
	var forms []plural.Form
	for n := range 200 {
		forms = append(forms, formOf(tag, n))
	}
	forms = append(forms, formOf(tag, 1_000_000))
	slices.SortFunc(forms, func(a, b plural.Form) int { return cmp.Compare(a-1, b-1) }) // plural.Other, which is 0, comes last
	return slices.Compact(forms)
}

// messages gives the messages of a file, which are some of those that are known; where none is, whatever it has. One with a mistake is
// reported and left out.
func (f *file) messages(known map[string]*entry) map[string]*entry {
	all, wrong, written := map[string]*entry{}, map[string]bool{}, map[string]bool{}
	for _, l := range f.lines {
		written[l.key] = true
	}
	for _, l := range f.lines {
		key, form := keyOf(l.key, known, written)
		if wrong[key] {
			continue
		}
		parts := f.parts(l, key, known)
		if parts == nil {
			wrong[key] = true
			continue
		}
		e := all[key]
		if e == nil {
			e = &entry{plural: form >= 0, line: l}
			if known[key] != nil {
				e.places = known[key].places
			}
			all[key] = e
		}
		e.forms[max(form, int(plural.Other))] = parts
		for _, p := range parts {
			if isPlace(p) && !slices.Contains(e.places, p) {
				e.places = append(e.places, p)
			}
		}
	}
	forms := formsOf(f.tag)
	for key, e := range all {
		if wrong[key] || e.plural && !f.whole(key, e, forms) {
			delete(all, key)
		}
	}
	return all
}

// keyOf parts the key of a line in a message's and its plural form; -1 for a message that has none. written are the keys of all lines.
func keyOf(key string, known map[string]*entry, written map[string]bool) (message string, form int) {
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return key, -1
	}
	message, form = key[:i], slices.Index(categories[:], key[i+1:])
	isPlural := known[key] == nil
	if len(known) == 0 {
		isPlural = written[message+".other"]
	}
	if form < 0 || !isPlural {
		return key, -1
	}
	return message, form
}

// parts cuts the text of a message, and reports what is wrong with it; nil then.
func (f *file) parts(l line, key string, known map[string]*entry) []string {
	m := known[key]
	switch isForm := l.key != key; {
	case len(known) == 0:
	case m == nil:
		hint := "the messages are those of Gloss’s own layouts/words/en.toml"
		if near, ok := diag.Nearest(key, slices.Sorted(maps.Keys(known))); ok {
			hint = "did you mean “" + near + "”?"
		}
		f.fail(l.pos, diag.UnknownKey, "there is no message “"+key+"”", hint)
		return nil
	case m.plural && !isForm:
		f.fail(l.pos, diag.WrongType, "the message “"+key+"” has plural forms", "write a table of them: "+f.asTable(key))
		return nil
	case isForm && !m.plural:
		f.fail(l.pos, diag.WrongType, "the message “"+key+"” has no plural forms", "write "+key+` = "…"`)
		return nil
	}
	parts, odd := cut(l.text)
	if odd >= 0 {
		f.fail(f.inside(l, odd), diag.BadValue, "a brace stands here that is no place", "write a place as {name}, with the name of one that the message has")
		return nil
	}
	offset := 0
	for _, p := range parts {
		if m != nil && isPlace(p) && !slices.Contains(m.places, p) {
			hint := "the message has no places: take it out"
			if near, ok := diag.Nearest(p, m.places); ok {
				hint = "did you mean " + near + "?"
			} else if len(m.places) > 0 {
				hint = "the places of this message are " + strings.Join(m.places, ", ")
			}
			f.fail(f.inside(l, offset), diag.BadValue, "the message “"+key+"” has no place "+p, hint)
			return nil
		}
		offset += len(p)
	}
	return parts
}

// asTable shows how the plural forms of a message are written.
func (f *file) asTable(key string) string {
	var forms []string
	for _, form := range formsOf(f.tag) {
		forms = append(forms, categories[form]+` = "…"`)
	}
	return key + " = {" + strings.Join(forms, ", ") + "}"
}

// whole reports a message that lacks a plural form of its language, or has one more.
func (f *file) whole(key string, e *entry, forms []plural.Form) bool {
	for form, parts := range e.forms {
		needed := slices.Contains(forms, plural.Form(form))
		if needed != (parts != nil) && (needed || form != int(plural.Other)) {
			message := "the message “%s” lacks the plural form “%s”"
			if !needed {
				message = "the message “%s” has the plural form “%s”, which is none of this language"
			}
			f.fail(e.line.pos, diag.MissingKey, fmt.Sprintf(message, key, categories[form]), "write all of these and no others: "+f.asTable(key))
			return false
		}
	}
	return true
}
