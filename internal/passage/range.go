package passage

import "sort"

// Range is a stretch of a text, in bytes of the text as it was given to Fold
// or as whoever names it says: From included, To excluded.
type Range struct{ From, To int }

// Lengthen adds a stretch to others that stand before it, and joins it to the
// last one where they touch.
func Lengthen(ranges []Range, from, to int) []Range {
	if last := len(ranges) - 1; last >= 0 && ranges[last].To == from {
		ranges[last].To = to
		return ranges
	}
	return append(ranges, Range{from, to})
}

// Clip gives what ranges, which are in order and apart from each other, have
// between from and to, counted from there.
func Clip(ranges []Range, from, to int) []Range {
	var out []Range
	for _, r := range ranges[sort.Search(len(ranges), func(i int) bool { return ranges[i].To > from }):] {
		if r.From >= to {
			break
		}
		out = append(out, Range{max(r.From, from) - from, min(r.To, to) - from})
	}
	return out
}
