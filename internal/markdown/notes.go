package markdown

import (
	"html"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// markQuote puts the quote's elements around its words; the first one has the id.
func (r *reading) markQuote(q *anchored) {
	attrs := ` data-quote="` + html.EscapeString(q.Wanted.ID) + `"`
	if q.Speaker != "" {
		attrs += ` data-speaker="` + html.EscapeString(q.Speaker) + `"`
	}
	if q.Language != "" {
		attrs += ` lang="` + html.EscapeString(q.Language) + `"`
	}
	if q.Dir != "" {
		attrs += ` dir="` + q.Dir + `"`
	}
	first := true
	r.flow.wrap(q.From, q.To, func() *mark {
		if r.in.Citing {
			return &mark{open: "<mark" + attrs + ">", close: "</mark>"}
		}
		open := `<span class="quote"`
		if first {
			open += ` id="` + html.EscapeString(q.Wanted.ID) + `"`
		}
		first = false
		return &mark{open: open + attrs + ">", close: "</span>"}
	})
	b := r.flow.blocks[r.flow.blockAt(q.From)]
	if b.quote == nil {
		return
	}
	q.Block = true
	before, after := r.around(q, b.quote)
	if strings.IndexFunc(before+after, isWordRune) < 0 {
		q.Whole = true
		class := "quoted"
		words := strings.TrimSpace(before + r.flow.text[q.From:q.To])
		if !strings.ContainsAny(firstRune(words), `"“„«'‘‹»`) {
			class += " bare"
		}
		b.quote.SetAttributeString("class", []byte(class))
	}
}

// around gives what stands in a block quote before and after a quote's words.
func (r *reading) around(q *anchored, quote ast.Node) (before, after string) {
	from, to := q.From, q.To
	for i := r.flow.blockAt(q.From); i >= 0 && r.flow.blocks[i].quote == quote; i-- {
		from = r.flow.blocks[i].from
	}
	for i := r.flow.blockAt(q.From); i < len(r.flow.blocks) && r.flow.blocks[i].quote == quote; i++ {
		to = max(to, r.flow.blocks[i].to)
	}
	return r.flow.text[from:q.From], r.flow.text[q.To:to]
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// placeNotes puts a slot behind each block of the document in which quotes begin. A quote that begins nowhere but in a
// foot-note has its slot behind that.
func (r *reading) placeNotes(found []anchored) {
	kind := NotesSlot
	if r.in.Citing {
		kind = CitedSlot
	}
	slots := map[ast.Node]*slotNode{}
	for _, q := range found {
		top := r.flow.blocks[r.flow.blockAt(q.From)].top
		s := slots[top]
		if s == nil {
			s = &slotNode{slot: Slot{Kind: kind, Pos: q.Pos}}
			slots[top] = s
			r.doc.InsertAfter(r.doc, top, s)
		}
		s.slot.Quotes = append(s.slot.Quotes, q.Found)
	}
}

// slotNode is a slot among the blocks of a document.
type slotNode struct {
	ast.BaseBlock
	slot Slot
}

var kindSlot = ast.NewNodeKind("GlossSlot")

// Kind implements ast.Node.
func (*slotNode) Kind() ast.NodeKind { return kindSlot }

// Dump implements ast.Node.
func (s *slotNode) Dump(source []byte, level int) { ast.DumpHelper(s, source, level, nil, nil) }

// placeFootnotes moves each foot-note behind the block that refers to it first, where a wide page shows it in the margin.
func (r *reading) placeFootnotes() {
	list, ok := r.doc.LastChild().(*east.FootnoteList)
	if !ok {
		return
	}
	r.doc.RemoveChild(r.doc, list)
	after := map[ast.Node]ast.Node{} // the last foot-note behind a block
	for n := list.FirstChild(); n != nil; {
		next := n.NextSibling()
		if f, ok := n.(*east.Footnote); ok {
			list.RemoveChild(list, f)
			if ref := r.survey.footnotes[f.Index]; ref != nil {
				top := topOf(ref)
				if last := after[top]; last != nil {
					r.doc.InsertAfter(r.doc, last, f)
				} else {
					r.doc.InsertAfter(r.doc, top, f)
				}
				after[top] = f
			}
		}
		n = next
	}
}

// topOf gives the child of the document that holds n.
func topOf(n ast.Node) ast.Node {
	for p := n.Parent(); p != nil && p.Kind() != ast.KindDocument; p = n.Parent() {
		n = p
	}
	return n
}
