package verdict

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/transcript"
)

// Index is a transcript made ready for comparing quotes with it: the words and signs of its Text, and where each word stands. It does
// not change but for the lists by language, and may be used by several goroutines.
type Index struct {
	*transcript.Transcript
	tokens []token
	keys   []string         // the words and signs that occur, each once
	small  []int32          // the number of each key in small letters
	number map[string]int32 // the number of a key
	places [][]int32        // by a small key's number: the tokens that are such, in order
	words  []int32          // how many words stand before each token, stage directions aside
	turns  []stretch        // the tokens of each turn
	jumps  map[int32][]jump // by token: where a reader may go on instead
	backs  map[int32][]jump // the same the other way
	cues   []transcript.Cue // of all turns
	ticks  bool             // some apostrophe is of another make: “don`t”
	join

	mu       sync.Mutex
	bearings map[*bearings][]hit
	chosen   map[string]readBy // by the language that a quote names
}

// token is a word or a sign of the Text.
type token struct {
	key      int32 // its number
	from, to int32 // in Text
	traits   trait
}

type trait uint8

const (
	isWord      trait = 1 << iota
	isSpaced          // white space, a dash or a Barrier stands before it
	isInside          // goes on with the word before it: no piece of a quote begins here
	isBarrier         // between two turns
	isDirection       // part of a stage direction
	jumpsOut          // a jump leads from here
	jumpsIn           // a jump leads here: the white space before it is free
	isMend            // a bracket of an official correction
)

func (t token) is(f trait) bool { return t.traits&f != 0 }

// stretch is a stretch of tokens, to excluded.
type stretch struct{ from, to int }

// jump leads from a token to another over words that a quote need not have. Jumps of one correction (counted from 1) are never
// taken one after the other: either the wrong words stand in a quote or the right ones.
type jump struct{ to, correction int32 }

// New makes the Index of a transcript, in a time that grows with its length.
func New(t *transcript.Transcript) *Index {
	x := &Index{Transcript: t, number: map[string]int32{}, jumps: map[int32][]jump{}, backs: map[int32][]jump{}, bearings: map[*bearings][]hit{}, chosen: map[string]readBy{}}
	x.tokens = make([]token, 0, len(t.Text)/5)
	for p := range passage.Fold(t.Text).Pieces() {
		if t.Captions && !isSpoken(p) {
			continue
		}
		x.tokens = append(x.tokens, token{x.intern(x.fold(p.Key)), int32(p.From), int32(p.To), traitsOf(p)})
	}
	x.ticks = slices.ContainsFunc(x.keys, isApostrophe)
	x.small = make([]int32, len(x.keys), 2*len(x.keys))
	for i := range x.small {
		n := x.intern(strings.ToLower(x.keys[i]))
		if int(n) >= len(x.small) {
			x.small = append(x.small, n)
		}
		x.small[i] = n
	}
	x.list()
	for _, turn := range t.Turns {
		from := x.tokenAt(turn.From)
		x.turns = append(x.turns, stretch{from, max(from, x.tokenAt(turn.To))})
		x.cues = append(x.cues, turn.Cues...)
	}
	slices.SortStableFunc(x.cues, func(a, b transcript.Cue) int { return a.At - b.At })
	x.addJumps()
	x.words = make([]int32, len(x.tokens)+1)
	for i, tok := range x.tokens {
		x.words[i+1] = x.words[i]
		if tok.is(isWord) && !tok.is(isInside) && !tok.is(isDirection) {
			x.words[i+1]++
		}
	}
	return x
}

// list notes where each word stands, in one stretch of memory.
func (x *Index) list() {
	counts := make([]int32, len(x.keys))
	for _, tok := range x.tokens {
		counts[x.small[tok.key]]++
	}
	x.places = make([][]int32, len(x.keys))
	all := make([]int32, len(x.tokens))
	for i, n := range counts {
		x.places[i], all = all[:0:n], all[n:]
	}
	for i, tok := range x.tokens {
		s := x.small[tok.key]
		x.places[s] = append(x.places[s], int32(i))
	}
}

// fold gives the form of a key in which words are compared: captions have no case.
func (x *Index) fold(key string) string {
	if x.Captions {
		return strings.ToLower(key)
	}
	return key
}

// intern gives a key's number.
func (x *Index) intern(key string) int32 {
	n, ok := x.number[key]
	if !ok {
		n = int32(len(x.keys))
		x.keys = append(x.keys, key)
		x.number[key] = n
	}
	return n
}

func traitsOf(p passage.Piece) (f trait) {
	for _, is := range []struct {
		yes bool
		trait
	}{{p.Word, isWord}, {p.Spaced, isSpaced}, {p.Inside, isInside}, {p.Key[0] == passage.Barrier, isBarrier}} {
		if is.yes {
			f |= is.trait
		}
	}
	return f
}

// isSpoken reports whether captions can be trusted with a piece: a word, a Barrier, a sign that is read aloud.
func isSpoken(p passage.Piece) bool {
	r, _ := utf8.DecodeRuneInString(p.Key)
	return p.Word || r == passage.Barrier || r == '%' || r == '‰' || unicode.IsSymbol(r) || unicode.IsNumber(r)
}

// tokenAt gives the first token that ends after an offset of Text.
func (x *Index) tokenAt(at int) int {
	return sort.Search(len(x.tokens), func(i int) bool { return int(x.tokens[i].to) > at })
}

// turnOf gives the turn that holds a token, -1 where none does.
func (x *Index) turnOf(token int) int {
	i := sort.Search(len(x.turns), func(i int) bool { return x.turns[i].to > token })
	if i == len(x.turns) || x.turns[i].from > token {
		return -1
	}
	return i
}

// textRange gives the place in Text of the tokens from..to; with none of them, the end of the token before.
func (x *Index) textRange(from, to int) passage.Range {
	if from >= to {
		at := 0
		if from > 0 {
			at = int(x.tokens[from-1].to)
		}
		return passage.Range{From: at, To: at}
	}
	return passage.Range{From: int(x.tokens[from].from), To: int(x.tokens[to-1].to)}
}

func (x *Index) key(i int) string { return x.keys[x.tokens[i].key] }

// isKey reports whether token i is there and is this sign.
func (x *Index) isKey(i int, key string) bool { return i >= 0 && i < len(x.tokens) && x.key(i) == key }

// addJumps notes what a quote may skip: stage directions, and one side of each correction.
func (x *Index) addJumps() {
	add := func(from, to, correction int) {
		if from >= to {
			return
		}
		x.jumps[int32(from)] = append(x.jumps[int32(from)], jump{int32(to), int32(correction)})
		x.backs[int32(to)] = append(x.backs[int32(to)], jump{int32(from), int32(correction)})
		x.tokens[from].traits |= jumpsOut
		if to < len(x.tokens) {
			x.tokens[to].traits |= jumpsIn
		}
	}
	for _, d := range x.Directions {
		from, to := x.tokenAt(d.From), x.tokenAt(d.To)
		for i := from; i < to; i++ {
			x.tokens[i].traits |= isDirection
		}
		add(from, to, 0)
	}
	for n, s := range x.Struck {
		from, to := x.tokenAt(s.From), x.tokenAt(s.To) // wrong, and "[" of [right]
		add(from, to, n+1)
		if x.Captions || !x.isKey(to, "[") {
			continue
		}
		end := to + 1
		for end < len(x.tokens) && end-to < maxCorrection && !x.isKey(end, "]") && !x.tokens[end].is(isBarrier) {
			end++
		}
		if x.isKey(end, "]") {
			add(from, to+1, n+1)
			add(to, end+1, n+1)
			add(end, end+1, n+1)
			x.tokens[to].traits |= isMend
			x.tokens[end].traits |= isMend
		}
	}
}

// maxCorrection is how many words and signs the right side of a correction may have.
const maxCorrection = 200
