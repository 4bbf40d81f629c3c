package markdown

import (
	"sort"
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
)

// quotationMarks are the marks in one block of the text. Those of the last block that was asked for are kept.
type quotationMarks struct {
	block *block
	at    []int // where each stands
	open  []int // where the words of the quotation begin that is open behind it; -1 for none
}

// quotation gives the bounds of the quotation in which a passage stands: a block quote, or what stands between quotation marks.
func (r *reading) quotation(p passage.Range) (from, to int, ok bool) {
	b := &r.flow.blocks[r.flow.blockAt(p.From)]
	if b.quote != nil {
		return min(b.quote.from, p.From), max(b.quote.to, p.To), true
	}
	if r.marks.block != b {
		r.marks = marksOf(b, r.flow.text)
	}
	m := &r.marks
	before := sort.SearchInts(m.at, p.From)
	if before == 0 || m.open[before-1] < 0 {
		return 0, 0, false
	}
	to = max(b.to, p.To)
	if behind := sort.SearchInts(m.at, p.To); behind < len(m.at) {
		to = m.at[behind]
	}
	return m.open[before-1], to, true
}

// marksOf gives the marks of a block.
func marksOf(b *block, text string) quotationMarks {
	m := quotationMarks{block: b}
	open := -1
	for i, c := range text[b.from:b.to] {
		if !strings.ContainsRune(`"“”„»«`, c) {
			continue
		}
		switch {
		case open < 0 && c != '”' && c != '»':
			open = b.from + i + len(string(c))
		case open >= 0 && c != '„':
			open = -1
		}
		m.at, m.open = append(m.at, b.from+i), append(m.open, open)
	}
	return m
}
