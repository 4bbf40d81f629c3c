package picture

import (
	"math/bits"
	"slices"

	"github.com/gloss-press/gloss/internal/edtf"
)

// The box of the wide form.
const (
	wide      = 896
	names     = 150             // names end here
	axis      = 160             // and time begins
	span      = wide - axis - 6 // a disc has room at the end
	mostDay   = 78              // a day is never wider
	fewDays   = 4               // what is nearer is never cut short
	breaks    = 3               // so often at most time is cut short
	headRoom  = 92              // what a date takes
	mostBreak = 165             // of what a break is given beside a date
)

// stretch is time that is drawn in true proportion, the same for all stretches.
type stretch struct {
	from    edtf.Day
	days    int64 // its length, the last day included
	x       int
	width   int
	silence int64  // the days without anything that are cut short before it
	short   string // the same in words
	long    string
}

// scale says where a day stands.
type scale struct {
	stretches []stretch
	starts    []edtf.Day // the days on which something begins or ends, each once
}

// newScale cuts time short where it is silent for long: where that is more than a third of all that is drawn, and much longer than the
// shortest distance.
func (p *plan) newScale() scale {
	days := make([]edtf.Day, 0, len(p.Marks)+2*len(p.Events))
	for i := range p.Marks {
		k := &p.Marks[i]
		if days = append(days, k.At); k.Span {
			days = append(days, k.Until)
		}
	}
	for i := range p.Events {
		e := &p.Events[i]
		if days = append(days, e.At); e.Span {
			days = append(days, e.Until)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	s := scale{starts: days}
	if len(days) == 0 {
		return s
	}
	total := int64(days[len(days)-1]-days[0]) + 1
	var cuts []int // the places of the days before which time is cut short
	for len(cuts) < breaks {
		at, longest, shortest := 0, int64(0), total
		for i := 1; i < len(days); i++ {
			if slices.Contains(cuts, i) {
				continue
			}
			d := int64(days[i] - days[i-1])
			shortest = min(shortest, d)
			if d > longest {
				at, longest = i, d
			}
		}
		if longest < fewDays || longest/4 < shortest || longest <= total/3 {
			break
		}
		cuts = append(cuts, at)
		total -= longest - 1
	}
	slices.Sort(cuts)
	from := 0
	for i := 0; i <= len(cuts); i++ {
		end := len(days)
		if i < len(cuts) {
			end = cuts[i]
		}
		t := stretch{from: days[from], days: int64(days[end-1]-days[from]) + 1}
		if from > 0 {
			t.silence = int64(days[from]-days[from-1]) - 1
			t.short, t.long = p.Silence(t.silence)
		}
		s.stretches = append(s.stretches, t)
		from = end
	}
	s.fit(total)
	return s
}

// fit gives each stretch its room. Each break has room for its words beside a date; the longest has what is left.
func (s *scale) fit(total int64) {
	room, content, longest := 0, 0, 0
	for pass := range 2 {
		room = span
		beside := headRoom
		if pass == 0 {
			beside = headRoom - mostDay + 8
		}
		for i := range s.stretches[1:] {
			t := &s.stretches[i+1]
			t.x = min(max(48, measure(t.short, textSize)+16+beside), mostBreak)
			if pass > 0 && i+2 == len(s.stretches) && share(t.days, span, total) < headRoom {
				t.x += headRoom // the last date ends where the axis does
			}
			room -= t.x
			if t.silence > s.stretches[longest].silence {
				longest = i + 1
			}
		}
		content = room
		if total < span/mostDay && int(total)*mostDay <= room {
			content = int(total) * mostDay
			break
		}
	}
	if longest > 0 {
		s.stretches[longest].x += room - content
	}
	x := axis
	for i := range s.stretches {
		t := &s.stretches[i]
		if i > 0 {
			x += t.x
		}
		t.x, t.width = x, max(1, share(t.days, content, total))
		x += t.width
	}
}

// share gives n·of/total.
func share(n int64, of int, total int64) int {
	hi, lo := bits.Mul64(uint64(n), uint64(of))
	q, _ := bits.Div64(hi, lo, uint64(total))
	return int(q)
}

// at gives where a day begins.
func (s *scale) at(d edtf.Day) int {
	for i := len(s.stretches) - 1; i >= 0; i-- {
		if t := &s.stretches[i]; d >= t.from || i == 0 {
			return t.x + share(min(max(0, int64(d-t.from)), t.days), t.width, t.days)
		}
	}
	return axis
}

// after gives where a day ends.
func (s *scale) after(d edtf.Day) int {
	if x := max(s.at(d)+3, s.at(d+1)); x < axis+span {
		return x
	}
	return wide
}
