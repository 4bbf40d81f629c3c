package frontmatter

import (
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
)

// hunk is a stretch of a value that differs, and what is to stand there. Offsets are bytes.
type hunk struct {
	from, to int
	with     string
}

// hunks compares two values word by word, and gives what to change in the first to have the second. Any white space is like any
// other.
func hunks(have, want string) (list []hunk) {
	a, b := passage.Pieces(have), passage.Pieces(want)
	offsets := make([]int, len(a)+1)
	for i, piece := range a {
		offsets[i+1] = offsets[i] + len(piece)
	}
	alike := func(i, j int) bool {
		return a[i] == b[j] || strings.TrimSpace(a[i]) == "" && strings.TrimSpace(b[j]) == ""
	}
	for _, c := range passage.Changes(len(a), len(b), alike) {
		list = append(list, hunk{offsets[c.From], offsets[c.To], strings.Join(b[c.With:c.WithTo], "")})
	}
	return list
}
