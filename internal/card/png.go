package card

import (
	"encoding/binary"
	"hash/crc32"
	"math/bits"
)

// stride is how many bytes a line of a picture has in a PNG file before it is packed: how it is filtered, 0 for not at all, and its dots.
const stride = 1 + Width

// appendPNG adds a picture to a file as PNG (ISO/IEC 15948): its lines, of numbers of colours, where in each is ink, and the colours. A card is a little ink
// on much paper, and packed for that: with image/png, which takes four times as long, a build of 10,000 articles has 10 s of a processor more to do.
func appendPNG(file, lines []byte, inked []span, colours []byte) []byte {
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, Width), uint32(len(inked)))
	file = append(file, "\x89PNG\r\n\x1a\n"...)
	file = appendChunk(file, "IHDR", func(b []byte) []byte { return append(append(b, header...), 8, 3, 0, 0, 0) }) // 8 bits a dot, by a palette
	file = appendChunk(file, "PLTE", func(b []byte) []byte { return append(b, colours...) })
	file = appendChunk(file, "IDAT", func(b []byte) []byte { return appendPacked(b, lines, inked) })
	return appendChunk(file, "IEND", func(b []byte) []byte { return b })
}

func appendChunk(file []byte, kind string, appendTo func([]byte) []byte) []byte {
	at := len(file)
	file = appendTo(append(append(file, 0, 0, 0, 0), kind...))
	binary.BigEndian.PutUint32(file[at:], uint32(len(file)-at-8))
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(file[at+4:]))
}

// symbolLengths are how many bits there are in the codes of DEFLATE's symbols: Huffman's, for a hundred cards of articles and quotes, so that none
// has to count its own.
var symbolLengths = [286]uint8{
	3, // paper, then how much of each ink
	5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 5, 5, 5, 5, 3,
	7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 7, 7, 5,
	9, 9, 9, 10, 9, 11, 10, 10, 9, 9, 9, 9, 9, 9, 8,
	256: 11, // the end, then how long a stretch is
	6, 6, 6, 7, 7, 7, 7, 7, 6, 6, 6, 7, 6, 7, 7, 8, 7, 8, 8, 9, 8, 8, 9, 9, 8, 9, 9, 9, 4,
}

// distanceLengths are the same of how far back a stretch is found: a dot, or a line, which has 9 bits more.
var distanceLengths = [21]uint8{0: 1, 20: 1}

// code is what is written for a symbol: n bits, the lowest first.
type code struct{ bits, n uint32 }

func (c code) then(d code) code { return code{c.bits | d.bits<<c.n, c.n + d.n} }

const (
	longestStretch = 258 // that has a code
	leastBeside    = 3   // of one that has
	leastAbove     = 7   // of one that pays when it is that of the line above
)

var (
	symbols       = codesOf(symbolLengths[:])
	beside, above = stretches()
)

// codesOf gives symbols their codes by the lengths of these (RFC 1951, 3.2.2).
func codesOf(lengths []uint8) []code {
	codes, next := make([]code, len(lengths)), uint32(0)
	for n := uint32(1); n <= 15; n++ {
		next <<= 1
		for s, length := range lengths {
			if uint32(length) == n {
				codes[s] = code{bits.Reverse32(next) >> (32 - n), n}
				next++
			}
		}
	}
	return codes
}

// stretches gives the codes of stretches by their lengths: of such as are the dot before them again, and such as are what stands above (RFC 1951, 3.2.5).
func stretches() (beside, above [longestStretch + 1]code) {
	distances := codesOf(distanceLengths[:])
	dot, line := distances[0], distances[20].then(code{stride - 1025, 9})
	n := leastBeside
	for s := 257; s < 285; s++ {
		extra := uint32(max(0, (s-261)/4))
		for i := range uint32(1) << extra {
			c := symbols[s].then(code{i, extra})
			beside[n], above[n] = c.then(dot), c.then(line)
			n++
		}
	}
	beside[longestStretch], above[longestStretch] = symbols[285].then(dot), symbols[285].then(line)
	return beside, above
}

// packer writes codes, and sums up what they stand for.
type packer struct {
	out       []byte
	held      uint64 // bits that make no four bytes yet
	n         uint32 // how many
	sum, sums uint64 // Adler's; of so few bytes they need not be divided in between
}

func (p *packer) put(c code) {
	p.held |= uint64(c.bits) << p.n
	if p.n += c.n; p.n >= 32 {
		p.out = binary.LittleEndian.AppendUint32(p.out, uint32(p.held))
		p.held >>= 32
		p.n -= 32
	}
}

// appendPacked adds lines as a stream of zlib's (RFC 1950), which is one block of DEFLATE's. There is no ink but where inked says, and none in the first line.
func appendPacked(file, lines []byte, inked []span) []byte {
	p := packer{out: append(file, 0x78, 0x01), sum: 1}
	p.put(code{1 | 2<<1 | (286-257)<<3 | (21-1)<<8 | (19-4)<<13, 17}) // the last block; with lengths of its own, so many
	p.put(code{0, 3 * 3})                                             // which are written without repetition
	for range 16 {
		p.put(code{4, 3}) // in four bits each
	}
	for _, lengths := range [][]uint8{symbolLengths[:], distanceLengths[:]} {
		for _, n := range lengths {
			p.put(code{bits.Reverse32(uint32(n)) >> 28, 4})
		}
	}
	at := 0
	for y, ink := range inked {
		if ink.to > 0 {
			from, to := y*stride+1+ink.from, y*stride+1+ink.to
			p.blank(from - at)
			p.ink(lines, from, to)
			at = to
		}
	}
	p.blank(len(inked)*stride - at)
	p.put(symbols[256])
	p.put(code{0, -p.n & 7})
	for ; p.n > 0; p.n -= 8 {
		p.out = append(p.out, byte(p.held))
		p.held >>= 8
	}
	return binary.BigEndian.AppendUint32(p.out, uint32(p.sums%65521<<16|p.sum%65521))
}

// blank packs n bytes of paper; the first for itself, since what is before it may be ink.
func (p *packer) blank(n int) {
	p.sums += uint64(n) * p.sum
	for first := true; n > 0; first = false {
		k := min(n, longestStretch)
		if first || k < leastBeside {
			k = 1
			p.put(symbols[0])
		} else {
			p.put(beside[k])
		}
		n -= k
	}
}

// ink packs a stretch of lines.
func (p *packer) ink(lines []byte, from, to int) {
	for at := from; at < to; {
		n, up := 0, 0
		next := load(lines, at)
		if (next^load(lines, at-1))<<(64-8*leastBeside) == 0 {
			n = again(lines, at, to, 1)
		}
		if (next^load(lines, at-stride))<<(64-8*leastAbove) == 0 {
			up = again(lines, at, to, stride)
		}
		switch {
		case up > n && up >= leastAbove:
			p.put(above[up])
			at += up
		case n >= leastBeside:
			p.put(beside[n])
			at += n
		default:
			p.put(symbols[lines[at]])
			at++
		}
	}
	sum, sums := p.sum, p.sums
	for _, b := range lines[from:to] {
		sum += uint64(b)
		sums += sum
	}
	p.sum, p.sums = sum, sums
}

// load gives eight bytes, the first the lowest.
func load(b []byte, at int) uint64 { return binary.LittleEndian.Uint64(b[at : at+8]) }

// again gives how many bytes from at on are those that stand so far before them, at most longestStretch and up to an end.
func again(lines []byte, at, end, back int) (n int) {
	most := min(longestStretch, end-at)
	for ; n < most; n += 8 {
		if differ := load(lines, at+n) ^ load(lines, at+n-back); differ != 0 {
			return min(most, n+bits.TrailingZeros64(differ)/8)
		}
	}
	return most
}
