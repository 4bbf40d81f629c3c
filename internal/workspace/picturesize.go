package workspace

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"image"
	_ "image/gif" // for image.DecodeConfig
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/media"
	"github.com/gloss-press/gloss/internal/site"
)

// size is how large a picture is, in pixels.
type size struct{ width, height int }

// mostOfPicture is how much of a picture's file is read for its size: a photograph may carry much before it.
const mostOfPicture = 1 << 20

// PictureSize gives the width and height, in pixels, of the picture that stands at an address of the site, so that a page can keep its place
// free. Both are 0 where the file doesn't tell. Each file is read once in a Snapshot.
func (s *Snapshot) PictureSize(address string) (width, height int) {
	if known, ok := s.faults.sizes.Load(address); ok {
		return known.(size).width, known.(size).height
	}
	var of size
	if page, _ := s.Site.At(address); page.Kind == site.CopyPage {
		of = s.measure(page.Subject.(string))
	}
	s.faults.sizes.Store(address, of)
	return of.width, of.height
}

func (s *Snapshot) measure(name string) size {
	if h, ok, err := s.head(name); ok && err == nil {
		return size{h.Width, h.Height}
	}
	file, _, err := disk.Open(s.folder.root, name)
	if err != nil {
		return size{}
	}
	defer file.Close()
	var read bytes.Buffer
	if c, _, err := image.DecodeConfig(io.TeeReader(io.LimitReader(file, mostOfPicture), &read)); err == nil {
		return size{c.Width, c.Height}
	}
	_, _ = io.CopyN(&read, file, 4096)
	return sizeOf(read.Bytes())
}

// sizeOf reads the size of a WebP, AVIF or SVG file from its beginning; zero where it says none.
func sizeOf(head []byte) size {
	switch media.EndingOf(head) {
	case ".webp":
		return webpSize(head[12:])
	case ".avif":
		// Box “ispe”: its version, width and height, 32 bits each.
		if _, rest, ok := bytes.Cut(head, []byte("ispe")); ok && len(rest) >= 12 {
			return size{int(binary.BigEndian.Uint32(rest[4:])), int(binary.BigEndian.Uint32(rest[8:]))}
		}
	case ".svg":
		return svgSize(head)
	}
	return size{}
}

// webpSize reads the first chunk of a WebP file: lossy, lossless or extended.
func webpSize(chunk []byte) size {
	if len(chunk) < 18 {
		return size{}
	}
	little := binary.LittleEndian
	switch data := chunk[8:]; string(chunk[:4]) {
	case "VP8 ":
		return size{int(little.Uint16(data[6:]) & 0x3fff), int(little.Uint16(data[8:]) & 0x3fff)}
	case "VP8L":
		bits := little.Uint32(data[1:])
		return size{int(bits&0x3fff) + 1, int(bits>>14&0x3fff) + 1}
	case "VP8X":
		return size{int(little.Uint32(data[4:])&0xffffff) + 1, int(little.Uint32(data[6:])>>8) + 1}
	}
	return size{}
}

// svgSize reads the size that a drawing gives itself, or that of its view box.
func svgSize(src []byte) size {
	d := xml.NewDecoder(bytes.NewReader(src))
	for {
		token, err := d.RawToken()
		if err != nil {
			return size{}
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "svg" {
			continue
		}
		attrs := map[string]string{}
		for _, a := range start.Attr {
			attrs[a.Name.Local] = a.Value
		}
		if of := (size{pixels(attrs["width"]), pixels(attrs["height"])}); of.width > 0 && of.height > 0 {
			return of
		}
		if box := strings.FieldsFunc(attrs["viewBox"], func(r rune) bool { return r == ' ' || r == ',' }); len(box) == 4 {
			return size{pixels(box[2]), pixels(box[3])}
		}
		return size{}
	}
}

// pixels reads a length in pixels; 0 for one in another unit.
func pixels(length string) int {
	n, err := strconv.ParseFloat(strings.TrimSuffix(length, "px"), 64)
	if err != nil || !(n > 0 && n < 1e6) {
		return 0
	}
	return int(math.Round(n))
}
