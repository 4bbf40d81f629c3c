package render

import (
	"strings"

	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// linkTo makes a Link. The address was checked where it was read; what would run as a script is dropped here all the same.
func linkTo(title, url string) view.Link {
	if scheme, _, ok := strings.Cut(url, ":"); ok && !strings.ContainsAny(scheme, "/#?") {
		switch strings.ToLower(scheme) {
		case "http", "https", "mailto":
		default:
			url = ""
		}
	}
	return view.Link{Title: title, URL: url}
}

// person gives the link of a name, slug or alias; a name of nobody known has no address.
func (m *pageInTheMaking) person(v string) view.Link {
	if v == "" {
		return view.Link{}
	}
	if p := m.site.Speaker(v); p != nil {
		return m.speakerLink(p)
	}
	return m.inLanguage(v, "", "", "")
}

// by gives a person's link as it stands within a sentence: “as reported by a clerk”.
func (m *pageInTheMaking) by(v string) view.Link {
	if v == "" {
		return view.Link{}
	}
	return m.within(m.person(v))
}

func (m *pageInTheMaking) within(l view.Link) view.Link {
	l.Title = m.locale.Within(l.Title)
	return l
}

// source gives the link of a source's slug; a plain name has no address here.
func (m *pageInTheMaking) source(v string) view.Link {
	if s := m.site.Source(v); s != nil {
		return m.sourceLink(s)
	}
	return m.inLanguage(v, "", "", "")
}

func (m *pageInTheMaking) date(d edtf.Date) view.Date {
	if d.IsZero() {
		return view.Date{}
	}
	return m.dates.get(d.String(), func(string) view.Date {
		html, _ := d.HTML()
		return view.Date{Text: m.locale.Date(d), Short: m.locale.ShortDate(d), On: m.locale.InPhrase("date.on", d), HTML: html}
	})
}

// when gives a quote's date for its line; on its article's page without that article's own year.
func (m *pageInTheMaking) when(q *site.Quote) view.Date {
	d := m.date(q.Date.Date)
	if _, _, _, _, _, timed := q.Date.Date.Clock(); timed {
		return d // a short date leaves out the time of day
	}
	d.Text = d.Short
	if m.own(q.Article) && !q.Article.Published.IsZero() {
		d.Text = m.locale.DateIn(q.Date.Date, int64(q.Article.Published.Year()))
	}
	return d
}

func (m *pageInTheMaking) statements(n int) string {
	if n == 0 {
		return ""
	}
	return m.locale.Count("count.statements", n)
}

func (m *pageInTheMaking) quotes(n int) string {
	if n == 0 {
		return ""
	}
	return m.locale.Count("count.quotes", n)
}

func (m *pageInTheMaking) yearTitle(y int64) string {
	d, err := edtf.Parse(site.YearName(y))
	if err != nil {
		d, err = edtf.Parse("Y" + site.YearName(y))
	}
	if err != nil {
		return site.YearName(y)
	}
	return m.locale.Date(d)
}
