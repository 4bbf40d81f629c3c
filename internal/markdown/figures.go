package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
)

// figureNode is a figure around a block quote: its words, and a caption for whoever said them.
type figureNode struct {
	ast.BaseBlock
	name *Slot // what a screen reader calls it
}

var kindFigure = ast.NewNodeKind("GlossFigure")

// Kind implements ast.Node.
func (*figureNode) Kind() ast.NodeKind { return kindFigure }

// Dump implements ast.Node.
func (f *figureNode) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// wordNode is a slot inside a line: a quotation mark, or the letter of a note.
type wordNode struct {
	ast.BaseInline
	slot Slot
}

var kindWord = ast.NewNodeKind("GlossWord")

// Kind implements ast.Node.
func (*wordNode) Kind() ast.NodeKind { return kindWord }

// Dump implements ast.Node.
func (w *wordNode) Dump(source []byte, level int) { ast.DumpHelper(w, source, level, nil, nil) }

// setFigures makes a figure of each block quote in which quotes stand, and puts their notes behind it. Of paragraphs that are each
// another quote each becomes a figure of its own.
func (r *reading) setFigures() {
	var order []*quotation
	within := map[*quotation][]anchored{}
	for _, q := range r.found {
		if of := r.flow.blocks[r.flow.blockAt(q.From)].quote; of != nil {
			if within[of] == nil {
				order = append(order, of)
			}
			within[of] = append(within[of], q)
		}
	}
	for _, of := range order {
		after := ast.Node(of.node)
		for i, p := range r.parted(of, within[of]) {
			quote := of.node
			if i > 0 {
				quote = ast.NewBlockquote()
				for _, b := range p.blocks {
					quote.AppendChild(quote, b.node)
				}
				after.Parent().InsertAfter(after.Parent(), after, quote)
			}
			if p.whole {
				class := "quoted"
				if p.quotes[0].Paraphrase {
					class = "paraphrased"
				} else if !of.opened {
					r.putMarks(p.blocks)
				}
				quote.SetAttributeString("class", []byte(class))
			}
			after = r.setFigure(quote, p)
		}
	}
}

// part is a block quote that becomes one figure.
type part struct {
	blocks []*block
	quotes []anchored // the one that fills it first
	whole  bool       // it holds nothing but the first quote
}

// mostParted is more paragraphs than a block quote of several quotes has; each is compared with each.
const mostParted = 100

// parted gives the figures that a block quote becomes.
func (r *reading) parted(of *quotation, quotes []anchored) []part {
	var blocks []*block
	plain := true // it has paragraphs alone, none inside another block
	for i := r.flow.blockAt(quotes[0].From); i >= 0 && r.flow.blocks[i].quote == of; i-- {
		blocks = slices.Insert(blocks, 0, &r.flow.blocks[i])
	}
	for i := r.flow.blockAt(quotes[0].From) + 1; i < len(r.flow.blocks) && r.flow.blocks[i].quote == of; i++ {
		blocks = append(blocks, &r.flow.blocks[i])
	}
	for _, b := range blocks {
		plain = plain && b.node.Kind() == ast.KindParagraph && b.node.Parent() == of.node
	}
	one := part{blocks: blocks, quotes: quotes}
	if i := slices.IndexFunc(quotes, func(q anchored) bool { return q.From <= of.from && of.to <= q.To }); i >= 0 {
		one.whole = true
		one.quotes = append([]anchored{quotes[i]}, slices.Delete(slices.Clone(quotes), i, i+1)...)
		return []part{one}
	}
	if !plain || len(blocks) != of.node.ChildCount() || len(blocks) > mostParted {
		return []part{one}
	}
	var parts []part
	for len(blocks) > 0 {
		p := part{whole: true}
		for n := len(blocks); n > 0 && p.blocks == nil; n-- {
			words := quotation{}
			words.words(r.flow.text[:blocks[n-1].to], blocks[0].from)
			for i, q := range quotes {
				if q.From <= words.from && words.to <= q.To && q.From >= blocks[0].from && q.To <= blocks[n-1].to {
					p.blocks, p.quotes = blocks[:n], quotes[i:i+1:i+1]
				}
			}
		}
		if p.blocks == nil {
			return []part{one}
		}
		last := p.blocks[len(p.blocks)-1]
		for _, q := range quotes {
			if q.From >= p.blocks[0].from && q.From < last.to && q.Wanted != p.quotes[0].Wanted {
				p.quotes = append(p.quotes, q)
			}
		}
		parts, blocks = append(parts, p), blocks[len(p.blocks):]
	}
	return parts
}

// putMarks puts quotation marks around paragraphs: one that opens before each, and one that closes behind the last.
func (r *reading) putMarks(blocks []*block) {
	mark := func(key string) *wordNode { return &wordNode{slot: Slot{Kind: WordSlot, Word: []string{key}}} }
	for _, b := range blocks {
		b.node.InsertBefore(b.node, b.node.FirstChild(), mark("marks.open"))
	}
	last := blocks[len(blocks)-1].node
	last.AppendChild(last, mark("marks.close"))
}

// setFigure puts a figure around a block quote, and the notes on its quotes behind it. It gives the last of these, or the figure.
func (r *reading) setFigure(quote *ast.Blockquote, p part) ast.Node {
	quotes := p.quotes
	all := make([]Found, len(quotes))
	for i := range quotes {
		all[i] = Found{ID: quotes[i].ID, Part: !(p.whole && i == 0)}
	}
	figure := &figureNode{name: &Slot{Kind: NameSlot, Quotes: all[:1]}}
	quote.Parent().ReplaceChild(quote.Parent(), quote, figure)
	figure.AppendChild(figure, quote)
	figure.AppendChild(figure, &slotNode{slot: Slot{Kind: CaptionSlot, Quotes: all}})
	last := ast.Node(figure)
	for i := range quotes {
		if quotes[i].NoteLength > 0 {
			last = r.putNote(last, &quotes[i], all[i])
		}
	}
	return last
}

// putNote puts the slot of a quote's note behind a block.
func (r *reading) putNote(after ast.Node, q *anchored, f Found) ast.Node {
	s := &slotNode{slot: Slot{Kind: NoteSlot, Quotes: []Found{f}, Pos: q.Pos}, length: q.NoteLength}
	if f.Letter > 0 {
		s.line, s.isOpen = q.LineLength+q.MeaningLength, q.MeaningLength > 0
	}
	after.Parent().InsertAfter(after.Parent(), after, s)
	return s
}

func (h *htmlWriter) figure(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		p.WriteString("</figure>\n")
		return ast.WalkContinue
	}
	p.WriteString(`<figure class="quotation h-cite" aria-label="`)
	p.slot(node.(*figureNode).name)
	p.WriteString("\">\n")
	return ast.WalkContinue
}

func (h *htmlWriter) wordNode(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.slot(&node.(*wordNode).slot)
	}
	return ast.WalkContinue
}
