// Package locale writes dates, silences and names as a language does, and has the order of its alphabet. Nothing here asks the machine
// for its language, its clock or its time zone.
package locale

import (
	"io/fs"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/words"
)

// Locale speaks one language. It does not change, and may be used by several goroutines at once.
type Locale struct {
	*words.Catalogue
	content  language.Tag // the language that was asked for: it orders, whoever writes the words
	months   [13]string
	alone    [13]string // without a day
	short    [13]string
	seasons  [5]string
	numbers  [11]string
	articles []string
}

// New gives the Locale that speaks with the words of a catalogue, and has the alphabet of the language of a tag (BCP 47). Any string
// will do; one that is no tag is taken as English.
func New(c *words.Catalogue, tag string) *Locale {
	l := &Locale{Catalogue: c, content: language.English, articles: strings.Fields(c.Say("within.articles"))}
	if Valid(tag) {
		l.content = language.Make(tag)
	}
	numbered(l.months[:], c, "month.")
	numbered(l.alone[:], c, "month-alone.")
	numbered(l.short[:], c, "month-short.")
	numbered(l.seasons[:], c, "season.")
	numbered(l.numbers[:], c, "number.")
	return l
}

// numbered fills a list, from its second place on, with messages that are told apart by their numbers.
func numbered(list []string, c *words.Catalogue, prefix string) {
	for i := range list[1:] {
		list[i+1] = c.Say(prefix + strconv.Itoa(i+1))
	}
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

// builtIn are the words without those of a site's own.
var builtIn = sync.OnceValue(func() *words.Catalogues {
	layouts, err := fs.Sub(gloss.Files, "layouts")
	if err != nil {
		panic(err) // the name is a constant
	}
	all, _ := words.Load(layouts, nil)
	return all
})

// For is New with the built-in words of a language.
func For(tag string) *Locale { return New(builtIn().For(tag), tag) }

// Count writes a number with its noun, thousands grouped: "1 quote", "8 quotes", "1,204 quotes". The forms of the noun are
// those for one and for every other number.
func (l *Locale) Count(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return l.Number(n) + " " + other
}
