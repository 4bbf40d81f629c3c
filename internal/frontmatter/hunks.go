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
func hunks(have, want string) []hunk {
	a, b := diag.Tokens(have), diag.Tokens(want)
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
	for _, r := range diag.Replacements(len(a), len(b), func(i, j int) bool { return alike(a[i], b[j]) }) {
		at := from + length(a[:r.From])
		list = append(list, hunk{at, at + length(a[r.From:r.To]), strings.Join(b[r.With:r.WithTo], "")})
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
