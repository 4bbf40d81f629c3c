package diag

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/gloss-press/gloss/internal/invisible"
)

// A longer excerpt is cut to about maxShown characters, of which at most maxLead stand before the caret.
const (
	maxShown = 100
	maxLead  = 40
)

// Text prints diagnostics for people, in the order given:
//
//	content/articles/talking.md:14:11: error: these words are not in the article [quote-not-found]
//	   14 |     text: "we are not going to coordinate"
//	      |            ^ the article has “we’re not going to coordinate” (line 31): “are” differs
//	   hint: quote the words as they stand, or place the quote with prefix and suffix
//
// What is not known is left out. With color the same lines carry ANSI colours. Control and bidirectional characters from file
// names and content are printed as escapes, so that they can do nothing to a terminal. The error is the writer's.
func Text(w io.Writer, ds []Diagnostic, color bool) error {
	p := printer{Writer: bufio.NewWriter(w), color: color}
	for i := range ds {
		p.print(&ds[i])
	}
	return p.Flush()
}

type printer struct {
	*bufio.Writer
	color bool
	at    cursor
}

// ANSI styles.
const (
	bold   = "1"
	dim    = "2"
	red    = "1;31"
	yellow = "1;33"
	green  = "1;32"
	cyan   = "36"
)

// put prints s in a style.
func (p *printer) put(style, s string) {
	if !p.color || s == "" {
		p.WriteString(s)
		return
	}
	fmt.Fprintf(p, "\x1b[%sm%s\x1b[0m", style, s)
}

func (p *printer) print(d *Diagnostic) {
	p.put(bold, head(d.Span))
	style := [...]string{red, yellow, cyan}[d.Severity]
	p.put(style, d.Severity.String()+":")
	p.WriteString(" " + escape(d.Message, false))
	if d.Code != "" {
		p.put(dim, " ["+string(d.Code)+"]")
	}
	p.WriteString("\n")
	p.excerpt(d)
	if d.Hint != "" {
		p.WriteString("   ")
		p.put(cyan, "hint:")
		p.WriteString(" " + escape(d.Hint, false) + "\n")
	}
}

// head is the head of a message: file:line:col, as far as they are known.
func head(s Span) string {
	if s.File == "" {
		return ""
	}
	if s.From.IsZero() {
		return escape(s.File, false) + ": "
	}
	return fmt.Sprintf("%s:%d:%d: ", escape(s.File, false), s.From.Line, s.From.Col)
}

// excerpt prints the line of the file, and under it the caret with its label.
func (p *printer) excerpt(d *Diagnostic) {
	if d.Excerpt == "" || d.From.IsZero() {
		if d.Label != "" {
			p.WriteString("   " + escape(d.Label, false) + "\n")
		}
		return
	}
	before, after := p.at.window(d.Excerpt, int(d.From.Col)-1)
	p.put(dim, fmt.Sprintf("%5d |", d.From.Line))
	p.WriteString(" " + before + after + "\n")
	p.put(dim, "      |")
	p.WriteString(" " + blank(before))
	p.put(green, "^")
	if d.Label != "" {
		p.WriteString(" " + escape(d.Label, false))
	}
	p.WriteString("\n")
}

// cursor remembers a place in a line, since many messages may be about one that is very long.
type cursor struct {
	line    string
	col, at int // in characters and in bytes
}

// seek gives the byte at which a character of a line stands, and its number where the line is shorter.
func (c *cursor) seek(line string, col int) (at, reached int) {
	if c.line != line || c.col > col {
		*c = cursor{line: line}
	}
	for c.col < col && c.at < len(line) {
		_, n := utf8.DecodeRuneInString(line[c.at:])
		c.at += n
		c.col++
	}
	return c.at, c.col
}

// window gives the part of line that is shown, escaped, cut in two at the character col, which counts from 0.
func (c *cursor) window(line string, col int) (before, after string) {
	at, col := c.seek(line, max(0, col))
	to, behind := at, 0
	for ; behind < maxShown && to < len(line); behind++ {
		_, n := utf8.DecodeRuneInString(line[to:])
		to += n
	}
	isLong := to < len(line) || col+behind > maxShown
	lead := col // how much stands before the caret
	if isLong {
		lead = min(col, max(maxLead, maxShown-behind))
		for n := maxShown - lead; behind > n; behind-- {
			_, size := utf8.DecodeLastRuneInString(line[at:to])
			to -= size
		}
	}
	from := at
	for range lead {
		_, n := utf8.DecodeLastRuneInString(line[:from])
		from -= n
	}
	before, after = escape(string([]rune(line[from:at])), true), escape(string([]rune(line[at:to])), true)
	if from > 0 {
		before = "…" + before
	}
	if to < len(line) {
		after += "…"
	}
	return before, after
}

// blank gives white space as wide as s is on a terminal. Tabs stay tabs, whatever their width is there.
func blank(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(strings.Repeat(" ", uniseg.StringWidth(part)))
	}
	return b.String()
}

// escape writes what a terminal would act upon, or a reader could not see, as Go's escapes. Tabs are kept in excerpts.
func escape(s string, keepTabs bool) string {
	clean := true
	for _, r := range s {
		if r == utf8.RuneError || hidden(r) && !(keepTabs && r == '\t') {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\t' && keepTabs:
			b.WriteByte('\t')
		case r == utf8.RuneError && n == 1, hidden(r):
			quoted := strconv.QuoteToASCII(s[i : i+n])
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// hidden reports control characters and those that are not seen, but for what many scripts and emoji are made with: the two joiners and
// the selectors of a variation.
func hidden(r rune) bool {
	const zwnj, zwj = '\u200C', '\u200D'
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7F
	}
	return r != zwnj && r != zwj && !unicode.Is(unicode.Variation_Selector, r) && (invisible.Is(r) || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp))
}

// Line gives a Diagnostic in one line, its place and its message, escaped as by Text.
func Line(d Diagnostic) string { return head(d.Span) + escape(d.whole(), false) }

// Escape makes a path or a text of one line safe to show: what could move the cursor or hide text is written as an escape.
func Escape(s string) string { return escape(s, false) }
