package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tokens cuts a text into words and the white space between them.
func Tokens(s string) (list []string) {
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

// Replaced is a stretch of one list in whose place another has the stretch from With to WithTo. Either may be empty.
type Replaced struct{ From, To, With, WithTo int }

// maxTable bounds the parts of two lists that are compared each with each.
const maxTable = 1 << 22

// Replacements compares two lists of n and m parts by their longest common subsequence, and gives what differs, in order. Of very long
// lists all differs.
func Replacements(n, m int, same func(i, j int) bool) (list []Replaced) {
	if n*m > maxTable {
		return []Replaced{{0, n, 0, m}}
	}
	// common[i*width+j] is how many parts the lists have in common from i and j on.
	width := m + 1
	common := make([]int32, (n+1)*width)
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(i, j) {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < n || j < m; {
		r := Replaced{From: i, With: j}
		for i < n && j < m && !same(i, j) || (i < n) != (j < m) {
			if i < n && (j == m || common[(i+1)*width+j] >= common[i*width+j+1]) {
				i++
			} else {
				j++
			}
		}
		if r.To, r.WithTo = i, j; r.From < i || r.With < j {
			list = append(list, r)
		}
		i, j = i+1, j+1 // what both have
	}
	return list
}
