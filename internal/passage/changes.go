package passage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pieces cuts a text into words and the white space between them.
func Pieces(s string) (list []string) {
	for s != "" {
		r, _ := utf8.DecodeRuneInString(s)
		space := unicode.IsSpace(r)
		n := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) != space })
		if n < 0 {
			n = len(s)
		}
		list, s = append(list, s[:n]), s[n:]
	}
	return list
}

// Change is a stretch of one list, From up to To, in whose place another has the stretch With up to WithTo. One of the two may be empty.
type Change struct{ From, To, With, WithTo int }

// maxCompared bounds the items of one list that are compared with those of another, each with each.
const maxCompared = 1 << 22

// Changes compares two lists of n and m items by their longest common subsequence. same reports whether two of their items are alike.
func Changes(n, m int, same func(i, j int) bool) (list []Change) {
	first := 0
	for first < min(n, m) && same(first, first) {
		first++
	}
	for n > first && m > first && same(n-1, m-1) {
		n, m = n-1, m-1
	}
	if (n-first)*(m-first) > maxCompared {
		return []Change{{first, n, first, m}}
	}
	// common[i*width+j] is how many items the lists have in common from first+i and first+j on.
	width := m - first + 1
	common := make([]int32, (n-first+1)*width)
	at := func(i, j int) int32 { return common[(i-first)*width+j-first] }
	for k := range slices.Backward(common) {
		i, j := first+k/width, first+k%width
		switch {
		case i == n || j == m:
		case same(i, j):
			common[k] = at(i+1, j+1) + 1
		default:
			common[k] = max(at(i+1, j), at(i, j+1))
		}
	}
	i, j := first, first
	for i < n || j < m {
		if i < n && j < m && same(i, j) {
			i, j = i+1, j+1
			continue
		}
		c := Change{From: i, With: j}
		for (i < n || j < m) && !(i < n && j < m && same(i, j)) {
			if j == m || i < n && at(i+1, j) >= at(i, j+1) {
				i++
			} else {
				j++
			}
		}
		c.To, c.WithTo = i, j
		list = append(list, c)
	}
	return list
}
