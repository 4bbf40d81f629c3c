package render

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// body puts the page's reading together: its HTML as it is, its slots filled.
func (m *pageInTheMaking) body() {
	if m.in.Reading == nil {
		return
	}
	m.place()
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	for _, p := range m.in.Reading.Parts {
		if p.Slot == nil {
			b.WriteString(p.HTML)
			continue
		}
		if p.Slot.Kind == markdown.WordSlot {
			b.WriteString(html.EscapeString(m.locale.Say(p.Slot.Word[0], p.Slot.Word[1:]...)))
			continue
		}
		name, data := m.slot(p.Slot)
		if data == nil {
			continue
		}
		from := b.Len()
		if err := m.layouts.Execute(b, name, data, m.in.Stop); err != nil {
			m.diags = append(m.diags, m.failed(err, "layouts/partials/"+name+".html"))
		}
		if q, ok := data.(*view.Quote); ok && name == "quote" {
			m.readBack(q, string(b.Bytes()[from:]))
		}
	}
	if b.Len() > limit.Body {
		m.report(diag.Diagnostic{Span: diag.At(m.page.ContentFile(), diag.Pos{Line: 1, Col: 1}), Code: diag.TooLarge,
			Message: fmt.Sprintf("the text of this file makes a page of %d MB, and %d MB is the limit", b.Len()>>20, limit.Body>>20), Hint: "split it into several files"})
		return // the layout is not to blame for what it would make of that
	}
	m.view.Body = trusted(b.String())
	if m.in.Body != nil {
		*m.in.Body = string(m.view.Body)
	}
}

// place notes which quotes the body has, and which of them introduces its speaker: the first that stands by itself, else the first in a
// sentence.
func (m *pageInTheMaking) place() {
	m.placed, m.shown, m.introducing = map[string]bool{}, map[*site.Quote]*view.Quote{}, map[*site.Speaker]string{}
	article, _ := m.page.Subject.(*site.Article)
	inSentence := map[*site.Speaker]bool{}
	for _, p := range m.in.Reading.Parts {
		if p.Slot == nil || p.Slot.Kind == markdown.CitedSlot {
			continue
		}
		for _, f := range p.Slot.Quotes {
			m.placed[f.ID] = true
			q := m.quoteOf(article, f.ID)
			if q == nil {
				continue
			}
			if _, known := m.introducing[q.Speaker]; !known || inSentence[q.Speaker] && f.Letter == 0 {
				m.introducing[q.Speaker], inSentence[q.Speaker] = f.ID, f.Letter > 0
			}
		}
	}
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// slot gives the partial that fills a slot and what it gets; nil data where there is nothing to show.
func (m *pageInTheMaking) slot(s *markdown.Slot) (partial string, data any) {
	article, _ := m.page.Subject.(*site.Article)
	for _, f := range s.Quotes {
		if s.Kind != markdown.CitedSlot && m.quoteOf(article, f.ID) == nil {
			return "", nil
		}
	}
	switch s.Kind {
	case markdown.NameSlot:
		return "name", m.shownQuote(article, s.Quotes[0])
	case markdown.CaptionSlot:
		var list []*view.Quote
		for _, f := range s.Quotes {
			list = append(list, m.shownQuote(article, f))
		}
		return "caption", list
	case markdown.MarkerSlot:
		return "marker", m.shownQuote(article, s.Quotes[0])
	case markdown.NoteSlot:
		return "gloss", m.shownQuote(article, s.Quotes[0])
	case markdown.CitedSlot:
		var list []view.Citation
		for _, f := range s.Quotes {
			if q := m.site.Quote(strings.Replace(f.ID, "/", "#", 1)); q != nil {
				list = append(list, view.Citation{Article: m.titled(q.Article, m.quoteHref(q))})
			}
		}
		return "cited", some(list, len(list))
	case markdown.CardSlot:
		v := m.shownQuote(article, s.Quotes[0])
		v.Words = m.stretches(m.quoteOf(article, v.ID), 0, nil)
		return "quote", v
	case markdown.TimelineSlot:
		if t := m.timelineSlot(s, article); t != nil {
			return "timeline", t
		}
	case markdown.CompareSlot:
		if c := m.comparison(s, article); c != nil {
			return "compare", c
		}
	case markdown.GlossarySlot:
		terms := m.site.Terms
		if article != nil {
			terms = m.termsOn(article)
		}
		m.glossaryInBody = true
		return "terms", some(m.definitions(terms), len(terms))
	}
	return "", nil
}

// whichWords is how many characters of a quote's words tell it from others.
const whichWords = 32

// marked puts quotation marks around words, but for a paraphrase.
func (m *pageInTheMaking) marked(paraphrase bool, words string) string {
	if paraphrase {
		return words
	}
	return m.locale.Say("marks.open") + words + m.locale.Say("marks.close")
}

// shownQuote gives all that the page says of a quote that the article's body has, filled once.
func (m *pageInTheMaking) shownQuote(a *site.Article, f markdown.Found) *view.Quote {
	q := m.quoteOf(a, f.ID)
	v := m.shown[q]
	if v == nil {
		v = m.full(q)
		m.shown[q] = v
		if v.First = m.introducing[q.Speaker] == f.ID; v.First {
			delete(m.introducing, q.Speaker)
		}
	}
	v.Folded = f.Fold == markdown.Words && v.Note != ""
	if f.Fold == markdown.Closed {
		v.Closed = passage.Cut(v.Speaker.Title, whichWords)
	}
	if f.Part {
		v.Which = m.marked(v.Paraphrase, passage.Cut(v.Text, whichWords))
	}
	if f.Letter > 0 {
		v.Letter = letter(strings.Fields(m.locale.Say("marks.letters")), f.Letter)
	}
	return v
}

// letter gives the nth of an alphabet's letters, from 1; behind the last come two: z, aa, ab.
func letter(alphabet []string, n int) string {
	s := ""
	for k := max(1, len(alphabet)); n > 0 && len(alphabet) > 0; n = (n - 1) / k {
		s = alphabet[(n-1)%k] + s
	}
	return s
}

// readBack compares what a reader sees of a card with the words that the front matter gives.
func (m *pageInTheMaking) readBack(q *view.Quote, card string) {
	seen, ok := markdown.Visible(card)[q.ID]
	if ok && !seen.Hidden && passage.Equal(seen.Text, q.Text) {
		return
	}
	a := m.page.Subject.(*site.Article)
	m.report(diag.Diagnostic{Span: diag.At(a.Path, m.quoteOf(a, q.ID).Text().Pos), Code: diag.QuoteReadback,
		Message: "the page does not show these words as they are quoted", Hint: "the layout partials/quote.html must show .Words in an element with data-quote"})
}

// some gives v, or nil where it holds nothing.
func some(v any, n int) any {
	if n == 0 {
		return nil
	}
	return v
}

func (m *pageInTheMaking) quoteOf(a *site.Article, id string) *site.Quote {
	if a == nil {
		return nil
	}
	return m.site.Quote(a.Slug.Value + "#" + id)
}

// timelineSlot fills ::timeline{…}: the article's own entries, or with scope=site those of all, narrowed by the attributes.
func (m *pageInTheMaking) timelineSlot(s *markdown.Slot, article *site.Article) *view.Timeline {
	c, ok := m.choiceOf(s)
	if !ok {
		return nil
	}
	return m.timeline(m.site.Chosen(article, c), timelineOptions{term: c.Term, speaker: c.Speaker, refer: article != nil})
}

// comparison fills ::compare{term=…}: the article's statements that use the term, or where it has none those of all.
func (m *pageInTheMaking) comparison(s *markdown.Slot, article *site.Article) *view.Comparison {
	c, ok := m.choiceOf(s)
	if !ok || c.Term == nil {
		return nil
	}
	lines := m.concordance(m.site.Compared(article, c.Term), c.Term, false)
	if lines == nil {
		return nil
	}
	return &view.Comparison{Term: m.termLink(c.Term), Concordance: *lines}
}

// choiceOf reads which entries a slot shows, and reports what is wrong with its attributes.
func (m *pageInTheMaking) choiceOf(s *markdown.Slot) (site.Choice, bool) {
	c, ok, diags := m.site.ChoiceOf(s.Attrs)
	for _, d := range diags {
		m.report(d)
	}
	return c, ok
}
