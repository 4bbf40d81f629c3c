package search

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/maphash"
	"slices"
	"sync"
)

// Lexicon numbers the words of a site, and holds what texts say in numbers. It may be used from several goroutines at once.
type Lexicon struct {
	mu       sync.Mutex
	letters  []byte   // of all words, one after another
	ends     []uint32 // where each ends
	table    []uint32 // the numbers of the words, from 1, by their hashes
	counters sync.Pool
}

// NewLexicon gives an empty one.
func NewLexicon() *Lexicon {
	l := &Lexicon{table: make([]uint32, 1<<10)}
	l.counters.New = func() any { return &counter{slots: make([]slot, 1<<11), known: make([]knownWord, knownWords)} }
	return l
}

// Len is how many words there are.
func (l *Lexicon) Len() int { return len(l.ends) }

// word gives the word of a number. It holds until another is added.
func (l *Lexicon) word(n uint32) []byte {
	from := uint32(0)
	if n > 0 {
		from = l.ends[n-1]
	}
	return l.letters[from:l.ends[n]]
}

var seed = maphash.MakeSeed()

// number gives the number of a word, which it adds where it is new.
func (l *Lexicon) number(word []byte, hash uint64) uint32 {
	if len(l.ends)*4 >= len(l.table)*3 {
		l.grow()
	}
	mask := uint64(len(l.table) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		switch n := l.table[at]; {
		case n == 0:
			l.letters = append(l.letters, word...)
			l.ends = append(l.ends, uint32(len(l.letters)))
			l.table[at] = uint32(len(l.ends))
			return l.table[at] - 1
		case bytes.Equal(l.word(n-1), word):
			return n - 1
		}
	}
}

func (l *Lexicon) grow() {
	l.table = make([]uint32, 2*len(l.table))
	mask := uint64(len(l.table) - 1)
	for n := range l.ends {
		at := maphash.Bytes(seed, l.word(uint32(n))) & mask
		for l.table[at] != 0 {
			at = (at + 1) & mask
		}
		l.table[at] = uint32(n + 1)
	}
}

// Level says how much a word tells of a document, from 0: it stands in the text; to 3: in the name.
type Level uint8

// The levels.
const (
	InText Level = iota
	InWords
	InSummary
	InName
	levels = iota
)

// often is how many times a word must stand in a text to be of the level above.
const often = 4

// Field is a part of what a document says.
type Field struct {
	Level Level
	Text  string
}

// Digest is what search needs of a text: the numbers of its words with their levels. It takes about a byte and a half a word.
type Digest []byte

// Digest gives that of a text in several parts.
func (l *Lexicon) Digest(fields ...Field) Digest { return l.digest(fields, nil) }

// digest gives that of a text, and of keys that are taken as they are.
func (l *Lexicon) digest(fields []Field, keys []string) Digest {
	c := l.counters.Get().(*counter)
	defer l.counters.Put(c)
	c.clear()
	for _, f := range fields {
		c.level = f.Level
		Words(f.Text, c.add)
	}
	c.level = InText
	for _, k := range keys {
		c.add([]byte(k))
	}
	c.order = c.order[:0]
	l.mu.Lock()
	for i := range c.found {
		w := &c.found[i]
		k := &c.known[w.hash%uint64(len(c.known))]
		if k.hash != w.hash || k.number == 0 {
			*k = knownWord{w.hash, l.number(c.letters[w.from:w.to], w.hash) + 1}
		}
		level := w.level
		if w.times >= often && level == InText {
			level = InWords
		}
		c.order = append(c.order, (k.number-1)*levels+uint32(level))
	}
	l.mu.Unlock()
	slices.Sort(c.order)
	c.out = c.out[:0]
	before := uint32(0)
	for _, w := range c.order {
		c.out = binary.AppendUvarint(c.out, uint64(w/levels-before)*levels+uint64(w%levels))
		before = w / levels
	}
	return bytes.Clone(c.out)
}

// next gives what a digest begins with, a step from the word before times the levels plus the level, and the rest of it.
func (d Digest) next() (step uint32, rest Digest) {
	if d[0] < 0x80 {
		return uint32(d[0]), d[1:]
	}
	v, n := binary.Uvarint(d)
	if n <= 0 {
		return 0, nil
	}
	return uint32(v), d[n:]
}

// counted is a word of a text.
type counted struct {
	hash     uint64
	from, to uint32
	times    uint32
	level    Level
}

// counter counts the words of one text.
type counter struct {
	slots   []slot
	round   uint32
	found   []counted
	letters []byte
	level   Level
	order   []uint32 // what a digest says, before it is written
	out     []byte
	known   []knownWord // by hash: most words of a text are those of many
}

// knownWord is a word whose number was looked up; two words of one hash of 64 bits are not expected.
type knownWord struct {
	hash   uint64
	number uint32 // from 1
}

// knownWords is how many of them a counter keeps.
const knownWords = 1 << 16

// slot is a place of a counter's table; one of another round is empty.
type slot struct{ round, found uint32 }

func (c *counter) clear() {
	c.round++
	if c.round == 0 { // it has come round
		clear(c.slots)
		c.round = 1
	}
	c.found, c.letters = c.found[:0], c.letters[:0]
}

func (c *counter) add(word []byte) {
	if 2*len(c.found) >= len(c.slots) {
		c.grow()
	}
	hash := maphash.Bytes(seed, word)
	mask := uint64(len(c.slots) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		s := &c.slots[at]
		if s.round != c.round {
			*s = slot{c.round, uint32(len(c.found))}
			from := uint32(len(c.letters))
			c.letters = append(c.letters, word...)
			c.found = append(c.found, counted{hash: hash, from: from, to: uint32(len(c.letters)), times: 1, level: c.level})
			return
		}
		if w := &c.found[s.found]; w.hash == hash && bytes.Equal(c.letters[w.from:w.to], word) {
			w.times++
			w.level = max(w.level, c.level)
			return
		}
	}
}

func (c *counter) grow() {
	c.slots = make([]slot, 2*len(c.slots))
	mask := uint64(len(c.slots) - 1)
	for i := range c.found {
		at := c.found[i].hash & mask
		for c.slots[at].round == c.round {
			at = (at + 1) & mask
		}
		c.slots[at] = slot{c.round, uint32(i)}
	}
}

// Encode gives the words of the lexicon, by which the digests that were made with it can be read again.
func (l *Lexicon) Encode() []byte {
	b := binary.AppendUvarint(make([]byte, 0, len(l.letters)+2*len(l.ends)+binary.MaxVarintLen64), uint64(len(l.ends)))
	for n := range l.ends {
		w := l.word(uint32(n))
		b = append(binary.AppendUvarint(b, uint64(len(w))), w...)
	}
	return b
}

var errBroken = errors.New("these are no words of a lexicon")

// DecodeLexicon reads what Encode gave.
func DecodeLexicon(b []byte) (*Lexicon, error) {
	take := func() uint64 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			b = nil
			return 0
		}
		b = b[n:]
		return v
	}
	l := NewLexicon()
	if len(b) == 0 {
		return nil, errBroken
	}
	for all := take(); all > 0; all-- {
		n := take()
		if n == 0 || n > uint64(len(b)) || len(l.letters) > 1<<31 {
			return nil, errBroken
		}
		known := len(l.ends)
		if l.number(b[:n], maphash.Bytes(seed, b[:n])) != uint32(known) {
			return nil, errBroken
		}
		b = b[n:]
	}
	if len(b) > 0 {
		return nil, errBroken
	}
	return l, nil
}

// Holds reports whether all words of a digest are words of the lexicon.
func (l *Lexicon) Holds(d Digest) bool {
	for word := 0; len(d) > 0; {
		var step uint32
		step, d = d.next()
		if word += int(step / levels); word >= len(l.ends) {
			return false
		}
	}
	return true
}
