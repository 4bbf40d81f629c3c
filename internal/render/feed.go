package render

import (
	"bytes"
	"cmp"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/view"
)

// statement makes what a feed of statements shows of a quote: its words, who said them, the note on them, and the words around them. Its
// addresses are whole, since a feed is read anywhere.
func (p *Press) statement(q *site.Quote, checked func(*site.Quote) *verdict.Checked) string {
	language := cmp.Or(q.Article.Language.Value, p.site.Language)
	p = p.speaking(language)
	m := &pageInTheMaking{Press: p, page: site.Page{Kind: site.QuotePage, Address: q.Article.Address, Subject: q}, in: Inputs{Checked: checked},
		root: p.site.Base, view: &view.Page{Language: language, Dir: p.dir(language)}}
	v := m.brief(q)
	v.Check = m.check(q, m.checked(q))
	if q.Note().Value != "" {
		html, _ := m.note(q.Note(), &q.Article.Head)
		v.Note = trusted(html)
	}
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	m.execute(b, "feed-statement", "layouts/partials/feed.html", v)
	return b.String()
}
