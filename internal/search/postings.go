package search

import (
	"slices"
	"strconv"
)

// lists tell the documents of each stem, and make the files of those that are in many.
type lists struct {
	*inversion
	where   []where  // by the place in counts
	inline  []byte   // lists that stand with their words, each ended by a line end
	blocks  []block  // of the others
	files   []string // their names
	lines   []byte   // of the file that is being made
	ended   uint32   // how many
	byLevel []uint32 // a list, see sortByLevel
}

// where is where the documents of a stem are told.
type where struct{ size, from uint32 } // how many there are, and the place in inline, or where they are more than fewDocuments that of the first block

// block is a line of a file.
type block struct{ file, line uint32 }

// Up to fewDocuments stand with a word itself. A block has blockSize at most; a file of blocks is full from fullFile bytes on.
const (
	fewDocuments = 6
	blockSize    = 2048
	fullFile     = 10 << 10
)

// makeLists makes the lists, those of a part while the next are sorted.
func (in *inversion) makeLists() *lists {
	l := &lists{inversion: in, where: make([]where, 0, len(in.counts))}
	next := make(chan *sortedLists)
	go func() {
		defer close(next)
		var memory [2]sortedLists // one is sorted while the other is told
		for i := range in.parts {
			s := &memory[i%2]
			in.sort(&in.parts[i], s)
			next <- s
			in.parts[i].chunks, in.parts[i].newest = nil, nil
		}
	}()
	for s := range next {
		from := uint32(0)
		for _, end := range s.ends {
			l.tell(once(s.all[from:end]))
			from = end
		}
	}
	l.endFile()
	return l
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

// tell tells the documents of the next stem.
func (l *lists) tell(list []uint32) {
	if len(list) <= fewDocuments {
		l.where = append(l.where, where{uint32(len(list)), uint32(len(l.inline))})
		before := uint32(0)
		for i, v := range list {
			if i > 0 {
				l.inline = append(l.inline, ',')
			}
			l.inline = append36(l.inline, (v/levels-before)*levels+v%levels)
			before = v / levels
		}
		l.inline = append(l.inline, '\n')
		return
	}
	l.where = append(l.where, where{uint32(len(list)), uint32(len(l.blocks))})
	for part := range slices.Chunk(l.sortByLevel(list), blockSize) {
		l.block(part)
	}
}

// sortByLevel puts what tells most first.
func (l *lists) sortByLevel(list []uint32) []uint32 {
	l.byLevel = l.byLevel[:0]
	for level := uint32(levels); level > 0; level-- {
		for _, v := range list {
			if v%levels == level-1 {
				l.byLevel = append(l.byLevel, v)
			}
		}
	}
	return l.byLevel
}

// block writes a line of a file: for each level, the highest first, the documents.
func (l *lists) block(list []uint32) {
	for level := levels - 1; level >= 0; level-- {
		before := uint32(0)
		for i := 0; len(list) > 0 && int(list[0]%levels) == level; i++ {
			if i > 0 {
				l.lines = append(l.lines, ',')
			}
			l.lines = append36(l.lines, list[0]/levels-before)
			before = list[0] / levels
			list = list[1:]
		}
		if level > 0 {
			l.lines = append(l.lines, ';')
		}
	}
	l.lines = append(l.lines, '\n')
	l.blocks = append(l.blocks, block{uint32(len(l.files)), l.ended})
	l.ended++
	if len(l.lines) >= fullFile {
		l.endFile()
	}
}

func (l *lists) endFile() {
	if len(l.lines) > 0 {
		l.files = append(l.files, l.file("p", l.lines))
		l.lines, l.ended = l.lines[:0], 0
	}
}

// append36 appends a number to the base of 36.
func append36(b []byte, n uint32) []byte {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	switch {
	case n < 36:
		return append(b, digits[n])
	case n < 36*36:
		return append(b, digits[n/36], digits[n%36])
	}
	return strconv.AppendUint(b, uint64(n), 36)
}
