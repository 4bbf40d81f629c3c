package diag

import (
	"bytes"
	"slices"
)

// maxExcerpt bounds the bytes of a line that a Diagnostic keeps; Text shows far fewer.
const maxExcerpt = 64 << 10

// textHead is how many bytes at the beginning of a file tell that it is no text: one of them is zero.
const textHead = 64

// Quote fills the empty Excerpts of ds with the lines at their From. read gives the bytes of a file, named as in Span.File; it
// is asked once for each file. A file that can't be read, and a line that is not there, leave the Excerpt empty.
//
// LF, CR LF and a CR alone end a line, and a byte-order mark is no part of the first one.
func Quote(ds []Diagnostic, read func(file string) ([]byte, error)) {
	wanted := map[string][]int{}
	for i, d := range ds {
		if d.Excerpt == "" && !d.From.IsZero() && d.File != "" {
			wanted[d.File] = append(wanted[d.File], i)
		}
	}
	for file, places := range wanted {
		src, err := read(file)
		if err != nil || bytes.IndexByte(src[:min(len(src), textHead)], 0) >= 0 { // a picture
			continue
		}
		slices.SortStableFunc(places, func(i, j int) int { return ds[i].From.Compare(ds[j].From) })
		fill(ds, places, bytes.TrimPrefix(src, []byte("\uFEFF")))
	}
}

// fill walks through the lines of src once; places are in the order of their lines.
func fill(ds []Diagnostic, places []int, src []byte) {
	for line := int32(1); len(places) > 0; line++ {
		text, rest, more := cutLine(src)
		var excerpt string
		for len(places) > 0 && ds[places[0]].From.Line <= line {
			if excerpt == "" {
				excerpt = string(text[:min(len(text), maxExcerpt)])
			}
			ds[places[0]].Excerpt = excerpt
			places = places[1:]
		}
		if !more {
			return
		}
		src = rest
	}
}

// cutLine gives the first line of src without its end, what follows it, and whether there was an end.
func cutLine(src []byte) (line, rest []byte, more bool) {
	i := bytes.IndexAny(src, "\r\n")
	if i < 0 {
		return src, nil, false
	}
	end := i + 1
	if src[i] == '\r' && end < len(src) && src[end] == '\n' {
		end++
	}
	return src[:i], src[end:], true
}
