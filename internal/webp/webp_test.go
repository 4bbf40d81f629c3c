package webp

import (
	"bytes"
	"image"
	"testing"

	"golang.org/x/image/webp"
)

// TestEncode reads back what is written, with and without a profile.
func TestEncode(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 31, 20))
	for i := range m.Pix {
		m.Pix[i] = []byte{200, 100, 50, 255}[i%4]
	}
	for _, profile := range [][]byte{nil, []byte("a profile")} {
		file, err := Encode(m, profile)
		if err != nil {
			t.Fatal(err)
		}
		got, err := webp.Decode(bytes.NewReader(file))
		if err != nil || got.Bounds() != m.Rect {
			t.Fatal(err, got)
		}
		if r, g, b, _ := got.At(9, 9).RGBA(); r>>8 < 190 || g>>8 < 90 || g>>8 > 110 || b>>8 > 60 {
			t.Errorf("%d %d %d", r>>8, g>>8, b>>8)
		}
		if bytes.Contains(file, []byte("ICCP\x09\x00\x00\x00a profile\x00")) != (profile != nil) {
			t.Errorf("%q", file[:40])
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	m := image.NewRGBA(image.Rect(0, 0, 960, 720))
	for i := range m.Pix {
		m.Pix[i] = byte(i*i>>7 | 3)
	}
	for b.Loop() {
		if _, err := Encode(m, nil); err != nil {
			b.Fatal(err)
		}
	}
}
