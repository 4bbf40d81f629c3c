package picture

import (
	"cmp"
	"slices"

	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/view"
)

// The lines of what stands above the lanes of a wide drawing.
const (
	headLine  = 12
	axisLine  = 20
	eventLine = 20 // the height of a row of events
	eventRows = 5
	mostTitle = 330 // of an event
	mostDates = 14  // more days than that are not named, and the calendar is
)

// head is a date above an axis.
type head struct {
	x int
	Head
	begins bool // a stretch of the axis begins here, so that it must be named
}

// above draws what stands above the lanes, and gives where they begin and where a hairline runs through them.
func (p *plan) above(c *canvas) (top int, through []int) {
	var part view.Group
	heads, ticks := p.heads()
	if ticks {
		for _, h := range heads {
			through = append(through, h.x)
		}
	}
	ends := p.putHeads(c, &part, heads)
	p.putAxis(c, &part, ends)
	top, events := p.putEvents(c, &part)
	c.Groups = append(c.Groups, part)
	return top, append(through, events...)
}

// heads gives the dates to be named, in order: those on which something is said or happens, or where these are many what begins by
// the calendar.
func (p *plan) heads() (heads []head, ticks bool) {
	type dated struct {
		day   edtf.Day
		mark  int
		event int
	}
	list := make([]dated, 0, len(p.Marks)+len(p.Events))
	for i := range p.Marks {
		list = append(list, dated{p.Marks[i].At, i, -1})
	}
	for i := range p.Events {
		list = append(list, dated{p.Events[i].At, -1, i})
	}
	slices.SortStableFunc(list, func(a, b dated) int { return cmp.Compare(a.day, b.day) })
	list = slices.CompactFunc(list, func(a, b dated) bool { return a.day == b.day })
	if len(list) > mostDates {
		return p.ticks(), true
	}
	heads = make([]head, len(list))
	for i, d := range list {
		h := &heads[i]
		h.x, h.begins = p.scale.at(d.day), p.begins(d.day)
		if d.event >= 0 {
			h.Head = p.EventDate(d.event)
		} else {
			h.Head = p.MarkDate(d.mark)
		}
	}
	return heads, false
}

func (p *plan) begins(d edtf.Day) bool {
	return slices.ContainsFunc(p.scale.stretches, func(t stretch) bool { return t.from == d })
}

// step is a distance of the calendar.
type step struct {
	unit Unit
	n    int64
	days int64 // about
}

// steps are those of days and months; years follow.
var steps = [...]step{{Day, 1, 1}, {Day, 2, 2}, {Day, 7, 7}, {Day, 14, 14}, {Month, 1, 30}, {Month, 3, 91}, {Month, 6, 182}, {Year, 1, 365}}

// stepOf gives the shortest distance of the calendar that is so long.
func stepOf(days int64) step {
	for _, s := range steps {
		if s.days >= days {
			return s
		}
	}
	for n := int64(1); ; n *= 10 {
		for _, f := range [...]int64{1, 2, 5} {
			if n*f*365 >= days || n > 1e15 {
				return step{Year, n * f, n * f * 365}
			}
		}
	}
}

// ticks gives what begins by the calendar.
func (p *plan) ticks() (heads []head) {
	longest := slices.MaxFunc(p.scale.stretches, func(a, b stretch) int { return cmp.Compare(a.width, b.width) })
	s := stepOf(longest.days/int64(longest.width)*headRoom + longest.days%int64(longest.width)*headRoom/int64(longest.width) + 1)
	for i := range p.scale.stretches {
		t := &p.scale.stretches[i]
		n := len(heads)
		for d := s.first(t.from); d < t.from+edtf.Day(t.days); d = s.next(d) {
			heads = append(heads, head{p.scale.at(d), p.Tick(d, s.unit), len(heads) == n})
		}
		if len(heads) == n {
			heads = append(heads, head{t.x, p.Tick(t.from, Day), true})
		}
	}
	return heads
}

// first gives the first tick that is not before a day.
func (s step) first(d edtf.Day) edtf.Day {
	year, month, _ := d.Civil()
	tick := d
	switch s.unit {
	case Month:
		tick = edtf.CivilDay(year, (month-1)/int(s.n)*int(s.n)+1, 1)
	case Year:
		tick = edtf.CivilDay(floor(year, s.n), 1, 1)
	}
	if tick < d {
		return s.next(tick)
	}
	return tick
}

// next gives the tick after one.
func (s step) next(d edtf.Day) edtf.Day {
	year, month, _ := d.Civil()
	switch s.unit {
	case Month:
		if month += int(s.n); month > 12 {
			year, month = year+1, month-12
		}
		return edtf.CivilDay(year, month, 1)
	case Year:
		return edtf.CivilDay(year+s.n, 1, 1)
	}
	return d + edtf.Day(s.n)
}

// floor gives the last multiple of n that is not greater than a.
func floor(a, n int64) int64 {
	if r := a % n; r < 0 {
		return a - r - n
	} else {
		return a - r
	}
}

// extent is from where to where something reaches.
type extent struct{ from, to int }

// written is a date that is written above an axis.
type written struct {
	extent
	at int // the place that it names
}

// putHeads writes the dates that have room, the year where it is another one, and gives where they stand.
func (p *plan) putHeads(c *canvas, part *view.Group, heads []head) (ends []written) {
	year, last := "", -100
	oneYear := !slices.ContainsFunc(heads, func(h head) bool { return h.Year != heads[0].Year })
	for i, h := range heads {
		s, w := h.Short, 0
		if h.Year != "" && h.Year != year {
			s = h.Full
		}
		if w = measure(s, textSize); oneYear && i+1 < len(heads) && h.x+w+10 > heads[i+1].x {
			s = h.Short // a later one has the year
			w = measure(s, textSize)
		}
		e := extent{h.x, h.x + w}
		if e.to > wide {
			e = extent{wide - w, wide}
		}
		for _, next := range heads[i+1:] {
			if next.begins && !h.begins && e.to+10 > next.x {
				e.from = -1 // there would be no room for one that must be named
			}
		}
		if e.from < last+10 {
			continue
		}
		class, x := "b", e.from
		if e.to == wide {
			class, x = "b e", wide
		}
		part.Texts = append(part.Texts, c.text(x, headLine, class, s))
		ends, last = append(ends, written{e, h.x}), e.to
		if s == h.Full {
			year = h.Year
		}
	}
	return ends
}

// putAxis draws the axis, and tells where time is cut short.
func (p *plan) putAxis(c *canvas, part *view.Group, ends []written) {
	pen := c.pen()
	pen.move(axis, axisLine)
	for i := range p.scale.stretches {
		t := &p.scale.stretches[i]
		if i == 0 {
			continue
		}
		before := &p.scale.stretches[i-1]
		gap := extent{before.x + before.width, t.x}
		for _, e := range ends {
			if e.at < t.x {
				gap.from = max(gap.from, min(e.to, t.x))
			} else {
				gap.to = min(gap.to, max(e.from, gap.from))
			}
		}
		middle := (gap.from + gap.to) / 2
		room := gap.to - gap.from - 8
		if s := t.long; measure(s, textSize) <= room {
			part.Texts = append(part.Texts, c.text(middle, headLine, "m", s))
		} else if s = t.short; measure(s, textSize) <= room {
			part.Texts = append(part.Texts, c.text(middle, headLine, "m", s))
		}
		pen.across(middle - 6)
		pen.to(middle-3, axisLine-5)
		pen.to(middle+3, axisLine+5)
		pen.to(middle+6, axisLine)
	}
	pen.across(wide)
	c.Axis = pen.String()
}

// putEvents names the events in rows, and gives where the rows end and where the events stand.
func (p *plan) putEvents(c *canvas, part *view.Group) (top int, at []int) {
	var ends []int
	dotted := make([]extent, 0, len(p.Events)) // from the axis down to the end of the rows
	for i := range p.Events {
		e := &p.Events[i]
		x := p.scale.at(e.At)
		at = append(at, x)
		dotted = append(dotted, extent{x, x})
		title := cut(e.Title, mostTitle, textSize)
		w := measure(title, textSize)
		l, class := extent{x + 6, x + 6 + w}, ""
		if e.Span {
			class = "on"
		}
		if l.to > wide {
			l, class = extent{x - 6 - w, x - 6}, "e"
		}
		row := 0
		for row < len(ends) && l.from < ends[row]+10 {
			row++
		}
		if row == eventRows {
			continue
		}
		if row == len(ends) {
			ends = append(ends, 0)
		}
		ends[row] = l.to
		if class == "e" {
			l.from = l.to
		}
		part.Texts = append(part.Texts, c.text(l.from, axisLine+eventLine*(row+1)-3, class, title))
	}
	top = axisLine + eventLine*len(ends) + 8
	lines := c.pen()
	for _, d := range dotted {
		lines.move(d.from, axisLine)
		lines.down(top)
	}
	c.Dotted = lines.String()
	return top, at
}

// through draws the hairlines and bands down to the end of the lanes.
func (p *plan) through(c *canvas, lines *pen, at []int, top int) {
	slices.Sort(at)
	last := 0
	for _, x := range at {
		if x-last > 5 { // else the two would look like one
			lines.move(x, top)
			lines.down(c.Height)
			last = x
		}
	}
	c.Lines = lines.String()
	bands := c.pen()
	for i := range p.Events {
		if e := &p.Events[i]; e.Span {
			from, to := p.scale.at(e.At), p.scale.after(e.Until)
			if e.NoStart {
				from = axis
			}
			if e.NoEnd {
				to = wide
			}
			bands.box(from, axisLine, to-from, c.Height-axisLine)
		}
	}
	c.Bands = bands.String()
}
