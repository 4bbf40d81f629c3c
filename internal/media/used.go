package media

import (
	"encoding/xml"
	"strings"

	"github.com/gloss-press/gloss/internal/limit"
)

// uses counts how much a drawing draws, each element as often as <use> shows it: twenty lines, each of which shows the one before twice,
// would keep a reader's browser for ever.
type uses struct {
	elements []element // in the order of the file
	open     []int
	byID     map[string]int
	refs     []int // of elements, those that show another
}

type element struct {
	end  int // the first element behind it
	refs int // the first in uses.refs that is in it or behind it
	to   string
}

func (u *uses) start(e xml.StartElement) {
	this := element{refs: len(u.refs)}
	for _, a := range e.Attr {
		switch {
		case a.Name.Local == "href" && e.Name.Local == "use":
			this.to = strings.TrimPrefix(strings.TrimSpace(a.Value), "#")
			u.refs = append(u.refs, len(u.elements))
		case a.Name.Local == "id" && a.Name.Space == "":
			if _, twice := u.byID[a.Value]; !twice {
				u.byID[a.Value] = len(u.elements)
			}
		}
	}
	u.open = append(u.open, len(u.elements))
	u.elements = append(u.elements, this)
}

func (u *uses) finish() {
	last := len(u.open) - 1
	u.elements[u.open[last]].end = len(u.elements)
	u.open = u.open[:last]
}

// tooMuch reports whether all that is drawn is beyond the limit.
func (u *uses) tooMuch() bool {
	const deep = 1000
	drawn, steps := map[int]int{}, 0
	var count func(at, depth int) int
	count = func(at, depth int) int {
		if n, known := drawn[at]; known {
			return n
		}
		drawn[at] = 0 // of one that shows itself, which no browser draws
		e := u.elements[at]
		n := e.end - at
		for _, ref := range u.refs[e.refs:] {
			if steps++; ref >= e.end || n > limit.Drawn {
				break
			}
			if steps > limit.Drawn || depth > deep {
				n = limit.Drawn + 1
			} else if to, ok := u.byID[u.elements[ref].to]; ok {
				n += count(to, depth+1)
			}
		}
		drawn[at] = min(n, limit.Drawn+1)
		return drawn[at]
	}
	return len(u.refs) > 0 && count(0, 0) > limit.Drawn
}
