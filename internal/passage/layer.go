package passage

import (
	"sort"
	"strings"
)

// layer tells how one string was made of another: its edits in order, all else
// being copied. Offsets are 32 bits wide, since there may be one edit for every
// few bytes of a long transcript.
type layer []edit

// edit says that in[in:in+inLen] became out[out:out+outLen].
type edit struct{ in, inLen, out, outLen int32 }

// start gives the offset in the first string of what begins at p in the second:
// what was dropped before it is left out.
func (l layer) start(p int) int {
	i := sort.Search(len(l), func(i int) bool { return int(l[i].out) > p })
	return l[:i].startAfter(p)
}

// startAfter is start, where no edit of the layer lies after p.
func (l layer) startAfter(p int) int {
	if len(l) == 0 {
		return p
	}
	e := l[len(l)-1]
	if past := p - int(e.out+e.outLen); past >= 0 {
		return int(e.in+e.inLen) + past
	}
	return int(e.in)
}

// end gives the offset in the first string of what ends at p in the second:
// what was dropped after it is left out.
func (l layer) end(p int) int {
	i := sort.Search(len(l), func(i int) bool { return int(l[i].out) >= p })
	return l[:i].endAfter(p)
}

// endAfter is end, where every edit of the layer lies before p.
func (l layer) endAfter(p int) int {
	if len(l) == 0 {
		return p
	}
	e := l[len(l)-1]
	return int(e.in+e.inLen) + max(0, p-int(e.out+e.outLen))
}

// editor makes a string of another, edit by edit, and the layer between them.
type editor struct {
	in     string
	copied int // how much of in is behind us
	out    strings.Builder
	layer  layer
}

// replace puts with in the place of in[from:to]. Calls go from left to right.
func (e *editor) replace(from, to int, with string) {
	if e.out.Cap() == 0 {
		e.out.Grow(len(e.in) + len(e.in)/16)
	}
	e.out.WriteString(e.in[e.copied:from])
	// An edit of the same length shifts nothing, and no word's edge lies in it.
	if len(with) != to-from {
		e.layer = append(e.layer, edit{int32(from), int32(to - from), int32(e.out.Len()), int32(len(with))})
	}
	e.out.WriteString(with)
	e.copied = to
}

func (e *editor) done() (string, layer) {
	if e.copied == 0 {
		return e.in, nil
	}
	e.out.WriteString(e.in[e.copied:])
	return e.out.String(), e.layer
}
