package render

import (
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

func (m *pageInTheMaking) event(e *site.Event) *view.Event {
	v := &view.Event{Title: e.Title.Value, URL: e.URL.Value}
	if m.elsewhere(e.Article) {
		v.Article = m.articleLink(e.Article)
	}
	if e.Text.Value != "" {
		html, _ := m.note(e.Text, &e.Article.Head) // reportTimeline tells what is wrong with it
		v.Text = trusted(html)
	}
	return v
}

// concordance lists statements with a term in the middle of each line, speaker by speaker in the order of who used it first. Listed: the
// page has no other list of them, so that a statement that doesn't name the term has its line too. It is nil where there are none.
func (m *pageInTheMaking) concordance(entries []site.Entry, t *site.Term, listed bool) *view.Concordance {
	var speakers []*site.Speaker
	by := map[*site.Speaker][]*site.Quote{}
	for _, e := range entries {
		if e.Quote == nil || !listed && hitOf(e.Quote, t) == nil {
			continue
		}
		if by[e.Quote.Speaker] == nil {
			speakers = append(speakers, e.Quote.Speaker)
		}
		by[e.Quote.Speaker] = append(by[e.Quote.Speaker], e.Quote)
	}
	if len(speakers) == 0 {
		return nil
	}
	c := &view.Concordance{Listed: listed}
	for _, p := range speakers {
		var last [2]side // of the speaker's own words
		for i, q := range by[p] {
			l := view.Line{Quote: m.brief(q), First: i == 0, Same: i > 0 && by[p][i-1].Date.String() == q.Date.String()}
			if !listed { // the statement itself leads to people
				l.Quote.Speaker.URL, l.Quote.Via.URL = "", ""
			} else {
				l.ID, l.Quote.SpeakerSlug, l.Quote.Accept = q.Statement.ID(), p.Slug, m.accepted(q)
				l.Quote.Facts = l.Quote.Accept != "" || l.Quote.Question != "" || len(l.Quote.Defines) > 0
				if l.First {
					l.Anchor = speakerAnchor(p)
				}
			}
			last = m.around(&l, q, t, last)
			for _, side := range [][]view.Change{l.Before, l.After} {
				for _, w := range side {
					c.Marked = c.Marked || w.New || w.Gone
				}
			}
			c.Lines = append(c.Lines, l)
		}
	}
	return c
}

// around fills the words of a line, those marked that have changed since the speaker's line before, and gives what the next one is compared
// with: the last words of the speaker's own around the term.
func (m *pageInTheMaking) around(l *view.Line, q *site.Quote, t *site.Term, last [2]side) [2]side {
	hit := hitOf(q, t)
	if hit == nil {
		l.After = []view.Change{{Text: passage.Cut(q.Words(), lineBefore+lineAfter)}}
		return last
	}
	l.Hit = q.Words()[hit.From:hit.To]
	before, after := sides(q.Words(), int(hit.From), int(hit.To), mostWords)
	var words [2][]compared
	if q.Paraphrase { // whose words are nobody's own
		words = [2][]compared{plain(before.words), plain(after.words)}
	} else {
		before.compare()
		after.compare()
		words, _ = changed([2]side{before, after}, last)
		if before.clause+after.clause > 0 {
			last = [2]side{before, after}
		}
	}
	l.Before, l.After = fitted(words[0], lineBefore, true), fitted(words[1], lineAfter, false)
	return last
}

// hitOf gives the first place where a quote's words name a term; nil where they don't.
func hitOf(q *site.Quote, t *site.Term) *site.Mention {
	for i := range q.Mentions() {
		if q.Mentions()[i].Term == t.Number {
			return &q.Mentions()[i]
		}
	}
	return nil
}

// speakerAnchor is the id of the speaker's first line on a page whose list is a concordance.
func speakerAnchor(p *site.Speaker) string { return "_by-" + p.Slug }

// Lengths of a label, in words.
const (
	shortLabel = 3
	longLabel  = 6
)

// label names a statement by a few of its words: what it says of a term, of one that is given or of the first in it, or else how it
// begins.
func label(q *site.Quote, t *site.Term) string {
	var hit *site.Mention
	if t != nil {
		hit = hitOf(q, t)
	} else if len(q.Mentions()) > 0 {
		hit = &q.Mentions()[0]
	}
	if hit == nil {
		hit = &site.Mention{}
	}
	before, after := sides(q.Words(), int(hit.From), int(hit.To), longLabel+1) // one more tells whether it goes on
	words := strings.Fields(q.Words()[hit.From:hit.To])
	room := max(longLabel-len(words), 0)
	n := min(after.clause, room)
	tail := strings.Join(after.words[:n], "")
	head := ""
	for i := 0; i < before.clause && len(words)+n+i < shortLabel; i++ {
		head = before.words[i] + head
	}
	text := strings.TrimSpace(head + q.Words()[hit.From:hit.To] + tail)
	if n < after.clause {
		return text + " …"
	}
	return strings.TrimRight(text, ".,;:—– ")
}
