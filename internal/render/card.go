package render

import (
	"strings"

	"github.com/gloss-press/gloss/internal/card"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/media"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
	"github.com/gloss-press/gloss/internal/view"
)

// Card gives the card of an article or a quote: what the picture shows by which its page is shown elsewhere. Of the inputs it needs Checked alone.
func (p *Press) Card(page site.Page, in Inputs) *card.Card {
	own := languageOn(page)
	p = p.speaking(own)
	m := &pageInTheMaking{Press: p, page: page, in: in, view: &view.Page{Language: p.site.Language, Dir: p.dir(p.site.Language)}}
	if own != "" && p.directions.get(own, direction) != "" {
		m.view.Language, m.view.Dir = own, p.dir(own)
	}
	c := &card.Card{Site: m.siteTitle()}
	switch x := page.Subject.(type) {
	case *site.Article:
		m.cardOfArticle(c, x)
	case *site.Quote:
		m.cardOfQuote(c, x)
	}
	c.RightToLeft = m.isRightToLeft()
	return c
}

func (m *pageInTheMaking) cardOfArticle(c *card.Card, a *site.Article) {
	c.Words, c.Title, c.Lead = []card.Part{{Text: a.Title.Value}}, true, a.Summary.Value
	c.Instead = []string{c.Site}
	c.WordsRightToLeft = isRightToLeft(a.Title.Value, m.isRightToLeft())
	var authors []string
	for _, n := range a.Authors {
		authors = append(authors, m.person(n.Value).Title)
	}
	by := ""
	if len(authors) > 0 {
		by = m.locale.Say("dateline.by", "authors", strings.Join(authors, m.locale.Say("comma")))
	}
	c.Lines = [][]card.Part{m.row(by, m.date(a.Date.Date).Text)}
	if m.in.Checked != nil {
		c.Checked = telling.Briefly(m.locale, a.Quotes, m.in.Checked)
	}
}

func (m *pageInTheMaking) cardOfQuote(c *card.Card, q *site.Quote) {
	c.Words, c.Instead = m.cardWords(q), []string{q.Article.Title.Value, c.Site}
	c.WordsRightToLeft = isRightToLeft(q.Words(), m.isRightToLeft())
	if !q.Paraphrase {
		c.Marks = [2]string{m.locale.Say("marks.open"), m.locale.Say("marks.close")}
	}
	who := m.row(q.Speaker.Name, q.Role)
	if via := m.by(q.Via.Value); via.Title != "" {
		who = []card.Part{{Text: m.locale.Say("speaker.via", "speaker", who[0].Text+who[1].Text, "via", via.Title), Strong: true}}
	}
	c.Lines = [][]card.Part{who, m.row("", m.locale.Row(q.Venue().Value, m.date(q.Date.Date).Text))}
	if by := m.site.CorrectedBy(q); by != nil {
		c.Lines = append(c.Lines, m.row(m.locale.Say("fact.corrected", "speaker", by.Speaker.Name, "date", m.date(by.Date.Date).Text), ""))
	}
	if m.in.Checked == nil {
		return
	}
	checked := m.checked(q)
	c.Checked = telling.Outcome(m.locale, q, checked)
	if checked != nil && checked.Kind.Found() && q.Accept.Value == "" {
		c.Checked = m.locale.Say("standing.found") + " " + c.Checked
	}
}

// row is a line of a card: what it is about, and the rest of it.
func (m *pageInTheMaking) row(about, rest string) []card.Part {
	if about != "" && rest != "" {
		rest = m.locale.Say("comma") + rest
	}
	return []card.Part{{Text: about, Strong: true}, {Text: rest, Soft: true}}
}

// cardWords gives a quote's words, with those that name a term standing out.
func (m *pageInTheMaking) cardWords(q *site.Quote) (list []card.Part) {
	text, at := q.Words(), 0
	for _, mention := range q.Mentions() {
		if int(mention.From) > at {
			list = append(list, card.Part{Text: text[at:mention.From]})
		}
		list = append(list, card.Part{Text: text[mention.From:mention.To], Strong: true})
		at = int(mention.To)
	}
	if at < len(text) {
		list = append(list, card.Part{Text: text[at:]})
	}
	return list
}

// isRightToLeft reports whether a text's letters are written so; otherwise is for one without letters.
func isRightToLeft(text string, otherwise bool) bool {
	script := locale.Script(text)
	if script == "" {
		return otherwise
	}
	return locale.Dir("und-"+script) == "rtl"
}

// sharing fills by which picture the page of an article or a quote is shown elsewhere: its card, where the site has cards and a base address.
func (m *pageInTheMaking) sharing() {
	v := m.view
	if _, ok := m.site.At(m.page.Address + site.CardFile.Address); !ok || v.Image != "" {
		return
	}
	v.Image, v.ImageAlt = m.site.Absolute(m.page.Address+site.CardFile.Address), v.Title
	if m.page.Kind == site.QuotePage {
		v.ImageAlt = v.Summary
	}
	v.ImageWidth, v.ImageHeight = card.Width, card.Height
}

// leastShared is the width of the smallest picture that readers of the Open Graph protocol show large, in pixels.
const leastShared = 600

// sharedBy has the page of an article be shown elsewhere by the picture that its writer chose for it, where that can be shown large.
func (m *pageInTheMaking) sharedBy(a *site.Article) {
	address, ok := m.site.FileAddress(a.Path, a.Image.File.Value)
	if !ok || a.Image.File.Value == "" || m.in.Size == nil || !media.IsPicture(address) || media.IsDrawing(address) {
		return
	}
	v := m.view
	if width, height := m.in.Size(address); width >= leastShared && m.site.Base != "" {
		o := m.site.Offer(m.site.Absolute(""), address, width, height)
		v.Image, v.ImageAlt, v.ImageWidth, v.ImageHeight = o.URL, a.Image.Alt.Value, o.Width, o.Height
	}
}
