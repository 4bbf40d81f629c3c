// Package glossary finds a glossary's names, and their inflected forms, in a text.
//
// New makes a Matcher of the names; In goes once through a text, whatever the number of names. Names are words, never
// patterns. A hit is made of whole words; the package errs on the side of finding nothing:
//
//   - A name in small letters, or with capitals at the beginnings of its words, is found in any letter case. A word
//     all in capitals (ISIS, US, U.S., G7) is found only as written, a word with capitals inside (iPhone, McCarthy) as
//     written or all in capitals.
//   - Any run of white space between words is equal, so are the kinds of hyphen and of apostrophe, and Unicode's
//     canonical forms. With a hyphen, with a space and joined are three names.
//   - A compound with a hyphen is one word: “state” is not found in “state-owned”, nor in “state.gov”. A possessive
//     (“NATO’s”) is the name, without the ’s.
//   - The last word of a name may be inflected, and in some languages others (variants.go): in English coordinates, coordinated and coordinating are forms of
//     coordinate; coordination and coordinator are other words, for aliases. The name is taken as it is written: “air
//     strikes” does not find “air strike”. Irregular forms (children) are for Name.Forms.
package glossary

import (
	"iter"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Every says how often a term is linked in a text.
type Every uint8

// A term is linked at its first mention in the text, in each section, or always.
const (
	EveryText Every = iota
	EverySection
	EveryMention
)

// A Name is one way to say a term: its name or an alias.
type Name struct {
	Term  int32    // the caller's number for the term
	Text  string   // the name as a writer would write it
	Exact bool     // only as written, letter case included, save that a small first letter may be a capital
	Forms []string // if there are any: these and Text are all the forms the name has
	Not   []string // phrases; where one stands, the term is not found inside it. A capital in a phrase asks for a capital
}

// A Hit is a place in a text where a term is named. From and To are byte offsets.
type Hit struct {
	From, To  int
	Term      int32
	Inflected bool // an inflected form, not the name as written
}

// A Matcher finds names in texts. It never changes, and many goroutines may use one.
type Matcher struct {
	grammar grammar
	numbers map[string]int32     // a word or sign of some name, or the base of one, folded → its number, from 1
	words   []string             // the same by number
	signs   [utf8.RuneSelf]int32 // the same for an ASCII sign

	// A name is a path through nodes from node 0, one step for each word or sign.
	steps  map[step]int32    // from a node by a word to the next node
	ends   [][]entry         // a node → the names that end there
	brakes map[int32][]brake // a node → the phrases of Name.Not that end there
	heads  *heads            // what may begin a name; nil is anything
}

// New makes a Matcher of names in the language lang. A name that Key gives "" for is passed over. Inflected forms are
// known for English and for the languages of data/endings.txt; in other languages names are found as written. Where
// names of several terms fit a place equally well, the first that asks for its letter case is found, else the first.
func New(names []Name, lang language.Tag) *Matcher {
	m := &Matcher{
		grammar: grammarOf(lang),
		numbers: make(map[string]int32, len(names)),
		words:   make([]string, 1, len(names)+1),
		steps:   make(map[step]int32, 2*len(names)),
		ends:    make([][]entry, 1, 2*len(names)+1),
		brakes:  map[int32][]brake{},
	}
	for i := range names {
		m.name(&names[i])
	}
	for c := range m.signs {
		m.signs[c] = m.numbers[string(rune(c))]
	}
	for _, brakes := range m.brakes {
		for i := range brakes {
			slices.Sort(brakes[i].terms)
			brakes[i].terms = slices.Compact(brakes[i].terms)
		}
	}
	if m.grammar.plain {
		m.heads = headsOf(m)
	}
	return m
}

// In gives the hits in text, in order, never overlapping, the longest at each place. A term for which allowed is false
// is passed over, so that a shorter name may be found there; nil allows all. A NUL in text is a barrier: no hit spans
// it. Text that is not UTF-8 gives no hits where it is broken.
func (m *Matcher) In(text string, allowed func(term int32) bool) iter.Seq[Hit] {
	return func(yield func(Hit) bool) {
		if len(m.steps) > 0 {
			s := scanner{m: m, allowed: allowed, in: tokens{text: text}}
			s.run(yield)
		}
	}
}
