package workspace

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/photo"
)

// TestSizeOf reads the sizes of pictures of the kinds that Go's own decoders don't know, from their first bytes.
func TestSizeOf(t *testing.T) {
	for name, c := range map[string]struct {
		head string
		want size
	}{
		"lossy WebP":      {"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\x20\x03\xc2\x01\x00\x00", size{800, 450}},
		"lossless WebP":   {"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x2f\x1f\x43\x70\x00\x00\x00\x00\x00\x00\x00", size{800, 450}},
		"extended WebP":   {"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x1f\x03\x00\xc1\x01\x00", size{800, 450}},
		"AVIF":            {"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00\x00\x00\x00\x14ispe\x00\x00\x00\x00\x00\x00\x03\x20\x00\x00\x01\xc2", size{800, 450}},
		"SVG":             {`<?xml version="1.0"?><!-- A --><svg xmlns="http://www.w3.org/2000/svg" width="40" height="30.4px">`, size{40, 30}},
		"SVG of a box":    {`<svg xmlns="http://www.w3.org/2000/svg" width="100%" viewBox="0 0 40 30">`, size{40, 30}},
		"SVG without one": {`<svg xmlns="http://www.w3.org/2000/svg" width="10em" height="3em">`, size{}},
		"WebP cut short":  {"RIFF\x00\x00\x00\x00WEBPVP8X\x0a", size{}},
		"text":            {"words", size{}},
	} {
		if got := sizeOf([]byte(c.head)); got != c.want {
			t.Errorf("%s: %v, not %v", name, got, c.want)
		}
	}
}

// TestPictureSize looks at the pictures of a site, and at what is none.
func TestPictureSize(t *testing.T) {
	var p, j, g bytes.Buffer
	grey := image.NewGray(image.Rect(0, 0, 80, 45))
	for _, err := range []error{png.Encode(&p, grey), jpeg.Encode(&j, grey, nil), gif.Encode(&g, grey, nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"content/articles/a.md": "---\ntitle: A\n---\n", "content/articles/a.png": p.String(), "content/articles/a.jpg": j.String(), "static/a.gif": g.String(), "static/b.png": "no picture"} {
		write(t, dir, name, text)
	}
	s := open(t, dir).Load()
	for address, want := range map[string]size{"articles/a.png": {80, 45}, "articles/a.jpg": {80, 45}, "a.gif": {80, 45}, "b.png": {}, "nothing.png": {}, "articles/a/": {}} {
		if width, height := s.PictureSize(address); (size{width, height}) != want {
			t.Errorf("%s: %d × %d, not %v", address, width, height, want)
		}
	}
}

// TestLateTurn holds that a turn which stands behind much else is known before the picture is made: its size, and which smaller ones there are.
func TestLateTurn(t *testing.T) {
	var p bytes.Buffer
	if err := png.Encode(&p, image.NewGray(image.Rect(0, 0, 3000, 10))); err != nil {
		t.Fatal(err)
	}
	chunk := func(kind, data string) string {
		b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		b = append(append(b, kind...), data...)
		return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:])))
	}
	turn := chunk("eXIf", "MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00")
	const start = 8 + 12 + 13
	dir := t.TempDir()
	for name, before := range map[string]int{"a.png": firstLook, "b.png": photo.HeadSize} {
		write(t, dir, "content/articles/"+name, p.String()[:start]+chunk("tEXt", "x\x00"+strings.Repeat("x", before))+turn+p.String()[start:])
	}
	s := open(t, dir).Load()
	if width, height := s.PictureSize("articles/a.png"); width != 10 || height != 3000 {
		t.Errorf("%d × %d", width, height)
	}
	for _, name := range []string{"a.png", "b.png"} {
		if of := s.Site.FormsOf("articles/" + name); of != nil {
			t.Errorf("%s is made smaller than 10 pixels, or before its turn is known: %v", name, of)
		}
	}
}
