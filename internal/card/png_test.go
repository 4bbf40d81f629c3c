package card

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

// FuzzPNG holds the quick way to write a picture to the plain one, image/png: what comes out are the dots that went in.
func FuzzPNG(f *testing.F) {
	f.Add([]byte{0, 3, 7, 7, 7, 7, 7, 7, 7, 7, 46, 1}, 5, 900)
	f.Add(bytes.Repeat([]byte{1, 2}, 700), 0, Width)
	f.Add([]byte{}, 0, 0)
	f.Add(bytes.Repeat([]byte{45}, 3*longestStretch), 1, 2)
	colours := make([]byte, 3*(1+inks*levels))
	f.Fuzz(func(t *testing.T, ink []byte, from, to int) {
		const height = 8
		lines, inked := make([]byte, height*stride+8), make([]span, height)
		from = max(0, min(from, Width))
		to = max(from, min(to, Width))
		for y := 1; y < height && to > from && len(ink) > 0; y++ { // the first line stays blank
			for x := from; x < to; x++ {
				lines[y*stride+1+x] = ink[(x+y/2)%len(ink)] % byte(1+inks*levels)
			}
			inked[y] = span{from, to}
		}
		got, err := png.Decode(bytes.NewReader(appendPNG(nil, lines, inked, colours)))
		if err != nil {
			t.Fatal(err)
		}
		picture := got.(*image.Paletted)
		for y := range height {
			if want := lines[y*stride+1:][:Width]; !bytes.Equal(picture.Pix[y*picture.Stride:][:Width], want) {
				t.Fatalf("line %d is another", y)
			}
		}
	})
}
