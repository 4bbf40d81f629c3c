package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/gloss-press/gloss/internal/directive"
	"github.com/gloss-press/gloss/internal/passage"
)

// usualAtom is how much of a source most atoms stand for, in bytes.
const usualAtom = 80

// flowing collects a flow.
type flowing struct {
	flow
	buf    strings.Builder
	source []byte
	quote  *quotation
	top    ast.Node
	sect   int
	last   *quotation // of the block before
	html   bool       // the writer's own HTML is let through
	titles bool       // headings are text too
	own    ownTags
	tags   []ownEdge // of the block at hand
}

// readFlow gives the text of the document as a reader sees it. In a source's text headings are part of it, since a line with a rule below
// it is one by chance.
func readFlow(doc ast.Node, source []byte, in *Input) *flow {
	f := &flowing{source: source, html: in.HTML, titles: in.Source}
	f.src = source
	f.buf.Grow(len(source))
	f.atoms = make([]atom, 0, len(source)/usualAtom+1)
	f.blocks = make([]block, 0, doc.ChildCount())
	for top := doc.FirstChild(); top != nil; top = top.NextSibling() {
		f.top = top
		f.walk(top)
	}
	f.text = f.buf.String()
	return &f.flow
}

// walk visits a block and the blocks in it.
func (f *flowing) walk(n ast.Node) {
	if n.Kind() == ast.KindHTMLBlock {
		if n.(*ast.HTMLBlock).HTMLBlockType != ast.HTMLBlockType2 { // a comment leaves nothing on the page
			f.part()
		}
		if f.html {
			f.own.node(n, f.source)
		}
		return
	}
	if f.html {
		f.own.enter()
		defer f.own.leave()
	}
	switch n.Kind() {
	case ast.KindHeading:
		f.sect++
		f.part()
		if !f.titles {
			return
		}
	case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindThematicBreak, directive.KindLabel, directive.KindLeaf:
		f.part()
		return
	case east.KindTable:
		f.part()
		defer f.part()
	case ast.KindBlockquote:
		if f.quote == nil {
			f.quote = &quotation{node: n.(*ast.Blockquote)}
			from := f.buf.Len()
			defer func() {
				f.quote.words(f.buf.String(), from)
				f.quote = nil
			}()
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

// words notes where the first and the last word of a quotation stand; its text begins at from and has just ended.
func (q *quotation) words(text string, from int) {
	q.from, q.to = len(text), len(text)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[from:], "\x00 \n"))
	q.opened = strings.ContainsRune(`"“„«'‘‹»`, first)
	if i := strings.IndexFunc(text[from:], isWordRune); i >= 0 {
		q.from = from + i
		last := from + strings.LastIndexFunc(text[from:], isWordRune)
		_, size := utf8.DecodeRuneInString(text[last:])
		q.to = last + size
	}
}

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
	b.tags = f.tags
	f.tags = nil
	b.atoms[1] = len(f.atoms)
	b.to = f.buf.Len()
	f.blocks = append(f.blocks, b)
}

func (f *flowing) inlines(parent ast.Node, fl flags) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		fl := fl
		if len(f.own.open) > 0 {
			fl |= ownFlags(f.own.state())
		}
		switch n := c.(type) {
		case *ast.Text:
			f.leafText(n, fl)
		case *ast.AutoLink:
			label := n.Label(f.source)
			at := offsetIn(f.source, label)
			f.copy(at, at+len(label), fl|noTerms|linked)
		case *ast.CodeSpan:
			f.inlines(n, fl|noTerms)
		case *ast.Link:
			f.atoms = append(f.atoms, atom{at: f.buf.Len(), src: n.Pos(), flags: fl | noTerms | linked}) // it may hold no words
			f.inlines(n, fl|noTerms|linked)
		case *east.Strikethrough:
			f.inlines(n, fl|struck)
		case *ast.Emphasis:
			if n.Level == 2 {
				fl |= bold
			}
			f.inlines(n, fl)
		case *directive.Text:
			if n.Name == "term" || n.Name == "plain" {
				fl |= noTerms
			}
			f.inlines(n, fl)
		case *ast.RawHTML:
			f.rawTag(n, fl)
		case *east.FootnoteLink:
			f.atoms = append(f.atoms, atom{at: f.buf.Len(), src: n.Pos(), flags: fl | noTerms | linked})
		case *ast.Image:
			if n.HasChildren() { // some readers hear its description as words
				f.atoms = append(f.atoms, atom{at: f.buf.Len(), src: n.Pos(), flags: fl | picture})
			}
		case *east.FootnoteBacklink, *east.TaskCheckBox:
		default:
			f.inlines(n, fl)
		}
	}
}

// rawTag notes where an HTML tag stands. A comment leaves nothing on the page.
func (f *flowing) rawTag(n *ast.RawHTML, fl flags) {
	if n.Segments.Len() == 0 {
		return
	}
	seg := n.Segments.At(0)
	tag := seg.Value(f.source)
	if isComment(tag) {
		return
	}
	fl |= rawTag
	if !f.html {
		f.atoms = append(f.atoms, atom{at: f.buf.Len(), src: seg.Start, flags: fl | suspect})
		if strikes(tag) {
			f.tags = append(f.tags, ownEdge{at: f.buf.Len(), name: tagName(tag), end: tag[1] == '/'})
		}
		return
	}
	whole := rawTagOf(n, f.source)
	if !isPlainTag(whole) {
		fl |= suspect
	}
	if name := tagName(tag); name == "br" {
		f.put("\n", seg.Start, seg.Len(), fl)
	} else {
		f.atoms = append(f.atoms, atom{at: f.buf.Len(), src: seg.Start, flags: fl})
		if !isVoid(name) {
			f.tags = append(f.tags, ownEdge{at: f.buf.Len(), name: name, end: tag[1] == '/'})
		}
	}
	f.own.node(n, f.source)
}

// ownEdge is where an element of the writer's own begins or ends within a block.
type ownEdge struct {
	at   int // in the flow's text
	name string
	end  bool
}

// ownFlags gives the flags of text in elements of the writer's own.
func ownFlags(s ownState) (fl flags) {
	if s&inOwnLink != 0 {
		fl |= noTerms | linked
	}
	if s&asTyped != 0 {
		fl |= noTerms
	}
	if s&outOfSight != 0 {
		fl |= noTerms | unseen
	}
	if s&taken != 0 {
		fl |= unseen
	}
	return fl
}

// leafText adds a text node: escapes and references become atoms of their own, since they can't be cut.
func (f *flowing) leafText(n *ast.Text, fl flags) {
	seg := n.Segment
	raw := f.source[seg.Start:seg.Stop]
	if n.IsRaw() {
		f.copy(seg.Start, seg.Stop, fl)
	} else {
		start := 0
		for i := nextEscape(raw, 0); i < len(raw); {
			s, size := unescape(raw[i:])
			if size == 0 {
				i = nextEscape(raw, i+1)
				continue
			}
			f.copy(seg.Start+start, seg.Start+i, fl)
			f.put(s, seg.Start+i, size, fl)
			start = i + size
			i = nextEscape(raw, start)
		}
		f.copy(seg.Start+start, seg.Stop, fl)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		f.put("\n", seg.Stop, 0, fl)
	}
}

// copy adds what stands in the source between from and to.
func (f *flowing) copy(from, to int, fl flags) {
	if from == to {
		return
	}
	f.atoms = append(f.atoms, atom{at: f.buf.Len(), n: to - from, src: from, len: to - from, flags: fl})
	f.buf.Write(f.source[from:to])
}

// put adds what stands for some of the source.
func (f *flowing) put(s string, src, size int, fl flags) {
	if s == "" {
		return
	}
	f.atoms = append(f.atoms, atom{at: f.buf.Len(), n: len(s), src: src, len: size, flags: fl})
	f.buf.WriteString(s)
}
