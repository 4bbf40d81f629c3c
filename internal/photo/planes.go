package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"github.com/gloss-press/gloss/internal/webp"
)

// quality is that of smaller JPEG pictures, from 1 to 100: what eyes see no difference at in photographs on screens.
const quality = 82

// planes are a picture in a form that can be scaled: brightness and two of colour, as JPEG has them, or one of grey, or one of red, green, blue and
// what can't be seen through, the colours multiplied with it.
type planes []plane

// planesOf gives the planes of a picture as it was decoded.
func planesOf(m image.Image) planes {
	b := m.Bounds()
	width, height := b.Dx(), b.Dy()
	switch m := m.(type) {
	case *image.Gray:
		return planes{stored(width, height, 1, m.Stride, m.Pix)}
	case *image.YCbCr:
		across, down := subsampled(m.SubsampleRatio)
		w, h := (width+across-1)/across, (height+down-1)/down
		return planes{stored(width, height, 1, m.YStride, m.Y), stored(w, h, 1, m.CStride, m.Cb), stored(w, h, 1, m.CStride, m.Cr)}
	case *image.RGBA:
		return planes{stored(width, height, 4, m.Stride, m.Pix)}
	}
	return planes{{width, height, 4, func(y int, into []byte) []byte {
		row := &image.RGBA{Pix: into[:width*4], Stride: width * 4, Rect: image.Rect(0, y, width, y+1)}
		draw.Draw(row, row.Rect, m, b.Min.Add(image.Pt(0, y)), draw.Src)
		return row.Pix
	}}}
}

// subsampled gives of how many dots one of colour is made, across and down.
func subsampled(r image.YCbCrSubsampleRatio) (across, down int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

// scaled gives smaller planes: those of colour half as wide and high as that of brightness.
func (p planes) scaled(width, height int) planes {
	out := make(planes, len(p))
	for i := range p {
		if out[i] = p[i].scaled(width, height); i == 0 {
			width, height = (width+1)/2, (height+1)/2
		}
	}
	return out
}

func (p planes) turned(t Turn) planes {
	out := make(planes, len(p))
	for i := range p {
		out[i] = p[i].turned(t)
	}
	return out
}

// dots gives what a plane in memory has.
func (p plane) dots() []byte {
	var all []byte
	for y := range p.height {
		all = append(all, p.row(y, nil)...)
	}
	return all
}

// image gives planes in memory as a picture.
func (p planes) image() image.Image {
	at := image.Rect(0, 0, p[0].width, p[0].height)
	switch {
	case len(p) == 3:
		return &image.YCbCr{Y: p[0].dots(), Cb: p[1].dots(), Cr: p[2].dots(), YStride: p[0].width, CStride: p[1].width,
			SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: at}
	case p[0].bytes == 1:
		return &image.Gray{Pix: p[0].dots(), Stride: p[0].width, Rect: at}
	}
	m := &image.RGBA{Pix: p[0].dots(), Stride: p[0].width * 4, Rect: at}
	for i := 0; i < len(m.Pix); i += 4 { // a sharp edge overshoots
		for c := range 3 {
			m.Pix[i+c] = min(m.Pix[i+c], m.Pix[i+3])
		}
	}
	return m
}

// encode writes planes as a file of the kind of the one that they are made of, with its colours. A graphic of few colours keeps these.
func (p planes) encode(of []byte, isPNG, asWebP bool, picture image.Image) ([]byte, error) {
	var b bytes.Buffer
	m := p.image()
	if asWebP {
		flat := image.NewRGBA(m.Bounds())
		draw.Draw(flat, flat.Rect, m, m.Bounds().Min, draw.Src)
		return webp.Encode(flat, profile(of))
	}
	if isPNG {
		if few, ok := picture.(*image.Paletted); ok {
			m = painted(m, few.Palette)
		}
		if err := png.Encode(&b, m); err != nil {
			return nil, err
		}
		return behind(b.Bytes(), len(pngSign)+12+13, coloursOf(of)), nil
	}
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		return nil, err
	}
	return behind(b.Bytes(), len(jpegStart), profiles(of)), nil
}

// behind puts something into a file, behind so many bytes.
func behind(file []byte, at int, what []byte) []byte {
	return bytes.Join([][]byte{file[:at], what, file[at:]}, nil)
}

// painted gives a picture in the colours of a palette that are nearest.
func painted(m image.Image, colours color.Palette) image.Image {
	out := image.NewPaletted(m.Bounds(), colours)
	known := map[color.RGBA]uint8{}
	from := m.(*image.RGBA)
	for i := range out.Pix {
		dot := from.Pix[4*i : 4*i+4]
		c := color.RGBA{dot[0], dot[1], dot[2], dot[3]}
		n, ok := known[c]
		if !ok {
			n = uint8(colours.Index(c))
			known[c] = n
		}
		out.Pix[i] = n
	}
	return out
}
