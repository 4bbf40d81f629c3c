package verdict

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/passage"
)

// step sets a mark of a quote beside a token of the Text; one of them is missing (-1) where only the other side has it.
type step struct {
	mark, token int
	same        bool
}

// The costs of a difference. Another word costs what a missing one does, so a first word that differs is shown rather than left out.
const (
	costCase  = 1
	costSign  = 1
	costWord  = 2
	costOther = 2
	tooMuch   = 1 << 30
)

// align compares the marks with the tokens of a stretch, beginning about shift, and gives the part of it that is most like them
// (edit distance in a band of pad tokens to either side).
func (s *search) align(marks []mark, in stretch, shift, pad int) spot {
	const sub, extra, missing, none = 1, 2, 3, 0
	width := 2*pad + 1
	cost := make([]int32, (len(marks)+1)*width)
	from := make([]byte, len(cost))
	token := func(i, k int) int { return shift - pad + i + k } // tokens behind a cell
	for i := 0; i <= len(marks); i++ {
		for k := range width {
			at, cell := token(i, k), i*width+k
			cost[cell] = tooMuch
			if at < in.from || at > in.to {
				continue
			}
			if i == 0 {
				cost[cell] = 0
				continue
			}
			take := func(c int32, way byte) {
				if c < cost[cell] {
					cost[cell], from[cell] = c, way
				}
			}
			if at > in.from {
				take(cost[cell-width]+s.difference(&marks[i-1], at-1), sub)
			}
			if k+1 < width {
				take(cost[cell-width+1]+costOf(marks[i-1].word), extra)
			}
			if k > 0 && at > in.from {
				take(cost[cell-1]+costOf(s.tokens[at-1].is(isWord)), missing)
			}
		}
	}
	end, last := 0, cost[len(marks)*width:]
	for k := range last {
		// Among equals the longest stretch: the first or last word may be another one.
		if last[k] <= last[end] {
			end = k
		}
	}
	if last[end] >= tooMuch {
		return spot{}
	}
	sp := spot{stretch: stretch{to: token(len(marks), end)}}
	i, k := len(marks), end
	for i > 0 {
		at := token(i, k)
		switch from[i*width+k] {
		case sub:
			i--
			same := s.fits(at-1, &marks[i])
			sp.steps = append(sp.steps, step{i, at - 1, same})
			if marks[i].word && (same || s.difference(&marks[i], at-1) == costCase) {
				sp.credit += len(marks[i].key)
			}
		case extra:
			i--
			k++
			sp.steps = append(sp.steps, step{i, -1, false})
		case missing:
			k--
			sp.steps = append(sp.steps, step{-1, at - 1, false})
		case none:
			return spot{}
		}
	}
	sp.from = token(0, k)
	slices.Reverse(sp.steps)
	for ; sp.from > in.from && s.tokens[sp.from].is(isInside); sp.from-- {
		sp.steps = slices.Insert(sp.steps, 0, step{-1, sp.from - 1, false})
	}
	for ; sp.to < in.to && s.tokens[sp.to].is(isInside); sp.to++ {
		sp.steps = append(sp.steps, step{-1, sp.to, false})
	}
	s.wholeWords(marks, sp.steps)
	return sp
}

func costOf(word bool) int32 {
	if word {
		return costWord
	}
	return costSign
}

// difference gives what it costs that a token stands for a mark.
func (s *search) difference(m *mark, at int) int32 {
	tok := s.tokens[at]
	switch {
	case tok.is(isBarrier):
		return tooMuch
	case s.fits(at, m):
		return 0
	case m.small >= 0 && s.small[tok.key] == m.small:
		return costCase
	case m.word && tok.is(isWord):
		return costOther
	}
	return 2 * costWord
}

// wholeWords lets a contraction differ as a whole: “we are” and “we’re” have no “we” in common that a reader would see.
func (s *search) wholeWords(marks []mark, steps []step) {
	for i := len(steps) - 2; i >= 0; i-- {
		next := steps[i+1]
		inside := next.mark >= 0 && marks[next.mark].inside || next.token >= 0 && s.tokens[next.token].is(isInside)
		if inside && next.same != steps[i].same {
			steps[i].same, steps[i+1].same = false, false
		}
	}
}

// runs gives the comparison of a quote with the spots of its pieces.
func (s *search) runs(q *quote, spots []spot) []Run {
	var out []Run
	add := func(op Op, text string, spaced bool) {
		last := len(out) - 1
		switch {
		case last < 0 || out[last].Op != op:
			out = append(out, Run{op, text})
		case spaced:
			out[last].Text += " " + text
		default:
			out[last].Text += text
		}
	}
	for k, sp := range spots {
		if g := q.gaps[k]; g.is() {
			add(Left, q.words[g.inQuote().From:g.inQuote().To], true)
		}
		for i := 0; i < len(sp.steps); {
			// What the quote has instead comes after what it lacks, however many words differ in a row.
			to := i + 1
			for to < len(sp.steps) && sp.steps[to].same == sp.steps[i].same {
				to++
			}
			for _, st := range sp.steps[i:to] {
				if st.same || st.token < 0 {
					continue
				}
				add(Missing, s.sourceText(st.token), s.gapBefore(st.token))
			}
			for _, st := range sp.steps[i:to] {
				switch m := st.mark; {
				case m < 0:
				case st.same:
					add(Same, q.textOf(k, m), q.gapBefore(k, m))
				default:
					add(Extra, q.textOf(k, m), q.gapBefore(k, m))
				}
			}
			i = to
		}
	}
	if g := q.gaps[len(q.gaps)-1]; g.is() {
		add(Left, q.words[g.inQuote().From:g.inQuote().To], true)
	}
	return out
}

func (q *quote) textOf(piece, mark int) string {
	r := q.pieces[piece][mark].quote
	return q.words[r.From:r.To]
}

// gapBefore reports whether white space stands before a mark in the quote as it is written.
func (q *quote) gapBefore(piece, mark int) bool {
	return hasSpace(q.words[:q.pieces[piece][mark].quote.From])
}

func (s *search) sourceText(token int) string { return s.Text[s.tokens[token].from:s.tokens[token].to] }

func (s *search) gapBefore(token int) bool { return hasSpace(s.Text[:s.tokens[token].from]) }

func hasSpace(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsSpace(r)
}

// corrected gives the quote with the source's words where it has others; empty where even that is no quotation.
func (s *search) corrected(c Cited, q *quote, p placement) string {
	var mended, taken strings.Builder
	at := 0
	for k, sp := range p.spots {
		marks := q.pieces[k]
		between := q.words[at:marks[0].quote.From]
		mended.WriteString(between)
		start := mended.Len()
		taken.WriteString(between)
		for i, st := range sp.steps {
			switch {
			case st.same:
				spaced := q.gapBefore(k, st.mark)
				if i > 0 && sp.steps[i-1].mark < 0 {
					spaced = s.gapBefore(st.token)
				}
				if mended.Len() > start && spaced {
					mended.WriteByte(' ')
				}
				mended.WriteString(q.textOf(k, st.mark))
			case st.token >= 0:
				if mended.Len() > start && s.gapBefore(st.token) {
					mended.WriteByte(' ')
				}
				mended.WriteString(s.sourceText(st.token))
			}
		}
		taken.WriteString(s.plainText(sp.stretch))
		at = marks[len(marks)-1].quote.To
	}
	rest := q.words[at:]
	whole := s.plainText(stretch{p.spots[0].from, p.spots[len(p.spots)-1].to})
	return s.firstRight(c, mended.String()+rest, taken.String()+rest, whole)
}

// filled gives a quote with the source's words in the place of the omission or bracket that inverts it.
func (x *Index) filled(c Cited, v Verdict) string {
	whole := passage.OneLine(x.Text[v.Place.From:v.Place.To])
	words := c.Words
	for range maxPieces {
		b := v.Bearing
		source := passage.OneLine(x.Text[b.Gap.From:b.Gap.To])
		parts := []string{strings.TrimSpace(words[:b.Quote.From]), source, strings.TrimSpace(words[b.Quote.To:])}
		words = strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
		next := c
		next.Words = words
		var ok bool
		if v, ok = x.verdict(next); !ok || v.Kind != OmissionInverts {
			break
		}
	}
	return x.firstRight(c, words, whole)
}

// plainText gives the words of a stretch on one line.
func (x *Index) plainText(in stretch) string {
	r := x.textRange(in.from, in.to)
	return passage.OneLine(x.Text[r.From:r.To])
}

// firstRight gives the first of several texts whose words stand in the transcript and are the speaker's.
func (x *Index) firstRight(c Cited, texts ...string) string {
	c.Prefix, c.Suffix, c.Timed = "", "", false
	for _, text := range texts {
		c.Words = text
		if v, ok := x.verdict(c); ok && v.Kind.Found() && len(text) <= maxCorrected {
			return text
		}
	}
	return ""
}

// maxCorrected is how long a corrected text may be, in bytes: a longer one is no help.
const maxCorrected = 4000
