package markdown

import (
	"cmp"
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// piece is what of a stretch stands in one block.
type piece struct {
	block    int
	from, to int
	of       *stretch
}

// outerFirst orders the pieces of one block so that those around others come before them.
func outerFirst(a, b piece) int {
	return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
}

// wrap puts marks around the words of all stretches, however they nest and cross. It goes through each block once, whatever the
// number of stretches.
func (f *flow) wrap(stretches []*stretch) {
	pieces := make([]piece, 0, len(stretches))
	for _, s := range stretches {
		for i := f.blockAt(s.from); i < len(f.blocks) && f.blocks[i].from < s.to; i++ {
			p := piece{i, max(s.from, f.blocks[i].from), min(s.to, f.blocks[i].to), s}
			if p.from < p.to {
				pieces = append(pieces, p)
			}
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Or(cmp.Compare(a.block, b.block), outerFirst(a, b)) })
	for from, to := 0, 0; from < len(pieces); from = to {
		to = from + 1
		for to < len(pieces) && pieces[to].block == pieces[from].block {
			to++
		}
		w := wrapper{flow: f, b: &f.blocks[pieces[from].block]}
		w.wrap(linksWhole(balanced(pieces[from:to], w.b.tags)))
	}
}

// balanced cuts pieces where an element of the writer's own begins or ends in them that they don't hold whole.
func balanced(pieces []piece, tags []ownEdge) []piece {
	if len(tags) == 0 {
		return pieces
	}
	out := make([]piece, 0, len(pieces)+2*len(tags))
	for _, p := range pieces {
		var cuts []int
		var open []ownEdge
		for _, t := range tags {
			switch last := len(open) - 1; {
			case t.at <= p.from || t.at >= p.to:
			case !t.end:
				open = append(open, t)
			case last >= 0 && open[last].name == t.name:
				open = open[:last]
			default:
				cuts = append(cuts, t.at)
			}
		}
		for _, t := range open {
			cuts = append(cuts, t.at)
		}
		slices.Sort(cuts)
		for _, at := range slices.Compact(cuts) {
			out = append(out, piece{p.block, p.from, at, p.of})
			p.from = at
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, outerFirst)
	return out
}

// linksWhole cuts quotes where they cross an edge of a link, so that the link stays one.
func linksWhole(pieces []piece) []piece {
	var links []piece // in order, none inside another
	for _, p := range pieces {
		if p.of.tag == "a" {
			links = append(links, p)
		}
	}
	if len(links) == 0 || len(links) == len(pieces) {
		return pieces
	}
	// linkAt gives the link that at lies inside of.
	linkAt := func(at int) (piece, bool) {
		i := sort.Search(len(links), func(i int) bool { return links[i].to > at })
		return links[min(i, len(links)-1)], i < len(links) && links[i].from < at
	}
	out := make([]piece, 0, len(pieces)+4)
	for _, p := range pieces {
		if p.of.tag != "a" {
			if l, ok := linkAt(p.from); ok && l.to < p.to {
				out = append(out, piece{p.block, p.from, l.to, p.of})
				p.from = l.to
			}
			if l, ok := linkAt(p.to); ok && p.from < l.from {
				out = append(out, piece{p.block, l.from, p.to, p.of})
				p.to = l.from
			}
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, outerFirst)
	return out
}

// wrapper puts marks into one block.
type wrapper struct {
	*flow
	b       *block
	extents map[ast.Node]extent // of nodes that have children
}

// extent is where a node's text begins and ends; ok is false where it has none. links says that a link stands in it.
type extent struct {
	from, to  int
	ok, links bool
}

func (w *wrapper) wrap(pieces []piece) {
	edges := make([]int, 0, 2*len(pieces))
	for _, p := range pieces {
		edges = append(edges, p.from, p.to)
	}
	slices.Sort(edges)
	w.cutAll(w.b.node, slices.Compact(edges))
	w.nest(w.b.node, pieces)
}

// cutAll parts the text nodes below parent at the edges, and gives the edges that lie behind them.
func (w *wrapper) cutAll(parent ast.Node, edges []int) []int {
	for c := parent.FirstChild(); c != nil && len(edges) > 0; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			edges = w.cutAll(c, edges)
			continue
		}
		e := w.extentOf(t)
		for e.ok && len(edges) > 0 && edges[0] <= e.to {
			at := edges[0]
			if at > e.from && (at < e.to || t.SoftLineBreak() || t.HardLineBreak()) {
				t = w.cut(t, at)
				e.from = at
			}
			if at == e.to {
				break // it may be the next node's beginning too
			}
			edges = edges[1:]
		}
		c = t
	}
	return edges
}

// cut parts a text node at a place of the flow's text and gives the second part. A line break goes with that.
func (w *wrapper) cut(t *ast.Text, at int) *ast.Text {
	src := t.Segment.Stop
	if at < w.end(src) {
		src = w.source(at)
	}
	second := ast.NewTextSegment(text.NewSegment(src, t.Segment.Stop))
	second.SetSoftLineBreak(t.SoftLineBreak())
	second.SetHardLineBreak(t.HardLineBreak())
	second.SetRaw(t.IsRaw())
	t.SetSoftLineBreak(false)
	t.SetHardLineBreak(false)
	t.Segment = text.NewSegment(t.Segment.Start, src)
	t.Parent().InsertAfter(t.Parent(), t, second)
	return second
}

// kid is a child that has text.
type kid struct {
	extent
	node ast.Node
}

// span is neighbouring kids, from and to included, that get one mark.
type span struct {
	from, to int
	of       *stretch
}

// nest marks the pieces among the children of parent. A child that a piece covers in part gets the piece's marks inside it, and so
// does one with a link beside its words, where the piece is a link too; that can only be the first and the last of those it covers.
func (w *wrapper) nest(parent ast.Node, pieces []piece) {
	kids := make([]kid, 0, parent.ChildCount())
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if e := w.extentOf(c); e.ok {
			kids = append(kids, kid{e, c})
		}
	}
	var runs []span
	var inside map[int][]piece
	partly := func(k int, p piece) bool {
		kid := &kids[k]
		part := kid.node.HasChildren() && (kid.from < p.from || p.to < kid.to || kid.links && p.of.tag == "a")
		if part {
			if inside == nil {
				inside = map[int][]piece{}
			}
			inside[k] = append(inside[k], p)
		}
		return part
	}
	for _, p := range pieces {
		from := sort.Search(len(kids), func(k int) bool { return kids[k].to > p.from })
		to := sort.Search(len(kids), func(k int) bool { return kids[k].from >= p.to }) - 1
		if from <= to && partly(from, p) {
			from++
		}
		if from <= to && partly(to, p) {
			to--
		}
		if from <= to {
			runs = append(runs, span{from, to, p.of})
		}
	}
	for k, list := range inside {
		w.nest(kids[k].node, list)
	}
	insert(parent, kids, runs)
}

// insert puts marks around runs of kids. Of two that cross, the later one is cut.
func insert(parent ast.Node, kids []kid, runs []span) {
	order := func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) }
	slices.SortStableFunc(runs, order)
	type opened struct {
		node ast.Node
		to   int
	}
	open := []opened{{parent, len(kids)}}
	for len(runs) > 0 {
		r := runs[0]
		runs = runs[1:]
		for open[len(open)-1].to < r.from {
			open = open[:len(open)-1]
		}
		outer := open[len(open)-1]
		if outer.to < r.to {
			rest := span{outer.to + 1, r.to, r.of}
			r.to = outer.to
			at, _ := slices.BinarySearchFunc(runs, rest, order)
			runs = slices.Insert(runs, at, rest)
		}
		m := &mark{of: r.of}
		first, last := kids[r.from].node, kids[r.to].node
		outer.node.InsertBefore(outer.node, first, m)
		for c, done := first, false; !done; {
			next := c.NextSibling()
			done = c == last
			m.AppendChild(m, c)
			c = next
		}
		open = append(open, opened{m, r.to})
	}
}

// extentOf gives where a node's text begins and ends.
func (w *wrapper) extentOf(n ast.Node) extent {
	switch n := n.(type) {
	case *ast.Text:
		if n.Segment.Len() == 0 {
			return extent{}
		}
		return extent{from: w.at(w.b, n.Segment.Start), to: w.end(n.Segment.Stop), ok: true}
	case *ast.AutoLink:
		label := n.Label(w.src)
		at := offsetIn(w.src, label)
		return extent{from: w.at(w.b, at), to: w.end(at + len(label)), ok: true, links: true}
	case *east.FootnoteLink:
		return extent{links: true}
	case *ast.Image:
		return extent{}
	}
	if e, known := w.extents[n]; known {
		return e
	}
	all := extent{links: n.Kind() == ast.KindLink}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		e := w.extentOf(c)
		if e.ok && !all.ok {
			all.from, all.ok = e.from, true
		}
		if e.ok {
			all.to = e.to
		}
		all.links = all.links || e.links
	}
	if w.extents == nil {
		w.extents = map[ast.Node]extent{}
	}
	w.extents[n] = all
	return all
}

// end gives the place in the text where the source before src ends.
func (w *wrapper) end(src int) int {
	a := w.atomAt(w.b, src-1)
	if a.n != a.len {
		return a.at + a.n
	}
	return a.at + min(src-a.src, a.n)
}
