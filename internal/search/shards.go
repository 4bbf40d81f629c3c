package search

import (
	"bytes"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"
)

// A shard of words ends before a word whose hash says so, once it has smallShard bytes, so that a change leaves the shards of other words as they were; and at
// bigShard in any case.
const (
	smallShard = 10 << 10
	bigShard   = 24 << 10
	oneIn      = 128
)

// sharder puts lines with words into files.
type sharder struct {
	b      *Builder
	kind   string
	head   func() string // gives what stands above the lines of a file, which ends with it
	text   []byte
	whole  []byte
	before []byte
	leaves []leaf
}

// begin begins the line of a word.
func (s *sharder) begin(word []byte) {
	if n := len(s.text); n >= bigShard || n >= smallShard && cutsAt(word) {
		s.end()
	}
	n, chars := alike(s.before, word)
	if len(s.text) == 0 {
		s.leaves = append(s.leaves, leaf{key: string(word[:after(n, word)])})
		n, chars = 0, 0
	}
	s.text = append(append36(s.text, uint32(chars)), word[n:]...)
	s.before = append(s.before[:0], word...)
}

func (s *sharder) end() {
	if len(s.text) > 0 {
		s.whole = append(append(s.whole[:0], s.head()...), s.text...)
		s.leaves[len(s.leaves)-1].name = s.b.file(s.kind, s.whole)
		s.text = s.text[:0]
	}
}

// done gives the files.
func (s *sharder) done() []leaf {
	s.end()
	if len(s.leaves) > 0 {
		s.leaves[0].key = ""
	}
	return s.leaves
}

func cutsAt(word []byte) bool {
	h := fnv.New32a()
	_, _ = h.Write(word)
	return h.Sum32()%oneIn == 0
}

// alike is how many bytes two words have alike at their beginnings, in whole characters, which are 35 at most.
func alike(a, b []byte) (n, chars int) {
	for n < len(a) && n < len(b) && chars < 35 {
		r, size := utf8.DecodeRune(a[n:])
		if q, _ := utf8.DecodeRune(b[n:]); q != r {
			break
		}
		n += size
		chars++
	}
	return n, chars
}

// after gives how long the beginning of word is that has one character more than n bytes.
func after(n int, word []byte) int {
	_, size := utf8.DecodeRune(word[n:])
	return n + size
}

// words makes the files of words.
func (l *lists) words() []leaf {
	var used []uint32 // the files of postings that the shard names
	local := map[uint32]uint32{}
	s := &sharder{b: l.Builder, kind: "w"}
	s.head = func() string {
		names := make([]string, len(used))
		for i, file := range used {
			names[i] = l.files[file]
		}
		used = used[:0]
		clear(local)
		return strings.Join(names, " ") + "\n"
	}
	var word []byte
	var told []uint32
	for i := range l.forms.ends {
		word = append(word[:0], l.forms.at(i)...)
		s.begin(word)
		told = told[:0]
		for _, stems := range l.stems {
			place := stems[i]
			if place == 0 || slices.Contains(told, place) {
				continue
			}
			s.text = append(s.text, "\t|"[min(len(told), 1)])
			told = append(told, place)
			at := l.where[place-1]
			if at.size <= fewDocuments {
				rest := l.inline[at.from:]
				s.text = append(s.text, rest[:bytes.IndexByte(rest, '\n')]...)
				continue
			}
			s.text = append36(s.text, at.size)
			for i, b := range l.blocks[at.from:][:(at.size+blockSize-1)/blockSize] {
				n, known := local[b.file]
				if !known {
					n = uint32(len(used))
					local[b.file] = n
					used = append(used, b.file)
				}
				s.text = append36(append(s.text, ":/"[min(i, 1)]), n)
				s.text = append36(append(s.text, '.'), b.line)
			}
		}
		s.text = append(s.text, '\n')
	}
	return s.done()
}

// misspelt is from how many letters on a word may be misspelt.
const misspelt = 4

// endings makes the files of words read backwards.
func (in *inversion) endings() []leaf {
	var words []uint32 // places in forms
	for i := range in.forms.ends {
		if word := in.forms.at(i); word[0] != '=' && utf8.RuneCountInString(word) >= misspelt {
			words = append(words, uint32(i))
		}
	}
	s := &sharder{b: in.Builder, kind: "e", head: func() string { return "" }}
	for i, word := range inOrder(words, func(i uint32, buf []byte) []byte { return reversed(in.forms.at(int(i)), buf) }) {
		n := uint32(0)
		for _, stems := range in.stems {
			if place := stems[i]; place != 0 {
				n = max(n, in.counts[place-1])
			}
		}
		class := byte('0') // how frequent it is
		for ; n >= 4 && class < '9'; n /= 4 {
			class++
		}
		s.begin(word)
		s.text = append(s.text, class, '\n')
	}
	return s.done()
}
