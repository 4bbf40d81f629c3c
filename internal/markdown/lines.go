package markdown

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	east "github.com/yuin/goldmark/extension/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// Line is a line of a transcript as a reader sees it: marks taken away, escapes and character references resolved, no white
// space at its ends, never empty.
type Line struct {
	Text   string
	Bold   []passage.Range // in bytes of Text, in order, apart from each other
	Struck []passage.Range // ~~words~~, <s>, <del>, <strike>; likewise
	Parted bool            // a paragraph ends before it
	Item   bool            // it is the first of a list's item
	Cell   bool            // it stands in a table
	Places []Place         // where the text comes from, in order; the first is that of its beginning
}

// Place says where the text of a Line from At on stands in its file, up to the next Place.
type Place struct {
	At     int      // in bytes of the line's text
	Pos    diag.Pos // in the file
	Source int      // in bytes of the source
	Whole  bool     // all of it stands for one thing at Pos: a character reference, an escape
}

// Pos gives the place in the file of a byte of the line's text.
func (l *Line) Pos(at int) diag.Pos {
	p := l.Places[l.placeAt(at)]
	if !p.Whole {
		p.Pos.Col += int32(utf8.RuneCountInString(l.Text[p.At:min(max(at, p.At), len(l.Text))]))
	}
	return p.Pos
}

// Source gives the place in the source of a byte of the line's text.
func (l *Line) Source(at int) int {
	p := l.Places[l.placeAt(at)]
	if !p.Whole {
		p.Source += max(at, p.At) - p.At
	}
	return p.Source
}

// placeAt gives the index of the Place that a byte of the text belongs to.
func (l *Line) placeAt(at int) int {
	return max(0, sort.Search(len(l.Places), func(i int) bool { return l.Places[i].At > at })-1)
}

// Lines gives the words of a transcript line by line. A line is one of the file, or what an HTML tag such as <br> makes one.
//
// A transcript is pasted rather than written: its lines are indented, begin with a number or a dash, and are words all the
// same. So there are no code blocks and lists here, and nothing defines links. The number at a line's beginning is a word, since a
// reader sees it ("2014. That was the year"); a bullet and the mark of a block quote are not, but >> stays, with which
// captions change the speaker. Headings and foot-notes are the editor's words and are left out.
func (e *Engine) Lines(in Input) []Line {
	s := &speech{reading: reading{in: &in, source: lineEnds(in.Text)}, parted: true}
	s.dropped = droppedReturns(in.Text)
	s.doc = newPass().parse(e.spoken, s.source) // what is beyond a limit is told where the source's page is made
	f := &flowing{source: s.source}
	f.src = s.source
	f.buf.Grow(len(s.source))
	for top := s.doc.FirstChild(); top != nil; top = top.NextSibling() {
		f.top = top
		if top.Kind() != east.KindFootnoteList {
			f.walk(top)
		}
	}
	f.text = f.buf.String()
	for i := range f.blocks {
		s.block(&f.flow, &f.blocks[i])
	}
	return s.lines
}

// speech is the lines of a transcript in the making.
type speech struct {
	reading
	dropped []int // where lineEnds left a carriage return out, in its result
	lines   []Line
	line    Line
	buf     []byte // the line's text
	first   int    // the first line of the paragraph
	parted  bool
	cell    bool
	bold    int // open tags of the writer's own
	struck  int
	end     int // in the source, of the text before
}

// block adds the lines of a paragraph.
func (s *speech) block(f *flow, b *block) {
	s.parted, s.bold, s.struck, s.first = true, 0, 0, len(s.lines)
	s.cell = b.node.Kind() == east.KindTableCell
	for _, a := range f.atoms[b.atoms[0]:b.atoms[1]] {
		if a.flags&rawTag != 0 {
			s.tag(s.source[a.src:])
			continue
		}
		words, src := f.text[a.at:a.at+a.n], a.src
		for {
			part, rest, more := strings.Cut(words, "\n")
			s.add(part, src, a.n != a.len, a.flags)
			if !more {
				break
			}
			s.endLine()
			words, src = rest, src+len(part)+1
		}
	}
	s.endLine()
}

// tag follows an HTML tag of the writer's own.
func (s *speech) tag(tag []byte) {
	step := 1
	if tag[1] == '/' {
		step = -1
	}
	switch tagName(tag) {
	case "s", "del", "strike":
		s.struck = max(0, s.struck+step)
	case "b", "strong":
		s.bold = max(0, s.bold+step)
	case "br":
		s.endLine()
	case "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "table", "blockquote", "section", "hr", "pre":
		s.endLine()
		s.parted = true
		s.cell = step > 0 && (tag[1] == 't' || tag[1] == 'T')
	}
}

// add adds words that stand at src of the source to the line.
func (s *speech) add(words string, src int, whole bool, fl flags) {
	if words == "" {
		return
	}
	at := len(s.buf)
	s.buf = append(s.buf, strings.ReplaceAll(words, string(passage.Barrier), " ")...)
	if last := len(s.line.Places) - 1; last < 0 || whole || s.line.Places[last].Whole || src != s.end {
		s.line.Places = append(s.line.Places, Place{At: at, Pos: s.pos(src), Source: s.original(src), Whole: whole})
	}
	s.end = src + len(words)
	if fl&bold != 0 || s.bold > 0 {
		s.line.Bold = passage.Lengthen(s.line.Bold, at, len(s.buf))
	}
	if fl&struck != 0 || s.struck > 0 {
		s.line.Struck = passage.Lengthen(s.line.Struck, at, len(s.buf))
	}
}

// endLine adds the line to the others. One of white space alone, as official transcripts have between paragraphs, parts them.
func (s *speech) endLine() {
	if len(s.line.Places) > 0 {
		s.line.Text = string(s.buf)
		s.line.trim(s)
		switch last := len(s.lines) - 1; {
		case s.line.Text == "":
			s.parted = true
		case strings.Trim(s.line.Text, "=") == "": // below a line of its own it makes a heading
			if last >= s.first && s.lines[last].Parted {
				s.lines = s.lines[:last]
			}
			s.parted = true
		default:
			s.line.Parted, s.line.Cell = s.parted, s.cell
			s.lines = append(s.lines, s.line)
			s.parted = false
		}
	}
	s.line, s.buf = Line{}, s.buf[:0]
}

// trim takes white space, the marks of block quotes and a bullet from the line's beginning, and white space from its end.
func (l *Line) trim(s *speech) {
	n := 0
	for {
		n = len(l.Text) - len(strings.TrimLeftFunc(l.Text[n:], unicode.IsSpace))
		if n == len(l.Text) || !isMark(l.Text[n:]) {
			break
		}
		l.Item = l.Text[n] != '>'
		_, size := utf8.DecodeRuneInString(l.Text[n:])
		n += size
	}
	first := l.Places[l.placeAt(n)]
	if !first.Whole {
		first.Source += n - first.At
		first.Pos.Col += int32(utf8.RuneCountInString(l.Text[first.At:n]))
	}
	first.At = n
	rest := slices.DeleteFunc(l.Places, func(p Place) bool { return p.At <= n })
	l.Places = append([]Place{first}, rest...)
	for i := range l.Places {
		l.Places[i].At -= n
	}
	l.Text = strings.TrimRightFunc(l.Text[n:], unicode.IsSpace)
	end := n + len(l.Text)
	l.Bold, l.Struck = passage.Clip(l.Bold, n, end), passage.Clip(l.Struck, n, end)
}

// isMark reports whether a line begins with a bullet, or with the mark of a block quote that is not doubled.
func isMark(line string) bool {
	c, size := utf8.DecodeRuneInString(line)
	next, _ := utf8.DecodeRuneInString(line[size:])
	switch c {
	case '>':
		return next != '>'
	case '-', '*', '+', '•', '◦', '▪', '·':
		return unicode.IsSpace(next) && size < len(line)
	}
	return false
}

// original gives the place in the source as it was given of a place in the one with mended line ends.
func (s *speech) original(at int) int { return at + sort.SearchInts(s.dropped, at) }

// droppedReturns gives the line feeds of lineEnds' result that had a carriage return before them.
func droppedReturns(b []byte) (at []int) {
	for i, c := range b {
		if c == '\n' && i > 0 && b[i-1] == '\r' {
			at = append(at, i-1-len(at))
		}
	}
	return at
}
