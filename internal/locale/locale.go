// Package locale has the interface's words: dates, silences, counts and lists as a language writes them, and the order of its
// alphabet. Nothing here asks the machine for its language, its clock or its time zone.
package locale

import (
	"golang.org/x/text/language"

	"github.com/gloss-press/gloss/internal/edtf"
)

// Locale speaks one language. It does not change, and may be used by several goroutines at once.
type Locale struct {
	tag     language.Tag // the language of the words
	content language.Tag // the language that was asked for: it orders, whoever writes the words
	phrases phrases
}

// phrases are what differs between languages. A language is one type with these methods, in a file of its own.
type phrases interface {
	date(d edtf.Date, short bool) string
	gap(g gap) string
	count(n int64, one, other string) string
	within(name string) string
	list(items []string) string
	quotes() (open, shut, innerOpen, innerShut string)
}

// languages are those whose words are known. The first is the one to fall back to.
var languages = []struct {
	tag     language.Tag
	phrases phrases
}{
	{language.English, english{}},
}

// For is the Locale for a language tag (BCP 47): the words of the nearest language that is known, or else English, and the
// alphabet of the language asked for. Any string will do; one that is no tag is taken as English.
func For(tag string) *Locale {
	asked := languages[0].tag
	if Valid(tag) {
		asked = language.Make(tag)
	}
	known := make([]language.Tag, len(languages))
	for i, l := range languages {
		known[i] = l.tag
	}
	_, i, _ := language.NewMatcher(known).Match(asked)
	return &Locale{tag: languages[i].tag, content: asked, phrases: languages[i].phrases}
}

// Tag is the language of the words (BCP 47), which is the one that was asked for only if it is known: "en".
func (l *Locale) Tag() string { return l.tag.String() }

// Date writes a date as precisely as it was given and no more: "14 September 2014", "about 2014", "from 2014". No date is "".
func (l *Locale) Date(d edtf.Date) string { return l.phrases.date(d, false) }

// ShortDate is Date for tight places: "14 Sept 2014". It leaves out the time of day and what is said to be unknown.
func (l *Locale) ShortDate(d edtf.Date) string { return l.phrases.date(d, true) }

// Gap tells the silence between two neighbouring entries of a timeline: "the next day", "11 days later", "two years later".
// It counts from the end of the earlier to the start of the later, in units that both dates are known to. It is "" where
// there is none to tell: the dates touch or overlap, are too vague or uncertain, or are not in order.
func (l *Locale) Gap(from, to edtf.Date) string {
	if g, ok := between(from, to); ok {
		return l.phrases.gap(g)
	}
	return ""
}

// Count writes a number with its noun, thousands grouped: "1 quote", "8 quotes", "1,204 quotes". The forms of the noun are
// those for one and for every other number.
func (l *Locale) Count(n int, one, other string) string { return l.phrases.count(int64(n), one, other) }

// Within gives a name as it stands within a sentence: “a reporter” of “A reporter”.
func (l *Locale) Within(name string) string { return l.phrases.within(name) }

// List joins items as in a sentence: "a, b and c".
func (l *Locale) List(items []string) string { return l.phrases.list(items) }

// Quotes are the language's quotation marks: those of a quotation, and those of one inside it.
func (l *Locale) Quotes() (open, shut, innerOpen, innerShut string) { return l.phrases.quotes() }
