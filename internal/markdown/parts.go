package markdown

import (
	"bytes"
	"strings"
)

// parts is the writer that a document is rendered into: HTML, cut where slots stand. It implements goldmark's util.BufWriter.
type parts struct {
	bytes.Buffer
	cuts   []cut
	ids    map[string]bool // of the elements written
	smart  bool            // straight quotation marks and dots become typographic ones
	html   bool            // the writer's own HTML is let through
	citing bool
	prev   rune // the last character of the running text; 0 at a block's start
}

type cut struct {
	at   int
	slot *Slot
}

func newParts(in *Input) *parts {
	p := &parts{ids: map[string]bool{}, html: in.HTML, citing: in.Citing}
	p.smart = in.Language == "" || in.Language == "en" || strings.HasPrefix(in.Language, "en-")
	p.Grow(len(in.Text) + len(in.Text)/4 + 512)
	for i := range in.Quotes {
		p.ids[in.Quotes[i].ID] = true
	}
	return p
}

// Available implements util.BufWriter.
func (p *parts) Available() int { return p.Buffer.Available() }

// Buffered implements util.BufWriter.
func (p *parts) Buffered() int { return 0 }

// Flush implements util.BufWriter.
func (p *parts) Flush() error { return nil }

// slot puts a slot at the end of what is written.
func (p *parts) slot(s *Slot) { p.cuts = append(p.cuts, cut{p.Len(), s}) }

// parts gives what was written, cut at the slots.
func (p *parts) parts() []Part {
	text := p.String()
	list := make([]Part, 0, 2*len(p.cuts)+1)
	from := 0
	for _, c := range p.cuts {
		if c.at > from {
			list = append(list, Part{HTML: text[from:c.at]})
		}
		list = append(list, Part{Slot: c.slot})
		from = c.at
	}
	if from < len(text) {
		list = append(list, Part{HTML: text[from:]})
	}
	return list
}
