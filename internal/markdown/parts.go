package markdown

import (
	"bytes"
	"cmp"
	"html"
	"sync"
)

// parts is the writer that a document is rendered into: HTML, cut where slots stand. It implements goldmark's util.BufWriter.
type parts struct {
	*bytes.Buffer
	cuts   []cut
	ids    map[string]bool // of the elements written
	quoted int             // how many elements of quotes are open
	around []*quoteMarks   // the marks that hold behind each of them
	html   bool            // the writer's own HTML is let through
	source bool            // of a source: official corrections are struck out with <s>
	say    func(key string, places ...string) string
	setting
	tags ownTags
}

type cut struct {
	at   int
	slot *Slot
}

func newParts(in *Input) *parts {
	p := &parts{Buffer: buffers.Get().(*bytes.Buffer), ids: map[string]bool{}, html: in.HTML, source: in.Source, say: in.Say}
	p.marks = signsOf(cmp.Or(in.Language, "en"))
	if in.Source {
		p.quoted = 1 // all of it is words that somebody said
	}
	p.Reset()
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

// startBlock begins the text of a block.
func (p *parts) startBlock() {
	p.endBlock()
	p.setting = setting{marks: p.marks}
	p.tags.enter()
}

// endBlock ends the text of the block before, where there was one.
func (p *parts) endBlock() {
	if len(p.tags.blocks) > 0 {
		p.tags.leave()
	}
}

// slot puts a slot at the end of what is written.
func (p *parts) slot(s *Slot) { p.cuts = append(p.cuts, cut{p.Len(), s}) }

// word puts a word of the interface there; in a body it is a slot, since the body's reading is the same in every language.
func (p *parts) word(key string, places ...string) {
	if p.say == nil {
		p.slot(&Slot{Kind: WordSlot, Word: append([]string{key}, places...)})
	} else {
		p.WriteString(html.EscapeString(p.say(key, places...)))
	}
}

// buffers are used again by the next body.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// text gives all that was written, and gives the buffer back: nothing may be written after it.
func (p *parts) text() string {
	text := p.String()
	buffers.Put(p.Buffer)
	p.Buffer = nil
	return text
}

// parts gives what was written, cut at the slots. Nothing may be written after it.
func (p *parts) parts() []Part {
	text := p.text()
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
