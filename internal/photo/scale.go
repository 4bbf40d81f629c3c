package photo

// plane is a rectangle of dots, each of so many bytes.
type plane struct {
	width, height, bytes int
	row                  func(y int, into []byte) []byte // gives a row: its own memory, or what it writes into
}

// stored is a plane in memory.
func stored(width, height, bytes, stride int, dots []byte) plane {
	return plane{width, height, bytes, func(y int, _ []byte) []byte { return dots[y*stride : y*stride+width*bytes] }}
}

// tap is how much of one dot goes into another.
type tap struct {
	from    int
	weights []int32 // of one, in all
}

// one is the sum of all weights of a dot.
const one = 1 << 14

// taps give how n dots are made of the dots of a longer row, by a cubic after Catmull and Rom that is as wide as a new dot.
func taps(from, n int) []tap {
	list := make([]tap, n)
	for i := range list {
		// All in steps of a 2n-th of an old dot: the middle of new dot i is at (2i+1)·from, that of old dot k at (2k+1)·n.
		middle := (2*i + 1) * from
		reach := 4 * from // two new dots
		first, last := max(0, (middle-reach)/(2*n)-1), min(from-1, (middle+reach)/(2*n)+1)
		raw, sum := make([]int64, 0, last-first+1), int64(0)
		for k := first; k <= last; k++ {
			away := int64(middle - (2*k+1)*n)
			w := cubic(max(away, -away) << 16 / int64(2*from))
			raw, sum = append(raw, w), sum+w
		}
		t := tap{from: first, weights: make([]int32, len(raw))}
		left := int64(one)
		best := 0
		for k, w := range raw {
			v := w * one / sum
			t.weights[k] = int32(v)
			if left -= v; w > raw[best] {
				best = k
			}
		}
		t.weights[best] += int32(left)
		list[i] = t
	}
	return list
}

// cubic gives the weight at a distance, both in 65536ths of a new dot.
func cubic(x int64) int64 {
	const unit = 1 << 16
	square := x * x / unit
	cube := square * x / unit
	switch {
	case x < unit:
		return (3*cube-5*square)/2 + unit
	case x < 2*unit:
		return (-cube+5*square)/2 - 4*x + 2*unit
	}
	return 0
}

// scaled gives a smaller plane, in memory. It reads each row once.
func (p plane) scaled(width, height int) plane {
	across, down := taps(p.width, width), taps(p.height, height)
	line := width * p.bytes
	out, narrow := make([]byte, height*line), make([][]byte, 0, 64) // the rows that the next one is made of
	sums, buffer := make([]int32, line), make([]byte, p.width*p.bytes)
	top := 0 // the row of the picture that is the first in narrow
	for y, t := range down {
		for top < t.from && len(narrow) > 0 {
			first := narrow[0]
			copy(narrow, narrow[1:])
			narrow[len(narrow)-1] = first
			narrow, top = narrow[:len(narrow)-1], top+1
		}
		top = max(top, t.from)
		for len(narrow) < len(t.weights) {
			var into []byte
			if n := len(narrow); n < cap(narrow) && narrow[:n+1][n] != nil {
				into = narrow[:n+1][n]
			} else {
				into = make([]byte, line)
			}
			squeeze(into, p.row(top+len(narrow), buffer), across, p.bytes)
			narrow = append(narrow, into)
		}
		clear(sums)
		for k, w := range t.weights {
			for x, v := range narrow[k] {
				sums[x] += w * int32(v)
			}
		}
		for x, sum := range sums {
			out[y*line+x] = rounded(sum)
		}
	}
	return stored(width, height, p.bytes, line, out)
}

// squeeze makes a row of another that is longer.
func squeeze(out, row []byte, across []tap, bytes int) {
	for x, t := range across {
		for b := range bytes {
			sum, at := int32(0), t.from*bytes+b
			for _, w := range t.weights {
				sum += w * int32(row[at])
				at += bytes
			}
			out[x*bytes+b] = rounded(sum)
		}
	}
}

func rounded(sum int32) byte { return byte(min(max((sum+one/2)/one, 0), 255)) }

// turned gives a plane as a turn shows it.
func (p plane) turned(t Turn) plane {
	if t <= 1 {
		return p
	}
	width, height := p.width, p.height
	if t.across() {
		width, height = height, width
	}
	out := make([]byte, width*height*p.bytes)
	for y := range p.height {
		row := p.row(y, nil)
		for x := range p.width {
			toX, toY := x, y
			if t.across() {
				toX, toY = y, x
			}
			if t == 2 || t == 3 || t == 6 || t == 7 {
				toX = width - 1 - toX
			}
			if t == 3 || t == 4 || t == 7 || t == 8 {
				toY = height - 1 - toY
			}
			copy(out[(toY*width+toX)*p.bytes:], row[x*p.bytes:(x+1)*p.bytes])
		}
	}
	return stored(width, height, p.bytes, width*p.bytes, out)
}
