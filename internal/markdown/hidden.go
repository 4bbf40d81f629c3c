package markdown

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// plainSight reports whether a reader sees the words of a passage in their order, and reports the character that hides or turns
// some of them: one within the passage, or one before it in its block that turns all that follows.
func (r *reading) plainSight(rng passage.Range) bool {
	f := r.flow
	if i := strings.IndexFunc(f.text[rng.From:rng.To], diag.IsHidden); i >= 0 {
		r.hidden(rng.From+i, "the hidden character U+%04X stands in these quoted words")
		return false
	}
	block := f.blocks[f.blockAt(rng.From)].from
	if i := sort.SearchInts(f.turns, block); i < len(f.turns) && f.turns[i] < rng.From {
		r.hidden(f.turns[i], "the hidden character U+%04X turns the order of the words behind it, a quote’s among them")
		return false
	}
	return true
}

func (r *reading) hidden(at int, message string) {
	c, _ := utf8.DecodeRuneInString(r.flow.text[at:])
	r.fail(diag.QuoteHidden, r.flow.source(at), fmt.Sprintf(message, c), "delete it")
}

// turns gives the places of the overrides U+202D and U+202E, which turn all that follows in their paragraph.
func turns(text string) (places []int) {
	for _, c := range []string{"\u202D", "\u202E"} {
		for at := strings.Index(text, c); at >= 0; {
			places = append(places, at)
			next := strings.Index(text[at+1:], c)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	slices.Sort(places)
	return places
}
