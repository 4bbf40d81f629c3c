package passage

import "strings"

// Cut shortens words to about n characters, at a word's end, and says with “…” that they go on.
func Cut(words string, n int) string {
	if len(words) <= n {
		return words // each character has a byte at least
	}
	runes := 0
	for i := range words {
		if runes == n {
			if sp := strings.LastIndexByte(words[:i], ' '); sp > i/2 {
				i = sp
			}
			return strings.TrimRight(words[:i], " ,;:—–-") + " …"
		}
		runes++
	}
	return words
}
