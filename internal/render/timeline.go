package render

import (
	"slices"

	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/site"
)

// entryWords is how much of a statement's words a timeline shows, in characters.
const entryWords = 280

// timelineOptions say what a timeline is about.
type timelineOptions struct {
	term   *site.Term // its mentions are marked; nil: all terms are
	anchor bool       // the article's own timeline: quotes that stand nowhere else have their ids here
}

// timeline fills a timeline; nil where there are no entries.
func (m *pageInTheMaking) timeline(entries []site.Entry, opt timelineOptions) *Timeline {
	if len(entries) == 0 {
		return nil
	}
	return &Timeline{List: m.later(func(w *markup) { m.list(w, entries, opt) }), entries: func() []Entry { return m.entries(entries, opt) }}
}

// list writes the entries as the built-in layouts show them. There are very many: each stands on the pages of its article, its
// speaker, its source, its year and each of its terms, which is why it is no template's work.
func (m *pageInTheMaking) list(w *markup, entries []site.Entry, opt timelineOptions) {
	for i, e := range entries {
		if e.Event != nil {
			w.tag(`<li data-event="`).text(e.Event.ID).tag(`"`)
		} else {
			first := e.Quote.Statement.First() // whose slug and id are the statement's
			w.tag(`<li data-statement="`).text(first.Article.Slug.Value).tag("/").text(first.ID.Value).tag(`"`)
		}
		anchored := m.anchored(e, opt)
		if anchored {
			w.tag(` id="`).text(e.Quote.ID.Value).tag(`" data-quote="`).text(e.Quote.ID.Value).tag(`"`)
		}
		gap, same := m.since(entries, i)
		if same {
			w.tag(` class="same"`)
		}
		w.tag(">")
		if gap != "" {
			w.tag("\n<p class=\"gap\">").text(gap).tag("</p>")
		}
		w.tag("\n<p class=\"when\">").html(m.date(e.Date()).Tag).tag("</p>\n<div class=\"what")
		if e.Event != nil {
			m.eventEntry(w, m.event(e.Event))
		} else {
			m.statementEntry(w, e.Quote, opt.term, anchored)
		}
		w.tag("\n</div>\n</li>\n")
	}
}

// anchored reports whether a quote's id stands on this timeline, since its words stand nowhere else on the page.
func (m *pageInTheMaking) anchored(e site.Entry, opt timelineOptions) bool {
	return opt.anchor && e.Quote != nil && e.Quote.TimelineOnly && !m.placed[e.Quote.ID.Value]
}

// since gives the silence before an entry in words, and whether it has the date of the one before it.
func (m *pageInTheMaking) since(entries []site.Entry, i int) (gap string, same bool) {
	if i == 0 {
		return "", false
	}
	before, date := entries[i-1].Date(), entries[i].Date()
	return m.site.Locale.Gap(before, date), before.String() == date.String()
}

func (m *pageInTheMaking) eventEntry(w *markup, e *Event) {
	w.tag(" event\">\n<p class=\"words\">").html(linkTo(e.Title, e.URL).Tag).tag("</p>")
	if e.Text != "" {
		w.tag("\n<div class=\"text\">").html(e.Text).tag("</div>")
	}
	if e.Article.Title != "" {
		w.tag("\n<p class=\"by\">In ").html(e.Article.Tag).tag("</p>")
	}
}

func (m *pageInTheMaking) statementEntry(w *markup, q *site.Quote, term *site.Term, anchored bool) {
	w.tag("\">\n<p class=\"words\">")
	m.said(w, q, term)
	w.tag("</p>\n<p class=\"by\">")
	m.entryLine(w, q)
	var note HTML
	if anchored {
		full := m.full(q)
		note = full.Note
		if full.Permalink != "" {
			w.tag("&nbsp;· ").html(linkTo("this quote alone", full.Permalink).Tag)
		}
	}
	w.tag("</p>")
	m.entryFacts(w, q)
	if note != "" {
		w.tag("\n<div class=\"text\">").html(note).tag("</div>")
	}
}

// entryFacts writes what an entry says of its statement below the line of its speaker, in the words and the order of the quote's note.
func (m *pageInTheMaking) entryFacts(w *markup, q *site.Quote) {
	w.accepted(m.accepted(q))
	w.asked(q.Question.Value, m.by(q.QuestionBy.Value))
	w.defines(m.defined(q))
	for _, r := range m.site.Relations(q) {
		other := m.relation(string(r.Kind), r.To)
		w.fact(&other)
	}
}

// accepted says why a statement is published though its source has other words; "" where it has the same.
func (m *pageInTheMaking) accepted(q *site.Quote) string {
	if q.Accept.Value == "" {
		return ""
	}
	if c := m.checked(q); c != nil && c.Kind.Found() {
		return ""
	}
	return q.Accept.Value
}

// said makes a quote's words a link to the quote, and marks the mentions of a term in them; of any, where term is nil. A paraphrase
// is never a <q>, which browsers put in quotation marks.
func (m *pageInTheMaking) said(w *markup, q *site.Quote, term *site.Term) {
	element := "q"
	if q.Paraphrase {
		element = "span"
	}
	w.tag(`<a href="`).url(m.quoteHref(q)).tag(`"><` + element)
	if lang := m.foreign(q); lang != "" {
		w.tag(` lang="`).text(lang).tag(`" dir="` + locale.Dir(lang) + `"`)
	}
	w.tag(">")
	for text, slug := range m.pieces(q, entryWords) {
		if slug != "" && (term == nil || term.Slug.Value == slug) {
			w.tag("<mark>").text(text).tag("</mark>")
		} else {
			w.text(text)
		}
	}
	w.tag("</" + element + "></a>")
}

// entryLine says whose words an entry of a timeline has.
func (m *pageInTheMaking) entryLine(w *markup, q *site.Quote) {
	w.tag("<b>").html(m.speakerLink(q.Speaker).Tag).tag("</b>")
	if q.Role != "" {
		w.tag(", ").text(q.Role)
	}
	if q.Via.Value != "" {
		w.tag(", as reported by ").html(m.by(q.Via.Value).Tag)
	}
	if q.Venue.Value != "" {
		w.tag("&nbsp;· ").text(q.Venue.Value)
	}
	if q.Paraphrase {
		w.tag("&nbsp;· paraphrase")
	}
	if c := m.correctedBy(q); c != nil {
		w.tag("&nbsp;· ").html(linkTo("corrected later", c.URL).Tag).tag(" by ").html(c.Speaker.Tag)
	}
	if m.elsewhere(q.Article) {
		w.tag(`&nbsp;· in <a href="`).url(m.href(q.Article.Address)).tag(`">`).text(q.Article.Title.Value).tag("</a>")
	}
}

// entries fills the entries of a timeline for layouts that show them in their own way.
func (m *pageInTheMaking) entries(entries []site.Entry, opt timelineOptions) []Entry {
	list := make([]Entry, len(entries))
	for i, e := range entries {
		v := &list[i]
		v.Date = m.date(e.Date())
		v.Gap, v.Same = m.since(entries, i)
		if e.Event != nil {
			v.ID = e.Event.ID
			v.Event = m.event(e.Event)
			continue
		}
		v.ID = e.Quote.Statement.ID()
		v.Quote = m.brief(e.Quote)
		if m.anchored(e, opt) {
			v.Anchor = e.Quote.ID.Value
			v.Quote = m.full(e.Quote)
		}
		v.Quote.Accept = m.accepted(e.Quote)
		v.Quote.Relations = nil
		for _, r := range m.site.Relations(e.Quote) {
			v.Quote.Relations = append(v.Quote.Relations, m.relation(string(r.Kind), r.To))
		}
		words, by := newMarkup(0), newMarkup(0)
		m.said(words, e.Quote, opt.term)
		m.entryLine(by, e.Quote)
		v.Words, v.By = words.done(), by.done()
	}
	return list
}

// own reports whether the page is the article's own.
func (m *pageInTheMaking) own(a *site.Article) bool {
	subject, ok := m.page.Subject.(*site.Article)
	return ok && subject == a
}

// elsewhere reports whether an entry must say which article it is from: not on that article's own page, nor where the site has the
// article's name for its own and says it above every page.
func (m *pageInTheMaking) elsewhere(a *site.Article) bool {
	return !m.own(a) && a.Title.Value != m.siteTitle()
}

// foreign gives the language of a quote's words where it is not the page's.
func (m *pageInTheMaking) foreign(q *site.Quote) string {
	if lang := q.Language.Value; lang != m.view.Language {
		return lang
	}
	return ""
}

// correctedBy gives the last statement that corrects the one that q cites; nil for none.
func (m *pageInTheMaking) correctedBy(q *site.Quote) *Relation {
	for _, r := range slices.Backward(m.site.Back(q)) {
		if r.Kind == site.Corrects {
			back := m.relation(string(r.Kind), r.From)
			back.Speaker = m.within(back.Speaker)
			return &back
		}
	}
	return nil
}
