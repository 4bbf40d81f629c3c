package locale

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Alphabet is the order of a language's letters, whoever writes the words. It may be used by several goroutines at once.
type Alphabet struct{ tag language.Tag }

// AlphabetOf gives the alphabet of a language tag (BCP 47). Any string will do; one that is no tag is taken as English.
func AlphabetOf(tag string) Alphabet {
	if !Valid(tag) {
		return Alphabet{language.English}
	}
	return Alphabet{language.Make(tag)}
}

// SortBy sorts items by their names as the language's dictionaries do (Unicode's collation with the language's own order).
// Signs before the first letter or digit do not count. Names that are equal to a dictionary are ordered by their bytes, and
// items of one name stay in their order.
func SortBy[T any](of Alphabet, items []T, name func(T) string) {
	type entry struct {
		key  []byte
		name string
		item T
	}
	collator, buffer := collate.New(of.tag), new(collate.Buffer)
	entries := make([]entry, len(items))
	for i, item := range items {
		n := name(item)
		entries[i] = entry{collator.KeyFromString(buffer, headword(n)), n, item}
	}
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Or(bytes.Compare(a.key, b.key), cmp.Compare(a.name, b.name))
	})
	for i, e := range entries {
		items[i] = e.item
	}
}

// The headings in an index for what does not begin with a letter.
const (
	digitHeading = "0–9"
	signHeading  = "#"
)

// Initial is the heading under which an index files a name: a capital letter of the language's alphabet (É under E, but Å
// under Å where it is a letter of its own), "0–9" for digits, "#" where there is neither letter nor digit. Names sorted by
// SortBy have their headings in one run each.
func (a Alphabet) Initial(name string) string {
	word := norm.NFC.String(headword(name))
	first, size := utf8.DecodeRuneInString(word)
	switch {
	case unicode.IsDigit(first):
		return digitHeading
	case !isLetter(first):
		return signHeading
	}
	if unicode.Is(unicode.Latin, first) {
		return a.latinInitial(word)
	}
	if base, _ := a.tag.Base(); base == arabic && strings.ContainsRune("آأؤإئ", first) {
		return "ا" // the dictionary has them before it, in one run
	}
	capital := firstLetter(norm.NFC.String(cases.Upper(a.tag).String(word[:size])))
	base := firstLetter(norm.NFD.String(capital))
	if collate.New(a.tag, collate.Loose).CompareString(base, capital) == 0 {
		return base
	}
	return capital
}

var arabic, _ = language.Arabic.Base()

// ownLetters are letters that some alphabets count as their own, each with what it stands for in the others.
var ownLetters = [...]struct{ letter, spelling string }{
	{"Ä", "A"}, {"Å", "A"}, {"Ą", "A"}, {"Ă", "A"}, {"Â", "A"}, {"Æ", "AE"}, {"Ç", "C"}, {"Č", "C"}, {"Ć", "C"}, {"Ð", "D"}, {"Đ", "D"},
	{"Ę", "E"}, {"Ğ", "G"}, {"İ", "I"}, {"Î", "I"}, {"Ł", "L"}, {"Ñ", "N"}, {"Ń", "N"}, {"Ö", "O"}, {"Ó", "O"}, {"Õ", "O"}, {"Ø", "O"},
	{"Œ", "OE"}, {"Ř", "R"}, {"Š", "S"}, {"Ś", "S"}, {"Ş", "S"}, {"Ș", "S"}, {"Ț", "T"}, {"Þ", "TH"}, {"Ü", "U"}, {"Ž", "Z"}, {"Ź", "Z"}, {"Ż", "Z"},
}

// latinInitial is the last letter of the alphabet that does not stand after the word. The dictionary's own order decides, so
// that Danish finds "Aarhus" under Å. Of letters with one place in it, such as Æ and Ä, the language's own comes first.
func (a Alphabet) latinInitial(word string) string {
	loose, strict := collate.New(a.tag, collate.Loose), collate.New(a.tag)
	heading := "A"
	consider := func(letter string) {
		if loose.CompareString(letter, word) > 0 {
			return
		}
		if c := loose.CompareString(heading, letter); c < 0 || c == 0 && strict.CompareString(letter, heading) < 0 {
			heading = letter
		}
	}
	for letter := 'B'; letter <= 'Z'; letter++ {
		consider(string(letter))
	}
	for _, own := range ownLetters {
		if loose.CompareString(own.letter, own.spelling) != 0 {
			consider(own.letter)
		}
	}
	return heading
}

// headword is a name from its first letter or digit on, or the whole name where it has neither.
func headword(name string) string {
	i := strings.IndexFunc(name, func(r rune) bool { return isLetter(r) || unicode.IsDigit(r) })
	return name[max(i, 0):]
}

// isLetter leaves out the letters that only modify others: a dictionary reads ʼtis under T.
func isLetter(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) }

func firstLetter(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}
