package frontmatter

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hunk is a stretch of a value that differs, and what is to stand there. Offsets are bytes.
type hunk struct {
	from, to int
	with     string
}

// maxTable bounds the words of one value that are compared with those of another, each with each.
const maxTable = 1 << 22

// hunks compares two values word by word, and gives what to change in the first to have the second. Any white space is like any
// other.
func hunks(have, want string) []hunk {
	a, b := tokens(have), tokens(want)
	first := 0
	for first < len(a) && first < len(b) && alike(a[first], b[first]) {
		first++
	}
	last := 0
	for last < len(a)-first && last < len(b)-first && alike(a[len(a)-1-last], b[len(b)-1-last]) {
		last++
	}
	from := 0
	for _, t := range a[:first] {
		from += len(t)
	}
	a, b = a[first:len(a)-last], b[first:len(b)-last]
	var list []hunk
	for _, p := range pairs(a, b) {
		if h := (hunk{from, from + length(a[:p[0]]), strings.Join(b[:p[1]], "")}); h.from < h.to || h.with != "" {
			list = append(list, h)
		}
		from += length(a[:p[0]])
		if p[0] < len(a) {
			from += len(a[p[0]])
		}
		a, b = a[min(p[0]+1, len(a)):], b[min(p[1]+1, len(b)):]
	}
	return list
}

// pairs gives, for each token that two lists have in common, how many tokens stand before it in the first and in the second since
// the one before; at the end how many are left.
func pairs(a, b []string) (list [][2]int) {
	if len(a)*len(b) > maxTable {
		return [][2]int{{len(a), len(b)}}
	}
	// longest[i][j] is how many tokens a[i:] and b[j:] have in common.
	width := len(b) + 1
	longest := make([]int32, (len(a)+1)*width)
	for i := range slices.Backward(a) {
		for j := range slices.Backward(b) {
			longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			if alike(a[i], b[j]) {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			}
		}
	}
	i, j, fromI, fromJ := 0, 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case alike(a[i], b[j]):
			list = append(list, [2]int{i - fromI, j - fromJ})
			i, j = i+1, j+1
			fromI, fromJ = i, j
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return append(list, [2]int{len(a) - fromI, len(b) - fromJ})
}

// tokens cuts a text into words and white space.
func tokens(s string) (list []string) {
	for s != "" {
		r, _ := utf8.DecodeRuneInString(s)
		space := unicode.IsSpace(r)
		n := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) != space })
		if n < 0 {
			n = len(s)
		}
		list = append(list, s[:n])
		s = s[n:]
	}
	return list
}

// alike reports whether two tokens are the same, or both white space.
func alike(a, b string) bool {
	return a == b || strings.TrimSpace(a) == "" && strings.TrimSpace(b) == ""
}

func length(tokens []string) (n int) {
	for _, t := range tokens {
		n += len(t)
	}
	return n
}
