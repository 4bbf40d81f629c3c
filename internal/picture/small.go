package picture

import "github.com/gloss-press/gloss/internal/view"

// The small forms.
const (
	mostSmall   = 60 // statements that are drawn small
	smallLane   = 44 // the height of a lane, wide
	narrowLane  = 46 // … and upright, its words above its marks
	apart       = 12 // marks of one day, side by side
	stampWidth  = 160
	stampLane   = 10
	stampRadius = 4
)

// DrawSmall draws a line a lane, which ends in the last words of its speaker, for a place where the statements themselves do not stand. It is
// nil for more statements than have room.
func DrawSmall(in *Input, t Texts) *view.Picture {
	if len(in.Marks) > mostSmall {
		return nil
	}
	p := newPlan(in, t)
	v := &view.Picture{}
	p.legend(v)
	v.Paraphrases, v.Doubts = false, false // words are few, and time is small
	p.scale = p.newScale()
	v.Wide, v.Upright = p.lead(), p.narrowLead()
	return v
}

// Stamp draws the marks alone, hardly larger than a stamp; nil for more than have room.
func Stamp(in *Input, t Texts) *view.Drawing {
	if len(in.Marks) > mostSmall {
		return nil
	}
	p := newPlan(in, t)
	p.scale = p.newScale()
	to, lanes, _ := p.fold(mostRails)
	c := &canvas{Drawing: view.Drawing{Width: stampWidth, Height: stampLane * len(lanes)}, mirrored: p.RightToLeft}
	rails, part := c.pen(), view.Group{}
	for lane := range lanes {
		y := stampLane*lane + stampLane/2
		rails.move(0, y)
		rails.across(stampWidth)
		discs, _, _ := p.inLine(c, to, lane, y, stampRadius+1, stampWidth-2*stampRadius-2, 2*stampRadius)
		part.Marks = append(part.Marks, view.Mark{Discs: discs})
	}
	c.Axis, c.Groups = rails.String(), []view.Group{part}
	return &c.Drawing
}

// inLine puts the marks of a lane on a line that begins at from, those of one day side by side. It gives the last of them and where that is.
func (p *plan) inLine(c *canvas, to []int, lane, y, from, room, apart int) (discs []view.Disc, last, end int) {
	end, last = from-apart, -1
	for i := range p.Marks {
		k := &p.Marks[i]
		if to[k.Lane] != lane {
			continue
		}
		x := from + (p.scale.at(k.At)-axis)*room/span
		end, last = min(max(x, end+apart), from+room), i
		d := c.dot(end, y)
		d.Class = classes[k.Class]
		discs = append(discs, d)
	}
	return discs, last, end
}

// lead is the wide form.
func (p *plan) lead() view.Drawing {
	c := &canvas{Drawing: view.Drawing{Width: wide}, mirrored: p.RightToLeft}
	top, through := p.above(c)
	to, lanes, others := p.fold(mostRails)
	lines, rails := c.pen(), c.pen()
	c.Height = top + smallLane*len(lanes)
	for lane := range lanes {
		y := top + smallLane*lane
		middle := y + smallLane/2 + 6
		lines.move(0, y)
		lines.across(wide)
		part := view.Group{Texts: []view.Text{c.text(0, middle+4, "b", cut(lanes[lane].Name, names, textSize))}}
		discs, last, end := p.inLine(c, to, lane, middle, axis, span, apart)
		rails.move(axis, middle)
		rails.across(max(axis, end))
		m := view.Mark{Discs: discs}
		if last >= 0 && (others == 0 || lane < len(lanes)-1) {
			w := p.Label(last)
			m.URL = p.URL(last)
			x, line := end+beside+3, middle+5
			if before := w; p.fit(&before, wide) > wide-x {
				x, line = max(axis, min(end-disc, wide-p.fit(&before, span))), middle-11
			}
			if p.fit(&w, wide-x) > 0 {
				w.X, w.Y, w.Class = c.x(x), line, classes[p.Marks[last].Class]
				m.Words = &w
			} else {
				m.Name = p.Name([]int{last})
			}
		}
		part.Marks = []view.Mark{m}
		c.Groups = append(c.Groups, part)
	}
	p.through(c, &lines, through, top)
	c.Axis += rails.String()
	return c.Drawing
}

// narrowLead is the form for narrow windows: a lane's name and last words stand above its marks.
func (p *plan) narrowLead() view.Drawing {
	c := &canvas{Drawing: view.Drawing{Width: narrowWidth}, mirrored: p.RightToLeft}
	to, lanes, others := p.fold(mostRails)
	rails := c.pen()
	c.Height = narrowLane * len(lanes)
	for lane := range lanes {
		y := narrowLane * lane
		rails.move(0, y+32)
		rails.across(narrowWidth)
		name := cut(lanes[lane].Name, narrowWidth/2, textSize)
		part := view.Group{Texts: []view.Text{c.text(0, y+16, "b", name)}}
		discs, last, _ := p.inLine(c, to, lane, y+32, disc, narrowWidth-2*disc, apart)
		m := view.Mark{Discs: discs}
		if last >= 0 && (others == 0 || lane < len(lanes)-1) {
			w := p.Label(last)
			m.URL = p.URL(last)
			x := measure(name, textSize) + 8
			if p.fit(&w, narrowWidth-x) > 0 {
				w.X, w.Y, w.Class = c.x(x), y+16, classes[p.Marks[last].Class]
				m.Words = &w
			} else {
				m.Name = p.Name([]int{last})
			}
		}
		part.Marks = []view.Mark{m}
		c.Groups = append(c.Groups, part)
	}
	c.Axis = rails.String()
	return c.Drawing
}
