package markdown

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"github.com/gloss-press/gloss/internal/directive"
	"github.com/gloss-press/gloss/internal/passage"
)

// flow is a body's text as a reader sees it: marks taken away, escapes and character references resolved. Its blocks are
// parted by passage.Barrier, or by a line break where a quotation may run on from one to the next.
type flow struct {
	text   string
	src    []byte // the source that the text was read from
	blocks []block
	atoms  []atom
}

// block is a paragraph, a list item's text, a table cell: a node whose children are inline.
type block struct {
	node     ast.Node
	from, to int      // in the flow's text
	atoms    [2]int   // its atoms
	quote    ast.Node // the outermost block quote around it, or nil
	top      ast.Node // the child of the document that holds it
	section  int      // how many headings stand before it
}

// atom is a stretch of the text and where it comes from in the source. Where n differs from src's length the stretch can't be
// cut: it is a character reference, an escape, a line break.
type atom struct {
	at, n    int // in the flow's text
	src, len int // in the source
	flags    flags
}

type flags uint8

const (
	noTerms flags = 1 << iota // links, code, and words that a directive keeps free of terms
	struck                    // ~~struck out~~
	rawTag                    // an HTML tag of the writer's own stands here
)

// flowing collects a flow.
type flowing struct {
	flow
	buf    strings.Builder
	source []byte
	quote  ast.Node
	top    ast.Node
	sect   int
	last   ast.Node // the outermost block quote of the block before
}

// readFlow gives the text of the document as a reader sees it.
func readFlow(doc ast.Node, source []byte) *flow {
	f := &flowing{source: source}
	f.src = source
	f.buf.Grow(len(source))
	for top := doc.FirstChild(); top != nil; top = top.NextSibling() {
		f.top = top
		f.walk(top)
	}
	f.text = f.buf.String()
	return &f.flow
}

// walk visits a block and the blocks in it.
func (f *flowing) walk(n ast.Node) {
	switch n.Kind() {
	case ast.KindHeading:
		f.sect++
		f.part()
		return
	case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindHTMLBlock, ast.KindThematicBreak, directive.KindLabel:
		f.part()
		return
	case ast.KindBlockquote:
		if f.quote == nil {
			f.quote = n
			defer func() { f.quote = nil }()
		}
	}
	if first := n.FirstChild(); first != nil && first.Type() == ast.TypeInline {
		f.leaf(n)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f.walk(c)
	}
}

// part makes sure that no passage runs on over what stands here.
func (f *flowing) part() { f.last = nil }

func (f *flowing) leaf(n ast.Node) {
	if f.buf.Len() > 0 {
		if f.quote != nil && f.quote == f.last && n.Kind() != east.KindTableCell {
			f.buf.WriteByte('\n')
		} else {
			f.buf.WriteByte(passage.Barrier)
		}
	}
	f.last = f.quote
	b := block{node: n, from: f.buf.Len(), quote: f.quote, top: f.top, section: f.sect}
	b.atoms[0] = len(f.atoms)
	f.inlines(n, 0)
	b.atoms[1] = len(f.atoms)
	b.to = f.buf.Len()
	f.blocks = append(f.blocks, b)
}

func (f *flowing) inlines(parent ast.Node, fl flags) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Text:
			f.leafText(n, fl)
		case *ast.AutoLink:
			label := n.Label(f.source)
			f.put(string(label), offsetIn(f.source, label), len(label), fl|noTerms)
		case *ast.CodeSpan, *ast.Link:
			f.inlines(n, fl|noTerms)
		case *east.Strikethrough:
			f.inlines(n, fl|struck)
		case *directive.Text:
			if n.Name == "term" || n.Name == "plain" {
				fl := fl | noTerms
				f.inlines(n, fl)
			} else {
				f.inlines(n, fl)
			}
		case *ast.RawHTML:
			if n.Segments.Len() == 0 {
				continue
			}
			if seg := n.Segments.At(0); !isComment(seg.Value(f.source)) {
				f.atoms = append(f.atoms, atom{at: f.buf.Len(), src: seg.Start, flags: fl | rawTag})
			}
		case *ast.Image, *east.FootnoteLink, *east.FootnoteBacklink, *east.TaskCheckBox:
		default:
			f.inlines(n, fl)
		}
	}
}

// leafText adds a text node: escapes and references become atoms of their own, since they can't be cut.
func (f *flowing) leafText(n *ast.Text, fl flags) {
	seg := n.Segment
	raw := f.source[seg.Start:seg.Stop]
	if n.IsRaw() {
		f.put(string(raw), seg.Start, len(raw), fl)
	} else {
		start := 0
		for i := 0; i < len(raw); {
			s, size := unescape(raw[i:])
			if size == 0 {
				i++
				continue
			}
			if i > start {
				f.put(string(raw[start:i]), seg.Start+start, i-start, fl)
			}
			f.put(s, seg.Start+i, size, fl)
			i += size
			start = i
		}
		if start < len(raw) {
			f.put(string(raw[start:]), seg.Start+start, len(raw)-start, fl)
		}
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		f.put("\n", seg.Stop, 0, fl)
	}
}

func (f *flowing) put(s string, src, size int, fl flags) {
	if s == "" {
		return
	}
	f.atoms = append(f.atoms, atom{at: f.buf.Len(), n: len(s), src: src, len: size, flags: fl})
	f.buf.WriteString(s)
}

// unescape reads a backslash escape or a character reference at the start of raw; size is 0 where there is none.
func unescape(raw []byte) (s string, size int) {
	switch raw[0] {
	case '\\':
		if len(raw) > 1 && util.IsPunct(raw[1]) {
			return string(raw[1:2]), 2
		}
	case '&':
		// The longest name of HTML's references has 31 letters; numeric ones have at most nine characters.
		end := bytes.IndexByte(raw[:min(len(raw), 34)], ';')
		if end < 2 {
			return "", 0
		}
		got := util.ResolveEntityNames(util.ResolveNumericReferences(raw[:end+1]))
		if !bytes.Equal(got, raw[:end+1]) {
			return string(got), end + 1
		}
	}
	return "", 0
}

// offsetIn gives where part, a slice of source, begins in it.
func offsetIn(source, part []byte) int { return cap(source) - cap(part) }

// blockAt gives the index of the block that holds the place at in the text.
func (f *flow) blockAt(at int) int {
	return max(0, sort.Search(len(f.blocks), func(i int) bool { return f.blocks[i].from > at })-1)
}

// source gives the place in the source of a place in the text.
func (f *flow) source(at int) int {
	i := sort.Search(len(f.atoms), func(i int) bool { return f.atoms[i].at > at }) - 1
	for i > 0 && f.atoms[i].n == 0 {
		i--
	}
	if i < 0 {
		return 0
	}
	a := f.atoms[i]
	return a.src + min(at-a.at, a.len)
}

// atomAt gives the atom of block b that holds the place src of the source, or the last one before it.
func (f *flow) atomAt(b *block, src int) atom {
	atoms := f.atoms[b.atoms[0]:b.atoms[1]]
	i := sort.Search(len(atoms), func(i int) bool { return atoms[i].src > src }) - 1
	if i < 0 {
		return atom{at: b.from}
	}
	return atoms[i]
}

// at gives the place in the text of a place in the source that lies in block b.
func (f *flow) at(b *block, src int) int {
	a := f.atomAt(b, src)
	if src >= a.src+a.len {
		return a.at + a.n
	}
	return a.at + min(src-a.src, a.n)
}

// has reports whether any of the text between from and to has one of the flags.
func (f *flow) has(from, to int, fl flags) bool {
	i := sort.Search(len(f.atoms), func(i int) bool { return f.atoms[i].at+f.atoms[i].n > from || f.atoms[i].at > from })
	for ; i < len(f.atoms) && f.atoms[i].at < to; i++ {
		if f.atoms[i].flags&fl != 0 {
			return true
		}
	}
	return false
}

// excerpt cuts about n characters of the text from at, at a word's end.
func (f *flow) excerpt(from, to, n int) string {
	s := strings.Join(strings.Fields(strings.ReplaceAll(f.text[from:to], string(passage.Barrier), " ")), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := 0
	for i := range s {
		if n == 0 {
			cut = i
			break
		}
		n--
	}
	if sp := strings.LastIndexByte(s[:cut], ' '); sp > cut/2 {
		cut = sp
	}
	return s[:cut] + " …"
}
