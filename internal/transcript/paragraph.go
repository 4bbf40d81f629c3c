package transcript

import (
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
)

// Paragraph is a stretch of a turn that a page shows as one.
type Paragraph struct {
	passage.Range
	Second float64 // when its words are said, where Timed
	Timed  bool    // the source says a time here that it hasn't said before
}

// Captions run on without an end: a paragraph of them is cut before a time code once it is long enough, at a sentence's end; one that
// has none, when it is far too long.
const (
	longParagraph = 600 // bytes
	endless       = 900
)

// Paragraphs gives the paragraphs of a turn, in order. Together they hold all its words; white space alone parts them.
func (t *Transcript) Paragraphs(turn int) []Paragraph {
	tu := t.Turns[turn]
	cues := tu.Cues
	var list []Paragraph
	add := func(from, to int) {
		p := Paragraph{Range: passage.Range{From: from, To: to}}
		for len(cues) > 0 && cues[0].At <= from {
			p.Second, p.Timed = cues[0].Second, true
			cues = cues[1:]
		}
		if p.From < p.To {
			list = append(list, p)
		}
	}
	for from := tu.From; from < tu.To; {
		end := tu.To
		if i := strings.IndexByte(t.Text[from:end], '\n'); i >= 0 {
			end = from + i
		}
		start := from
		for i := 0; i < len(cues) && cues[i].At < end; i++ {
			at := cues[i].At
			if n := at - start; n < longParagraph || n < endless && !t.endsSentence(at) || t.Text[at-1] != ' ' {
				continue
			}
			add(start, at-1)
			start, i = at, -1
		}
		add(start, end)
		for len(cues) > 0 && cues[0].At < end {
			cues = cues[1:]
		}
		from = end + 1
	}
	return list
}

// endsSentence reports whether a sentence ends before a byte of Text.
func (t *Transcript) endsSentence(at int) bool {
	before := strings.TrimRight(t.Text[max(0, at-8):at], " ”\"’')")
	return before != "" && strings.HasSuffix(before, "…") || before != "" && strings.IndexByte(".!?", before[len(before)-1]) >= 0
}

// ParagraphAt gives which paragraph of a turn holds a byte of Text, from 0, or the last one before it.
func (t *Transcript) ParagraphAt(turn, at int) (n int, p Paragraph) {
	for i, next := range t.Paragraphs(turn) {
		if i > 0 && next.From > at {
			break
		}
		n, p = i, next
	}
	return n, p
}

// IsSpoken reports whether the source names speakers or times. What it names none of is an article or a document.
func (t *Transcript) IsSpoken() bool {
	if t.Captions || len(t.Turns) > 1 {
		return true
	}
	return len(t.Turns) == 1 && (t.Turns[0].Label != "" || len(t.Turns[0].Cues) > 0)
}
