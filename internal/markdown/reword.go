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
	for _, c := range changes(have, want) {
		from, to := rng.To, rng.To
		if c.have < len(have) {
			from = rng.From + have[c.have].at
			to = from
		}
		if c.haveTo > c.have {
			last := have[c.haveTo-1]
			to = rng.From + last.at + len(last.text)
		}
		with := ""
		for i, w := range want[c.want:c.wantTo] {
			if i > 0 {
				with += " "
			}
			with += w.text
		}
		switch { // words alone: the white space beside them goes or comes with them
		case c.haveTo == c.have && c.have < len(have):
			with += " "
		case c.haveTo == c.have:
			with = " " + with
		case with == "" && c.haveTo < len(have):
			to = rng.From + have[c.haveTo].at
		case with == "" && c.have > 0:
			before := have[c.have-1]
			from = rng.From + before.at + len(before.text)
		}
		src, srcTo := r.flow.source(from), r.sourceEnd(to)
		if from == to { // nothing goes: before the next word, or behind the last
			if c.have == len(have) {
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
	for _, part := range tokenize(s) {
		if strings.TrimSpace(part) != "" {
			list = append(list, chunk{part, at})
		}
		at += len(part)
	}
	return list
}

// change is a stretch of words that others take the place of.
type change struct{ have, haveTo, want, wantTo int }

// changes compares two lists of words by their longest common subsequence.
func changes(have, want []chunk) (list []change) {
	same := func(i, j int) bool { return have[i].text == want[j].text || passage.Equal(have[i].text, want[j].text) }
	common := make([][]int16, len(have)+1)
	for i := range common {
		common[i] = make([]int16, len(want)+1)
	}
	for i := len(have) - 1; i >= 0; i-- {
		for j := len(want) - 1; j >= 0; j-- {
			if same(i, j) {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(have) || j < len(want) {
		if i < len(have) && j < len(want) && same(i, j) {
			i, j = i+1, j+1
			continue
		}
		c := change{i, i, j, j}
		for i < len(have) || j < len(want) {
			if i < len(have) && j < len(want) && same(i, j) {
				break
			}
			if j == len(want) || i < len(have) && common[i+1][j] >= common[i][j+1] {
				i++
			} else {
				j++
			}
		}
		c.haveTo, c.wantTo = i, j
		list = append(list, c)
	}
	return list
}
