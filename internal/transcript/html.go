package transcript

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/passage"
)

// htmlLines gives the lines of a web page's main text: what stands in <main> or <article>, else in <body>, without navigation and
// scripts. A block is a paragraph, <br> and, in <pre>, a line's end begin another line.
func htmlLines(text string) []markdown.Line {
	main := mainElement(text)
	p := &pageReader{pos: diag.Pos{Line: 1, Col: 1}, parted: true}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			p.endLine()
			return p.lines
		}
		raw := string(z.Raw())
		switch kind {
		case html.TextToken:
			if p.skipped == 0 && (main == 0 || p.within > 0) {
				p.words(raw)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			p.tag(atom.Lookup(name), kind, main)
		}
		p.pass(raw)
	}
}

// mainElement gives the element that holds a page's main text: <main>, an only <article>; 0 where there is neither.
func mainElement(text string) atom.Atom {
	lower := strings.ToLower(text)
	switch {
	case strings.Contains(lower, "<main"):
		return atom.Main
	case strings.Count(lower, "<article") == 1:
		return atom.Article
	}
	return 0
}

// pageReader reads a web page into lines.
type pageReader struct {
	lines   []markdown.Line
	line    markdown.Line
	buf     strings.Builder
	pos     diag.Pos
	parted  bool
	cell    bool
	item    bool
	pre     int
	within  int // open main elements
	skipped int // open elements whose words are not the page's
	bold    int
	struck  int
}

// pass moves the place behind some of the file.
func (p *pageReader) pass(raw string) {
	if n := strings.Count(raw, "\n"); n > 0 {
		p.pos.Line += int32(n)
		p.pos.Col = 1
		raw = raw[strings.LastIndexByte(raw, '\n')+1:]
	}
	p.pos.Col += int32(utf8.RuneCountInString(raw))
}

func (p *pageReader) tag(name atom.Atom, kind html.TokenType, main atom.Atom) {
	step := 1
	if kind == html.EndTagToken {
		step = -1
	}
	count := func(n *int) {
		if kind != html.SelfClosingTagToken {
			*n = max(0, *n+step)
		}
	}
	if name == main && main != 0 {
		count(&p.within)
	}
	switch name {
	case atom.Script, atom.Style, atom.Head, atom.Nav, atom.Header, atom.Footer, atom.Aside, atom.Form, atom.Template, atom.Noscript,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Figure, atom.Button, atom.Select, atom.Svg, atom.Iframe:
		count(&p.skipped)
		p.part()
	case atom.B, atom.Strong:
		count(&p.bold)
	case atom.S, atom.Del, atom.Strike:
		count(&p.struck)
	case atom.Br:
		p.endLine()
	case atom.Pre:
		count(&p.pre)
		p.part()
	case atom.Td, atom.Th:
		p.part()
		p.cell = step > 0
	case atom.Li:
		p.part()
		p.item = step > 0
	case atom.P, atom.Div, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Tr, atom.Table, atom.Blockquote, atom.Section, atom.Hr,
		atom.Article, atom.Main, atom.Body:
		p.part()
	}
}

// part ends a paragraph.
func (p *pageReader) part() {
	p.endLine()
	p.parted = true
}

// words adds the words of a text, whose lines are white space as any other but in <pre>.
func (p *pageReader) words(raw string) {
	pos, first := p.pos, true
	for line := range strings.SplitAfterSeq(raw, "\n") {
		before, i := pos, 0
		if !first && p.pre == 0 { // a line's end and the indent behind it are one space
			i = len(line) - len(strings.TrimLeft(line, " \t\n"))
			before.Col += int32(i)
		}
		first = false
		for i < len(line) {
			size, words, whole := strings.IndexByte(line[i:], '&'), "", false
			if size < 0 {
				size = len(line) - i
			}
			words = line[i : i+size]
			if size == 0 {
				if words, size = reference(line[i:]); size == 0 {
					words, size = "&", 1
				} else {
					whole = true
				}
			}
			p.add(words, before, whole)
			before.Col += int32(utf8.RuneCountInString(line[i : i+size]))
			i += size
		}
		if strings.HasSuffix(line, "\n") {
			pos = diag.Pos{Line: pos.Line + 1, Col: 1}
			if p.pre > 0 {
				if p.buf.Len() == 0 || strings.TrimSpace(p.buf.String()) == "" {
					p.parted = true
				}
				p.endLine()
			}
		} else {
			pos = before
		}
	}
}

func (p *pageReader) add(words string, pos diag.Pos, whole bool) {
	words = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ", "\x00", " ").Replace(words)
	if p.buf.Len() == 0 {
		n := spaces(words)
		pos.Col += int32(utf8.RuneCountInString(words[:n]))
		words = words[n:]
	}
	if words == "" {
		return
	}
	at := p.buf.Len()
	p.buf.WriteString(words)
	p.line.Places = append(p.line.Places, markdown.Place{At: at, Pos: pos, Whole: whole})
	if p.bold > 0 {
		p.line.Bold = passage.Lengthen(p.line.Bold, at, p.buf.Len())
	}
	if p.struck > 0 {
		p.line.Struck = passage.Lengthen(p.line.Struck, at, p.buf.Len())
	}
}

func (p *pageReader) endLine() {
	l := p.line
	l.Text = strings.TrimRight(p.buf.String(), " \u00a0")
	p.line = markdown.Line{}
	p.buf.Reset()
	if l.Text == "" {
		return
	}
	l.Bold, l.Struck = passage.Clip(l.Bold, 0, len(l.Text)), passage.Clip(l.Struck, 0, len(l.Text))
	l.Parted, l.Cell, l.Item = p.parted, p.cell, p.item
	p.parted, p.item = false, false
	p.lines = append(p.lines, l)
}
