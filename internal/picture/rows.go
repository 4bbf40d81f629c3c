package picture

import (
	"slices"

	"github.com/gloss-press/gloss/internal/view"
)

const (
	rowHeight = 24 // what can be touched
	lineOfRow = 17 // where words stand in it
	nameLine  = 16 // the height of a line of a name
	disc      = 5  // the radius of a mark
	beside    = 11 // from a mark's centre to its words
	tail      = 34 // of dots, where a day is not certain
)

// rows draws statements with a row each, lane by lane.
func (p *plan) rows() view.Drawing {
	c := &canvas{Drawing: view.Drawing{Width: wide}, mirrored: p.RightToLeft}
	top, through := p.above(c)
	lines, dotted, spans := c.pen(), c.pen(), c.pen()
	c.Groups = slices.Grow(c.Groups, len(p.Lanes))
	marks := make([]view.Mark, 0, len(p.Marks))
	discs := make([]view.Disc, 0, len(p.Marks))
	words := make([]view.Words, 0, len(p.Marks))
	texts := make([]view.Text, 0, 4*len(p.Lanes)) // two lines each of a name and a role
	var two [2]string
	y := top
	for lane := range p.Lanes {
		lines.move(0, y)
		lines.across(wide)
		part := view.Group{}
		line := y + 6 + lineOfRow - 1
		firstText := len(texts)
		for _, s := range wrap(&two, p.Lanes[lane].Name, names, textSize) {
			texts = append(texts, c.text(0, line, "b", s))
			line += nameLine
		}
		for _, s := range wrap(&two, p.Lanes[lane].Role, names, textSize) {
			texts = append(texts, c.text(0, line, "", s))
			line += nameLine
		}
		part.Texts = texts[firstText:len(texts):len(texts)]
		first, row := len(marks), y+6
		for i := range p.Marks {
			k := &p.Marks[i]
			if int(k.Lane) != lane {
				continue
			}
			left, right := p.reach(k, &dotted, &spans, row+rowHeight/2)
			x := p.scale.at(k.At)
			discs = append(discs, c.dot(x, row+rowHeight/2))
			words = append(words, p.Label(i))
			w := &words[len(words)-1]
			m := view.Mark{URL: p.URL(i), Class: classes[k.Class], Discs: discs[len(discs)-1:], Words: w}
			if !p.place(c, w, left, right, x, row+lineOfRow) {
				m.Words, m.Name = nil, p.Name([]int{i})
			}
			marks = append(marks, m)
			row += rowHeight
		}
		part.Marks = marks[first:len(marks):len(marks)]
		c.Groups = append(c.Groups, part)
		y = max(row, line-nameLine+8) + 6
	}
	c.Height = y
	p.through(c, &lines, through, top)
	c.Dotted += string(dotted.path)
	c.Spans = spans.String()
	return c.Drawing
}

// reach draws what shows the length of a statement's time, and doubt about it, and gives from where to where that reaches with the mark.
func (p *plan) reach(k *Mark, dotted, spans *pen, y int) (left, right int) {
	x := p.scale.at(k.At)
	left, right = x-beside, x+beside
	if k.Span {
		if to := p.scale.after(k.Until); to > x {
			spans.move(x, y)
			spans.across(to)
			right = max(right, to+beside-disc)
		}
	}
	if k.Doubtful || k.NoStart {
		if from := max(names+4, x-tail-beside+2); from < x-beside {
			dotted.move(from, y)
			dotted.across(x - beside + 2)
			left = from - 6
		}
	}
	if k.Doubtful || k.NoEnd {
		if to := min(wide, right+tail-2); to > right {
			dotted.move(right-2, y)
			dotted.across(to)
			right = to + 8
		}
	}
	return left, right
}

// narrow is where there is too little room for words.
const narrow = 120

// place puts a statement's words where there is room: after its mark, else before it, else over what shows the length of its time. It is
// false where there is no room.
func (p *plan) place(c *canvas, w *view.Words, left, right, x, line int) bool {
	whole := *w
	w.Y = line
	after, before := wide-right, left-axis
	if width := p.fit(w, after); width > 0 && *w == withLine(whole, line) {
		w.X = c.x(right)
		return true
	}
	*w = withLine(whole, line)
	if after < narrow && before < narrow {
		right, after = x+beside, wide-x-beside
	}
	if before > after {
		w.X = c.x(left)
		w.Class = ending(w.Class)
		return p.fit(w, before) > 0
	}
	w.X = c.x(right)
	return p.fit(w, after) > 0
}

func withLine(w view.Words, line int) view.Words {
	w.Y = line
	return w
}

// ending gives the class of words that end at their place.
func ending(class string) string {
	if class == "" {
		return "e"
	}
	return class + " e"
}
