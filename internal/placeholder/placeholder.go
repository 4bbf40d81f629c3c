// Package placeholder finds what writers put where something is still to come, and forget: TK, TODO, the sentences of a new file.
package placeholder

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences are what the files say that gloss new begins, where a reader would see it. A test in package starter compares.
var Sentences = []string{
	"Write here.",
	"Explain the term here. Without this a term needs its short line.",
	"One sentence for lists, feeds and search.",
	"One sentence for the pop-up.",
	"Where it was said",
	"What to notice.",
	"What happened and was not said",
	"Who published it",
	"Your Name",
	"the very words",
	"their very words",
}

// Is reports whether a whole text is a sentence of a new file.
func Is(text string) bool {
	if len(text) > 80 {
		return false
	}
	text = strings.TrimSpace(text)
	for _, s := range Sentences {
		if text == s {
			return true
		}
	}
	return false
}

// In gives the first place of a placeholder's word in a text from a place on; false where there is none. A word in code (between
// backticks) is a name and no placeholder.
func In(text string, at int) (from, to int, ok bool) {
	inCode := false
	if !mayHave(text[at:]) {
		return 0, 0, false // as nearly always
	}
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '`':
			inCode = !inCode
			continue
		case 'T', 'F', 'X', 'L', 'l':
		default:
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(text[:i]); isWord(before) || strings.ContainsRune("-.@#/&'’", before) {
			continue
		}
		end := i + len(text[i:]) - len(strings.TrimLeft(text[i:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
		if n := len("lorem ipsum"); len(text) >= i+n && strings.EqualFold(text[i:i+n], "lorem ipsum") {
			return i, i + n, true
		}
		after, size := utf8.DecodeRuneInString(text[end:])
		next, _ := utf8.DecodeRuneInString(text[min(len(text), end+size):])
		if isWord(after) || strings.ContainsRune("-.&'’/@", after) && isWord(next) {
			continue
		}
		if isPlaceholder(text[i:end], text[:i], text[end:]) && !inCode {
			return i, end, true
		}
	}
	return 0, 0, false
}

// mayHave reports whether a text has the letters of a placeholder.
func mayHave(text string) bool {
	for _, letters := range []string{"TK", "TODO", "FIXME", "XXX", "psum", "PSUM"} {
		if strings.Contains(text, letters) {
			return true
		}
	}
	return false
}

func isWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isPlaceholder judges a word in capitals by what stands around it.
func isPlaceholder(word, before, after string) bool {
	switch {
	case strings.Trim(word, "TK") == "" && len(word)%2 == 0 && strings.Repeat("TK", len(word)/2) == word:
		next := strings.TrimLeft(after, " \u00A0\u202F")
		return word != "TK" || next == after || next == "" || next[0] < '0' || next[0] > '9' // TK 1951 is a flight
	case word == "TODO": // also a word, in languages that shout
		return !isCapitals(lastWord(before)) && !isCapitals(firstWord(after))
	case word == "FIXME", strings.Trim(word, "X") == "" && len(word) > 3:
		return true
	case word == "XXX": // also thirty
		alone := strings.TrimSpace(before) == "" && strings.TrimSpace(after) == ""
		return alone || strings.HasSuffix(before, "[") && strings.HasPrefix(after, "]") || strings.HasPrefix(after, ":")
	}
	return false
}

func firstWord(s string) string {
	s = strings.TrimLeft(s, " \n")
	if i := strings.IndexFunc(s, func(r rune) bool { return !isWord(r) }); i >= 0 {
		s = s[:i]
	}
	return s
}

func lastWord(s string) string {
	s = strings.TrimRight(s, " \n")
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !isWord(r) })+1:]
}

// isCapitals reports a word of two capitals or more.
func isCapitals(word string) bool {
	return utf8.RuneCountInString(word) > 1 && strings.ToUpper(word) == word && strings.ToLower(word) != word
}
