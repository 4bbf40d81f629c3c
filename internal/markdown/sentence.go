package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/passage"
)

// sentence gives the article’s own sentence around a quotation, "…" in the quotation's place: of words in a sentence, that sentence; of a
// block quote, the sentence that leads to it.
func (r *reading) sentence(rng passage.Range) string {
	f := r.flow
	i := f.blockAt(rng.From)
	b := &f.blocks[i]
	if b.quote != nil {
		for i--; i >= 0 && f.blocks[i].quote == b.quote; i-- {
		}
		if i < 0 || f.blocks[i].section != b.section {
			return ""
		}
		before := f.text[f.blocks[i].from:f.blocks[i].to]
		return passage.OneLine(before[sentenceStart(before):])
	}
	before, after := f.text[b.from:rng.From], f.text[min(rng.To, b.to):b.to]
	return passage.OneLine(before[sentenceStart(before):] + " … " + after[:sentenceEnd(after)])
}

// sentenceStart gives the offset at which the last sentence of a text begins, whether it has ended or not.
func sentenceStart(text string) int {
	text = strings.TrimRightFunc(text, func(r rune) bool { return !isWordRune(r) })
	for i := len(text); i > 0; {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		if ends(r) && begins(text[i:]) && !shortened(text[:i]) {
			return len(text) - len(strings.TrimLeftFunc(text[i:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(closing, r) }))
		}
		i -= n
	}
	return 0
}

// sentenceEnd gives the offset at which the sentence that goes on with a text ends.
func sentenceEnd(text string) int {
	for i, r := range text {
		if rest := text[i+utf8.RuneLen(r):]; ends(r) && begins(rest) && !shortened(text[:len(text)-len(rest)]) {
			return len(text) - len(rest)
		}
	}
	return len(text)
}

func ends(r rune) bool { return strings.ContainsRune(".!?…。！？؟۔", r) }

// begins reports whether a sentence may begin behind a full stop: closing marks aside, a space stands there and no small letter
// behind it.
func begins(rest string) bool {
	rest = strings.TrimLeft(rest, closing)
	space := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if len(space) == len(rest) {
		return rest == ""
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(space, `"'“‘«([`))
	return !unicode.IsLower(first)
}

// closing are the marks that end with a sentence, behind its full stop.
const closing = `"'”’»)]`

// shortened reports whether a text ends in what is short for a word, as titles are: "Mr.", "Sen.", "U.S.".
func shortened(text string) bool {
	word, isStop := strings.CutSuffix(text, ".")
	if !isStop {
		return false
	}
	word = word[strings.LastIndexFunc(word, func(r rune) bool { return !isWordRune(r) && r != '.' })+1:]
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && utf8.RuneCountInString(word) <= 3
}
