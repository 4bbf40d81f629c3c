package render

import (
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
	"github.com/gloss-press/gloss/internal/view"
)

// checks fills how an article's quotations were checked: in a line, and in a box.
func (m *pageInTheMaking) checks(v *view.Article, a *site.Article) {
	if m.in.Checked == nil || len(a.Quotes) == 0 {
		return
	}
	v.Checked = m.briefly(a)
	for _, row := range telling.Box(m.locale, m.site, a.Quotes, m.in.Checked) {
		r := view.BoxRow{Text: row.Text}
		if row.N > 0 {
			r.Count = m.locale.Number(row.N)
		}
		for _, c := range row.Cases {
			r.Cases = append(r.Cases, view.BoxCase{Link: linkTo(c.Words, m.quoteHref(c.Quote)), Reason: c.Reason})
		}
		v.Box = append(v.Box, r)
	}
}

// briefly says in a line how an article's quotations were checked, with the address of the box that says more; nothing where that is not known.
func (m *pageInTheMaking) briefly(a *site.Article) view.Link {
	if m.in.Checked == nil || len(a.Quotes) == 0 {
		return view.Link{}
	}
	place := "#_checked"
	if !m.own(a) {
		place = m.href(a.Address) + place
	}
	return linkTo(telling.Briefly(m.locale, a.Quotes, m.in.Checked), place)
}
