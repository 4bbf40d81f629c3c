// Package locale writes dates, silences and names as a language does, and has the order of its alphabet. Nothing here asks the machine
// for its language, its clock or its time zone.
package locale

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/words"
)

// Locale speaks one language. It does not change, and may be used by several goroutines at once.
type Locale struct {
	*words.Catalogue
	months   [13]string
	alone    [13]string // without a day
	short    [13]string
	seasons  [5]string
	numbers  [11]string
	first    string // day of a month
	articles []string
	later    [inNothing][mostDays + 1]string // the usual silences, of which a site has very many
}

// New gives the Locale that speaks with the words of a catalogue.
func New(c *words.Catalogue) *Locale {
	l := &Locale{Catalogue: c, first: c.Say("date.first"), articles: strings.Fields(c.Say("within.articles"))}
	numbered(l.months[:], c, "month.")
	numbered(l.alone[:], c, "month-alone.")
	numbered(l.short[:], c, "month-short.")
	numbered(l.seasons[:], c, "season.")
	numbered(l.numbers[:], c, "number.")
	for unit := range l.later {
		for n := range l.later[unit] {
			l.later[unit][n] = l.CountInWords(gapKeys[unit].later, int64(n))
		}
	}
	return l
}

// numbered fills a list, from its second place on, with messages that are told apart by their numbers.
func numbered(list []string, c *words.Catalogue, prefix string) {
	for i := range list[1:] {
		list[i+1] = c.Say(prefix + strconv.Itoa(i+1))
	}
}

// Row puts what there is of some parts one after another: "a, b".
func (l *Locale) Row(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), l.Say("comma"))
}

// Within gives a name as it stands within a sentence: “a reporter” of “A reporter”. A role is told by its article and the small letter
// behind it: “The Times” is a name.
func (l *Locale) Within(name string) string {
	for _, article := range l.articles {
		if rest, ok := strings.CutPrefix(name, article+" "); ok {
			if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) {
				return strings.ToLower(article) + " " + rest
			}
		}
	}
	return name
}
