package photo

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"slices"
)

const pngSign = "\x89PNG\r\n\x1a\n"

// chunk is a part of a PNG or WebP file.
type chunk struct {
	kind  string
	data  []byte
	whole []byte
}

// chunks are those of a PNG file, one after the other.
type chunks struct{ rest []byte }

// next gives the next chunk; false at the end, or where the file is broken.
func (c *chunks) next() (chunk, bool) {
	if len(c.rest) < 12 {
		return chunk{}, false
	}
	n := int64(binary.BigEndian.Uint32(c.rest))
	if n+12 > int64(len(c.rest)) {
		return chunk{}, false
	}
	found := chunk{string(c.rest[4:8]), c.rest[8 : 8+n], c.rest[:12+n]}
	c.rest = c.rest[12+n:]
	return found, true
}

// dropped are the chunks of a PNG file that show nothing.
var dropped = []string{"eXIf", "tEXt", "zTXt", "iTXt", "tIME"}

// ofColours are the chunks that say what the colours of a PNG file are.
var ofColours = []string{"iCCP", "sRGB", "gAMA", "cHRM", "cICP"}

// cleanPNG leaves out of a PNG file what is not needed to show it, and what stands behind its end. It is false where the file is broken.
func cleanPNG(file []byte) ([]byte, bool) {
	out := append(make([]byte, 0, len(file)), pngSign...)
	c := chunks{rest: file[len(pngSign):]}
	for {
		next, ok := c.next()
		if !ok {
			return nil, false
		}
		switch {
		case next.kind == "eXIf" && turnOf(next.data) > 1:
			out = append(out, pngChunk("eXIf", turnOf(next.data).exif())...)
		case !slices.Contains(dropped, next.kind):
			out = append(out, next.whole...)
		}
		if next.kind == "IEND" {
			return out, true
		}
	}
}

// pngChunk writes a chunk.
func pngChunk(kind string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// coloursOf gives the chunks that say what the colours of a file are.
func coloursOf(file []byte) (list []byte) {
	c := chunks{rest: file[len(pngSign):]}
	for {
		next, ok := c.next()
		if !ok || next.kind == "IDAT" {
			return list
		}
		if slices.Contains(ofColours, next.kind) {
			list = append(list, next.whole...)
		}
	}
}

// cleanWebP leaves the chunks with EXIF and XMP out of a WebP file, and unsets the bits that tell of them; it is false where the file is broken.
func cleanWebP(file []byte) ([]byte, bool) {
	const head = 12 // RIFF, a length, WEBP
	out := append(make([]byte, 0, len(file)), file[:head]...)
	for rest := file[head:]; len(rest) > 0; {
		if len(rest) < 8 {
			return nil, false
		}
		n := 8 + int64(binary.LittleEndian.Uint32(rest[4:]))
		n = min(n+n%2, int64(len(rest)))
		if n < 8 {
			return nil, false
		}
		switch kind := string(rest[:4]); {
		case kind == "EXIF" || kind == "XMP ":
		default:
			at := len(out)
			if out = append(out, rest[:n]...); kind == "VP8X" && n > 8 {
				out[at+8] &^= 0x0c
			}
		}
		rest = rest[n:]
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, true
}

// Clean gives the file of a picture without what it tells of who made it, when, with what and where. How it looks does not change: what its colours are,
// and how it is turned, stays. It is false for a JPEG, PNG or WebP file that is broken; any other is given as it is.
func Clean(file []byte) ([]byte, bool) {
	switch {
	case bytes.HasPrefix(file, []byte(jpegStart)):
		return cleanJPEG(file)
	case bytes.HasPrefix(file, []byte(pngSign)):
		return cleanPNG(file)
	case len(file) >= 12 && string(file[:4]) == "RIFF" && string(file[8:12]) == "WEBP":
		return cleanWebP(file)
	}
	return file, true
}
