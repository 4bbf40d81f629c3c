package markdown

import (
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// plainSight reports whether a reader sees the words of a passage in their order, and reports the character that hides or turns
// some of them: one within the passage, or one before it in its block that turns all that follows.
func (r *reading) plainSight(rng passage.Range) bool {
	b := r.flow.blocks[r.flow.blockAt(rng.From)]
	for at, c := range r.flow.text[b.from:rng.To] {
		if c < 0x200B {
			continue
		}
		at += b.from
		turns := c == 0x202D || c == 0x202E
		if !turns && (at < rng.From || !isHidden(c)) {
			continue
		}
		message, where := "the hidden character U+%04X stands in these quoted words", "delete it"
		if at < rng.From {
			message = "the hidden character U+%04X turns the order of the words behind it, a quote’s among them"
		}
		r.fail(diag.QuoteHidden, r.flow.source(at), fmt.Sprintf(message, c), where)
		return false
	}
	return true
}

// isHidden reports the characters that turn the order of words or can't be seen, and that no script needs in a word:
// bidirectional controls, zero-width spaces, invisible operators and tags.
func isHidden(c rune) bool {
	return c == 0x200B || 0x202A <= c && c <= 0x202E || 0x2060 <= c && c <= 0x2064 || 0x2066 <= c && c <= 0x2069 ||
		c == 0xFEFF || 0xE0000 <= c && c <= 0xE007F
}

// firstLetters gives the beginning of a text of unknown length, for a message.
func firstLetters(s string, n int) string {
	s, _, _ = strings.Cut(s, "\n")
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
