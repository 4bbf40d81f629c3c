package card

import (
	"bytes"
	"image"
	"strings"
	"sync"
)

// press is what a card is drawn with. It is used for one card after another.
type press struct {
	*setter
	card  *Card
	file  []byte
	lines [Height*stride + 8]byte // of each dot the ink, and how much of it; a line begins with a 0
	inked [Height]span            // what of each line is not blank
}

// span is a stretch of the dots of a line; to is 0 where there is none.
type span struct{ from, to int }

var (
	presses = sync.Pool{New: func() any { return &press{setter: newSetter()} }}
	drawn   stamps // for all presses
)

// ink is a colour of a card: its dots have the numbers from 1+levels*ink; 0 is the ground.
type ink uint8

const (
	black ink = iota
	soft
	accent
	inks
)

func (p *press) begin(c *Card) {
	p.card = c
	for y, ink := range p.inked {
		clear(p.lines[y*stride+1:][ink.from:ink.to])
	}
	clear(p.inked[:])
}

// set shapes text of the card's own direction.
func (p *press) set(f family, parts ...Part) (*passage, bool) {
	shaped, ok := p.shape(f, parts, p.card.RightToLeft)
	return &shaped, ok && len(shaped.runs) > 0
}

// footLine is a line at the foot.
type footLine struct {
	setLine
	ticked   bool // a tick stands before it
	indented bool // it is under such a line
}

// mostFoot is how many lines the foot has at most; names and offices that are longer end in "…".
const mostFoot = 6

// footLines sets the foot: first what was checked, which stands last beside the site's name, so that what is said of it is never lost. The name begins
// at the edge.
func (p *press) footLines(edge int) []footLine {
	if p.card.RightToLeft {
		edge = Width - edge
	}
	edge -= between
	text, isTicked := strings.CutPrefix(p.card.Checked, "✓")
	width := edge - left
	if isTicked {
		width -= tickWidth
	}
	last := p.cut(sans, []Part{{Text: strings.TrimSpace(text), Strong: true}}, width, small, 2)
	var lines []footLine
	for i, parts := range p.card.Lines {
		most := max(1, min(mostLines, mostFoot-len(last)-len(lines)-(len(p.card.Lines)-1-i)))
		for _, l := range p.cut(sans, parts, right-left, small, most) {
			lines = append(lines, footLine{setLine: l})
		}
	}
	for i, l := range last {
		lines = append(lines, footLine{l, i == 0 && isTicked, i > 0 && isTicked})
	}
	return lines
}

// setLine is a line with the parts that it is made of.
type setLine struct {
	line
	parts []Part
}

// cut sets text in at most so many lines: where it takes more it is cut at a word, and ends in "…". It is nothing where it can't be set.
func (p *press) cut(f family, parts []Part, width, size, most int) (list []setLine) {
	parts = bounded(parts)
	shaped, ok := p.set(f, parts...)
	if !ok {
		return nil
	}
	lines := p.wrap(shaped, width, size)
	if len(lines) > most {
		parts = longest(parts, lines[most-1].end(), func(parts []Part) bool {
			shaped, ok = p.set(f, parts...)
			lines = p.wrap(shaped, width, size)
			return ok && len(lines) <= most
		})
	}
	for _, l := range lines[:min(len(lines), most)] {
		list = append(list, setLine{l, parts})
	}
	return list
}

// site draws the site's name in the corner, and gives where it begins; the edge where it can't be set.
func (p *press) site() int {
	lines := p.cut(serif, []Part{{Text: p.card.Site, Strong: true}}, (right-left)*2/5, siteSize, 1)
	if len(lines) == 0 {
		return right
	}
	width := lines[0].width(siteSize)
	x := right - width
	if p.card.RightToLeft {
		x = Width - right
	}
	p.draw(lines[0].line, x, foot, siteSize, func(int) ink { return black })
	if p.card.RightToLeft {
		return x + width
	}
	return x
}

// put draws the line of the foot.
func (p *press) put(l footLine, base int) {
	x := left
	width := l.width(small)
	if p.card.RightToLeft {
		x = Width - left - width
	}
	if l.ticked {
		at := left
		if p.card.RightToLeft {
			at = Width - left - tickWidth + tickGap
		}
		p.stamp(tick, at, base)
	}
	switch shift := tickWidth; {
	case !l.ticked && !l.indented:
	case p.card.RightToLeft:
		x -= shift
	default:
		x += shift
	}
	p.draw(l.line, x, base, small, func(part int) ink {
		if l.parts[part].Soft {
			return soft
		}
		return black
	})
}

// The tick of what was checked, drawn as no font has it that has the rest.
const (
	tickWidth = 28
	tickGap   = 8
)

var tick = filled([][]spot{{{0, -8 * fine}, {3 * fine, -10 * fine}, {7 * fine, -5 * fine}, {17 * fine, -18 * fine}, {19 * fine, -17 * fine}, {8 * fine, 0}, {6 * fine, 0}}}, black)

// text is what is set large.
type text struct {
	parts       []Part
	marks       [2]string
	rightToLeft bool
	strong      ink
	shaped      passage
	instead     bool // of what was to be set
}

// large gives what is set large: the words, or what there is instead where no font has all their letters. ok is false where nothing can be set.
func (p *press) large() (t text, ok bool) {
	c := p.card
	t = text{parts: bounded(c.Words), marks: c.Marks, rightToLeft: c.WordsRightToLeft, strong: accent}
	if c.Title {
		t.parts, t.strong = bold(t.parts), black
	}
	ok = p.reshape(&t)
	for _, other := range c.Instead {
		if ok {
			break
		}
		t = text{parts: bounded([]Part{{Text: other, Strong: true}}), rightToLeft: c.RightToLeft, strong: black, instead: true}
		ok = p.reshape(&t)
	}
	return t, ok && len(t.shaped.runs) > 0
}

// reshape shapes a text with its closing mark.
func (p *press) reshape(t *text) (ok bool) {
	t.shaped, ok = p.shape(serif, closed(t.parts, t.marks[1]), t.rightToLeft)
	return ok
}

// words draws what is set large above the foot, in the room down to there, and what stands under a title.
func (p *press) words(t *text, bottom int) {
	var lead []setLine
	if p.card.Title && p.card.Lead != "" {
		lead = p.cut(serif, []Part{{Text: p.card.Lead, Soft: true}}, right-left, leadSize, 3)
		bottom -= max(0, len(lead)-1)*leadLine + leadGap + sizes[0].size/3
	}
	lines, size, leading := p.fit(t, bottom-top)
	base := top + size*4/5
	for i, l := range lines {
		x := left
		if t.rightToLeft {
			x = Width - left - l.width(size)
		}
		if i == 0 {
			p.mark(t.marks[0], x, l.width(size), base, size, t.rightToLeft)
		}
		p.draw(l, x, base+i*leading, size, func(part int) ink {
			if t.shaped.parts[part].Strong {
				return t.strong
			}
			return black
		})
	}
	p.lead(lead, base+(len(lines)-1)*leading+leadGap+size/3)
}

// fit puts a text into lines, in the largest size in which it has room; in the smallest it is cut.
func (p *press) fit(t *text, room int) (lines []line, size, leading int) {
	for _, s := range sizes {
		if t.shaped.leastLines(right-left, s.size)*s.line > room {
			continue
		}
		lines = p.wrapWhole(&t.shaped, right-left, s.size)
		if len(lines)*s.line <= room && widest(lines, s.size) <= right-left {
			if len(lines) <= mostBalanced {
				lines = p.balanced(&t.shaped, lines, right-left, s.size)
			}
			return lines, s.size, s.line
		}
	}
	smallest := sizes[len(sizes)-1]
	most := max(1, room/smallest.line)
	lines = p.wrap(&t.shaped, right-left, smallest.size)
	if len(lines) > most {
		t.parts = longest(t.parts, lines[most-1].end(), func(parts []Part) bool {
			t.parts = parts
			ok := p.reshape(t)
			lines = p.wrap(&t.shaped, right-left, smallest.size)
			return ok && len(lines) <= most
		})
	}
	return lines, smallest.size, smallest.line
}

// mostBalanced is up to how many lines are made equally long: more are a text, which is read.
const mostBalanced = 4

// mark hangs the opening mark into the margin.
func (p *press) mark(text string, x, width, base, size int, rtl bool) {
	shaped, ok := p.shape(serif, []Part{{Text: text}}, rtl)
	lines := p.wrap(&shaped, Width, size)
	if !ok || len(lines) == 0 {
		return
	}
	if rtl {
		x += width
	} else {
		x -= lines[0].width(size)
	}
	p.draw(lines[0], x, base, size, func(int) ink { return black })
}

// lead draws the lines under a title, the first on base.
func (p *press) lead(lines []setLine, base int) {
	for i, l := range lines {
		x := left
		if p.card.RightToLeft {
			x = Width - left - l.width(leadSize)
		}
		p.draw(l.line, x, base+i*leadLine, leadSize, func(int) ink { return soft })
	}
}

func bold(parts []Part) (list []Part) {
	for _, part := range parts {
		part.Strong = true
		list = append(list, part)
	}
	return list
}

// closed adds the closing mark.
func closed(parts []Part, mark string) []Part {
	if mark == "" {
		return parts
	}
	return append(parts[:len(parts):len(parts)], Part{Text: mark})
}

// draw draws a line from x on, its letters standing on base.
func (p *press) draw(l line, x, base, size int, of func(part int) ink) {
	units := 0 // from x: of em, in 64 parts of a dot
	for i, run := range l.runs {
		colour := of(l.part[i])
		for _, g := range run.Glyphs {
			at := x*64 + (units+int(g.XOffset))*size/em
			dy := (int(g.YOffset)*size/em + 32) >> 6
			quarter := (at & 63) * quarters / 64
			p.stamp(drawn.get(stampKey{run.Face.Font, g.GlyphID, int16(size), int8(quarter), colour}, run.Face), at>>6, base-dy)
			units += int(g.Advance)
		}
	}
}

// stamp puts a stamp on the card: where two meet the darker dot counts.
func (p *press) stamp(s stamp, x, y int) {
	if s.mask == nil {
		return
	}
	at := s.at.Add(image.Pt(x, y))
	box := s.mask.Rect.Add(at).Intersect(image.Rect(0, 1, Width, Height)) // the first line stays blank, so that each has one above it
	for y := box.Min.Y; y < box.Max.Y; y++ {
		from, to := s.mask.Pix[s.mask.PixOffset(box.Min.X-at.X, y-at.Y):], p.lines[y*stride+1:][box.Min.X:box.Max.X]
		for ; len(to) >= 8; from, to = from[8:], to[8:] {
			if load(to, 0) == 0 {
				copy(to, from[:8])
			} else {
				lay(to[:8], from)
			}
		}
		lay(to, from)
		ink := &p.inked[y]
		if ink.to == 0 {
			ink.from = box.Min.X
		}
		ink.from, ink.to = min(ink.from, box.Min.X), max(ink.to, box.Max.X)
	}
}

func lay(to, from []uint8) {
	for i := range to {
		if dot := from[i]; dot > 0 && (to[i] == 0 || (to[i]-1)%levels < (dot-1)%levels) {
			to[i] = dot
		}
	}
}

// png gives the file.
func (p *press) png(l *Look) []byte {
	if l.Ground != nil {
		return l.over(p.lines[:])
	}
	p.file = appendPNG(p.file[:0], p.lines[:], p.inked[:], l.palette())
	return bytes.Clone(p.file)
}
