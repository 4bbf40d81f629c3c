package render

import (
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/view"
)

// checked gives what came of comparing a quote with its source; nil for a quote that was not compared.
func (m *pageInTheMaking) checked(q *site.Quote) *verdict.Checked {
	if m.in.Checked == nil {
		return nil
	}
	return m.in.Checked(q)
}

// secondIn gives when a quote was said: as its source tells, else as the quote itself does.
func secondIn(c *verdict.Checked, at string) (float64, bool) {
	if c != nil && c.Timed && c.Kind.Found() {
		return c.Second, true
	}
	return transcript.SecondOf(at)
}

// check fills what a page says of that; nil where it says nothing, since nothing was compared or the words are nobody's own.
func (m *pageInTheMaking) check(q *site.Quote, c *verdict.Checked) *view.Check {
	if m.in.Checked == nil || q.Paraphrase {
		return nil
	}
	v := &view.Check{Words: telling.Outcome(m.locale, q, c)}
	if c == nil || c.Kind == verdict.Unchecked {
		return v
	}
	v.Found = c.Kind.Found()
	if c.Acceptable() {
		v.Reason = q.Accept.Value
	}
	if lang := q.Source.Language.Value; lang != "" && lang != m.view.Language {
		v.Language, v.Dir = lang, m.dir(lang)
	} else if lang == "" {
		if lang = m.foreign(q); lang != "" {
			v.Language, v.Dir = lang, m.dir(lang)
		}
	}
	if a := telling.PlaceAddress(q, c); a != "" {
		title := m.locale.Say("place.there")
		switch {
		case c.Timed:
			title = m.locale.Say("place.time", "time", transcript.ClockTime(c.Second))
		case q.Source.ByTurns(c.Spoken):
			title = m.locale.Say("place.turn", "n", strconv.Itoa(c.Turn))
		}
		v.Place = linkTo(title, m.href(a))
	}
	v.Limits = telling.Limits(m.locale, c)
	switch c.Kind {
	case verdict.WrongSpeaker:
		v.SpokenBy = c.Label
		if p := m.site.Speaker(c.Speaker); c.Speaker != "" && p != nil {
			v.SpokenBy = p.Name
		}
	case verdict.WrongWords:
		v.Quote, v.Source = differing(c.Differs)
	}
	if c.Turn > 0 && v.Source == nil {
		v.Before, v.Passage, v.After = c.Before, passageOf(c), c.After
		for _, o := range telling.Omissions(m.locale, c) {
			v.Gaps = append(v.Gaps, view.Gap(o))
		}
	}
	return v
}

// passageOf gives the words of a place in a source, those of the quote and those that it leaves out apart.
func passageOf(c *verdict.Checked) []view.Piece {
	list := make([]view.Piece, len(c.Passage))
	for i, s := range c.Passage {
		quoted := s.Quoted || s.Own
		list[i] = view.Piece{Text: s.Text, Quoted: quoted, Left: !quoted && s.Sign != "" && strings.TrimSpace(s.Text) != ""}
	}
	return list
}

// differing gives both sides of a comparison.
func differing(runs []verdict.Run) (quote, source []view.Run) {
	for _, r := range runs {
		switch r.Op {
		case verdict.Same:
			quote, source = append(quote, view.Run{Text: r.Text}), append(source, view.Run{Text: r.Text})
		case verdict.Missing:
			source = append(source, view.Run{Text: r.Text, Changed: true})
		case verdict.Extra:
			quote = append(quote, view.Run{Text: r.Text, Changed: true})
		case verdict.Left:
			quote, source = append(quote, view.Run{Text: r.Text}), append(source, view.Run{Text: "…"})
		}
	}
	return quote, source
}
