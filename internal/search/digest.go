package search

import (
	"encoding/binary"
	"hash/maphash"
	"slices"
)

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

// AppendDigest appends that of a text in several parts.
func (l *Lexicon) AppendDigest(to []byte, fields ...Field) []byte { return l.digest(to, fields, nil) }

// digest appends that of a text, and of keys that are taken as they are.
func (l *Lexicon) digest(to []byte, fields []Field, keys []string) []byte {
	c := l.counters.Get().(*counter)
	defer l.counters.Put(c)
	c.clear()
	for _, f := range fields {
		c.level = f.Level
		c.fold(f.Text)
	}
	c.level = InText
	for _, k := range keys {
		c.add([]byte(k))
	}
	before := uint32(0)
	for _, w := range c.numbers(l) {
		to = binary.AppendUvarint(to, uint64(w/levels-before)*levels+uint64(w%levels))
		before = w / levels
	}
	return to
}

// next gives what a digest begins with, a step from the word before times the levels plus the level, and the rest of it.
func (d Digest) next() (step uint32, rest Digest) {
	if d[0] < 0x80 {
		return uint32(d[0]), d[1:]
	}
	return d.nextLong()
}

func (d Digest) nextLong() (uint32, Digest) {
	v, n := binary.Uvarint(d)
	if n <= 0 {
		return 0, nil
	}
	return uint32(v), d[n:]
}

// counter counts the words of one text.
type counter struct {
	folder
	slots   []uint32 // by hash, which of those found, from 1
	found   []counted
	letters []byte // of those
	level   Level
	order   []uint32 // what a digest says, before it is written
	spare   []uint32
}

func newCounter() *counter {
	c := &counter{slots: make([]uint32, 1<<11)}
	c.yield = c.add
	return c
}

// counted is a word of a text.
type counted struct {
	hash     uint64
	slot     uint32
	from, to uint32 // in letters
	times    uint32
	level    Level
}

// clear forgets what was found.
func (c *counter) clear() {
	for i := range c.found {
		c.slots[c.found[i].slot] = 0
	}
	c.found, c.letters = c.found[:0], c.letters[:0]
}

func (c *counter) add(word []byte) {
	hash := maphash.Bytes(seed, word)
	at := c.place(hash)
	if n := c.slots[at]; n != 0 {
		w := &c.found[n-1]
		w.times++
		w.level = max(w.level, c.level)
		return
	}
	from := uint32(len(c.letters))
	c.letters = append(c.letters, word...)
	c.found = append(c.found, counted{hash, at, from, uint32(len(c.letters)), 1, c.level})
	c.slots[at] = uint32(len(c.found))
	if 2*len(c.found) > len(c.slots) {
		c.slots = make([]uint32, 2*len(c.slots))
		for i := range c.found {
			at := c.place(c.found[i].hash)
			c.slots[at], c.found[i].slot = uint32(i+1), at
		}
	}
}

// place gives the slot that has a hash, or the empty one that is to have it.
func (c *counter) place(hash uint64) uint32 {
	mask := uint32(len(c.slots) - 1)
	at := uint32(hash) & mask
	for c.slots[at] != 0 && c.found[c.slots[at]-1].hash != hash {
		at = (at + 1) & mask
	}
	return at
}

// numbers gives the numbers of the words that were found, times the levels, with the level of each, in order.
func (c *counter) numbers(l *Lexicon) []uint32 {
	c.order = c.order[:0]
	l.mu.Lock()
	for some := range slices.Chunk(c.found, 16) {
		var slots [16]tableSlot // the table is not in the processor's cache: it loads these side by side
		for i := range some {
			slots[i] = l.table.at(some[i].hash)
		}
		for i := range some {
			w := &some[i]
			if w.times >= often && w.level == InText {
				w.level = InWords
			}
			n, ok := slots[i].number()-1, true
			if !slots[i].has(w.hash) {
				n, ok = l.number(c.letters[w.from:w.to], w.hash)
			}
			if ok {
				c.order = append(c.order, n*levels+uint32(w.level))
			}
		}
	}
	l.mu.Unlock()
	if len(c.order) < 256 {
		slices.Sort(c.order)
	} else {
		c.sort()
	}
	return c.order
}

// sort puts what is many in order: by its last bits, and what these have alike by the next.
func (c *counter) sort() {
	const bits = 11
	from, to, most := c.order, slices.Grow(c.spare[:0], len(c.order))[:len(c.order)], slices.Max(c.order)
	for shift := 0; most>>shift > 0; shift += bits {
		var at [1<<bits + 1]uint32
		for _, v := range from {
			at[v>>shift%(1<<bits)+1]++
		}
		for i := range at[1:] {
			at[i+1] += at[i]
		}
		for _, v := range from {
			p := &at[v>>shift%(1<<bits)]
			to[*p] = v
			*p++
		}
		from, to = to, from
	}
	c.order, c.spare = from, to
}
