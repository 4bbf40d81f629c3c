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
}

// An inflection knows the inflected forms of words. Words are in small letters.
type inflection interface {
	// ends reports whether inflected forms may end in this byte.
	ends(last byte) bool
	// bases appends the lengths of the beginnings of word under which its lemma may be filed. A lemma and each of its
	// forms share one.
	bases(dst []int, word []byte) []int
	// accepts reports whether word is an inflected form of lemma, the last part of a compound name or a name alone.
	accepts(lemma, word string, compound bool) bool
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
