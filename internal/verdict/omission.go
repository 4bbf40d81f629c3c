package verdict

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/passage"
)

// quote is a quote's words taken apart: pieces that must stand in the source word by word, and what stands between them.
type quote struct {
	words  string
	pieces [][]mark
	gaps   []gap // one before each piece, and one after the last
}

// gap is what a quote has where it doesn't have the source's words. Without an ellipsis or a bracket it is no gap: at the
// quote's ends.
type gap struct {
	ellipsis bool
	brackets []bracket
	literal  []mark          // the brackets and what stands in them, as the source may have them itself; none beside an ellipsis
	signs    []passage.Range // the ellipses and brackets in the quote's words, in order
}

// bracket is a pair of square brackets in a quote, with words for other words.
type bracket struct {
	marks []mark // brackets included: they may be the source's own
	text  string // what stands between them
}

func (g gap) is() bool { return len(g.signs) > 0 }

// inQuote gives the gap’s place in the quote's words.
func (g gap) inQuote() passage.Range {
	if !g.is() {
		return passage.Range{}
	}
	return passage.Range{From: g.signs[0].From, To: g.signs[len(g.signs)-1].To}
}

// reader takes a quote's words apart.
type reader struct {
	*Index
	all     []passage.Piece
	out     quote
	open    []mark // the piece that is being read
	between gap    // the gap before it
	literal bool   // brackets are signs like others
	begins  bool   // the next word begins a sentence: the case of its first letter is free
	later   bool   // and is not the quote's first: it may be a capital where the source has a small letter
}

// parse takes a quote's words apart; where literal, brackets are signs like others.
func (x *Index) parse(words string, literal bool) quote {
	r := reader{Index: x, out: quote{words: words}, begins: true, literal: literal}
	for p := range passage.Fold(words).Pieces() {
		r.all = append(r.all, p)
	}
	for i := 0; i < len(r.all); {
		if n := r.ellipsis(i); n > 0 {
			r.omit(i, n)
			i += n
		} else if n := r.bracket(i); n > 0 {
			i += n
		} else {
			r.add(r.mark(r.all[i]))
			i++
		}
	}
	r.close(true)
	r.endGap()
	return r.out
}

// endGap ends the open gap.
func (r *reader) endGap() {
	g := r.between
	for _, b := range g.brackets {
		if !g.ellipsis {
			g.literal = append(g.literal, b.marks...)
		}
	}
	r.out.gaps, r.between = append(r.out.gaps, g), gap{}
}

// ellipsis gives how many pieces the ellipsis at i has, 0 where there is none: … [...] (...) or three dots with spaces.
func (r *reader) ellipsis(i int) int {
	switch {
	case isDots(r.at(i)):
		return 1
	case (r.at(i) == "[" || r.at(i) == "(") && isDots(r.at(i+1)) && r.at(i+2) == map[string]string{"[": "]", "(": ")"}[r.at(i)]:
		return 3
	}
	n := 0
	for r.at(i+n) == "." && (n == 0 || r.all[i+n].Spaced) {
		n++
	}
	if n < 3 {
		return 0
	}
	return n
}

func (r *reader) at(i int) string {
	if i < len(r.all) {
		return r.all[i].Key
	}
	return ""
}

// isDots reports whether a sign is three dots or more.
func isDots(key string) bool { return len(key) > 2 && strings.Trim(key, ".") == "" }

// omit ends the open piece with the ellipsis of n pieces at i. Where the words before it end a sentence, the next ones may begin
// one, with a capital.
func (r *reader) omit(i, n int) {
	ends := len(r.open) == 0 && r.begins || len(r.open) > 0 && strings.Contains(".!?", r.open[len(r.open)-1].key) || len(r.all[i].Key) > 3
	r.close(true)
	r.begins, r.later = ends, r.later || len(r.out.pieces) > 0
	r.between.ellipsis = true
	r.between.signs = append(r.between.signs, passage.Range{From: r.all[i].From, To: r.all[i+n-1].To})
}

// bracket reads the brackets at i and gives how many pieces they have, 0 where none are closed.
func (r *reader) bracket(i int) int {
	if r.at(i) != "[" || r.literal {
		return 0
	}
	end := i + 1
	for end < len(r.all) && r.at(end) != "]" && r.at(end) != "[" {
		end++
	}
	if r.at(end) != "]" {
		return 0
	}
	before := i > 0 && !r.all[i].Spaced && r.all[i-1].Word && len(r.open) > 0
	after := end+1 < len(r.all) && !r.all[end+1].Spaced && r.all[end+1].Word
	inside := r.all[i+1 : end]
	if (before || after) && (len(inside) == 1 && inside[0].Word || before && len(inside) == 0) {
		return r.letters(i, end, before, after)
	}
	var b bracket
	dotted := false
	for k := i; k <= end; k++ {
		dotted = dotted || isDots(r.at(k))
		b.marks = append(b.marks, r.mark(r.all[k]))
	}
	b.marks[0].loose = true
	b.text = r.out.words[r.all[i].To:r.all[end].From]
	r.close(dotted)
	r.between.ellipsis = r.between.ellipsis || dotted
	r.between.brackets = append(r.between.brackets, b)
	r.between.signs = append(r.between.signs, passage.Range{From: r.all[i].From, To: r.all[end].To})
	r.begins = false
	if r.at(end+1) == "'" && end+2 < len(r.all) && !r.all[end+1].Spaced && r.all[end+2].Word && !r.all[end+2].Spaced {
		// “[Kerry]’s”: the ending of the word that the bracket replaces.
		m := r.mark(passage.Piece{Range: passage.Range{From: r.all[end+1].From, To: r.all[end+2].To}, Key: "'" + r.at(end+2), Word: true, Inside: true})
		r.add(m)
		end += 2
	}
	return end - i + 1
}

// letters reads a word that has the letters between i and end in brackets.
func (r *reader) letters(i, end int, before, after bool) int {
	word := bracketed{}
	from, to, n := r.all[i].From, r.all[end].To, end-i+1
	if end > i+1 {
		word.inside = r.at(i + 1)
	}
	spaced := r.all[i].Spaced
	if before {
		word.before, from, spaced = r.all[i-1].Key, r.all[i-1].From, r.all[i-1].Spaced
		r.open = r.open[:len(r.open)-1]
	}
	if after {
		word.after, to = r.at(end+1), r.all[end+1].To
		n++
	}
	key := word.whole()
	if before && after { // no more than the case of letters may differ in the middle of a word
		word = bracketed{inside: key}
	}
	word = bracketed{r.fold(word.before), r.fold(word.inside), r.fold(word.after)}
	m := r.mark(passage.Piece{Range: passage.Range{From: from, To: to}, Key: key, Word: true, Spaced: spaced})
	m.part = &word
	r.add(m)
	return n
}

// mark makes a mark of a piece of the quote.
func (r *reader) mark(p passage.Piece) mark {
	m := mark{key: r.fold(p.Key), number: -1, small: -1, spaced: p.Spaced, word: p.Word, inside: p.Inside, quote: p.Range}
	if n, ok := r.number[m.key]; ok {
		m.number = n
	}
	if n, ok := r.number[strings.ToLower(m.key)]; ok {
		m.small = n
	}
	return m
}

// add puts a mark at the end of the open piece.
func (r *reader) add(m mark) {
	if r.Captions && !isSpoken(passage.Piece{Key: m.key, Word: m.word}) {
		return
	}
	m.loose = len(r.open) == 0
	m.first = r.begins && m.word && (!r.later || isCapital(m.key))
	r.begins = r.begins && !m.word
	r.open = append(r.open, m)
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// close ends the open piece, without the punctuation that ends a quotation where one ends here. A piece without a word is none.
func (r *reader) close(ends bool) {
	open := r.open
	r.open = nil
	for ends && len(open) > 0 && isClosing(open[len(open)-1].key) {
		open = open[:len(open)-1]
	}
	if n := len(open); n > 0 {
		open[n-1].open = !ends
	}
	wordless := true
	for _, m := range open {
		wordless = wordless && !strings.ContainsFunc(m.key, isSubstantial)
	}
	if wordless {
		return
	}
	r.out.pieces = append(r.out.pieces, open)
	r.endGap()
}

// isClosing reports whether a sign may end a quotation, or not, as its sentence wants it.
func isClosing(key string) bool {
	switch key {
	case ".", ",", ";", ":", "!", "?", "—", "'", `"`:
		return true
	}
	return false
}

// isSubstantial reports whether words may be made of r alone.
func isSubstantial(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.So, r)
}
