// Package photo has photographs and other pictures of dots: what their headers say, what they tell of who made them and where left out, and smaller
// ones made of them. All that is counted is counted in whole numbers, so that a picture comes out the same on any machine.
package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image/jpeg"
	"image/png"
	"slices"
	"sync"

	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/webp"
)

// Head is what the header of a JPEG or PNG file says.
type Head struct {
	Width, Height int  // as it is shown, in pixels
	Turn          Turn // how it is turned when it is shown
	PNG           bool // else JPEG
	Scalable      bool // smaller ones can be made of it: its colours are red, green and blue, and it isn't so large that it takes too much memory
	Cut           bool // what was read of the file ends in its header: what stands behind may turn the picture
}

// Turn is EXIF's orientation: 1 as the dots are stored, 2 to 8 turned or mirrored, see its tag 274.
type Turn uint8

// across reports a turn by which width and height change places.
func (t Turn) across() bool { return t >= 5 }

// Edition changes with how pictures are scaled: one that was kept from another edition is made anew.
const Edition = "1"

// ErrTooLarge says that a picture has more dots than Gloss takes.
var ErrTooLarge = errors.New("too many pixels")

var (
	// errBroken says that a file is no picture after all.
	errBroken = errors.New("the file is broken")

	errOther = errors.New("it is not the picture that was here before")
	errScans = fmt.Errorf("it is stored in more than %d steps", limit.Scans)
)

// Widths are those of the smaller pictures that pages offer, in pixels.
var Widths = []int{480, 960, 1600}

// longest is how wide or high a picture may be, in pixels, of which smaller ones are made: what a JPEG file can have. The weights of a longer row would take
// more memory than the picture.
const longest = 1<<16 - 1

// mostOfColours is how many bytes the profile of a picture's colours may have, of which smaller ones are made: each has it too. That of a screen has 600, one
// of print has more than a small picture.
const mostOfColours = 64 << 10

// HeadSize is how much of a file tells what Read reads: a photograph may carry a small one of itself, and a profile of its colours, before its size.
const HeadSize = 1 << 20

// Read reads the beginning of a JPEG or PNG file. ok is false for any other. The error is ErrTooLarge, or says that the file is broken.
func Read(head []byte) (h Head, ok bool, err error) {
	bytesPerDot, colours := 4, 0
	switch {
	case bytes.HasPrefix(head, []byte(pngSign)):
		h.PNG, h.Scalable = true, true
		c := chunks{rest: head[len(pngSign):]}
		first, whole := c.next()
		if !whole || first.kind != "IHDR" || len(first.data) != 13 {
			return h, true, errBroken
		}
		h.Width, h.Height = int(binary.BigEndian.Uint32(first.data)), int(binary.BigEndian.Uint32(first.data[4:]))
		if first.data[8] == 16 {
			bytesPerDot = 8
		}
		for {
			next, whole := c.next()
			if h.Cut = !whole; h.Cut || next.kind == "IDAT" {
				break
			}
			switch {
			case next.kind == "eXIf":
				h.Turn = turnOf(next.data)
			case slices.Contains(ofColours, next.kind):
				colours += len(next.data)
			}
		}
	case bytes.HasPrefix(head, []byte(jpegStart)):
		s := segments{rest: head[len(jpegStart):]}
		for {
			next, whole := s.next()
			if h.Cut = !whole; h.Cut || next.marker == startOfScan {
				break
			}
			switch {
			case next.marker == app1 && h.Turn == 0:
				h.Turn = turnIn(next.data)
			case next.marker == app2 && bytes.HasPrefix(next.data, []byte(profileSign)):
				colours += len(next.data)
			case next.isFrame() && len(next.data) >= 6:
				h.Height, h.Width = int(binary.BigEndian.Uint16(next.data[1:])), int(binary.BigEndian.Uint16(next.data[3:]))
				h.Scalable = next.data[0] == 8 && (next.data[5] == 1 || next.data[5] == 3) && next.marker <= progressive
				if next.marker == progressive {
					bytesPerDot = 8 // its parts are put together in memory
				}
			}
		}
	default:
		return h, false, nil
	}
	h.Turn = max(h.Turn, 1)
	if h.Turn.across() {
		h.Width, h.Height = h.Height, h.Width
	}
	switch {
	case h.Width <= 0 || h.Height <= 0:
		return Head{PNG: h.PNG}, true, errBroken
	case h.Width > limit.Pixels/h.Height:
		return Head{PNG: h.PNG}, true, ErrTooLarge
	}
	h.Scalable = h.Scalable && !h.Cut && colours <= mostOfColours && max(h.Width, h.Height) <= longest && h.Width*h.Height*bytesPerDot <= 4*limit.Pixels
	return h, true, nil
}

// WidthsOf gives the widths of the smaller pictures that are made of one.
func WidthsOf(h Head) (list []int) {
	for _, w := range Widths {
		if h.Scalable && w < h.Width {
			list = append(list, w)
		}
	}
	return list
}

// HeightOf gives the height of a smaller picture of a width.
func (h Head) HeightOf(width int) int { return max(1, (2*h.Height*width+h.Width)/(2*h.Width)) }

// Form is one of the forms in which a picture is offered.
type Form struct {
	Width int  // in pixels
	WebP  bool // else of the kind that the picture is of
}

// HasWebP reports a photograph that can be written as WebP in each of its forms.
func (h Head) HasWebP() bool { return h.Scalable && !h.PNG && h.Height <= webp.Longest }

// busy has one picture be in memory at a time.
var busy sync.Mutex

// Make makes forms of a JPEG or PNG file, none wider than it. They are turned as they are shown. The error says that the file is broken, of a kind that
// nothing can be made of, or narrower than a form.
func Make(file []byte, forms []Form) ([][]byte, error) {
	busy.Lock()
	defer busy.Unlock()
	h, ok, err := Read(file[:min(len(file), HeadSize)])
	if err != nil || !ok {
		return nil, errors.Join(err, errors.ErrUnsupported)
	}
	if slices.ContainsFunc(forms, func(f Form) bool { return f.Width > h.Width }) {
		return nil, errOther
	}
	if !h.PNG && scans(file) > limit.Scans {
		return nil, errScans
	}
	decode := jpeg.Decode
	if h.PNG {
		decode = png.Decode
	}
	picture, err := decode(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	list := make([][]byte, len(forms))
	from := planesOf(picture)
	for _, w := range steps(h, forms) {
		width, height := w, h.HeightOf(w)
		if h.Turn.across() {
			width, height = height, width
		}
		from = from.scaled(width, height)
		shown := from.turned(h.Turn)
		for i, form := range forms {
			if form.Width != w {
				continue
			}
			if list[i], err = shown.encode(file, h.PNG, form.WebP, picture); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

// steps are the widths through which forms are made, each of the larger one before it: the same ones whichever forms are asked for, so that each comes out
// the same.
func steps(h Head, forms []Form) []int {
	list := WidthsOf(h)
	if h.Width <= Widths[len(Widths)-1] {
		list = append(list, h.Width)
	}
	for _, f := range forms {
		list = append(list, f.Width)
	}
	slices.Sort(list)
	list = slices.Compact(list)
	slices.Reverse(list)
	return list
}
