package transcript

import (
	"cmp"
	"slices"
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
	s = withoutCodes(s) // [inaudible 00:12:34]
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

// withoutCodes leaves the words out that are time codes.
func withoutCodes(s string) string {
	if !strings.Contains(s, ":") {
		return s
	}
	return strings.Join(slices.DeleteFunc(strings.Fields(s), func(w string) bool {
		_, n := clock(w)
		return n == len(w)
	}), " ")
}

// addDirections adds the stage directions of a turn: "(Laughter.)", "[crosstalk]". A time code in square brackets in the middle of
// the words is one too, and a Cue.
func (t *Transcript) addDirections(turn *Turn) {
	for at := turn.From; ; {
		n := strings.IndexAny(t.Text[at:turn.To], "([")
		if n < 0 {
			break
		}
		from := at + n
		at = from + 1
		n = strings.IndexAny(t.Text[at:min(turn.To, at+maxDirection)], "()[]")
		if n < 0 || t.Text[at+n] != map[byte]byte{'(': ')', '[': ']'}[t.Text[from]] {
			continue
		}
		to := at + n + 1
		second, size := clock(t.Text[at : to-1])
		isCode := t.Text[from] == '[' && size > 0 && size == n
		if !isCode && !isDirection(t.Text[at:to-1]) {
			continue
		}
		if isCode {
			turn.Cues = append(turn.Cues, Cue{to, second})
		}
		t.Directions = append(t.Directions, passage.Range{From: from, To: to})
		at = to
	}
	slices.SortStableFunc(turn.Cues, func(a, b Cue) int { return cmp.Compare(a.At, b.At) })
}
