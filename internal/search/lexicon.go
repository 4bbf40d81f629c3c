package search

import (
	"bufio"
	"encoding/binary"
	"errors"
	"hash/maphash"
	"io"
	"slices"
	"sync"
)

// Lexicon numbers the words of a site, in the order in which they come. It may be used from several goroutines at once.
//
// A site has very many words: their letters are in a scratch, and in memory is a table of their hashes.
type Lexicon struct {
	scratch  *Scratch
	counters sync.Pool

	mu     sync.Mutex
	count  int
	table  table   // nil while it isn't needed
	chunks []Piece // of words, each after its length
	newest []byte  // those after the chunks
	size   int64   // of all
}

const chunkSize = 32 << 10

// NewLexicon gives an empty one, with words in a scratch.
func NewLexicon(s *Scratch) *Lexicon {
	l := &Lexicon{scratch: s}
	l.counters.New = func() any { return newCounter() }
	return l
}

var seed = maphash.MakeSeed()

// number gives the number of a word, which it adds where it is new; false where there are as many as may be.
func (l *Lexicon) number(word []byte, hash uint64) (uint32, bool) {
	if !l.table.hasRoom(l.count) {
		l.makeTable()
	}
	s := l.table.find(hash)
	if *s == 0 {
		if l.count == mostNumbers {
			return 0, false
		}
		l.add(word)
		*s = slotOf(hash, l.count)
	}
	return s.number() - 1, true
}

// add adds a word that is new.
func (l *Lexicon) add(word []byte) {
	before := len(l.newest)
	l.newest = append(binary.AppendUvarint(l.newest, uint64(len(word))), word...)
	l.count++
	l.size += int64(len(l.newest) - before)
	if len(l.newest) >= chunkSize {
		l.chunks = append(l.chunks, l.scratch.Add(l.newest))
		l.newest = l.newest[:0]
	}
}

// makeTable makes a table that has room.
func (l *Lexicon) makeTable() {
	l.table = nil // so that two are never in memory
	l.table = newTable(l.count + l.count/4)
	n := 0
	for word := range l.words {
		n++
		hash := maphash.Bytes(seed, word)
		*l.table.find(hash) = slotOf(hash, n)
	}
}

// words gives all words, in the order of their numbers. Each holds until the next.
func (l *Lexicon) words(yield func(word []byte) bool) {
	var buf []byte
	for _, c := range l.chunks {
		buf = c.Read(buf)
		if !eachWord(buf, yield) {
			return
		}
	}
	eachWord(l.newest, yield)
}

// load gives all words. The table is given up: it is made again where it is needed.
func (l *Lexicon) load() *wordList {
	l.table = nil
	list := newWordList(l.count, int(l.size))
	for word := range l.words {
		list.add(word)
	}
	return list
}

func eachWord(b []byte, yield func([]byte) bool) bool {
	for len(b) > 0 {
		n, from := binary.Uvarint(b)
		to := from + int(n)
		if !yield(b[from:to]) {
			return false
		}
		b = b[to:]
	}
	return true
}

// Size is how many bytes Encode writes.
func (l *Lexicon) Size() int64 { return l.size }

// Encode writes the words, by which the digests that were made with the lexicon can be read again.
func (l *Lexicon) Encode(w io.Writer) error {
	var buf []byte
	for _, c := range l.chunks {
		buf = c.Read(buf)
		if _, err := w.Write(buf); err != nil {
			return err
		}
	}
	_, err := w.Write(l.newest)
	return errors.Join(err, l.scratch.Err())
}

// DecodeLexicon reads all that Encode wrote, and gives the lexicon, with words in a scratch.
func DecodeLexicon(r io.Reader, s *Scratch) (*Lexicon, error) {
	l, in := NewLexicon(s), bufio.NewReader(r)
	var word []byte
	for {
		n, err := binary.ReadUvarint(in)
		switch {
		case errors.Is(err, io.EOF):
			return l, nil
		case err == nil && n > longestWord:
			err = errors.New("this is no word")
		}
		if err != nil {
			return nil, err
		}
		word = slices.Grow(word[:0], int(n))[:n]
		if _, err := io.ReadFull(in, word); err != nil {
			return nil, err
		}
		l.add(word)
	}
}

// longestWord is more bytes than the longest word has, or the longest key.
const longestWord = 1 << 20
