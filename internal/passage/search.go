package passage

import (
	"iter"
	"strings"
)

// occurrences gives every place of w (not empty) in s, overlapping ones
// included, in time that grows with len(s)+len(w) however w repeats itself.
func occurrences(s, w string) iter.Seq[int] {
	return func(yield func(int) bool) {
		var border []int32
		for i := 0; ; {
			k := strings.Index(s[i:], w)
			if k < 0 || !yield(i+k) {
				return
			}
			if border == nil {
				// Most words stand once, and need no borders.
				if !strings.Contains(s[i+k+1:], w) {
					return
				}
				border = borders(w)
			}
			// After a find, only its border can open an overlapping one: go on
			// from there (Knuth, Morris, Pratt) until nothing is left of it.
			i += k + len(w)
			for held := int(border[len(w)-1]); held > 0 && i < len(s); i++ {
				for held > 0 && w[held] != s[i] {
					held = int(border[held-1])
				}
				if w[held] == s[i] {
					held++
				}
				if held == len(w) {
					if !yield(i + 1 - len(w)) {
						return
					}
					held = int(border[held-1])
				}
			}
		}
	}
}

// borders gives, for each prefix of w, the length of its longest border: the
// proper prefix that it also ends with.
func borders(w string) []int32 {
	b := make([]int32, len(w))
	for i, held := 1, int32(0); i < len(w); i++ {
		for held > 0 && w[held] != w[i] {
			held = b[held-1]
		}
		if w[held] == w[i] {
			held++
		}
		b[i] = held
	}
	return b
}
