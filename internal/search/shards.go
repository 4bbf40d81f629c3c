package search

import (
	"hash/fnv"
	"strconv"
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
	text   strings.Builder
	before string
	leaves []leaf
}

// add adds a word with what is said of it.
func (s *sharder) add(word, line string) {
	if n := s.text.Len(); n >= bigShard || n >= smallShard && cutsAt(word) {
		s.end()
	}
	if s.text.Len() == 0 {
		s.leaves = append(s.leaves, leaf{key: after(s.before, word)})
		s.text.WriteString("0" + word)
	} else {
		n := alike(s.before, word)
		s.text.WriteByte(strconv.FormatInt(int64(utf8.RuneCountInString(word[:n])), 36)[0])
		s.text.WriteString(word[n:])
	}
	s.text.WriteString(line)
	s.text.WriteByte('\n')
	s.before = word
}

func (s *sharder) end() {
	if s.text.Len() > 0 {
		s.leaves[len(s.leaves)-1].name = s.b.file(s.kind, s.head()+s.text.String())
		s.text.Reset()
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

func cutsAt(word string) bool {
	h := fnv.New32a()
	_, _ = h.Write([]byte(word))
	return h.Sum32()%oneIn == 0
}

// alike is how many bytes two words have alike at their beginnings, in whole characters, 35 at most.
func alike(a, b string) int {
	n, chars := 0, 0
	for n < len(a) && n < len(b) && chars < 35 {
		r, size := utf8.DecodeRuneInString(a[n:])
		if q, _ := utf8.DecodeRuneInString(b[n:]); q != r {
			break
		}
		n += size
		chars++
	}
	return n
}

// after gives the shortest beginning of word that comes after before.
func after(before, word string) string {
	n := alike(before, word)
	if n < len(word) {
		_, size := utf8.DecodeRuneInString(word[n:])
		n += size
	}
	return word[:n]
}

// words makes the files of words.
func (in *inversion) words() []leaf {
	var used []uint32 // the files of postings that the shard names
	local := map[uint32]int{}
	s := &sharder{b: in.b, kind: "w"}
	s.head = func() string {
		names := make([]string, len(used))
		for i, file := range used {
			names[i] = in.files[file]
		}
		used = used[:0]
		clear(local)
		return strings.Join(names, " ") + "\n"
	}
	var line []byte
	for _, w := range in.forms {
		word := string(in.b.lexicon.word(w))
		if n := s.text.Len(); n >= bigShard || n >= smallShard && cutsAt(word) {
			s.end() // before its line names files
		}
		line = line[:0]
		var told [8]uint32
		lists := told[:0]
		for t := range in.stems {
			list := in.stems[t][w]
			if list == 0 || contains(lists, list) {
				continue
			}
			line = append(line, "\t|"[min(len(lists), 1)])
			lists = append(lists, list)
			p := in.lists[list-1]
			if p.size <= fewDocuments {
				line = append(line, in.inline[p.from:p.to]...)
				continue
			}
			line = strconv.AppendUint(line, uint64(p.size), 36)
			for i, b := range in.blocks[p.from:p.to] {
				at, known := local[b.file]
				if !known {
					at = len(used)
					local[b.file] = at
					used = append(used, b.file)
				}
				line = append(line, ":/"[min(i, 1)])
				line = strconv.AppendInt(line, int64(at), 36)
				line = append(line, '.')
				line = strconv.AppendInt(line, int64(b.line), 36)
			}
		}
		s.add(word, string(line))
	}
	return s.done()
}

func contains(list []uint32, v uint32) bool {
	for _, w := range list {
		if w == v {
			return true
		}
	}
	return false
}

// misspelt is from how many letters on a word may be misspelt.
const misspelt = 4

// ends makes the files of words read backwards.
func (in *inversion) ends() []leaf {
	l := in.b.lexicon
	var forms []form
	for _, word := range in.forms {
		if w := l.word(word); w[0] != '=' && utf8.RuneCount(w) >= misspelt {
			forms = append(forms, form{keyOf(reversed(w)), word})
		}
	}
	s := &sharder{b: in.b, kind: "e", head: func() string { return "" }}
	for _, word := range in.sort(forms, func(w uint32) []byte { return reversed(l.word(w)) }) {
		n := uint32(0)
		for t := range in.stems {
			if list := in.stems[t][word]; list != 0 {
				n = max(n, in.counts[list-1])
			}
		}
		class := byte('0') // how frequent it is
		for ; n >= 4 && class < '9'; n /= 4 {
			class++
		}
		s.add(string(reversed(l.word(word))), string(rune(class)))
	}
	return s.done()
}
