package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// maxReworded is how many words of a passage are compared with those to be put there.
const maxReworded = 1000

// reword gives the edits that put other words in the place of a passage's: of those words alone that differ. There are none where
// something besides words stands in between, such as emphasis or the mark of a block quote.
func (r *reading) reword(rng passage.Range, words string) []diag.Edit {
	have, want := chunks(r.flow.text[rng.From:rng.To]), chunks(words)
	if len(have) > maxReworded || len(want) > maxReworded {
		return nil
	}
	var edits []diag.Edit
	same := func(i, j int) bool { return have[i].text == want[j].text || passage.Equal(have[i].text, want[j].text) }
	for _, c := range diag.Replacements(len(have), len(want), same) {
		from, to := rng.To, rng.To
		if c.From < len(have) {
			from = rng.From + have[c.From].at
			to = from
		}
		if c.To > c.From {
			last := have[c.To-1]
			to = rng.From + last.at + len(last.text)
		}
		with := ""
		for i, w := range want[c.With:c.WithTo] {
			if i > 0 {
				with += " "
			}
			with += w.text
		}
		switch { // words alone: the white space beside them goes or comes with them
		case c.To == c.From && c.From < len(have):
			with += " "
		case c.To == c.From:
			with = " " + with
		case with == "" && c.To < len(have):
			to = rng.From + have[c.To].at
		case with == "" && c.From > 0:
			before := have[c.From-1]
			from = rng.From + before.at + len(before.text)
		}
		src, srcTo := r.flow.source(from), r.sourceEnd(to)
		if from == to { // nothing goes: before the next word, or behind the last
			if c.From == len(have) {
				src = srcTo
			}
			srcTo = src
		}
		if text := r.flow.text[from:to]; string(r.source[src:srcTo]) != text || strings.Contains(text, "\n") {
			return nil
		}
		edits = append(edits, diag.Edit{From: r.pos(src), To: r.pos(srcTo), New: with})
	}
	return edits
}

func (r *reading) setReworded(id string, edits []diag.Edit) {
	if r.Reworded == nil {
		r.Reworded = map[string][]diag.Edit{}
	}
	r.Reworded[id] = edits
}

// sourceEnd gives the place in the source where the text before at ends.
func (r *reading) sourceEnd(at int) int {
	_, n := utf8.DecodeLastRuneInString(r.flow.text[:at])
	return r.flow.source(at-n) + n
}

// chunk is what stands between white space, and where.
type chunk struct {
	text string
	at   int
}

func chunks(s string) (list []chunk) {
	at := 0
	for _, part := range diag.Tokens(s) {
		if strings.TrimSpace(part) != "" {
			list = append(list, chunk{part, at})
		}
		at += len(part)
	}
	return list
}
