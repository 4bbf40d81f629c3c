package picture

import (
	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/view"
)

const (
	mostBins  = span / 24
	mostBars  = 40 // in the upright form
	widestBin = 60
	pitch     = 76 // the height of a lane of bars
	tallest   = 44 // bar
	between   = 4  // bars
	wordings  = 12 // that are told apart
)

// bins is time divided for counting.
type bins struct {
	Unit
	step  int64 // of years
	first int64 // the number of the first
	list  []Bin
}

// number gives the number of a day's bin in all of time.
func (b *bins) number(d edtf.Day) int64 {
	if b.Unit == Day {
		return int64(d)
	}
	year, month, _ := d.Civil()
	if b.Unit == Month {
		return year*12 + int64(month) - 1
	}
	return floor(year, b.step) / b.step
}

// begin gives the first day of a bin by its number.
func (b *bins) begin(n int64) edtf.Day {
	switch b.Unit {
	case Day:
		return edtf.Day(n)
	case Month:
		return edtf.CivilDay(floor(n, 12)/12, int(n-floor(n, 12))+1, 1)
	}
	return edtf.CivilDay(n*b.step, 1, 1)
}

// newBins divides the time of the marks by the smallest unit by which there is room for all, and counts.
func (p *plan) newBins(most int64) *bins {
	first, last := p.Marks[0].At, p.Marks[0].At
	for i := range p.Marks {
		first, last = min(first, p.Marks[i].At), max(last, p.Marks[i].At)
	}
	b := &bins{step: 1}
	for {
		if n := b.number(last) - b.number(first) + 1; n <= most {
			b.first, b.list = b.number(first), make([]Bin, n)
			break
		}
		if b.Unit < Year {
			b.Unit++
		} else {
			b.step *= 10
		}
	}
	for i := range b.list {
		n := b.first + int64(i)
		b.list[i] = Bin{Unit: b.Unit, First: b.begin(n), Last: b.begin(n+1) - 1}
	}
	for i := range p.Marks {
		bin := &b.list[b.of(p.Marks[i].At)]
		if bin.Count == 0 {
			bin.Mark = i
		}
		bin.Count++
	}
	return b
}

// of gives the place of a day's bin.
func (b *bins) of(d edtf.Day) int { return int(b.number(d) - b.first) }

// tally is what is counted of a lane in a bin.
type tally struct {
	all, hits int
	words     [wordings]int
}

// binned draws how many statements there were when, a lane of bars each for those who said most.
func (p *plan) binned() view.Drawing {
	c := &canvas{Drawing: view.Drawing{Width: wide}, mirrored: p.RightToLeft}
	b := p.newBins(mostBins)
	to, lanes, others := p.fold(mostBinned)
	n := len(b.list)
	width := min(widestBin, span/n)
	tallies := make([]tally, len(lanes)*n)
	hit := [wordings]bool{}
	for i := range p.Marks {
		k := &p.Marks[i]
		t := &tallies[to[k.Lane]*n+b.of(k.At)]
		t.all++
		if k.Class == Hit {
			t.hits++
		}
		if k.Word >= 0 && k.Word < wordings {
			t.words[k.Word]++
			hit[k.Word] = k.Class == Hit
		}
	}
	peak := 1
	for i := range tallies {
		peak = max(peak, tallies[i].all)
	}
	c.Height = axisLine + pitch*len(lanes) + 4
	lines, rails := c.pen(), c.pen()
	heads := make([]head, n)
	links := make([]view.Mark, 0, n)
	at := make([]int, n) // the place of a bin's link
	for i := range b.list {
		x := axis + i*width
		h, _, url, name := p.Bin(b.list[i])
		heads[i] = head{x: x, Head: h}
		if at[i] = -1; b.list[i].Count > 0 {
			at[i] = len(links)
			area := c.pen()
			area.box(x, axisLine, width, c.Height-axisLine)
			links = append(links, view.Mark{URL: url, Name: name, Area: area.String()})
		}
	}
	var above view.Group
	for _, e := range p.putHeads(c, &above, heads) {
		lines.move(e.from, axisLine)
		lines.down(c.Height)
	}
	c.Groups = append(c.Groups, above)
	bars, hits := make([]pen, len(links)), make([]pen, len(links))
	for lane := range lanes {
		base := axisLine + pitch*(lane+1) - 16
		rails.move(axis, base)
		rails.across(wide)
		row := tallies[lane*n : lane*n+n]
		total, top := 0, 0
		for i := range row {
			t := &row[i]
			if total += t.all; t.all > row[top].all {
				top = i
			}
			if t.all == 0 {
				continue
			}
			on := &bars[at[i]]
			if t.hits*2 >= t.all {
				on = &hits[at[i]]
			}
			on.canvas = c
			tall := max(2, t.all*tallest/peak)
			on.box(axis+i*width+between/2, base-tall, width-between, tall)
		}
		part := view.Group{Texts: []view.Text{c.text(0, base-nameLine, "b", cut(lanes[lane].Name, names, textSize)), c.text(0, base, "", p.Count(total)),
			c.text(axis+top*width+width/2, base-max(2, row[top].all*tallest/peak)-4, "m", p.Count(row[top].all))}}
		if lane < len(lanes)-1 || others == 0 {
			part.Words = p.prevailing(c, row, width, base+15, &hit)
		}
		c.Groups = append(c.Groups, part)
	}
	for i := range links {
		links[i].Bars, links[i].Hits = bars[i].String(), hits[i].String()
	}
	c.Groups = append(c.Groups, view.Group{Marks: links})
	c.Lines, c.Axis = lines.String(), rails.String()
	return c.Drawing
}

// prevailing gives the wordings that a lane has most, each where it begins: what is most in a bin and those beside it.
func (p *plan) prevailing(c *canvas, row []tally, width, line int, hit *[wordings]bool) (list []view.Words) {
	if len(p.Words) < 2 {
		return nil
	}
	end, before := -1, -1
	for i := range row {
		if row[i].all == 0 {
			continue
		}
		best, most := -1, 0
		for w := range min(len(p.Words), wordings) {
			n := 0
			for k := max(0, i-1); k <= min(len(row)-1, i+1); k++ {
				n += row[k].words[w]
			}
			if n > most {
				best, most = w, n
			}
		}
		if best < 0 || best == before {
			continue
		}
		w := view.Words{Quoted: true, Hit: p.Words[best], Y: line}
		x := axis + i*width
		room := p.fit(&w, wide-x)
		if x < end+10 || w.Hit != p.Words[best] {
			continue
		}
		end = x + room
		if w.X = c.x(x); hit[best] {
			w.Class = classes[Hit]
		}
		list, before = append(list, w), best
	}
	return list
}
