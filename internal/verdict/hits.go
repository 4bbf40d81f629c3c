package verdict

import (
	"slices"
	"sort"
	"strings"
)

// hit is a word of the Text, or several, that bears meaning.
type hit struct {
	stretch // tokens
	line    int
	family
	aside bool // an answer by itself, “No, …”: it doesn't reach the words that follow
}

// hits gives the words of the Text that bear meaning in a language, in order; made once a language.
func (x *Index) hits(list *bearings) []hit {
	x.mu.Lock()
	defer x.mu.Unlock()
	if list == nil {
		return nil
	}
	if _, ok := x.bearings[list]; !ok {
		x.bearings[list] = x.findHits(list)
	}
	return x.bearings[list]
}

func (x *Index) findHits(list *bearings) []hit {
	var found []hit
	known := make([][]bearing, len(x.keys))
	seen := make([]bool, len(x.keys))
	for i := range x.tokens {
		if !x.begins(i) {
			continue
		}
		n := x.tokens[i].key
		entries := known[n]
		switch {
		case x.goesOn(i + 1):
			word := x.word(i)
			entries = list.at(word, strings.ToLower(word))
		case !seen[n]:
			entries = list.at(x.keys[n], x.keys[x.small[n]])
			known[n], seen[n] = entries, true
		}
		for _, e := range entries {
			if to, ok := x.follows(i, e.words[1:]); ok {
				found = append(found, hit{stretch{i, to}, e.line, e.family, x.isAside(i, to)})
			}
		}
	}
	return found
}

// begins reports whether a word begins at a token that is no stage direction's.
func (x *Index) begins(i int) bool {
	return x.tokens[i].is(isWord) && !x.goesOn(i) && !x.tokens[i].is(isDirection)
}

// word gives the whole word that begins at a token, contractions in one.
func (x *Index) word(i int) string {
	word := x.key(i)
	for i++; x.goesOn(i); i++ {
		word += x.key(i)
	}
	return strings.Map(straight, word)
}

// goesOn reports whether a token goes on with the word before it, as an apostrophe of any make does: “don`t”.
func (x *Index) goesOn(i int) bool {
	if i == 0 || i >= len(x.tokens) {
		return false
	}
	if x.tokens[i].is(isInside) {
		return true
	}
	if !x.ticks || x.tokens[i].is(isSpaced) {
		return false
	}
	if isApostrophe(x.key(i)) {
		return i+1 < len(x.tokens) && x.tokens[i-1].is(isWord) && x.tokens[i+1].is(isWord) && !x.tokens[i+1].is(isSpaced)
	}
	return i > 1 && x.tokens[i].is(isWord) && isApostrophe(x.key(i-1)) && x.goesOn(i-1)
}

// follows reports whether the words follow the one at token i, signs and stage directions aside, and where they end.
func (x *Index) follows(i int, words []string) (int, bool) {
	end := func() int {
		for i++; x.goesOn(i); i++ {
		}
		return i
	}
	to := end()
	for _, w := range words {
		for i < len(x.tokens) && !x.begins(i) && !x.endsSentence(i) {
			i++
		}
		if i == len(x.tokens) || x.endsSentence(i) || !isForm(x.word(i), w) {
			return 0, false
		}
		to = end()
	}
	return to, true
}

// isAside reports whether the tokens stand alone between the beginning of a sentence, or a comma, and a comma.
func (x *Index) isAside(from, to int) bool {
	return (x.isKey(to, ",") || x.endsSentence(to)) && (from == 0 || x.isKey(from-1, ",") || x.endsSentence(from-1) || x.tokens[from-1].is(isDirection))
}

// endsSentence reports whether a token ends a sentence, or a part of one that words hardly reach across.
func (x *Index) endsSentence(i int) bool {
	if i < 0 || i >= len(x.tokens) || x.tokens[i].is(isBarrier) {
		return true
	}
	switch key := x.key(i); key {
	case ".", "!", "?", ";", ":", "—":
		return true
	default:
		return isDots(key)
	}
}

// parted reports whether captions have the end of a sentence just before a token: their signs are no tokens, but where a machine has put
// some, a sentence has ended.
func (x *Index) parted(i int) bool {
	return x.Captions && i > 0 && i < len(x.tokens) && strings.ContainsAny(x.Text[x.tokens[i-1].to:x.tokens[i].from], ".!?;:")
}

// lost gives the hits that leaving out the tokens from..to takes from the reader: those that begin or end there. An attribution is
// lost with its verb: “said … we will” still says that somebody said that, “They … we will” does not.
func (x *Index) lost(list *bearings, from, to int) []hit {
	if from >= to {
		return nil
	}
	hits := x.hits(list)
	i := sort.Search(len(hits), func(i int) bool { return hits[i].from > from-maxHit })
	var found []hit
	for ; i < len(hits) && hits[i].from < to; i++ {
		if h := hits[i]; h.to > from && (h.from >= from || h.family != attribution || !x.isLink(from, h.to)) {
			found = append(found, h)
		}
	}
	return found
}

// isLink reports whether the words from a token on to another are only those that link what is said to who says it.
func (x *Index) isLink(from, to int) bool {
	return !slices.ContainsFunc(x.smallWords(from, to), func(w string) bool { return !slices.Contains(links, w) })
}

var links = strings.Fields("that us me you to que إن که")

// maxHit is more tokens than any entry of the lists covers, signs between its words included.
const maxHit = 16

// The words before and after a quotation among which one that bears meaning cuts it short.
const (
	wordsBefore = 6
	wordsAfter  = 4
)

// runUp gives the tokens of the sentence just before a token; an answer's “No, …” is none of its words.
func (x *Index) runUp(at int) stretch {
	from := at
	for from > 0 && !x.endsSentence(from-1) && !x.parted(from) && x.count(from-1, at) <= wordsBefore {
		from--
	}
	return stretch{from, at}
}

// runOut gives the tokens of the sentence from a token on, to a comma; behind a comma, no more than the next word: “, if …”;
// behind a dash, no more than the one word that ends the sentence: “— not.”
func (x *Index) runOut(at int) stretch {
	to := at
	for to < len(x.tokens) && !x.endsSentence(to) && !x.parted(to) && !x.isKey(to, ",") && x.count(at, to+1) <= wordsAfter {
		to++
	}
	if to == at && x.isKey(to, ",") {
		for to < len(x.tokens) && x.count(at, to+1) <= 1 && !x.endsSentence(to) {
			to++
		}
	}
	if to == at && x.isKey(to, "—") {
		end := to + 1
		for end < len(x.tokens) && !x.endsSentence(end) && x.count(to, end+1) <= 1 {
			end++
		}
		if x.endsSentence(end) && !x.isKey(end, "—") {
			to = end
		}
	}
	return stretch{at, to}
}

// bearingAround gives the words that bear meaning just before and just after the tokens of a quotation.
func (x *Index) bearingAround(list *bearings, from, to int) (before, after []hit) {
	up := x.runUp(from)
	before = slices.DeleteFunc(x.lost(list, up.from, up.to), func(h hit) bool { return h.from < up.from || h.aside })
	if len(before) == 0 {
		before = x.behindAside(list, from)
	}
	out := x.runOut(to)
	after = slices.DeleteFunc(x.lost(list, out.from, out.to), func(h hit) bool { return h.to > out.to })
	return before, after
}

// maxAside is how many words between two commas a reader reads across.
const maxAside = 14

// behindAside gives the word that bears meaning just before an aside which ends just before a token: “would, as everybody has heard
// him say before, strike”.
func (x *Index) behindAside(list *bearings, at int) []hit {
	if !x.isKey(at-1, ",") {
		return nil
	}
	for i := at - 2; i >= 0 && !x.endsSentence(i) && x.count(i, at) <= maxAside; i-- {
		if !x.isKey(i, ",") {
			continue
		}
		for _, h := range x.lost(list, i-1, i) {
			if h.to == i && !h.aside {
				return []hit{h}
			}
		}
	}
	return nil
}

// carried is a word that bears meaning, or several, in words outside of the Text: an article's or a bracket's.
type carried struct {
	bearing
	text string
	at   int // which of the words is its first
}

// in gives the words of a text that bear meaning.
func (b *bearings) in(text string) []carried {
	var found []carried
	all := wordsOf(text)
	for i, w := range all {
		for _, e := range b.at(w, strings.ToLower(w)) {
			if to := i + len(e.words); to <= len(all) && slices.EqualFunc(all[i+1:to], e.words[1:], isForm) {
				found = append(found, carried{e, strings.Join(all[i:to], " "), i})
			}
		}
	}
	return found
}
