package search

import (
	"encoding/binary"
	"hash/maphash"
	"slices"
	"strings"
)

// inversion turns what each document says into where each word stands.
//
// A site has too many postings to sort them in memory. So the stems, in the order of words, are cut into parts: first each posting is put beside the others
// of its part, in the scratch, and then part after part is sorted.
type inversion struct {
	*Builder
	letters string     // of all words, by their numbers
	ends    []uint32   // where in letters each ends
	forms   []uint32   // the words that stand in documents, in order
	stems   [][]uint32 // by the tongue and the word's number, its stem: the place in counts, see place; 0: it stands nowhere
	counts  []uint32   // how often a stem stands in documents, in the order of the first word of each
	parts   []part
}

// part is some of the stems, one after another.
type part struct {
	from     int    // their first place in counts
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

// invert finds out all but where the documents of each stem are told.
func invert(b *Builder) *inversion {
	in := &inversion{Builder: b}
	in.loadWords()
	in.countWords()
	in.findForms()
	in.findStems()
	in.makeParts()
	in.distribute()
	return in
}

func (in *inversion) loadWords() {
	l := in.lexicon
	l.table = nil // it is made again where it is needed
	var letters strings.Builder
	letters.Grow(int(l.size))
	in.ends = make([]uint32, 0, l.count)
	for word := range l.words {
		letters.Write(word)
		in.ends = append(in.ends, uint32(letters.Len()))
	}
	in.letters = letters.String()
}

// word gives the word of a number.
func (in *inversion) word(n uint32) string {
	from := uint32(0)
	if n > 0 {
		from = in.ends[n-1]
	}
	return in.letters[from:in.ends[n]]
}

// digests calls with each digest of each document, in the order of documents.
func (in *inversion) digests(yield func(document uint32, stems []uint32, d Digest)) {
	var buf []byte
	document := uint32(0)
	for _, c := range in.chunks {
		buf = c.digests.Read(buf)
		for rest := buf; len(rest) > 0; document++ {
			for range 2 {
				n, from := binary.Uvarint(rest)
				to := from + int(n)
				yield(document, in.stems[in.spoken[document]], rest[from:to])
				rest = rest[to:]
			}
		}
	}
}

// countWords counts how often each word of each tongue stands in documents: in stems, where stems will be.
func (in *inversion) countWords() {
	in.stems = make([][]uint32, len(in.tongues))
	for t := range in.stems {
		in.stems[t] = make([]uint32, len(in.ends))
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

// findForms puts the words that stand in documents in order.
func (in *inversion) findForms() {
	for w := range uint32(len(in.ends)) {
		if slices.ContainsFunc(in.stems, func(counts []uint32) bool { return counts[w] != 0 }) {
			in.forms = append(in.forms, w)
		}
	}
	in.forms = inOrder(in.forms, func(w uint32, buf []byte) []byte { return append(buf[:0], in.word(w)...) })
}

// findStems finds the stem of each word of each tongue, and how often it stands in documents.
func (in *inversion) findStems() {
	known := newTable(len(in.forms) * len(in.tongues))
	stemmers := make([]*stemmer, len(in.tongues))
	for t, tongue := range in.tongues {
		stemmers[t] = newStemmer(tongue)
	}
	for _, w := range in.forms {
		for t, stems := range in.stems {
			n := stems[w]
			if n == 0 {
				continue
			}
			stem := in.word(w)
			if stem[0] != '=' {
				stem = stemmers[t].stem(stem)
			}
			hash := maphash.String(seed, stem)
			s := known.find(hash)
			if *s == 0 {
				in.counts = append(in.counts, 0)
				*s = slotOf(hash, len(in.counts))
			}
			stems[w] = s.number()
			in.counts[stems[w]-1] += n
		}
	}
}

// makeParts cuts the stems into parts.
func (in *inversion) makeParts() {
	places := make([]uint32, len(in.counts)) // by the place in counts, what stems are to have
	for i, n := range in.counts {
		last := len(in.parts) - 1
		if last < 0 || i-in.parts[last].from == partStems || in.parts[last].size+int(n) > partSize {
			in.parts = append(in.parts, part{from: i, newest: make([]byte, 0, partChunk)})
			last++
		}
		p := &in.parts[last]
		p.size += int(n)
		places[i] = uint32(last<<partBits+i-p.from) + 1
	}
	for _, stems := range in.stems {
		for w, s := range stems {
			if s != 0 {
				stems[w] = places[s-1]
			}
		}
	}
}

// place gives the place in counts that stems tell: the part, and from 1 the place in it.
func (in *inversion) place(s uint32) int {
	return in.parts[(s-1)>>partBits].from + int((s-1)%partStems)
}

// distribute puts each posting beside the others of its part: how many documents after the one before it stands, and in two bytes the stem and the level.
func (in *inversion) distribute() {
	in.digests(func(document uint32, stems []uint32, d Digest) {
		for word := uint32(0); len(d) > 0; {
			var step uint32
			step, d = d.next()
			word += step / levels
			s := stems[word] - 1
			p := &in.parts[s>>partBits]
			if len(p.newest)+binary.MaxVarintLen32+2 > cap(p.newest) {
				p.chunks = append(p.chunks, in.lexicon.scratch.Add(p.newest))
				p.newest = p.newest[:0]
			}
			p.newest = binary.AppendUvarint(p.newest, uint64(document-p.document))
			p.newest = binary.LittleEndian.AppendUint16(p.newest, uint16(s%partStems*levels+step%levels))
			p.document = document
		}
	})
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
