package markdown

import (
	"sort"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/passage"
)

// flow is a body's text as a reader sees it: marks taken away, escapes and character references resolved. Its blocks are
// parted by passage.Barrier, or by a line break where a quotation may run on from one to the next.
type flow struct {
	text      string
	src       []byte // the source that the text was read from
	blocks    []block
	atoms     []atom
	stretches []*stretch       // what gets an element of its own
	index     map[ast.Node]int // a block's node → its index in blocks; made when it is first needed
}

// block is a paragraph, a list item's text, a table cell: a node whose children are inline.
type block struct {
	node     ast.Node
	from, to int        // in the flow's text
	atoms    [2]int     // its atoms
	quote    *quotation // the outermost block quote around it, or nil
	top      ast.Node   // the child of the document that holds it
	section  int        // how many headings stand before it
	tags     []ownEdge  // of the writer's own HTML
}

// quotation is a block quote that stands in no other.
type quotation struct {
	node     *ast.Blockquote
	from, to int  // in the flow's text, from its first word's beginning to its last word's end
	opened   bool // it begins with a quotation mark
}

// atom is a stretch of the text and where it comes from in the source. Where n differs from src's length the stretch can't be
// cut: it is a character reference, an escape, a line break.
type atom struct {
	at, n    int // in the flow's text
	src, len int // in the source
	flags    flags
}

type flags uint16

const (
	noTerms flags = 1 << iota // links, code, and words that a directive keeps free of terms
	linked                    // in a link, or where a foot-note's number links to it
	struck                    // ~~struck out~~
	rawTag                    // an HTML tag of the writer's own stands here
	picture                   // so does a picture, whose alternative text some read as words
	bold                      // **bold**
	unseen                    // the writer's own HTML hides it, or strikes it out
	suspect                   // with rawTag: a tag that may hide some of the words beside it
)

// offsetIn gives where part, a slice of source, begins in it. Slices of one array that are not cut at their ends have all that is behind them for
// their capacity, so that the difference is what is before.
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
	if a.n != a.len && at < a.at+a.n {
		return a.src
	}
	return a.src + min(at-a.at, a.len)
}

// blockOf gives the block that holds an inline node; false for a node in a heading or elsewhere out of the text.
func (f *flow) blockOf(n ast.Node) (*block, bool) {
	if f.index == nil {
		f.index = make(map[ast.Node]int, len(f.blocks))
		for i := range f.blocks {
			f.index[f.blocks[i].node] = i
		}
	}
	for n != nil && n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	i, ok := f.index[n]
	if !ok {
		return nil, false
	}
	return &f.blocks[i], true
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
	_, ok := f.first(from, to, fl)
	return ok
}

// first gives the first place between from and to that has one of the flags.
func (f *flow) first(from, to int, fl flags) (at int, ok bool) {
	i := sort.Search(len(f.atoms), func(i int) bool { return f.atoms[i].at+f.atoms[i].n > from || f.atoms[i].at > from })
	for ; i < len(f.atoms) && f.atoms[i].at < to; i++ {
		if f.atoms[i].flags&fl != 0 {
			return max(f.atoms[i].at, from), true
		}
	}
	return 0, false
}

// excerpt gives the beginning of a stretch of the text, about n characters, for a message.
func (f *flow) excerpt(from, to, n int) string {
	return passage.HeadWords(passage.OneLine(f.text[from:to]), n, " …")
}
