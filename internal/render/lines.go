package render

import (
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// Lengths of words in lists, in characters.
const (
	lineBefore = 44
	lineAfter  = 48
)

func (m *pageInTheMaking) event(e *site.Event) *view.Event {
	v := &view.Event{Title: e.Title.Value, URL: e.URL.Value}
	if m.elsewhere(e.Article) {
		v.Article = m.articleLink(e.Article)
	}
	if e.Text.Value != "" {
		html, _ := m.note(e.Text.Value, e.Text.Pos, e.Article.Path) // reportTimeline tells what is wrong with it
		v.Text = trusted(html)
	}
	return v
}

// concordance lists statements with a term in the middle of each line.
func (m *pageInTheMaking) concordance(entries []site.Entry, t *site.Term) []view.Line {
	var lines []view.Line
	for _, e := range entries {
		if e.Quote == nil {
			continue
		}
		text := e.Quote.Words
		for _, hit := range e.Quote.Mentions {
			if hit.Term == t.Number {
				lines = append(lines, view.Line{Quote: m.brief(e.Quote), Before: cutFront(text[:hit.From], lineBefore), Hit: text[hit.From:hit.To], After: passage.Cut(text[hit.To:], lineAfter)})
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
