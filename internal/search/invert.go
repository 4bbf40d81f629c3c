package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"slices"
	"strconv"
	"unicode/utf8"
)

// inversion turns what each document says into where each word stands.
type inversion struct {
	b        *Builder
	forms    []uint32   // the words that stand in documents, in order
	stems    [][]uint32 // by the tongue and the word's number: the place of its stem in lists, from 1; 0: it stands nowhere
	counts   []uint32   // how often a stem stands in documents, by its place
	lists    []postings
	inline   []byte
	blocks   []block
	files    []string // names
	lines    []byte   // of the file that is being made
	lineEnds int
}

// postings say where the documents of a stem are told.
type postings struct{ size, from, to uint32 } // how many documents, and where they are: in inline, or where there are more of them in blocks

// block is a line of a file.
type block struct{ file, line uint32 }

// Up to fewDocuments stand with a word itself. A block has blockSize at most; a file of blocks is full from fullFile bytes on.
const (
	fewDocuments = 6
	blockSize    = 2048
	fullFile     = 10 << 10
)

// passSize is how many postings are sorted at once: four bytes each.
const passSize = 1 << 20

// invert does the work.
func invert(b *Builder) *inversion {
	in := &inversion{b: b}
	in.sortForms(in.findStems())
	return in
}

// makeLists makes the files of postings, some lists after others, while the next are sorted.
func (in *inversion) makeLists() {
	in.lists = make([]postings, len(in.counts))
	sorted := make(chan sortedLists)
	go func() {
		defer close(sorted)
		for from := 0; from < len(in.counts); {
			to, n := from, 0
			for to < len(in.counts) && (n == 0 || n+int(in.counts[to]) <= passSize) {
				n += int(in.counts[to])
				to++
			}
			sorted <- in.pass(from, to, n)
			from = to
		}
	}()
	for s := range sorted {
		begin := 0
		for i, end := range s.ends {
			in.list(s.from+i, once(s.all[begin:end]))
			begin = end
		}
	}
	in.endFile()
}

// documents calls with each digest of each document, in their order.
func (in *inversion) documents(yield func(document uint32, stems []uint32, d Digest)) {
	for n, d := range in.b.digests {
		stems := in.stems[in.b.spoken[n]]
		yield(uint32(n), stems, d)
		if body := in.b.bodies[n]; body != nil {
			yield(uint32(n), stems, body)
		}
	}
}

// findStems gives each word of each language the number of its stem in the lexicon, from 1, and counts how often each stem stands in documents.
func (in *inversion) findStems() (counts []uint32) {
	l := in.b.lexicon
	words := l.Len()
	in.stems = make([][]uint32, len(in.b.tongues))
	for t := range in.stems {
		in.stems[t] = make([]uint32, words)
	}
	in.documents(func(_ uint32, stems []uint32, d Digest) { // how often each word stands
		for word := uint32(0); len(d) > 0; {
			var step uint32
			step, d = d.next()
			word += step / levels
			stems[word]++
		}
	})
	counts = make([]uint32, words, words+words/4)
	for t, stems := range in.stems {
		for word, n := range stems {
			if n == 0 {
				continue
			}
			of := uint32(word)
			if w := l.word(of); w[0] != '=' {
				if s := stem(in.b.tongues[t], string(w)); s != string(w) {
					of = l.number([]byte(s), maphash.String(seed, s))
				}
			}
			for int(of) >= len(counts) {
				counts = append(counts, 0)
			}
			counts[of] += n
			stems[word] = of + 1
		}
	}
	return counts
}

// form is a word, and its first letters, by which most words are in order.
type form struct {
	key  uint64
	word uint32
}

// sortForms puts the words in order, and their stems in that of the first word of each.
func (in *inversion) sortForms(counts []uint32) {
	l := in.b.lexicon
	var forms []form
	if len(in.stems) > 0 {
		for w := range in.stems[0] {
			if in.stands(uint32(w)) {
				forms = append(forms, form{keyOf(l.word(uint32(w))), uint32(w)})
			}
		}
	}
	in.forms = in.sort(forms, func(w uint32) []byte { return l.word(w) })
	forms = nil
	places := make([]uint32, len(counts)) // in the new order, from 1
	for _, w := range in.forms {
		for t := range in.stems {
			s := in.stems[t][w]
			if s == 0 {
				continue
			}
			if places[s-1] == 0 {
				in.counts = append(in.counts, counts[s-1])
				places[s-1] = uint32(len(in.counts))
			}
			in.stems[t][w] = places[s-1]
		}
	}
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

// sort gives the words in order.
func (in *inversion) sort(forms []form, text func(uint32) []byte) []uint32 {
	slices.SortFunc(forms, func(a, b form) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return bytes.Compare(text(a.word), text(b.word))
	})
	words := make([]uint32, len(forms))
	for i, f := range forms {
		words[i] = f.word
	}
	return words
}

// sortedLists are the postings of some lists from one on, one list after another.
type sortedLists struct {
	from int
	ends []int // where in all each ends
	all  []uint32
}

// pass sorts the postings of the lists from a place to another, which are n.
func (in *inversion) pass(from, to, n int) sortedLists {
	at := make([]int, to-from)
	sum := 0
	for i := range at {
		at[i] = sum
		sum += int(in.counts[from+i])
	}
	all := make([]uint32, n)
	first, some := uint32(from+1), uint32(to-from)
	in.documents(func(document uint32, stems []uint32, d Digest) {
		for word := uint32(0); len(d) > 0; {
			var step uint32
			step, d = d.next()
			word += step / levels
			if p := stems[word] - first; p < some {
				all[at[p]] = document*levels + step%levels
				at[p]++
			}
		}
	})
	return sortedLists{from, at, all}
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
	p.size = uint32(len(list))
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
