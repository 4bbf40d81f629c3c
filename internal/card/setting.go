package card

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// em is the size at which type is shaped, in units of which a line's place is a whole number at any size: no machine rounds it otherwise.
const em = 1000

// setter sets type. It may be used by one at a time.
type setter struct {
	faces   [families]faces
	shaper  shaping.HarfbuzzShaper
	split   shaping.Segmenter
	wrapper shaping.LineWrapper
}

func newSetter() *setter {
	s := new(setter)
	for f, fonts := range library {
		s.faces[f] = fonts.faces()
	}
	s.shaper.SetFontCacheSize(64)
	return s
}

// passage is text that has been shaped, and can be put into lines of any width and size.
type passage struct {
	text   []rune
	runs   []shaping.Output
	parts  []Part
	inPart []int // of each run
	inked  int64 // how wide all is but the spaces, in 64 parts of a unit
	dir    di.Direction
}

// shape shapes text: what of it is one script, direction, font and part is a run. ok is false where a letter is missing in all fonts.
func (s *setter) shape(f family, parts []Part, rightToLeft bool) (p passage, ok bool) {
	p.parts, p.dir = parts, di.DirectionLTR
	if rightToLeft {
		p.dir = di.DirectionRTL
	}
	var ends []int // of parts, in runes
	for _, part := range parts {
		p.text = append(p.text, []rune(part.Text)...)
		ends = append(ends, len(p.text))
	}
	if len(p.text) == 0 {
		return p, true
	}
	whole := shaping.Input{Text: p.text, RunEnd: len(p.text), Direction: p.dir, Size: fixed.I(em), Language: language.DefaultLanguage()}
	whole.Language = "en" // the machine's is none of a card's business
	at, space := 0, s.space(f)
	for _, in := range s.split.Split(whole, s.faces[f]) {
		for in.RunStart < in.RunEnd {
			for ends[at] <= in.RunStart {
				at++
			}
			run := in
			if run.RunEnd = min(in.RunEnd, ends[at]); parts[at].Strong {
				run.Face = s.faces[f].boldOf(in.Face)
			}
			out := s.shaper.Shape(run)
			for i := range out.Glyphs {
				g := &out.Glyphs[i]
				switch {
				case g.GlyphID == 0:
					return p, false
				case p.text[g.TextIndex()] != ' ':
					p.inked += int64(g.Advance)
				default: // pictures have a space as wide as they are
					g.Advance = min(g.Advance, space)
				}
			}
			out.RecomputeAdvance()
			p.runs, p.inPart = append(p.runs, out), append(p.inPart, at)
			in.RunStart = run.RunEnd
		}
	}
	return p, true
}

// space gives how wide a space is in a family.
func (s *setter) space(f family) fixed.Int26_6 {
	face := s.faces[f].plain[0].get()
	glyph, _ := face.NominalGlyph(' ')
	return fixed.Int26_6(int(face.HorizontalAdvance(glyph)) * em * 64 / int(face.Upem()))
}

// spaced gives text whose white space is plain: a line breaks where it fits, not where it was typed.
func spaced(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\r', '\t', '\u2028', '\u2029':
			return ' '
		case '\ufe0f', '\ufe0e', '\u00ad': // how to show the sign before it; a hyphen that is not there
			return -1
		case '\u2011':
			return '-'
		}
		return r
	}, text)
}

// line is a line of type: its runs from left to right.
type line struct {
	runs []shaping.Output
	part []int // of each run
}

// end gives how many letters of the passage there are up to the end of a line.
func (l line) end() (end int) {
	for _, run := range l.runs {
		end = max(end, run.Runes.Offset+run.Runes.Count)
	}
	return end
}

// wrap puts a passage into lines of at most a width, in pixels at a size. A word that is wider is cut.
func (s *setter) wrap(p *passage, width, size int) []line {
	return s.wrapped(p, width, size, shaping.WhenNecessary)
}

// wrapWhole is wrap without cutting words: a line may be wider.
func (s *setter) wrapWhole(p *passage, width, size int) []line {
	return s.wrapped(p, width, size, shaping.Never)
}

func (s *setter) wrapped(p *passage, width, size int, policy shaping.LineBreakPolicy) []line {
	if len(p.runs) == 0 {
		return nil
	}
	s.wrapper.Prepare(shaping.WrapConfig{Direction: p.dir, BreakPolicy: policy, DisableTrailingWhitespaceTrim: true}, p.text, shaping.NewSliceIterator(p.runs))
	var lines []line
	for done := false; !done; {
		var next shaping.WrappedLine
		next, done = s.wrapper.WrapNextLine(width * em / size)
		l := line{runs: slices.Clone(next.Line)} // the wrapper takes its memory again
		p.trim(l.runs)
		slices.SortStableFunc(l.runs, func(a, b shaping.Output) int { return cmp.Compare(a.VisualIndex, b.VisualIndex) })
		for _, run := range l.runs {
			l.part = append(l.part, p.partAt(run.Runes.Offset))
		}
		lines = append(lines, l)
	}
	return lines
}

// letters gives how wide all is but the spaces, in pixels at a size.
func (p *passage) letters(size int) int { return int(p.inked * int64(size) / em / 64) }

// leastLines gives how many lines of a width a passage takes at least.
func (p *passage) leastLines(width, size int) int { return (p.letters(size) + width - 1) / width }

// trim takes the width from the space at the end of a line, wherever in it that is drawn.
func (p *passage) trim(runs []shaping.Output) {
	end := line{runs: runs}.end()
	for end > 0 && p.text[end-1] == ' ' {
		end--
	}
	for i := range runs {
		run := &runs[i]
		if run.Runes.Offset+run.Runes.Count <= end {
			continue
		}
		run.Glyphs = slices.Clone(run.Glyphs) // which other lines have too
		for k := range run.Glyphs {
			if g := &run.Glyphs[k]; g.TextIndex() >= end {
				g.Advance = 0
			}
		}
		run.RecomputeAdvance()
	}
}

// balanced makes lines of about one length, as many as there are.
func (s *setter) balanced(p *passage, lines []line, width, size int) []line {
	n := len(lines)
	low, high := max(width/2, p.letters(size)/n), width
	for n > 1 && low < high {
		middle := (low + high) / 2
		if tried := s.wrapWhole(p, middle, size); len(tried) > n || widest(tried, size) > middle {
			low = middle + 1
		} else {
			high, lines = min(middle, widest(tried, size)+1), tried
		}
	}
	return lines
}

// partAt gives the part in which a letter stands.
func (p *passage) partAt(letter int) int {
	for i, run := range p.runs {
		if letter < run.Runes.Offset+run.Runes.Count && letter >= run.Runes.Offset {
			return p.inPart[i]
		}
	}
	return 0
}

// width gives how wide a line is, in pixels at a size.
func (l line) width(size int) int {
	var sum int64 // a line that is to be cut may be very long
	for _, run := range l.runs {
		sum += int64(run.Advance)
	}
	return int((sum*int64(size)/em + 63) / 64)
}

func widest(lines []line, size int) (most int) {
	for _, l := range lines {
		most = max(most, l.width(size))
	}
	return most
}
