package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"strconv"
	"unicode/utf8"
)

// inversion turns what each document says into where each word stands.
type inversion struct {
	b        *Builder
	forms    []form     // the words that stand in documents, in order
	stems    [][]uint32 // by the tongue and the word's number: the place of its stem in lists, from 1; 0: it stands nowhere
	lists    []postings
	inline   []byte
	blocks   []block
	files    []string // names
	lines    []byte   // of the file that is being made
	lineEnds int
}

// form is a word as it is written, and its first letters, by which most words are in order.
type form struct {
	key  uint64
	word uint32
}

// postings say where the documents of a stem are told.
type postings struct {
	size     int    // how many documents
	from, to uint32 // in inline, or where there are more of them in blocks
}

// block is a line of a file.
type block struct{ file, line uint32 }

// Up to fewDocuments stand with a word itself. A block has blockSize at most; a file of blocks is full from fullFile bytes on.
const (
	fewDocuments = 6
	blockSize    = 2048
	fullFile     = 10 << 10
)

// passSize is how many postings are sorted at once: four bytes each.
const passSize = 2 << 20

// invert does the work.
func invert(b *Builder) *inversion {
	in := &inversion{b: b}
	in.findStems()
	in.sortForms()
	for from := 0; from < len(in.lists); {
		to, n := from, 0
		for to < len(in.lists) && (n == 0 || n+in.lists[to].size <= passSize) {
			n += in.lists[to].size
			to++
		}
		in.pass(from, to, n)
		from = to
	}
	in.endFile()
	return in
}

// documents calls with each digest of each document, in their order.
func (in *inversion) documents(yield func(document int, tongue uint8, d Digest)) {
	for n, d := range in.b.digests {
		yield(n, in.b.spoken[n], d)
		if body := in.b.bodies[n]; body != nil {
			yield(n, in.b.spoken[n], body)
		}
	}
}

// findStems gives each word of each language the number of its stem in the lexicon, from 1, and counts how often that stands in documents.
func (in *inversion) findStems() {
	l := in.b.lexicon
	words := l.Len()
	in.stems = make([][]uint32, len(in.b.tongues))
	for t := range in.stems {
		in.stems[t] = make([]uint32, words)
	}
	in.lists = make([]postings, words, words+words/2)
	c := counter{slots: make([]slot, 1)}
	in.documents(func(_ int, t uint8, d Digest) {
		d.each(func(word uint32, _ Level) {
			of := &in.stems[t][word]
			if *of == 0 {
				w := l.word(word)
				if w[0] != '=' {
					if s := stem(in.b.tongues[t], string(w)); s != string(w) {
						c.clear()
						c.add([]byte(s))
						word = l.number([]byte(s), c.found[0].hash)
					}
				}
				*of = word + 1
				for int(word) >= len(in.lists) {
					in.lists = append(in.lists, postings{})
				}
			}
			in.lists[*of-1].size++
		})
	})
}

// sortForms puts the words in order, and their stems in that of the first word of each.
func (in *inversion) sortForms() {
	l := in.b.lexicon
	words := len(in.stems)
	if words > 0 {
		words = len(in.stems[0])
	}
	for w := range words {
		if in.stands(uint32(w)) {
			in.forms = append(in.forms, form{keyOf(l.word(uint32(w))), uint32(w)})
		}
	}
	in.sort(in.forms, func(w uint32) []byte { return l.word(w) })
	places := make([]uint32, len(in.lists)) // in the new order, from 1
	sizes := make([]postings, 0, len(in.lists))
	for _, f := range in.forms {
		for t := range in.stems {
			s := in.stems[t][f.word]
			if s == 0 {
				continue
			}
			if places[s-1] == 0 {
				sizes = append(sizes, in.lists[s-1])
				places[s-1] = uint32(len(sizes))
			}
			in.stems[t][f.word] = places[s-1]
		}
	}
	in.lists = sizes
}

// stands reports whether a word stands in a document.
func (in *inversion) stands(word uint32) bool {
	return slices.ContainsFunc(in.stems, func(of []uint32) bool { return of[word] != 0 })
}

// keyOf gives the first letters of a word as a number that is in the same order.
func keyOf(word []byte) uint64 {
	var b [8]byte
	copy(b[:], word)
	return binary.BigEndian.Uint64(b[:])
}

func (in *inversion) sort(forms []form, text func(uint32) []byte) {
	slices.SortFunc(forms, func(a, b form) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return bytes.Compare(text(a.word), text(b.word))
	})
}

// pass makes the lists from a place to another, which have n postings together, and words that stand in several parts of a document more.
func (in *inversion) pass(from, to, n int) {
	at := make([]int, to-from+1)
	sum := 0
	for i := range to - from {
		at[i] = sum
		sum += in.lists[from+i].size
	}
	all := make([]uint32, n)
	in.documents(func(document int, t uint8, d Digest) {
		stems := in.stems[t]
		d.each(func(word uint32, level Level) {
			if p := int(stems[word]) - 1 - from; p >= 0 && p < to-from {
				all[at[p]] = uint32(document)*levels + uint32(level)
				at[p]++
			}
		})
	})
	begin := 0
	for i := range to - from {
		in.list(from+i, once(all[begin:at[i]]))
		begin = at[i]
	}
}

// once takes the best of the postings of each document.
func once(list []uint32) []uint32 {
	out := list[:0]
	for _, p := range list {
		if n := len(out); n > 0 && out[n-1]/levels == p/levels {
			out[n-1] = max(out[n-1], p)
			continue
		}
		out = append(out, p)
	}
	return out
}

// list tells the documents of a stem.
func (in *inversion) list(n int, list []uint32) {
	p := &in.lists[n]
	p.size = len(list)
	if len(list) <= fewDocuments {
		p.from = uint32(len(in.inline))
		before := uint32(0)
		for i, v := range list {
			if i > 0 {
				in.inline = append(in.inline, ',')
			}
			in.inline = strconv.AppendUint(in.inline, uint64((v/levels-before)*levels+v%levels), 36)
			before = v / levels
		}
		p.to = uint32(len(in.inline))
		return
	}
	p.from = uint32(len(in.blocks))
	slices.SortStableFunc(list, func(a, b uint32) int { return cmp.Compare(b%levels, a%levels) })
	for part := range slices.Chunk(list, blockSize) {
		in.block(part)
	}
	p.to = uint32(len(in.blocks))
}

// block writes a line of a file: for each level, the highest first, the documents.
func (in *inversion) block(list []uint32) {
	for level := levels - 1; level >= 0; level-- {
		before := uint32(0)
		for i := 0; len(list) > 0 && int(list[0]%levels) == level; i++ {
			if i > 0 {
				in.lines = append(in.lines, ',')
			}
			in.lines = strconv.AppendUint(in.lines, uint64(list[0]/levels-before), 36)
			before = list[0] / levels
			list = list[1:]
		}
		if level > 0 {
			in.lines = append(in.lines, ';')
		}
	}
	in.lines = append(in.lines, '\n')
	in.blocks = append(in.blocks, block{uint32(len(in.files)), uint32(in.lineEnds)})
	in.lineEnds++
	if len(in.lines) >= fullFile {
		in.endFile()
	}
}

func (in *inversion) endFile() {
	if len(in.lines) > 0 {
		in.files = append(in.files, in.b.file("p", string(in.lines)))
		in.lines, in.lineEnds = in.lines[:0], 0
	}
}

// reversed gives a word read backwards.
func reversed(word []byte) []byte {
	out := make([]byte, 0, len(word))
	for len(word) > 0 {
		_, n := utf8.DecodeLastRune(word)
		out = append(out, word[len(word)-n:]...)
		word = word[:len(word)-n]
	}
	return out
}
