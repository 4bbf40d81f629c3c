package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/view"
)

// Lengths of the two sides of a line, in characters, and of what of them is compared, in words.
const (
	lineBefore = 44
	lineAfter  = 48
	mostWords  = 24
)

// side is the words on one side of a term, within its sentence: the nearest first, each with the space between it and the next nearer.
type side struct {
	words  []string
	clause int      // how many of them stand before the first comma or dash
	keys   []string // of these, once compare has made them
}

// compare makes the keys by which a side is compared.
func (s *side) compare() {
	s.keys = make([]string, s.clause)
	for i := range s.keys {
		s.keys[i] = wordKey(s.words[i])
	}
}

// sides gives the words around a term that stands at some bytes of a text, at most so many on each side.
func sides(text string, from, to, most int) (before, after side) {
	words := make([]string, 2*most)
	before.words, after.words = words[:0:most], words[most:most]
	for rest := text[:from]; rest != "" && len(before.words) < most; {
		begin := strings.LastIndexByte(rest[:len(rest)-1], ' ') + 1
		w := rest[begin:]
		rest = rest[:begin]
		if strings.HasSuffix(w, " ") && endsSentence(w) {
			break
		}
		if before.clause == len(before.words) && !endsClause(w) {
			before.clause++
		}
		before.words = append(before.words, w)
	}
	open := true
	for rest := text[to:]; rest != "" && len(after.words) < most; {
		end := strings.IndexByte(rest[1:], ' ') + 1
		if end == 0 {
			end = len(rest)
		}
		w := rest[:end]
		rest = rest[end:]
		after.words = append(after.words, w)
		if open {
			after.clause++
		}
		open = open && !endsClause(w)
		if endsSentence(w) {
			break
		}
	}
	return before, after
}

// endsClause reports a word with a mark behind it that parts clauses, or a dash alone.
func endsClause(w string) bool {
	w = strings.TrimRight(w, " ”’\")]")
	r, _ := utf8.DecodeLastRuneInString(w)
	return strings.ContainsRune(",;:—–،؛、，；：", r) && r != utf8.RuneError
}

// endsSentence reports a word with a sentence's end behind it: not one letter or a title before a name.
func endsSentence(w string) bool {
	w = strings.TrimRight(w, " ”’\")]")
	r, n := utf8.DecodeLastRuneInString(w)
	if !strings.ContainsRune(".?!؟。？！", r) || r == utf8.RuneError {
		return false
	}
	word := strings.TrimLeft(strings.TrimSpace(w[:len(w)-n]), "“‘\"([")
	first, _ := utf8.DecodeRuneInString(word)
	short := utf8.RuneCountInString(word) < 4 && unicode.IsUpper(first) || strings.Contains(word, ".")
	return r != '.' || !short
}

// state is what became of a word.
type state uint8

const (
	kept state = iota
	added
	gone
)

// compared is a word with what became of it.
type compared struct {
	text string
	is   state
}

// changed compares both sides of a line with those of the speaker's line before, all of which have keys: their clauses word by word, in which the words that
// are not in the other are added or gone. Where the two have too little in common, or there is no line before, no word is compared.
func changed(line, last [2]side) (sides [2][]compared, any bool) {
	shared, most := 0, [2]int{}
	for i := range line {
		var n int
		sides[i], n = compareWords(&last[i], &line[i], i == 0)
		shared += n
		most[0] += last[i].told()
		most[1] += line[i].told()
	}
	longer := max(most[0], most[1])
	alike := shared >= 2 && 4*shared >= longer || shared == 1 && longer <= 2
	for i := range line {
		if !alike {
			sides[i] = append(sides[i][:0], plain(line[i].words[:line[i].clause])...)
		}
		for _, w := range sides[i] {
			any = any || w.is != kept
		}
		for _, w := range line[i].words[line[i].clause:] {
			sides[i] = append(sides[i], compared{text: w})
		}
	}
	return sides, any
}

func plain(words []string) []compared {
	list := make([]compared, len(words))
	for i, w := range words {
		list[i].text = w
	}
	return list
}

// told counts the words of the clause that have a letter or digit.
func (s *side) told() (n int) {
	for _, key := range s.keys {
		if key != "" {
			n++
		}
	}
	return n
}

// wordKey gives what is compared of a word: not its case, nor the marks around it.
func wordKey(w string) string {
	return strings.TrimFunc(strings.ToLower(passage.Key(w)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// compareWords merges the words of two clauses along their longest common list, and gives its length. Words that are gone come before those
// in their place; where the words are backward, behind them.
func compareWords(old, now *side, backward bool) (list []compared, shared int) {
	was, is, a, b := old.words, now.words, old.keys, now.keys
	var common [mostWords + 1][mostWords + 1]uint8 // of what follows two places
	list = make([]compared, 0, len(a)+len(now.words))
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); a[i] == b[j] && a[i] != "" {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && a[i] == "":
			i++
		case j < len(b) && b[j] == "":
			list = append(list, compared{is[j], kept})
			j++
		case i < len(a) && j < len(b) && a[i] == b[j]:
			list = append(list, compared{is[j], kept})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && (common[i+1][j] > common[i][j+1] || common[i+1][j] == common[i][j+1] && !backward):
			list = append(list, compared{was[i], gone})
			i++
		default:
			list = append(list, compared{is[j], added})
			j++
		}
	}
	return list, int(common[0][0])
}

// fitted gives the words of one side as they stand in the line: as many as there is room for, cut off with an ellipsis. They come the
// nearest first.
func fitted(words []compared, room int, before bool) []view.Change {
	n, cut := 0, false
	for i, w := range words {
		if before || w.is != gone { // what stands before the term has one line alone
			n += utf8.RuneCountInString(w.text)
		}
		if n > room && i > 0 {
			words, cut = words[:i], true
			break
		}
	}
	var list []view.Change
	add := func(text string, is state) {
		c := view.Change{Text: text, New: is == added, Gone: is == gone}
		if last := len(list) - 1; last >= 0 && list[last].New == c.New && list[last].Gone == c.Gone {
			list[last].Text += text
		} else if text != "" {
			list = append(list, c)
		}
	}
	if before {
		if cut {
			add("… ", kept)
		}
		for i := len(words) - 1; i >= 0; i-- {
			text := strings.TrimRight(words[i].text, " ")
			add(text, words[i].is)
			space := kept
			if i > 0 && words[i-1].is == words[i].is {
				space = words[i].is
			}
			add(words[i].text[len(text):], space)
		}
		return list
	}
	for i, w := range words {
		text := strings.TrimLeft(w.text, " ")
		space := kept
		if i > 0 && words[i-1].is == w.is {
			space = w.is
		}
		add(w.text[:len(w.text)-len(text)], space)
		add(text, w.is)
	}
	if cut {
		add(" …", kept)
	}
	return list
}
