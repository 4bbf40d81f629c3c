package glossary

import (
	"bytes"
	"strings"
)

// english knows the regular forms of English words: -s, -ed, -ing, and how spelling changes before them. Nouns and
// verbs are not told apart.
type english struct{}

var (
	// smallWords are never inflected: her is not herring.
	smallWords = allWords("english_small")
	// lookalikes are words that look like a form of another: new, news.
	lookalikes = sets("english_lookalikes")
	// vesNouns change f to v.
	vesNouns = allWords("english_ves")
)

func (english) ends(last byte) bool { return last == 's' || last == 'd' || last == 'g' }

// bases gives one: the word without all that the three endings may add or change, and more of that kind, so that every
// form of a word comes to the same. Words that have little to do with one another may share it; accepts tells.
func (english) bases(dst []int, word []byte) []int {
	w := word
	for len(w) > 1 {
		n, last := len(w), w[len(w)-1]
		switch {
		case n > 4 && string(w[n-3:]) == "ing" && hasVowel(w[:n-3]):
			w = w[:n-3]
		case n > 3 && string(w[n-2:]) == "ed":
			w = w[:n-2]
		case last == 's', last == 'e', last == 'y', last == 'i', last == 'f', last == 'v', last == w[n-2],
			last == 'k' && w[n-2] == 'c':
			w = w[:n-1]
		default:
			return append(dst, n)
		}
	}
	return append(dst, len(w))
}

func (english) accepts(lemma, word string, of nature) bool {
	if len(lemma) < 3 || smallWords[lemma] {
		return of.compound && is(word, lemma, "s") // stand-offs, follow-ups
	}
	regular := false
	switch word[len(word)-1] {
	case 's':
		regular = isS(lemma, word)
	case 'd':
		regular = isEd(lemma, word)
	case 'g':
		regular = isIng(lemma, word)
	}
	return regular && !lookalikes[lemma][word]
}

// is reports whether word is a beginning and an ending.
func is(word, beginning, ending string) bool {
	return len(word) == len(beginning)+len(ending) && strings.HasPrefix(word, beginning) && strings.HasSuffix(word, ending)
}

// isS reports whether word is the plural of a noun, or the third person of a verb.
func isS(lemma, word string) bool {
	n := len(lemma)
	butLast, last := lemma[:n-1], lemma[n-1]
	switch {
	case last == 'y' && !vowelAt(lemma, n-2):
		return is(word, butLast, "ies") || is(word, lemma, "s") // the Kennedys
	case strings.HasSuffix(lemma, "sis"), strings.HasSuffix(lemma, "xis"):
		return is(word, lemma[:n-2], "es") // crisis
	case last == 's', last == 'z':
		return is(word, lemma, "es") || vowelAt(lemma, n-2) && word == lemma+lemma[n-1:]+"es" // quizzes
	case last == 'x', strings.HasSuffix(lemma, "sh"):
		return is(word, lemma, "es")
	case strings.HasSuffix(lemma, "ch"):
		return is(word, lemma, "es") || is(word, lemma, "s") // monarchs
	case last == 'o' && !vowelAt(lemma, n-2):
		return is(word, lemma, "es") || is(word, lemma, "s")
	case strings.HasSuffix(word, "ves") && vesNouns[lemma]:
		return is(word, strings.TrimSuffix(strings.TrimSuffix(lemma, "e"), "f"), "ves") || is(word, lemma, "s")
	}
	return is(word, lemma, "s")
}

// isEd reports whether word is the past of a verb.
func isEd(lemma, word string) bool {
	n := len(lemma)
	switch last := lemma[n-1]; {
	case !hasVowel([]byte(lemma)):
		return false
	case last == 'e':
		return is(word, lemma, "d") && (n > 3 || lemma[1] != 'e') // fee is not feed
	case last == 'y' && !vowelAt(lemma, n-2):
		return is(word, lemma[:n-1], "ied")
	}
	return isDoubled(lemma, word, "ed")
}

// isIng reports whether word is the present participle of a verb.
func isIng(lemma, word string) bool {
	n := len(lemma)
	switch {
	case strings.HasSuffix(lemma, "ie"):
		return is(word, lemma[:n-2], "ying") // dying
	case strings.HasSuffix(lemma, "ee"), strings.HasSuffix(lemma, "oe"), strings.HasSuffix(lemma, "ye"):
		return is(word, lemma, "ing")
	case strings.HasSuffix(lemma, "ge"), strings.HasSuffix(lemma, "ue"):
		if is(word, lemma, "ing") { // ageing, queueing; aging and queuing below
			return true
		}
		fallthrough
	case lemma[n-1] == 'e':
		return is(word, lemma[:n-1], "ing") && hasVowel([]byte(lemma[:n-1]))
	}
	return hasVowel([]byte(lemma)) && isDoubled(lemma, word, "ing")
}

// isDoubled reports whether word is lemma and ending, the last consonant doubled where English does so: stopped,
// visited; in words of more than one syllable either way, since the stress is not written (travelled, traveled).
func isDoubled(lemma, word, ending string) bool {
	n := len(lemma)
	last := lemma[n-1]
	if last == 'c' && vowelAt(lemma, n-2) {
		return is(word, lemma, "k"+ending) // panicked
	}
	single := vowelAt(lemma, n-2) && !vowelAt(lemma, n-3)
	if vowelAt(lemma, n-1) || !single || strings.IndexByte("hwxy", last) >= 0 || last < 'a' || last > 'z' {
		return is(word, lemma, ending)
	}
	if word == lemma+lemma[n-1:]+ending {
		return true
	}
	return is(word, lemma, ending) && (last == 's' || syllables(lemma) > 1) // bused
}

// vowelAt reports whether the letter at i sounds as a vowel, as far as spelling tells: not the u of qu.
func vowelAt(word string, i int) bool {
	if i < 0 {
		return false
	}
	switch word[i] {
	case 'a', 'e', 'i', 'o':
		return true
	case 'u':
		return i == 0 || word[i-1] != 'q'
	case 'y':
		return i > 0 && !vowelAt(word, i-1)
	}
	return false
}

// syllables counts the groups of vowels.
func syllables(word string) (n int) {
	before := false
	for i := range len(word) {
		v := vowelAt(word, i)
		if v && !before {
			n++
		}
		before = v
	}
	return n
}

func hasVowel(word []byte) bool { return bytes.ContainsAny(word, "aeiouy") }

func allWords(file string) map[string]bool {
	all := make(map[string]bool)
	for first, rest := range lines(file) {
		for _, w := range append(rest, first) {
			all[w] = true
		}
	}
	return all
}
