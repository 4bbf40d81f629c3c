package verdict

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a sentence: a compound with hyphens is one, and what is contracted with another is one of its own.
type word struct {
	small, written string
	sign           string // what parts it from the word before: one of , ; : — . ! ?
	stretch               // its tokens
}

// neighbourhood is what stands around a quotation's words in their sentence, and the sentence behind.
type neighbourhood struct {
	left, head  []word // the words of the sentence before the quotation, and its own first ones
	tail, right []word // its last ones, and the rest of the sentence
	end         string // the sign that ends the sentence
	endAt       int    // and its token
	closed      bool   // the quotation's words go to that end
	next        []word // the sentence behind
	within      bool   // the quotation begins within a compound
	single      bool   // no sentence ends within the quotation
}

// How many tokens are read on each side of a quotation, and of its own at either end.
const (
	tokensBefore = 120
	tokensAfter  = 60
	tokensWithin = 40
)

// neighbours reads the neighbourhood of the tokens from..to.
func (x *Index) neighbours(from, to int) *neighbourhood {
	n := &neighbourhood{}
	start := from
	for start > 0 && from-start < tokensBefore && !x.stops(start-1) {
		start--
	}
	whole := x.lex(start, min(to, from+tokensWithin))
	at := slices.IndexFunc(whole, func(w word) bool { return w.to > from })
	if at < 0 {
		return nil
	}
	n.left, n.head = whole[:at], whole[at:]
	n.within = whole[at].from < from
	n.tail = x.lex(max(from, to-tokensWithin), to)
	n.single = x.stop(from) >= to-1
	if x.stops(to - 1) {
		n.closed, n.endAt = true, to-1
	} else {
		n.endAt = x.stop(to)
		n.right = x.lex(to, n.endAt)
	}
	if n.endAt >= len(x.tokens) || x.tokens[n.endAt].is(isBarrier) || !x.stops(n.endAt) {
		return n
	}
	n.end = x.key(n.endAt)
	if n.closed = n.closed || len(n.right) == 0; n.closed {
		begin := n.endAt
		for begin < len(x.tokens) && !x.tokens[begin].is(isWord) && !x.tokens[begin].is(isBarrier) {
			begin++
		}
		n.next = x.lex(begin, x.stop(begin))
	}
	return n
}

// stop gives the token that ends the sentence from a token on, or the last one that is read.
func (x *Index) stop(at int) int {
	to := at
	for to < len(x.tokens) && to-at < tokensAfter && !x.stops(to) {
		to++
	}
	return to
}

// stops reports whether a token ends a sentence: no full stop of a title or an initial does, and none before a small letter.
func (x *Index) stops(i int) bool {
	if i < 0 || i >= len(x.tokens) || x.tokens[i].is(isBarrier) || x.parted(i+1) {
		return true
	}
	switch x.key(i) {
	case "!", "?":
		return true
	case ".":
	default:
		return false
	}
	if i+1 < len(x.tokens) && x.tokens[i+1].is(isWord) {
		r, _ := utf8.DecodeRuneInString(x.key(i + 1))
		if unicode.IsLower(r) || !x.tokens[i+1].is(isSpaced) {
			return false
		}
	}
	if i == 0 || !x.tokens[i-1].is(isWord) {
		return true
	}
	r, n := utf8.DecodeRuneInString(x.key(i - 1))
	initial := n == len(x.key(i-1)) && unicode.IsUpper(r) && r != 'I'
	english := languages["en"].sections[title]
	return !initial && !(unicode.IsUpper(r) && english.has(&word{small: strings.ToLower(x.key(i - 1))}))
}

// lex gives the words of the tokens from..to; a stage direction is none.
func (x *Index) lex(from, to int) []word {
	words := make([]word, 0, to-from)
	sign := ""
	for i := from; i < to; {
		t := x.tokens[i]
		switch {
		case t.is(isDirection):
			i++
		case !t.is(isWord):
			sign = stronger(sign, x.key(i))
			i++
		default:
			if x.parted(i) && len(words) > 0 {
				sign = stronger(sign, ".")
			}
			end := i + 1
			for x.goesOn(end) || x.hyphen(end) {
				end++
			}
			words = x.add(words, i, end, sign)
			sign, i = "", end
		}
	}
	return words
}

// add adds the word of the tokens from..to, in as many parts as are contracted in it.
func (x *Index) add(words []word, from, to int, sign string) []word {
	w := word{small: x.keys[x.small[x.tokens[from].key]], written: x.key(from), sign: sign, stretch: stretch{from, to}}
	if to == from+1 && !strings.Contains(w.small, "'") {
		return append(words, w)
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		b.WriteString(x.key(i))
	}
	w.written = strings.Map(straight, b.String())
	for i, part := range splitContractions(strings.ToLower(w.written)) {
		if w.small = part; i > 0 {
			w.sign, w.written = "", part
		}
		words = append(words, w)
	}
	return words
}

// hyphen reports whether a token is a hyphen within a compound, or the word behind it.
func (x *Index) hyphen(i int) bool {
	joins := func(i int) bool {
		return x.isKey(i, "-") && !x.tokens[i].is(isSpaced) && i > 0 && x.tokens[i-1].is(isWord) && i+1 < len(x.tokens) &&
			x.tokens[i+1].is(isWord) && !x.tokens[i+1].is(isSpaced)
	}
	return joins(i) || i < len(x.tokens) && i > 0 && joins(i-1)
}

// stronger gives the sign of two that parts more.
func stronger(a, b string) string {
	switch {
	case isDots(b):
		b = "—"
	case b == "(" || b == ")":
		b = ","
	}
	const order = ",—:;.!?"
	if len(b) == 0 || !strings.Contains(order, b) || strings.Index(order, b) < strings.Index(order, a) {
		return a
	}
	return b
}

// splitContractions parts what English contracts: “they're” is “they 're”. “don't” stays one word.
func splitContractions(small string) []string {
	var rest []string
	for {
		i := strings.LastIndexByte(small, '\'')
		if i <= 0 || !slices.Contains(contracted, small[i:]) && small[i:] != "'m" {
			return append([]string{small}, rest...)
		}
		small, rest = small[:i], append([]string{small[i:]}, rest...)
	}
}
