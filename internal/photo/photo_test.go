package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/webp"

	_ "golang.org/x/image/webp" // for image.Decode
)

// quarters draws a picture whose corners are red, green, blue and white, from the left above on by rows.
func quarters(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.SetRGBA(x, y, []color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}[2*(2*y/height)+2*x/width])
		}
	}
	return m
}

// corners names the colours of the corners, from the left above on by rows.
func corners(m image.Image) (names string) {
	b := m.Bounds()
	for _, at := range []image.Point{{1, 1}, {b.Dx() - 2, 1}, {1, b.Dy() - 2}, {b.Dx() - 2, b.Dy() - 2}} {
		r, g, b, _ := m.At(b.Min.X+at.X, b.Min.Y+at.Y).RGBA()
		names += map[[3]bool]string{{true, false, false}: "r", {false, true, false}: "g", {false, false, true}: "b", {true, true, true}: "w"}[[3]bool{r > 0x8000, g > 0x8000, b > 0x8000}]
	}
	return names
}

func asJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decoded(t *testing.T, file []byte) image.Image {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const secret = "48.8584 N, 2.2945 E, Ada's telephone"

// exposed puts what a camera says behind the beginning of a file: how it is turned, and where it was.
func exposed(file []byte, turn Turn, isPNG bool) []byte {
	exif := append(turn.exif(), secret...)
	if isPNG {
		return append(behind(file, len(pngSign)+12+13, append(pngChunk("eXIf", exif), pngChunk("tEXt", []byte("Comment\x00"+secret))...)), secret...)
	}
	said := append(written(app1, []byte(exifSign), exif), written(comment, []byte(secret))...)
	said = append(said, written(app1, []byte("http://ns.adobe.com/xap/1.0/\x00"), []byte(secret))...)
	said = append(said, written(0xed, []byte("Photoshop 3.0\x00"), []byte(secret))...)
	return append(behind(file, len(jpegStart), said), secret...)
}

// TestTurned has each of EXIF's eight turns: smaller pictures stand as the picture is shown, and say of no turn; the picture itself says only that.
func TestTurned(t *testing.T) {
	shown := map[Turn]string{1: "rgbw", 2: "grwb", 3: "wbgr", 4: "bwrg", 5: "rbgw", 6: "brwg", 7: "wgbr", 8: "gwrb"}
	for _, isPNG := range []bool{false, true} {
		stored := asJPEG(t, quarters(120, 80))
		if isPNG {
			stored = asPNG(t, quarters(120, 80))
		}
		for turn, want := range shown {
			file := exposed(stored, turn, isPNG)
			clean, ok := Clean(file)
			if !ok || bytes.Contains(clean, []byte(secret)) {
				t.Errorf("turn %d: a secret is told: %v", turn, ok)
			}
			h, ok, err := Read(clean)
			wantSize := image.Pt(120, 80)
			if turn.across() {
				wantSize = image.Pt(80, 120)
			}
			if err != nil || !ok || h.Turn != turn || image.Pt(h.Width, h.Height) != wantSize || !h.Scalable {
				t.Errorf("turn %d: %+v %v %v", turn, h, ok, err)
			}
			list, err := Make(clean, []Form{{Width: 30}, {Width: 60}})
			if err != nil {
				t.Fatal(err)
			}
			for i, width := range []int{30, 60} {
				m := decoded(t, list[i])
				if got := corners(m); got != want || m.Bounds().Size() != image.Pt(width, h.HeightOf(width)) {
					t.Errorf("turn %d: %s of %v, want %s", turn, got, m.Bounds(), want)
				}
				if small, _, _ := Read(list[i]); small.Turn != 1 {
					t.Errorf("turn %d: the smaller picture is to be turned again", turn)
				}
			}
		}
	}
}

// TestWebP writes a photograph that is turned as WebP, in its own width too.
func TestWebP(t *testing.T) {
	list, err := Make(exposed(asJPEG(t, quarters(120, 80)), 6, false), []Form{{80, true}, {40, true}, {40, false}})
	if err != nil {
		t.Fatal(err)
	}
	for i, width := range []int{80, 40, 40} {
		if m := decoded(t, list[i]); corners(m) != "brwg" || m.Bounds().Dx() != width || bytes.HasPrefix(list[i], []byte("RIFF")) != (i < 2) {
			t.Errorf("%d: %s of %v", i, corners(m), m.Bounds())
		}
	}
}

// TestSteps holds that a form is the same whichever others are made with it.
func TestSteps(t *testing.T) {
	file := asJPEG(t, quarters(1200, 800))
	all, err := Make(file, []Form{{480, false}, {960, false}, {1200, true}})
	if err != nil {
		t.Fatal(err)
	}
	if one, err := Make(file, []Form{{480, false}}); err != nil || !bytes.Equal(one[0], all[0]) {
		t.Error("made alone a picture is another", err)
	}
}

// TestClean holds that a picture without what it tells looks the same, and that one which tells nothing stays byte for byte.
func TestClean(t *testing.T) {
	for _, file := range [][]byte{asJPEG(t, quarters(40, 30)), asPNG(t, quarters(40, 30)), []byte("GIF89a"), []byte("<svg/>"), nil} {
		if clean, ok := Clean(file); !ok || !bytes.Equal(clean, file) {
			t.Errorf("%.8q: %v", file, ok)
		}
	}
	profile := written(app2, []byte(profileSign), []byte("\x01\x01 Display P3"))
	file := exposed(behind(asJPEG(t, quarters(40, 30)), len(jpegStart), profile), 1, false)
	clean, _ := Clean(file)
	if !bytes.Contains(clean, profile) || !bytes.Equal(decoded(t, clean).(*image.YCbCr).Y, decoded(t, file).(*image.YCbCr).Y) {
		t.Error("what a picture looks like is lost")
	}
	if list, err := Make(clean, []Form{{Width: 20}}); err != nil || !bytes.Contains(list[0], profile) {
		t.Error("a smaller picture has lost its colours", err)
	}
	for _, file := range [][]byte{file[:len(file)/2], asPNG(t, quarters(40, 30))[:60], []byte("\xff\xd8\xff"), []byte(pngSign)} {
		if _, ok := Clean(file); ok {
			t.Errorf("%d bytes of a broken file are taken", len(file))
		}
	}
	webp := "RIFF\x32\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x0c\x00\x00\x00\x01\x00\x00\x01\x00\x00EXIF\x04\x00\x00\x00" + "GPS!" + "VP8 \x02\x00\x00\x00ab"
	if clean, ok := Clean([]byte(webp)); !ok || string(clean) != "RIFF\x20\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x01\x00\x00VP8 \x02\x00\x00\x00ab" {
		t.Errorf("%q", clean)
	}
}

func TestRead(t *testing.T) {
	huge := asPNG(t, quarters(4, 4))
	copy(huge[16:], []byte{0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20}) // 20,000 × 20,000
	for name, c := range map[string]struct {
		file []byte
		ok   bool
		err  error
	}{
		"a picture":    {asPNG(t, quarters(4, 4)), true, nil},
		"a huge one":   {huge, true, ErrTooLarge},
		"one cut off":  {huge[:20], true, errBroken},
		"a drawing":    {[]byte("<svg/>"), false, nil},
		"a half JPEG":  {[]byte("\xff\xd8\xff\xe0\x00\x10JFIF"), true, errBroken},
		"one of 0 × 9": {append([]byte(jpegStart), written(0xc0, []byte{8, 0, 9, 0, 0, 1})...), true, errBroken},
	} {
		if _, ok, err := Read(c.file); ok != c.ok || !errors.Is(err, c.err) {
			t.Errorf("%s: %v %v", name, ok, err)
		}
	}
	if list := WidthsOf(Head{Width: 960, Height: 9, Scalable: true}); len(list) != 1 {
		t.Errorf("a picture is scaled up: %v", list)
	}
}

// TestScale holds that a surface of one colour stays one, that an edge stays where it was, and that a graphic of few colours keeps these.
func TestScale(t *testing.T) {
	plain := image.NewNRGBA(image.Rect(0, 0, 100, 50))
	for i := range plain.Pix {
		plain.Pix[i] = []byte{200, 100, 50, 128}[i%4]
	}
	list, err := Make(asPNG(t, plain), []Form{{Width: 33}})
	if err != nil {
		t.Fatal(err)
	}
	m := decoded(t, list[0]).(*image.NRGBA)
	for i, v := range m.Pix {
		if want := []int{200, 100, 50, 128}[i%4]; int(v)-want > 1 || want-int(v) > 1 {
			t.Fatalf("byte %d is %d, not %d", i, v, want)
		}
	}
	few := image.NewPaletted(image.Rect(0, 0, 100, 50), color.Palette{color.White, color.Black, color.RGBA{200, 0, 0, 255}})
	for i := range few.Pix {
		few.Pix[i] = uint8(i / 10 % 3)
	}
	list, err = Make(asPNG(t, few), []Form{{Width: 50}})
	if small, ok := decoded(t, list[0]).(*image.Paletted); err != nil || !ok || len(small.Palette) != 3 {
		t.Errorf("a graphic of three colours has others: %v", err)
	}
	if _, err := Make([]byte("\xff\xd8\xff\xdb\x00\x03\x00"+strings.Repeat("x", 99)), []Form{{Width: 5}}); err == nil {
		t.Error("a broken file is scaled")
	}
}

// TestBombs holds that no picture takes more than its dots do: not by a row of a hundred million, nor by steps that each go over all of them, nor by a turn
// that stands where nobody has read.
func TestBombs(t *testing.T) {
	sized := func(width, height uint32) []byte {
		file := asPNG(t, quarters(4, 4))
		binary.BigEndian.PutUint32(file[16:], width)
		binary.BigEndian.PutUint32(file[20:], height)
		return file
	}
	for _, file := range [][]byte{sized(70_000, 1000), sized(600, 70_000)} {
		if h, _, err := Read(file); err != nil || h.Scalable {
			t.Errorf("%+v %v", h, err)
		}
	}
	if h, _, err := Read(sized(1600, 20_000)); err != nil || !h.Scalable || h.HasWebP() {
		t.Errorf("%+v %v", h, err)
	}
	tall := asJPEG(t, image.NewGray(image.Rect(0, 0, 100, webp.Longest)))
	if h, _, _ := Read(tall); !h.HasWebP() {
		t.Errorf("%+v", h)
	} else if _, err := Make(tall, []Form{{100, true}}); err != nil {
		t.Error(err)
	}

	file := asJPEG(t, quarters(40, 30))
	scan := bytes.Index(file, []byte{0xff, startOfScan})
	again := slices.Concat(file[:scan], bytes.Repeat(file[scan:len(file)-2], limit.Scans), file[scan:])
	if _, err := Make(again, []Form{{Width: 20}}); !errors.Is(err, errScans) {
		t.Errorf("%d steps: %v", limit.Scans+1, err)
	}

	for size, want := range map[int]bool{mostOfColours: true, mostOfColours + 1: false} {
		coloured := behind(asPNG(t, quarters(400, 10)), len(pngSign)+12+13, pngChunk("iCCP", make([]byte, size)))
		if h, _, _ := Read(coloured); h.Scalable != want {
			t.Errorf("a profile of %d bytes: %+v", size, h)
		}
	}
	parts := bytes.Repeat(written(app2, []byte(profileSign), make([]byte, 40_000)), 2)
	if h, _, _ := Read(behind(asJPEG(t, quarters(400, 10)), len(jpegStart), parts)); h.Scalable || h.Width != 400 {
		t.Errorf("a profile in two parts: %+v", h)
	}

	late := behind(asPNG(t, quarters(400, 10)), len(pngSign)+12+13, append(pngChunk("iCCP", make([]byte, 9000)), pngChunk("eXIf", Turn(6).exif())...))
	if h, _, err := Read(late[:5000]); err != nil || !h.Cut || h.Scalable {
		t.Errorf("%+v %v", h, err)
	}
	if _, err := Make(late, []Form{{Width: 200}}); !errors.Is(err, errOther) { // it is 10 wide
		t.Error(err)
	}
}

func FuzzPhoto(f *testing.F) {
	f.Add(exposed(asJPEG(f, quarters(9, 7)), 6, false))
	f.Add(exposed(asPNG(f, quarters(9, 7)), 8, true))
	f.Add([]byte("RIFF\x32\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x0c\x00\x00\x00\x01\x00\x00\x01\x00\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		h, ok, err := Read(file)
		if clean, whole := Clean(file); whole {
			again, whole := Clean(clean)
			if !whole || !bytes.Equal(again, clean) {
				t.Fatal("what is clean is cleaned again")
			}
			if now, _, _ := Read(clean); ok && err == nil && now != h {
				t.Fatalf("%+v became %+v", h, now)
			}
		}
		if ok && err == nil && h.Width*h.Height < 1<<16 && h.Width > 3 {
			_, _ = Make(file, []Form{{Width: h.Width / 2}})
			_, _ = Make(file, []Form{{Width: h.Width * 9}})
		}
	})
}
