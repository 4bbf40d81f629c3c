package verdict

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/passage"
)

// bearingReach is among how many of the last words of a text BearsOn looks.
const bearingReach = 7

// BearsOn gives where the words stand in a text's last words that bear on what follows them in its sentence: a negation, a condition, who is
// said to have said it; all of them from the first to the last. It looks for words alone, and at no grammar, so that it is quick, and rather
// gives a word too many. false where there is none, or no list for the language, a BCP 47 tag, English where empty.
func BearsOn(text, language string) (passage.Range, bool) {
	list := bearingsOf(language)
	start := runUpIn(text)
	if list == nil || start == len(text) {
		return passage.Range{}, false
	}
	words, places := make([]string, 0, 2*bearingReach), make([]passage.Range, 0, 2*bearingReach)
	for p := range passage.Fold(text[start:]).Pieces() {
		switch last := len(words) - 1; {
		case p.Inside && last >= 0:
			words[last] += p.Key
			places[last].To = p.To
		case p.Word:
			words, places = append(words, p.Key), append(places, p.Range)
		}
	}
	found, from, to := false, 0, 0
	for i, w := range words {
		for _, e := range list.at(w, strings.ToLower(w)) {
			if end := i + len(e.words); end <= len(words) && slices.EqualFunc(words[i+1:end], e.words[1:], isForm) {
				if !found {
					found, from = true, places[i].From
				}
				to = max(to, places[end-1].To)
			}
		}
	}
	return passage.Range{From: start + from, To: start + to}, found
}

// runUpIn gives where the last words of a text begin: of its last sentence, and no more than bearingReach.
func runUpIn(text string) int {
	words, behind := 0, ' '
	for i := len(text); i > 0; {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		switch r {
		case '。', '！', '？', '؟':
			return i
		case '.', '!', '?', ';':
			if unicode.IsSpace(behind) && i-n > 0 && text[i-n-1] != '.' {
				return i
			}
		default:
			if unicode.IsSpace(r) && !unicode.IsSpace(behind) {
				if words++; words == bearingReach {
					return i
				}
			}
		}
		behind = r
		i -= n
	}
	return 0
}
