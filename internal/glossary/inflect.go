package glossary

import (
	"bufio"
	"embed"
	"iter"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// A grammar is what a language decides.
type grammar struct {
	inflection inflection      // nil: names are found only as written
	lower      func(rune) rune // the small letter of a capital
	plain      bool            // A to Z become a to z: not in Turkish
	elisions   map[string]bool // what may stand before an apostrophe and a name: l’
	suffixes   rune            // the sign that sets off a name's endings: NATO’nun, NATO:n; 0 is none
	nouns      bool            // nouns have a capital, and so have their forms

	// variants gives other ways to write a name than by the ending of its last word; nil: there are none.
	variants func(parts []part) []variant
}

// An inflection knows the inflected forms of words. Words are in small letters.
type inflection interface {
	// ends reports whether inflected forms may end in this byte.
	ends(last byte) bool
	// bases appends the lengths of the beginnings of word under which its lemma may be filed. A lemma and each of its
	// forms share one.
	bases(dst []int, word []byte) []int
	// accepts reports whether word is an inflected form of lemma, which is what the name says.
	accepts(lemma, word string, of nature) bool
}

// nature is what is known of the last word of a name.
type nature struct {
	compound bool // other words stand before it
	noun     bool // it has a capital, in a language whose nouns have one
}

func grammarOf(lang language.Tag) grammar {
	base, sure := lang.Base()
	code := base.String()
	if sure < language.High { // und is guessed to be English
		code = ""
	}
	g := grammar{lower: unicode.ToLower, plain: true, elisions: elisions[code]}
	switch code {
	case "en":
		g.inflection = english{}
	case "tr", "az":
		g.lower, g.plain = unicode.TurkishCase.ToLower, false
		g.suffixes = '\''
	case "fi", "sv":
		g.suffixes = ':'
	case "ar":
		g.lower, g.variants = arabicLetter, arabicVariants
	case "de":
		g.nouns, g.variants = true, germanVariants
	case "es", "fr", "pt":
		g.variants = romanceVariants(code)
	}
	if p, ok := paradigms[code]; ok {
		g.inflection = p
	}
	return g
}

//go:embed data/*.txt
var data embed.FS

var elisions = sets("elisions") // by language

// lines gives the lines of a data file, the first word and the rest, without comments.
func lines(name string) iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		file, err := data.Open("data/" + name + ".txt")
		if err != nil {
			panic(err) // a name misspelt in this package
		}
		for scan := bufio.NewScanner(file); scan.Scan(); {
			words := strings.Fields(scan.Text())
			if len(words) > 0 && words[0] != "#" && !yield(words[0], words[1:]) {
				return
			}
		}
	}
}

// sets gives by the first word of each line of a data file, which may have a colon, the set of the others.
func sets(name string) map[string]map[string]bool {
	all := make(map[string]map[string]bool)
	for first, rest := range lines(name) {
		set := make(map[string]bool, len(rest))
		for _, w := range rest {
			set[w] = true
		}
		all[strings.TrimSuffix(first, ":")] = set
	}
	return all
}
