package markdown

import (
	"bytes"
	"cmp"
	"html"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/passage"
)

// Cited is a quote of the site's in the text of a source: what its words were found to be is marked there, and nothing else.
type Cited struct {
	ID    string          // by which the marks and the slot behind the block name it
	Words []passage.Range // where they stand in Input.Text, in bytes and in order, see transcript.Source
}

// markCited marks what is quoted of a source's text, and puts a slot behind each block of the document in which quotes begin.
func (r *reading) markCited() {
	if len(r.in.Cited) == 0 {
		return
	}
	type begin struct{ quote, at int }
	var begins []begin
	l := locate(r.flow, r.in.Text)
	for i, c := range r.in.Cited {
		attrs := ` data-quote="` + html.EscapeString(c.ID) + `"`
		for n, words := range l.find(c.Words) {
			if n == 0 {
				begins = append(begins, begin{i, words.From})
			}
			r.flow.stretches = append(r.flow.stretches, &stretch{from: words.From, to: words.To, tag: "mark", attrs: attrs})
		}
	}
	slices.SortStableFunc(begins, func(a, b begin) int { return cmp.Compare(a.at, b.at) })
	slots := map[ast.Node]*slotNode{}
	for _, b := range begins {
		s := r.slotBehind(slots, CitedSlot, b.at)
		s.slot.Quotes = append(s.slot.Quotes, Found{ID: r.in.Cited[b.quote].ID})
	}
}

// locator finds in a flow what stands at a place of the source.
type locator struct {
	*flow
	blocks  []inSource // in the order of the source, in which foot-notes may stand elsewhere
	returns []int      // what lineEnds left out of the source as it was given, in order
}

// inSource is where a block of the flow stands in the source.
type inSource struct {
	*block
	from, to int
}

func locate(f *flow, given []byte) *locator {
	l := &locator{flow: f}
	for i := range f.blocks {
		b := &f.blocks[i]
		if atoms := f.atoms[b.atoms[0]:b.atoms[1]]; len(atoms) > 0 {
			last := atoms[len(atoms)-1]
			l.blocks = append(l.blocks, inSource{b, atoms[0].src, last.src + last.len})
		}
	}
	slices.SortFunc(l.blocks, func(a, b inSource) int { return cmp.Compare(a.from, b.from) })
	if bytes.IndexByte(given, '\r') >= 0 {
		for n, at := range droppedReturns(given) {
			l.returns = append(l.returns, at+n)
		}
	}
	return l
}

// find gives what of the flow's text stands at places of the source, those in one that only white space and marks part. What is no text
// of the page, such as a list's number, is left out.
func (l *locator) find(places []passage.Range) []passage.Range {
	var list []passage.Range
	var last *block
	for _, p := range places {
		p.From, p.To = p.From-sort.SearchInts(l.returns, p.From), p.To-sort.SearchInts(l.returns, p.To)
		i := sort.Search(len(l.blocks), func(i int) bool { return l.blocks[i].to > p.From })
		for ; i < len(l.blocks) && l.blocks[i].from < p.To; i++ {
			b := l.blocks[i]
			w := wrapper{flow: l.flow, b: b.block}
			from, to := l.at(b.block, max(p.From, b.from)), w.end(min(p.To, b.to))
			if from >= to {
				continue
			}
			if n := len(list) - 1; n >= 0 && last == b.block && strings.TrimSpace(l.text[min(list[n].To, from):from]) == "" {
				list[n].To = max(list[n].To, to)
				continue
			}
			list, last = append(list, passage.Range{From: from, To: to}), b.block
		}
	}
	return list
}

// code is a code block of a source's text, as text: what is indented there may be words that somebody quotes.
type code struct {
	ast.BaseBlock
	language []byte
}

var kindCode = ast.NewNodeKind("GlossCode")

// Kind implements ast.Node.
func (*code) Kind() ast.NodeKind { return kindCode }

// Dump implements ast.Node.
func (c *code) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// openCode makes text of code blocks.
func (r *reading) openCode() {
	var blocks []ast.Node
	_ = ast.Walk(r.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if k := n.Kind(); entering && (k == ast.KindCodeBlock || k == ast.KindFencedCodeBlock) {
			blocks = append(blocks, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range blocks {
		c := &code{}
		if fenced, ok := n.(*ast.FencedCodeBlock); ok {
			c.language = fenced.Language(r.source)
		}
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			end := line.Stop
			if end > line.Start && r.source[end-1] == '\n' {
				end--
			}
			text := ast.NewRawTextSegment(line.WithStop(end))
			c.AppendChild(c, text)
			c.AppendChild(c, ast.NewString([]byte("\n")))
		}
		n.Parent().ReplaceChild(n.Parent(), n, c)
	}
}

func (h *htmlWriter) code(p *parts, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	switch language := node.(*code).language; {
	case !entering:
		p.WriteString("</code></pre>\n")
	case language != nil:
		p.WriteString(`<pre><code class="language-` + html.EscapeString(string(language)) + `">`)
	default:
		p.WriteString("<pre><code>")
	}
	return ast.WalkContinue
}
