package render

import (
	"github.com/gloss-press/gloss/internal/site"
)

// Lengths of words in lists, in characters.
const (
	entryWords = 280
	lineBefore = 44
	lineAfter  = 48
)

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
	t := &Timeline{Entries: make([]Entry, len(entries))}
	for i, e := range entries {
		v := &t.Entries[i]
		v.Date = m.date(e.Date())
		if i > 0 {
			before := entries[i-1].Date()
			v.Same = before.String() == e.Date().String()
			v.Gap = m.site.Locale.Gap(before, e.Date())
		}
		if e.Event != nil {
			v.ID = e.Event.ID
			v.Event = m.event(e.Event)
			continue
		}
		v.ID = e.Quote.Statement.ID()
		q := m.brief(e.Quote)
		for _, r := range m.site.Relations(e.Quote) {
			q.Relations = append(q.Relations, m.relation(string(r.Kind), r.To))
		}
		v.Quote = q
		v.Words, v.By = said(q, m.pieces(e.Quote, entryWords), opt.term), entryLine(q)
		if opt.anchor && e.Quote.TimelineOnly && !m.placed[e.Quote.ID.Value] {
			v.Anchor = e.Quote.ID.Value
			full := m.full(e.Quote)
			full.Relations = q.Relations
			v.Quote = full
		}
	}
	return t
}

func (m *pageInTheMaking) event(e *site.Event) *Event {
	v := &Event{Title: e.Title.Value, URL: e.URL.Value}
	if a, ok := m.page.Subject.(*site.Article); !ok || a != e.Article {
		v.Article = m.articleLink(e.Article)
	}
	if e.Text.Value != "" {
		html, diags := m.note(e.Text.Value, e.Text.Pos, e.Article.Path)
		v.Text = trusted(html)
		if m.page.Kind == site.ArticlePage {
			m.diags = append(m.diags, diags...)
		}
	}
	return v
}

// concordance lists statements with a term in the middle of each line.
func (m *pageInTheMaking) concordance(entries []site.Entry, t *site.Term) []Line {
	var lines []Line
	for _, e := range entries {
		if e.Quote == nil {
			continue
		}
		text := e.Quote.Words
		for _, hit := range e.Quote.Mentions {
			if hit.Term == t.Number {
				lines = append(lines, Line{Quote: m.brief(e.Quote), Before: cutFront(text[:hit.From], lineBefore), Hit: text[hit.From:hit.To], After: cut(text[hit.To:], lineAfter)})
				break
			}
		}
	}
	return lines
}

// cutFront keeps about the last n characters of words, from a word's start.
func cutFront(words string, n int) string {
	runes := []rune(words)
	if len(runes) <= n {
		return words
	}
	tail := string(runes[len(runes)-n:])
	for i, r := range tail {
		if r == ' ' && i < len(tail)/2 {
			return "…" + tail[i:]
		}
	}
	return "…" + tail
}
