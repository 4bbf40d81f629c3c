package card

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

// FuzzPNG holds that image/png reads what stands in a picture.
func FuzzPNG(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{1, 200, 45, 1, 0, 255, 15, 9, 16, 9, 0, 250, 15, 9, 16, 9, 3, 2, 3, 3, 3, 4})
	f.Add(bytes.Repeat([]byte{7, 1, 8, 1, 9, 2, 0, 2, 9, 3, 0, 255}, 9000))
	f.Add(bytes.Repeat([]byte{15, 255}, 3000))
	f.Fuzz(func(t *testing.T, strokes []byte) { // pairs of an ink and of how many dots have it
		p := &press{}
		at := Width
		for ; len(strokes) > 1; strokes = strokes[2:] {
			for range strokes[1] {
				if ink := strokes[0] % (1 + levels*byte(inks)); ink > 0 && at < Width*Height {
					p.stamp(stamp{mask: &image.Alpha{Pix: []byte{ink}, Stride: 1, Rect: image.Rect(0, 0, 1, 1)}}, at%Width, at/Width)
				}
				at++
			}
		}
		file := p.png(plainLook)
		got := dots(t, file)
		for y := range Height {
			if !bytes.Equal(got.Pix[got.PixOffset(0, y):][:Width], p.lines[y*stride+1:][:Width]) {
				t.Fatalf("line %d is another", y)
			}
		}
	})
}

// TestSize holds that cards are at most a fifth larger than those that image/png packs; a blank one has little to pack.
func TestSize(t *testing.T) {
	for name, c := range examples() {
		file := Draw(c, plainLook)
		var plain bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&plain, dots(t, file)); err != nil {
			t.Fatal(err)
		}
		if name != "nothing" && len(file) > plain.Len()*6/5 {
			t.Errorf("%s: %d bytes, packed plainly %d", name, len(file), plain.Len())
		}
	}
}
