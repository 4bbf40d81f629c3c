package card

import (
	"image"
	"image/draw"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// stamp is a glyph in dots of an ink.
type stamp struct {
	at   image.Point  // its corner, seen from the point on the line where it is put
	mask *image.Alpha // the numbers of its dots
}

// levels are how finely an edge is drawn: sixteen steps from paper to ink are all that an eye tells apart, and make a small file.
const levels = 15

// quarters are the places between two dots that a glyph may begin at.
const quarters = 4

// stampKey names a stamp.
type stampKey struct {
	font    *font.Font
	glyph   font.GID
	size    int16
	quarter int8
	ink     ink
}

// stamps are those that were drawn before: most of a card's letters were on the card before it.
type stamps struct {
	mu   sync.RWMutex
	of   map[stampKey]stamp
	size int // of their masks, in bytes
}

// mostStamps bounds what is kept, in bytes: it is forgotten beyond.
const mostStamps = 8 << 20

func (s *stamps) get(k stampKey, face *font.Face) stamp {
	s.mu.RLock()
	got, ok := s.of[k]
	s.mu.RUnlock()
	if ok {
		return got
	}
	outline, _ := face.GlyphDataOutline(k.glyph)
	got = rastered(outline.Segments, int(k.size), int(k.font.Upem()), int(k.quarter), k.ink)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.of == nil || s.size > mostStamps {
		s.of, s.size = map[stampKey]stamp{}, 0
	}
	s.of[k] = got
	s.size += 100
	if got.mask != nil {
		s.size += len(got.mask.Pix)
	}
	return got
}

// fine is how many steps there are from dot to dot in an outline. All is counted in whole steps, and curves are cut into lines here: with numbers
// that are not whole, processors that multiply and add at once would draw other dots.
const fine = 256

type spot struct{ x, y int }

// rastered draws an outline, whose y axis goes up, at a size in pixels; upem is the size that it is given in.
func rastered(outline []opentype.Segment, size, upem, quarter int, of ink) stamp {
	place := func(p opentype.SegmentPoint) spot {
		return spot{int(p.X*2)*size*fine/(2*upem) + quarter*fine/quarters, -int(p.Y*2) * size * fine / (2 * upem)}
	}
	var paths [][]spot
	for _, s := range outline {
		if s.Op == opentype.SegmentOpMoveTo {
			paths = append(paths, []spot{place(s.Args[0])})
			continue
		}
		if len(paths) == 0 {
			continue
		}
		path := &paths[len(paths)-1]
		from := (*path)[len(*path)-1]
		switch s.Op {
		case opentype.SegmentOpLineTo:
			*path = append(*path, place(s.Args[0]))
		case opentype.SegmentOpQuadTo:
			*path = curve(*path, from, place(s.Args[0]), place(s.Args[0]), place(s.Args[1]), 2)
		case opentype.SegmentOpCubeTo:
			*path = curve(*path, from, place(s.Args[0]), place(s.Args[1]), place(s.Args[2]), 3)
		}
	}
	return filled(paths, of)
}

// curve adds a curve of Bézier's of a degree to a path: of the second both points in the middle are one.
func curve(path []spot, a, b, c, d spot, degree int) []spot {
	const n = 8
	for t := 1; t <= n; t++ {
		u := n - t
		at := func(a, b, c, d int) int {
			if degree == 2 {
				return (u*u*a + 2*u*t*b + t*t*d) / (n * n)
			}
			return (u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d) / (n * n * n)
		}
		path = append(path, spot{at(a.x, b.x, c.x, d.x), at(a.y, b.y, c.y, d.y)})
	}
	return path
}

// mostOfStamp is the largest side of a stamp, in pixels: beyond it the rasterizer counts in numbers that are not whole.
const mostOfStamp = 512

// filled draws what paths enclose, in whole steps.
func filled(paths [][]spot, of ink) stamp {
	var box image.Rectangle
	for _, path := range paths {
		for _, p := range path {
			dot := image.Pt(floor(p.x), floor(p.y))
			box = box.Union(image.Rectangle{dot, dot.Add(image.Pt(2, 2))})
		}
	}
	if box.Empty() || box.Dx() > mostOfStamp || box.Dy() > mostOfStamp {
		return stamp{}
	}
	z := vector.NewRasterizer(box.Dx(), box.Dy())
	for _, path := range paths {
		for i, p := range path {
			x, y := float32(p.x-box.Min.X*fine)/fine, float32(p.y-box.Min.Y*fine)/fine // exact
			if i == 0 {
				z.MoveTo(x, y)
			} else {
				z.LineTo(x, y)
			}
		}
		z.ClosePath()
	}
	mask := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	z.DrawOp = draw.Src
	z.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	for i, a := range mask.Pix {
		if level := (int(a)*levels + 127) / 255; level > 0 {
			mask.Pix[i] = uint8(levels*int(of) + level)
		} else {
			mask.Pix[i] = 0
		}
	}
	return stamp{box.Min, mask}
}

func floor(steps int) int { return steps >> 8 }
