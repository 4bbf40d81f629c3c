package verdict

import (
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
)

// phrasing is the words of a section, and groups of words, made ready to be looked for in sentences.
type phrasing struct {
	by    map[string][]phrase // by each way to write the first word
	ends  []string            // “*n't”
	heads []string            // “jusqu'*”

	between *phrasing // words that may stand among those of an entry
}

// phrase is an entry of a list.
type phrase struct {
	slots [][]string // for each word the ways to write it; nil for “…”
	whole bool       // “no.”: it is the whole sentence
	small bool       // counts only in small letters
}

// maxSkip is how many words “…” may stand for.
const maxSkip = 10

func newPhrasing() *phrasing { return &phrasing{by: map[string][]phrase{}} }

// add adds an entry; false where it holds no word.
func (p *phrasing) add(entry string) bool {
	var ph phrase
	entry, ph.small = strings.CutPrefix(entry, "=")
	entry, ph.whole = strings.CutSuffix(strings.ToLower(entry), ".")
	if part := strings.Trim(entry, "*"); part != entry {
		key := passage.Key(part)
		switch {
		case key == "":
			return false
		case entry[0] == '*':
			p.ends = append(p.ends, key)
		default:
			p.heads = append(p.heads, key)
		}
		return true
	}
	for _, slot := range strings.Fields(entry) {
		if slot == "…" {
			ph.slots = append(ph.slots, nil)
			continue
		}
		var ways []string
		var rest [][]string
		for way := range strings.SplitSeq(slot, "/") {
			parts := splitContractions(straightened(way))
			if len(parts) == 0 || parts[0] == "" {
				return false
			}
			ways = append(ways, parts[0])
			for _, more := range parts[1:] {
				rest = append(rest, []string{more})
			}
		}
		ph.slots = append(append(ph.slots, ways), rest...)
	}
	if len(ph.slots) == 0 || ph.slots[0] == nil {
		return false
	}
	for _, first := range ph.slots[0] {
		p.by[first] = append(p.by[first], ph)
	}
	return true
}

func straightened(word string) string { return strings.Map(straight, passage.Key(word)) }

// at gives how many of the words an entry covers that begins with the first, the longest; 0 where none does.
func (p *phrasing) at(words []word) (n int) {
	if p == nil || len(words) == 0 {
		return 0
	}
	first := &words[0]
	for _, ph := range p.by[first.small] {
		if ph.small && !strings.HasPrefix(first.written, first.small) {
			continue
		}
		if k := ph.covers(words, ph.slots, p.between); k > n && (!ph.whole || k == len(words)) {
			n = k
		}
	}
	if n == 0 && (slices.ContainsFunc(p.ends, func(end string) bool { return strings.HasSuffix(first.small, end) }) ||
		slices.ContainsFunc(p.heads, func(head string) bool { return strings.HasPrefix(first.small, head) })) {
		return 1
	}
	return n
}

// covers gives how many words the slots take, and what may stand among them, 0 where the words are others.
func (ph *phrase) covers(words []word, slots [][]string, skips *phrasing) int {
	for i, slot := range slots {
		if slot == nil {
			for k := 0; k <= maxSkip && i+k < len(words); k++ {
				if k > 0 && words[i+k-1].sign != "" && k > 1 {
					break // a clause ends
				}
				if n := ph.covers(words[i+k:], slots[i+1:], skips); n > 0 {
					return i + k + n
				}
			}
			return 0
		}
		if i >= len(words) {
			return 0
		}
		if slices.Contains(slot, words[i].small) {
			continue
		}
		if i > 0 && skips.passes(&words[i]) { // “failed miserably to”
			if n := ph.covers(words[i+1:], slots[i:], skips); n > 0 {
				return i + 1 + n
			}
		}
		return 0
	}
	return len(slots)
}

// has reports whether a word is one of the section's, alone.
func (p *phrasing) has(w *word) bool { return p.at([]word{*w}) == 1 }

// passes reports whether a word may stand among the words of an entry that does not have it.
func (p *phrasing) passes(w *word) bool { return p != nil && w.sign == "" && p.has(w) }
