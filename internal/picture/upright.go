package picture

import "github.com/gloss-press/gloss/internal/view"

// The upright form.
const (
	narrowWidth = 358
	gutter      = 66 // dates end here
	firstRail   = 76
	lastRail    = 124
	column      = 140 // where all words begin
	mostGap     = 25  // between rails
	touchHeight = 30  // of a row: what can be touched, in a window of 320 pixels too
	touchLine   = 20  // where words stand in it
	nameHeight  = 18
	dateLine    = 13 // the height of a line of a date
	number      = 48 // the room for one behind a bar
)

// upright draws a row a statement and event in order of time, with a rail a lane.
func (p *plan) upright() view.Drawing {
	c := &canvas{Drawing: view.Drawing{Width: narrowWidth}, mirrored: p.RightToLeft}
	to, lanes, _ := p.fold(mostRails)
	gap := mostGap
	if len(lanes) > 1 {
		gap = min(gap, (lastRail-firstRail)/(len(lanes)-1))
	}
	u := &uprightRows{plan: p, canvas: c, y: nameHeight*len(lanes) + 8}
	u.linked, u.discs, u.words = make([]view.Mark, 0, len(p.Marks)), make([]view.Disc, 0, len(p.Marks)), make([]view.Words, 0, len(p.Marks))
	u.lines, u.rails, u.dotted, u.axis, u.bands = c.pen(), c.pen(), c.pen(), c.pen(), c.pen()
	c.Groups = make([]view.Group, 0, 1+len(p.Marks)+len(p.Events))
	top := view.Group{Texts: make([]view.Text, 0, len(lanes))}
	for i, l := range lanes {
		x := firstRail + i*gap
		top.Texts = append(top.Texts, c.text(x-4, nameHeight*i+13, "b", cut(l.Name, narrowWidth-x+4, textSize)))
	}
	c.Groups = append(c.Groups, top)
	event := 0
	for i := range p.Marks {
		for event < len(p.Events) && p.Events[event].At <= p.Marks[i].At {
			u.event(event)
			event++
		}
		u.mark(i, firstRail+to[p.Marks[i].Lane]*gap)
	}
	for ; event < len(p.Events); event++ {
		u.event(event)
	}
	c.Height = max(u.y, u.free) + 8
	for i := range lanes {
		u.rails.move(firstRail+i*gap, nameHeight*i+20)
		u.rails.down(c.Height - 4)
	}
	c.Lines, c.Axis, c.Dotted, c.Bands = u.lines.String(), u.rails.String()+string(u.axis.path), u.dotted.String(), u.bands.String()
	return c.Drawing
}

// uprightRows is an upright drawing as it grows.
type uprightRows struct {
	*plan
	*canvas
	y                                 int
	free                              int // where dates end
	date                              Head
	year                              string
	stretch                           int // the last one that was reached
	lines, rails, dotted, axis, bands pen
	linked                            []view.Mark
	discs                             []view.Disc
	words                             []view.Words
}

// begin begins a row of its time, with its date where that is another one.
func (u *uprightRows) begin(t Time, date Head) {
	if date != u.date {
		u.y = max(u.y, u.free)
	}
	for u.stretch+1 < len(u.scale.stretches) && t.At >= u.scale.stretches[u.stretch+1].from {
		u.stretch++
		u.silence(&u.scale.stretches[u.stretch])
	}
	if date == u.date {
		return
	}
	u.date = date
	u.lines.move(0, u.y)
	u.lines.across(narrowWidth)
	part := view.Group{Texts: make([]view.Text, 0, 3)}
	line := u.y + touchLine
	var two [2]string
	for _, s := range wrap(&two, date.Short, gutter, textSize) {
		part.Texts = append(part.Texts, u.text(0, line, "b", s))
		line += dateLine
	}
	if date.Year != "" && date.Year != u.year {
		u.year = date.Year
		part.Texts = append(part.Texts, u.text(0, line, "", cut(date.Year, gutter, textSize)))
		line += dateLine
	}
	u.free = line - dateLine + 2
	u.Groups = append(u.Groups, part)
}

// silence tells of time that is cut short.
func (u *uprightRows) silence(t *stretch) {
	s := t.long
	if measure(s, textSize) > narrowWidth-column {
		s = t.short
	}
	u.Groups = append(u.Groups, view.Group{Texts: []view.Text{u.text(column, u.y+touchLine, "", cut(s, narrowWidth-column, textSize))}})
	u.axis.move(20, u.y+4)
	u.axis.down(u.y + 10)
	u.axis.to(14, u.y+13)
	u.axis.to(26, u.y+17)
	u.axis.to(20, u.y+20)
	u.axis.down(u.y + 26)
	u.y += touchHeight
}

func (u *uprightRows) event(i int) {
	e := &u.Events[i]
	u.begin(e.Time, u.EventDate(i))
	if e.Span {
		u.bands.box(gutter-8, u.y+1, narrowWidth-gutter+8, touchHeight-2)
	}
	u.dotted.move(gutter-2, u.y+touchHeight/2)
	u.dotted.across(column - 8)
	part := &u.Groups[len(u.Groups)-1] // that of its date
	part.Texts = append(part.Texts, u.text(column, u.y+touchLine, "", cut(e.Title, narrowWidth-column, textSize)))
	u.y += touchHeight
}

func (u *uprightRows) mark(i, rail int) {
	k := &u.Marks[i]
	u.begin(k.Time, u.MarkDate(i))
	middle := u.y + touchHeight/2
	u.discs, u.words = append(u.discs, u.dot(rail, middle)), append(u.words, u.Label(i))
	w := &u.words[len(u.words)-1]
	m := view.Mark{URL: u.URL(i), Class: classes[k.Class], Discs: u.discs[len(u.discs)-1:]}
	if w.X, w.Y = u.x(column), u.y+touchLine; u.fit(w, narrowWidth-column) > 0 {
		m.Words = w
	} else {
		m.Name = u.Name([]int{i})
	}
	if k.Doubtful || k.NoStart {
		u.dotted.move(rail, u.y)
		u.dotted.down(middle - disc - 1)
	}
	if k.Doubtful || k.NoEnd {
		u.dotted.move(rail, middle+disc+2)
		u.dotted.down(u.y + touchHeight)
	}
	u.linked = append(u.linked, m)
	part := &u.Groups[len(u.Groups)-1] // that of its date
	n := len(u.linked)
	part.Marks = u.linked[n-1-len(part.Marks) : n : n]
	u.y += touchHeight
}

// uprightBins draws how many statements there were when, a bar a row.
func (p *plan) uprightBins() view.Drawing {
	c := &canvas{Drawing: view.Drawing{Width: narrowWidth}, mirrored: p.RightToLeft}
	b := p.newBins(mostBars)
	hits := make([]int, len(b.list))
	for i := range p.Marks {
		if k := &p.Marks[i]; k.Class == Hit {
			hits[b.of(k.At)]++
		}
	}
	peak := 1
	for i := range b.list {
		peak = max(peak, b.list[i].Count)
	}
	part, year := view.Group{}, ""
	const room = narrowWidth - firstRail - number
	for i := range b.list {
		bin := &b.list[i]
		y := i * touchHeight
		head, count, url, name := p.Bin(*bin)
		s := head.Short
		if head.Year != "" && head.Year != year {
			s, year = head.Full, head.Year
		}
		part.Texts = append(part.Texts, c.text(0, y+touchLine, "b", cut(s, firstRail-6, textSize)))
		if bin.Count == 0 {
			continue
		}
		all := max(2, bin.Count*room/peak)
		own := hits[i] * room / peak
		area, bars, accent := c.pen(), c.pen(), c.pen()
		area.box(0, y, narrowWidth, touchHeight)
		if own > 0 {
			accent.box(firstRail, y+4, own, touchHeight-8)
		}
		if all > own {
			bars.box(firstRail+own, y+4, all-own, touchHeight-8)
		}
		number := c.text(firstRail+all+8, y+touchLine, "n", count)
		part.Marks = append(part.Marks, view.Mark{URL: url, Name: name, Area: area.String(), Bars: bars.String(), Hits: accent.String(), Count: &number})
	}
	c.Groups, c.Height = []view.Group{part}, len(b.list)*touchHeight
	return c.Drawing
}
