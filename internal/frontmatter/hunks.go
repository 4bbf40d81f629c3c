package frontmatter

import (
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// hunk is a stretch of a value that differs, and what is to stand there. Offsets are bytes.
type hunk struct {
	from, to int
	with     string
}

// hunks compares two values word by word, and gives what to change in the first to have the second. Any white space is like any
// other.
func hunks(have, want string) (list []hunk) {
	a, b := diag.Tokens(have), diag.Tokens(want)
	alike := func(i, j int) bool {
		return a[i] == b[j] || strings.TrimSpace(a[i]) == "" && strings.TrimSpace(b[j]) == ""
	}
	first, n, m := 0, len(a), len(b)
	for first < min(n, m) && alike(first, first) {
		first++
	}
	for first < min(n, m) && alike(n-1, m-1) {
		n, m = n-1, m-1
	}
	offsets := make([]int, len(a)+1)
	for i, token := range a {
		offsets[i+1] = offsets[i] + len(token)
	}
	for _, r := range diag.Replacements(n-first, m-first, func(i, j int) bool { return alike(first+i, first+j) }) {
		list = append(list, hunk{offsets[first+r.From], offsets[first+r.To], strings.Join(b[first+r.With:first+r.WithTo], "")})
	}
	return list
}
