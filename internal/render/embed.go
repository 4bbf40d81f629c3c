package render

import (
	"bytes"

	"golang.org/x/text/width"

	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// A frame in which another site shows a quote, in CSS pixels: how wide it is, and how high without words and with each line of them. A narrower
// one is scrolled.
const (
	frameWidth  = 600
	frameHeight = 170
	lineHeight  = 31
	lineLength  = 50 // columns, of the words
	laterHeight = 25 // of the line that tells of a correction
)

// embed gives the frame of a quote; nil where it has no page, or none with a whole address.
func (m *pageInTheMaking) embed(q *site.Quote) *view.Embed {
	if m.site.Base == "" || !m.site.Config.QuotePages.Value {
		return nil
	}
	characters := columns(q.Words()) + columns(q.Translation.Value)
	e := &view.Embed{URL: m.site.Absolute(q.EmbedAddress()), Title: m.quoteTitle(q, 60), Width: frameWidth, Height: frameHeight + lineHeight*(characters/lineLength+1)}
	if m.site.CorrectedBy(q) != nil {
		e.Height += laterHeight
	}
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	m.execute(b, "frame", "layouts/partials/embed.html", e)
	e.Code = b.String()
	return e
}

// columns counts the characters of a text, those of Chinese, Japanese and Korean as two.
func columns(text string) (n int) {
	for _, r := range text {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}

// frame is embed for files that are no pages.
func (p *Press) frame(q *site.Quote) export.Frame {
	m := &pageInTheMaking{Press: p.speaking(q.Article.Language.Value)}
	e := m.embed(q)
	return export.Frame{HTML: e.Code, Width: e.Width, Height: e.Height}
}

// embedPage fills the page that is shown in such a frame.
func (m *pageInTheMaking) embedPage(q *site.Quote) {
	m.quotePage(q)
	m.view.CiteScript = ""
	m.view.Style, m.view.Canonical = m.href(m.assets.Name("embed.css")), m.site.Absolute(q.PageAddress())
}
