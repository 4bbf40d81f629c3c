package picture

import (
	"slices"

	"github.com/gloss-press/gloss/internal/view"
)

const (
	laneHeight = 58
	over       = -13 // where words stand above a lane's line
	under      = 24  // … and below it
	mostWords  = 190
	cell       = 24 // marks in a cell share a link
)

// lines draws statements on a line a lane, with their words where these change.
func (p *plan) lines() view.Drawing {
	c := &canvas{Drawing: view.Drawing{Width: wide}, mirrored: p.RightToLeft}
	top, through := p.above(c)
	to, lanes, _ := p.fold(mostLanes)
	lines, dotted, spans, rails := c.pen(), c.pen(), c.pen(), c.pen()
	var two [2]string
	y := top
	for lane := range lanes {
		lines.move(0, y)
		lines.across(wide)
		middle := y + laneHeight/2
		rails.move(axis, middle)
		rails.across(wide)
		part := view.Group{}
		name := wrap(&two, lanes[lane].Name, names, textSize)
		for i, s := range name {
			part.Texts = append(part.Texts, c.text(0, middle+4+nameLine*i-nameLine/2*(len(name)-1), "b", s))
		}
		var on []int
		for i := range p.Marks {
			if to[p.Marks[i].Lane] == lane {
				on = append(on, i)
			}
		}
		slices.SortStableFunc(on, func(a, b int) int { return p.scale.at(p.Marks[a].At) - p.scale.at(p.Marks[b].At) })
		for _, i := range on {
			p.reach(&p.Marks[i], &dotted, &spans, middle)
		}
		part.Marks = p.cells(c, on, middle)
		part.Words = p.changes(c, on, middle)
		c.Groups = append(c.Groups, part)
		y += laneHeight
	}
	c.Height = y
	p.through(c, &lines, through, top)
	c.Axis += string(rails.path)
	c.Dotted += string(dotted.path)
	c.Spans = spans.String()
	return c.Drawing
}

// cells links the marks of a lane, those of a cell together.
func (p *plan) cells(c *canvas, on []int, middle int) (marks []view.Mark) {
	const from = axis - cell/2
	for len(on) > 0 {
		at := (p.scale.at(p.Marks[on[0]].At) - from) / cell
		n := 1
		for n < len(on) && (p.scale.at(p.Marks[on[n]].At)-from)/cell == at {
			n++
		}
		area := c.pen()
		area.box(from+at*cell, middle-cell/2, cell, cell)
		m := view.Mark{URL: p.URL(on[0]), Name: p.Name(on[:n]), Area: area.String()}
		for _, i := range on[:n] {
			d := c.dot(p.scale.at(p.Marks[i].At), middle)
			if n := len(m.Discs); n > 0 && m.Discs[n-1].X == d.X {
				m.Discs = m.Discs[:n-1] // the later one covers it
			}
			d.Class = classes[p.Marks[i].Class]
			m.Discs = append(m.Discs, d)
		}
		marks = append(marks, m)
		on = on[n:]
	}
	return marks
}

// changes gives the words of those marks of a lane whose wording is another than that before, where there is room above or below.
func (p *plan) changes(c *canvas, on []int, middle int) (list []view.Words) {
	ends := [...]int{0, 0} // of the words above and below
	for n, i := range on {
		if word := p.Marks[i].Word; n > 0 && word >= 0 && p.Marks[on[n-1]].Word == word {
			continue
		}
		w := p.Label(i)
		width := p.fit(&w, mostWords)
		if width == 0 {
			continue
		}
		x := min(p.scale.at(p.Marks[i].At)-disc, wide-width)
		for row, line := range [...]int{over, under} {
			if x >= ends[row]+10 && x >= names+2 {
				w.X, w.Y, w.Class = c.x(x), middle+line, classes[p.Marks[i].Class]
				list = append(list, w)
				ends[row] = x + width
				break
			}
		}
	}
	return list
}
