package search

import (
	"encoding/binary"
	"hash/maphash"
	"slices"

	"github.com/gloss-press/gloss/internal/stem"
)

// inversion turns what each document says into where each word stands.
//
// A site has too many postings to sort them in memory. So the stems, in the order of words, are cut into parts: first each posting is put beside the others
// of its part, in the scratch, and then part after part is sorted.
type inversion struct {
	*Builder
	forms  *wordList  // the words that stand in documents, in order
	stems  [][]uint32 // by the tongue, of each of the forms the place of its stem, from 1; 0: it stands nowhere
	counts []uint32   // how often a stem stands in documents, by its place: that of its first form
	parts  []part
	codes  [][]uint32 // by the tongue and the word's number: how often it stands in documents; then its stem, see part
}

// part is some of the stems, one after another. The code of a stem is the part and, in its last partBits, the place in it.
type part struct {
	from     int    // the place of the first
	size     int    // how many postings they have
	document uint32 // of the last one that came
	chunks   []Piece
	newest   []byte // those that came after the chunks
}

// A part has partStems stems at most, and partSize postings where it isn't one stem alone.
const (
	partBits  = 14
	partStems = 1 << partBits
	partSize  = 1 << 19
	partChunk = 8 << 10
)

// invert finds out all but where the documents of each stem are told. The error is a scratch's.
func invert(b *Builder) (*inversion, error) {
	in := &inversion{Builder: b}
	in.countWords()
	words := in.lexicon.load()
	if err := in.err(); err != nil {
		return nil, err // what could not be read is not known
	}
	in.findStems(words)
	in.makeParts()
	in.distribute()
	return in, nil
}

// digests calls with each digest of each document, in the order of documents.
func (in *inversion) digests(yield func(document uint32, codes []uint32, d Digest)) {
	var buf []byte
	document := uint32(0)
	for _, c := range in.chunks {
		buf = c.digests.Read(buf)
		for rest := buf; len(rest) > 0; document++ {
			for range 2 {
				n, from := binary.Uvarint(rest)
				to := from + int(n)
				yield(document, in.codes[in.spoken[document]], rest[from:to])
				rest = rest[to:]
			}
		}
	}
}

// countWords counts how often each word of each tongue stands in documents.
func (in *inversion) countWords() {
	in.codes = make([][]uint32, len(in.tongues))
	for t := range in.codes {
		in.codes[t] = make([]uint32, in.lexicon.count)
	}
	in.digests(func(_ uint32, counts []uint32, d Digest) {
		for word := uint32(0); len(d) > 0; {
			var step uint32
			step, d = d.next()
			word += step / levels
			counts[word]++
		}
	})
}

// findStems puts the words in order and finds the stems of each.
func (in *inversion) findStems(all *wordList) {
	standing := make([]uint32, 0, in.lexicon.count)
	for w := range uint32(in.lexicon.count) {
		if slices.ContainsFunc(in.codes, func(counts []uint32) bool { return counts[w] != 0 }) {
			standing = append(standing, w)
		}
	}
	in.forms = newWordList(len(standing), all.letters.Len())
	in.stems = make([][]uint32, len(in.tongues))
	stemmers := make([]*stem.Stemmer, len(in.tongues))
	for t, tongue := range in.tongues {
		in.stems[t] = make([]uint32, len(standing))
		stemmers[t] = stem.New(tongue)
	}
	known := newTable(len(standing) * len(in.tongues))
	i := 0
	for w, letters := range inOrder(standing, func(w uint32, buf []byte) []byte { return append(buf[:0], all.at(int(w))...) }) {
		in.forms.add(letters)
		for t, codes := range in.codes {
			if codes[w] == 0 {
				continue
			}
			hash := maphash.String(seed, stemOf(stemmers[t], in.forms.at(i)))
			s := known.find(hash)
			if *s == 0 {
				in.counts = append(in.counts, 0)
				*s = slotOf(hash, len(in.counts))
			}
			in.counts[s.number()-1] += codes[w]
			in.stems[t][i], codes[w] = s.number(), s.number()
		}
		i++
	}
}

// makeParts cuts the stems into parts.
func (in *inversion) makeParts() {
	stems := make([]uint32, len(in.counts)) // the codes, by the place
	for i, n := range in.counts {
		last := len(in.parts) - 1
		if last < 0 || i-in.parts[last].from == partStems || in.parts[last].size+int(n) > partSize {
			in.parts = append(in.parts, part{from: i, newest: make([]byte, 0, partChunk)})
			last++
		}
		p := &in.parts[last]
		p.size += int(n)
		stems[i] = uint32(last<<partBits + i - p.from)
	}
	for _, codes := range in.codes {
		for w, place := range codes {
			if place != 0 {
				codes[w] = stems[place-1]
			}
		}
	}
}

// distribute puts each posting beside the others of its part: how many documents after the one before it stands, and in two bytes the stem and the level.
func (in *inversion) distribute() {
	in.digests(func(document uint32, codes []uint32, d Digest) {
		for word := uint32(0); len(d) > 0; {
			var step uint32
			step, d = d.next()
			word += step / levels
			s := codes[word]
			p := &in.parts[s>>partBits]
			if len(p.newest)+binary.MaxVarintLen32+2 > cap(p.newest) {
				p.chunks = append(p.chunks, in.scratch.Add(p.newest))
				p.newest = p.newest[:0]
			}
			p.newest = binary.AppendUvarint(p.newest, uint64(document-p.document))
			p.newest = binary.LittleEndian.AppendUint16(p.newest, uint16(s%partStems*levels+step%levels))
			p.document = document
		}
	})
	in.codes = nil
}

// sortedLists are the postings of the stems of a part, each the document times the levels and the level, one list after another.
type sortedLists struct {
	part *part
	ends []uint32 // where in all each ends
	all  []uint32
}

// sort sorts the postings of a part, in the memory of s.
func (in *inversion) sort(p *part, s *sortedLists) {
	s.part, s.ends, s.all = p, s.ends[:0], slices.Grow(s.all[:0], p.size)[:p.size]
	at := uint32(0)
	for i := p.from; int(at) < p.size; i++ {
		s.ends = append(s.ends, at)
		at += in.counts[i]
	}
	document := uint32(0)
	take := func(b []byte) {
		for len(b) > 2 {
			step, n := binary.Uvarint(b)
			document += uint32(step)
			v := uint32(binary.LittleEndian.Uint16(b[n:]))
			end := &s.ends[v/levels]
			s.all[*end] = document*levels + v%levels
			*end++
			b = b[n+2:]
		}
	}
	var buf []byte
	for _, c := range p.chunks {
		buf = c.Read(buf)
		take(buf)
	}
	take(p.newest)
}
