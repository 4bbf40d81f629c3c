package markdown

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// footnotes is goldmark's extension, in which a reference finds its note by a map, and the notes are sorted at once.
var footnotes goldmark.Extender = footnoteSyntax{}

type footnoteSyntax struct{}

// Priorities of goldmark's own extension.
const (
	footnoteBlocks  = 999
	footnoteInlines = 101
	footnoteOrder   = 999
)

// Extend implements goldmark.Extender.
func (footnoteSyntax) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithBlockParsers(util.Prioritized(footnoteBlock{nested{extension.NewFootnoteBlockParser()}}, footnoteBlocks)),
		parser.WithInlineParsers(util.Prioritized(footnoteInline{}, footnoteInlines)),
		parser.WithASTTransformers(util.Prioritized(notesInOrder{}, footnoteOrder)),
	)
}

// footnoteBlock is the parser of foot-notes' words.
type footnoteBlock struct{ nested }

// Close implements parser.BlockParser.
func (f footnoteBlock) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	f.nested.Close(node, reader, pc)
	c, note := pc.(*pass), node.(*east.Footnote)
	if c.notes == nil {
		c.notes = map[string]*east.Footnote{}
	}
	if label := string(note.Ref); c.notes[label] == nil {
		c.notes[label] = note
	}
}

// footnoteInline is the parser of references to foot-notes.
type footnoteInline struct{}

// Trigger implements parser.InlineParser. ![^1] is no picture.
func (footnoteInline) Trigger() []byte { return []byte{'!', '['} }

// Parse implements parser.InlineParser.
func (footnoteInline) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	c := pc.(*pass)
	if c.notes == nil {
		return nil
	}
	line, segment := block.PeekLine()
	picture := len(line) - len(bytes.TrimPrefix(line, []byte("!")))
	label, ok := bytes.CutPrefix(line[picture:], []byte("[^"))
	if !ok {
		return nil
	}
	//lint:ignore SA1019 goldmark's own foot-notes find the end of a label by it, and a label stands in a line
	end := util.FindClosure(label[:min(len(label), maxLabel)], '[', ']', false, false)
	if end < 0 {
		return nil
	}
	note := c.notes[string(label[:end])]
	if note == nil {
		return nil
	}
	if note.Index < 0 {
		list := note.Parent().(*east.FootnoteList)
		list.Count++
		note.Index = list.Count
	}
	ref := east.NewFootnoteLink(note.Index)
	c.refs = append(c.refs, ref)
	if picture > 0 {
		parent.AppendChild(parent, ast.NewTextSegment(segment.WithStop(segment.Start+picture)))
	}
	block.Advance(picture + len("[^") + end + len("]"))
	return ref
}

// notesInOrder puts the foot-notes behind the text in the order in which it refers to them, each with the ways back.
type notesInOrder struct{}

const looseNotesKey = "gloss-loose-notes"

// Transform implements parser.ASTTransformer. It sets those aside that nothing refers to.
func (notesInOrder) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	c := pc.(*pass)
	var list ast.Node
	for _, note := range c.notes {
		list = note.Parent()
		break
	}
	if list == nil {
		return
	}
	uses := make([]int, list.(*east.FootnoteList).Count+1)
	for _, ref := range c.refs {
		ref.RefIndex = uses[ref.Index]
		uses[ref.Index]++
	}
	for _, ref := range c.refs {
		ref.RefCount = uses[ref.Index]
	}
	var notes, loose []*east.Footnote
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if note := n.(*east.Footnote); note.Index < 0 {
			loose = append(loose, note)
		} else {
			notes = append(notes, note)
		}
	}
	if loose != nil {
		doc.AddMeta(looseNotesKey, loose)
	}
	list.RemoveChildren(list)
	list.Parent().RemoveChild(list.Parent(), list)
	if len(notes) == 0 {
		return
	}
	slices.SortFunc(notes, func(a, b *east.Footnote) int { return cmp.Compare(a.Index, b.Index) })
	for _, note := range notes {
		var in ast.Node = note
		if last := note.LastChild(); last != nil && ast.IsParagraph(last) {
			in = last
		}
		for i := range uses[note.Index] {
			back := east.NewFootnoteBacklink(note.Index)
			back.RefCount, back.RefIndex = uses[note.Index], i
			in.AppendChild(in, back)
		}
		list.AppendChild(list, note)
	}
	doc.AppendChild(doc, list)
}
