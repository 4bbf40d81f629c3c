package content

import "strings"

// arena holds the values of one file in one piece of memory: a site keeps all of its front matter, and a collector of garbage
// has to visit every piece.
type arena struct{ strings.Builder }

// smallestArena is the size of the first piece, in bytes, where less is known to come.
const smallestArena = 256

// keep gives a copy of s that lives as long as the other values of the file.
func (a *arena) keep(s string) string {
	if s == "" {
		return ""
	}
	if a.Cap()-a.Len() < len(s) {
		a.Builder = strings.Builder{} // those who have its strings keep the old piece
		a.Grow(max(smallestArena, len(s)))
	}
	from := a.Len()
	a.WriteString(s)
	return a.String()[from:]
}
