package content

import (
	"fmt"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/limit"
)

// The kinds of values. What a plain text says is taken as it is written.
var (
	plain     = kind[String]{read: (*decoder).text}
	shown     = kind[String]{Key{shown: true}, (*decoder).text}                // readers see it as the site's own words
	shownName = kind[String]{Key{shown: true, name: true}, (*decoder).text}    // … and know somebody or something by it
	plainName = kind[String]{Key{name: true}, (*decoder).text}                 // the same, which may be a slug or any word
	prose     = kind[String]{Key{shown: true, prose: true}, (*decoder).text}   // … a sentence, which may be a quotation
	said      = kind[String]{Key{shown: true}, (*decoder).said}                // somebody's words, with their white space
	quoted    = kind[String]{Key{shown: true, inMarks: true}, (*decoder).said} // somebody's words, which others are compared with
	beside    = kind[String]{Key{inMarks: true}, (*decoder).said}              // the words before or behind them

	quoteID     = kind[String]{read: (*decoder).id}
	reference   = kind[String]{read: (*decoder).reference} // article-slug#id
	references  = kind[[]String]{Key{Example: "[quote-id]"}, (*decoder).references}
	recorded    = kind[String]{Key{inMarks: true}, (*decoder).second} // a place in a recording
	reason      = kind[String]{Key{shown: true, prose: true}, (*decoder).reason}
	slugOfFile  = kind[String]{read: (*decoder).slug}
	moved       = kind[[]String]{Key{Example: "[/old/address/]"}, (*decoder).addresses}
	languageTag = kind[String]{read: (*decoder).language}
	zone        = kind[String]{read: (*decoder).timezone}
	feedID      = kind[String]{read: (*decoder).iri}
	truth       = kind[Bool]{read: (*decoder).boolean}
	notOff      = kind[Bool]{Key{Choices: []string{"on", "off"}}, (*decoder).off}
	date        = kind[Date]{Key{isDate: true}, (*decoder).date}
	day         = kind[Date]{Key{isDate: true}, (*decoder).day}

	outside     = kind[String]{read: (*decoder).url}  // an address outside of the site
	link        = kind[String]{read: (*decoder).link} // an address, or a file of the site
	baseAddress = kind[String]{read: (*decoder).baseURL}
	profiles    = kind[[]String]{Key{Example: "[https://www.wikidata.org/wiki/Q22316]"}, (*decoder).urls}
	fileBeside  = kind[String]{read: (*decoder).fileName}
	speakersOf  = kind[[]Label]{Key{Example: `{"MS. HARF": marie-harf}`}, (*decoder).labels}
)

// list is a list of names that readers may never see: slugs, other names, forms.
func list(example string) kind[[]String] {
	return kind[[]String]{Key{Example: example, name: true}, (*decoder).list}
}

// names is a list of names that readers see.
func names(example string) kind[[]String] {
	return kind[[]String]{Key{Example: example, shown: true, name: true}, (*decoder).list}
}

// atMost is a kind of list that has no more entries than that.
func atMost[V any](n int, list kind[[]V]) kind[[]V] {
	read := list.read
	list.read = func(d *decoder, v *frontmatter.Node, k *Key) []V {
		if len(v.Items) > n {
			d.ErrorAt(v.Items[n].Pos, diag.TooLarge, fmt.Sprintf("%s has %d entries, and %d is the limit", k.Name, len(v.Items), n), "keep those that matter most, and name others in the text")
			return nil
		}
		return read(d, v, k)
	}
	return list
}

// short is a kind of text that many pages show, as names and titles.
func short(text kind[String]) kind[String] { return upTo(limit.Name, text) }

// upTo is a kind of text that has no more characters than that.
func upTo(most int, text kind[String]) kind[String] {
	read := text.read
	text.read = func(d *decoder, v *frontmatter.Node, k *Key) String {
		s := read(d, v, k)
		if n := utf8.RuneCountInString(s.Value); n > most {
			d.ErrorAt(s.Pos, diag.TooLarge, fmt.Sprintf("this %s has %d characters, and %d is the limit", k.Name, n, most), "shorten it")
			return String{}
		}
		return s
	}
	return text
}

// oneOf is one of a few words.
func oneOf(words ...string) kind[String] { return kind[String]{Key{Choices: words}, (*decoder).oneOf} }

// either is true of the second of two words.
func either(no, yes string) kind[bool] {
	return kind[bool]{Key{Choices: []string{no, yes}}, func(d *decoder, v *frontmatter.Node, k *Key) bool { return d.oneOf(v, k).Value == yes }}
}

// entries is a list of mappings; begin makes what one becomes.
func entries[T any](m *mapping[T], begin func(at frontmatter.Node) T) kind[[]T] {
	return kind[[]T]{Key{Example: "entries that begin with “- " + m.Keys[0] + ": …”", Below: &m.Mapping}, func(d *decoder, v *frontmatter.Node, k *Key) []T {
		items := d.items(v, k)
		if len(items) == 0 {
			return nil
		}
		all := make([]T, 0, len(items))
		for i := range items {
			n := &items[i]
			if n.Kind != frontmatter.Map {
				d.notKeys(n, k)
				continue
			}
			all = append(all, begin(*n))
			m.read(d, n, &all[len(all)-1])
		}
		return all
	}}
}
