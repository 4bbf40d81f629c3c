package transcript

import (
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
)

// maxDirection is the length of the longest stage direction in bytes.
const maxDirection = 120

var directions, directionPatterns = readDirections()

// pattern is a phrase with one to three words of any kind between its two ends.
type pattern struct{ before, after string }

func readDirections() (phrases words, patterns []pattern) {
	phrases = words{}
	for line := range strings.Lines(directionsFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if before, after, ok := strings.Cut(line, "*"); ok {
			patterns = append(patterns, pattern{before, after})
		} else {
			phrases[fold(line)] = true
		}
	}
	return phrases, patterns
}

// isDirection reports whether words are a stage direction or several. They are told by a list alone: what is wrongly taken for one
// would be left out of a quotation without a mark.
func isDirection(s string) bool {
	found := false
	parts := strings.FieldsFunc(strings.ReplaceAll(fold(s), " and ", ","), func(r rune) bool { return strings.ContainsRune(",;/–—", r) })
	for _, part := range parts {
		part = strings.Trim(part, " !-")
		if part == "" {
			continue
		}
		if found = directions[part] || isLike(part); !found {
			return false
		}
	}
	return found
}

// isLike reports whether words are like one of the patterns.
func isLike(words string) bool {
	for _, d := range directionPatterns {
		rest, ok := strings.CutPrefix(words, d.before)
		if !ok {
			continue
		}
		if rest, ok = strings.CutSuffix(rest, d.after); !ok {
			continue
		}
		if n := len(strings.Fields(rest)); 0 < n && n <= 3 && !strings.Contains(" "+rest+" ", " not ") {
			return true
		}
	}
	return false
}

// appendDirections adds the stage directions of a turn: "(Laughter.)", "[crosstalk]".
func appendDirections(found []Range, text string, turn Range) []Range {
	for at := turn.From; ; {
		n := strings.IndexAny(text[at:turn.To], "([")
		if n < 0 {
			return found
		}
		from := at + n
		at = from + 1
		n = strings.IndexAny(text[at:min(turn.To, at+maxDirection)], "()[]"+string(passage.Barrier))
		if n < 0 || text[at+n] != map[byte]byte{'(': ')', '[': ']'}[text[from]] {
			continue
		}
		if to := at + n + 1; isDirection(text[at : to-1]) {
			found = append(found, Range{from, to})
			at = to
		}
	}
}
