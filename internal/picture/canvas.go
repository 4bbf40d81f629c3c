package picture

import (
	"strconv"

	"github.com/gloss-press/gloss/internal/view"
)

// canvas is what is drawn on. Places are given as if time ran to the right; where it does not, they are mirrored as they are drawn.
type canvas struct {
	view.Drawing
	mirrored bool
}

// usualPath is how many bytes a path has room for at first.
const usualPath = 64

// pen writes a path.
type pen struct {
	*canvas
	path []byte
}

func (c *canvas) x(x int) int {
	if c.mirrored {
		return c.Width - x
	}
	return x
}

func (c *canvas) pen() pen { return pen{canvas: c} }

func (p *pen) number(cmd byte, n int) {
	if p.path == nil {
		p.path = make([]byte, 0, usualPath)
	}
	p.path = append(p.path, cmd)
	p.path = strconv.AppendInt(p.path, int64(n), 10)
}

func (p *pen) move(x, y int)  { p.number('M', p.x(x)); p.number(' ', y) }
func (p *pen) across(x int)   { p.number('H', p.x(x)) }
func (p *pen) down(y int)     { p.number('V', y) }
func (p *pen) to(x, y int)    { p.number('L', p.x(x)); p.number(' ', y) }
func (p *pen) String() string { return string(p.path) }

// box draws a rectangle.
func (p *pen) box(x, y, width, height int) {
	p.move(x, y)
	p.across(x + width)
	p.down(y + height)
	p.across(x)
	p.path = append(p.path, 'z')
}

// text makes a line of text.
func (c *canvas) text(x, y int, class, s string) view.Text {
	return view.Text{X: c.x(x), Y: y, Class: class, Text: s}
}

// dot makes a statement's mark.
func (c *canvas) dot(x, y int) view.Disc { return view.Disc{X: c.x(x), Y: y} }
