package render

import (
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/view"
)

// checked gives what came of comparing a quote with its source; nil for a quote that was not compared.
func (m *pageInTheMaking) checked(q *site.Quote) *verdict.Checked {
	if m.in.Checked == nil || q.Source == nil || q.Paraphrase {
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

// countChecked tells how many of an article's quotes stand in their sources. A paraphrase can't be compared, and is no failure: it is
// told apart.
func (m *pageInTheMaking) countChecked(a *site.Article) string {
	if m.in.Checked == nil || len(a.Quotes) == 0 {
		return ""
	}
	direct, found := 0, 0
	for _, q := range a.Quotes {
		if q.Paraphrase {
			continue
		}
		direct++
		if c := m.checked(q); c != nil && c.Kind.Found() {
			found++
		}
	}
	paraphrases := ""
	if n := len(a.Quotes) - direct; n > 0 {
		paraphrases = m.site.Locale.Count(n, "paraphrase", "paraphrases")
		if direct == 0 {
			return paraphrases
		}
		paraphrases = ", " + paraphrases
	}
	all := m.quotes(direct)
	switch found {
	case 0:
		return all + ", none checked" + paraphrases
	case direct:
		return all + " checked" + paraphrases
	}
	return fmt.Sprintf("%d of %s checked", found, all) + paraphrases
}

// placeAddress gives the address of a quote's place on its source's page; "" where it has none.
func (m *pageInTheMaking) placeAddress(q *site.Quote, c *verdict.Checked) string {
	if c == nil {
		return ""
	}
	return q.Source.TextAddress(c.Spoken, c.ID(), c.At, c.Of)
}

// check fills what a page says of that; nil where it says nothing, since nothing was compared or the words are nobody's own.
func (m *pageInTheMaking) check(q *site.Quote, c *verdict.Checked) *view.Check {
	if m.in.Checked == nil || q.Paraphrase {
		return nil
	}
	v := &view.Check{Words: "Not checked: " + q.Uncompared()}
	if c == nil || c.Kind == verdict.Unchecked {
		return v
	}
	record := q.Source.InWords()
	v.Found = c.Kind.Found()
	v.Words = "Checked against " + record
	if !v.Found {
		v.Words = "Differs from " + record
	}
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
	if a := m.placeAddress(q, c); a != "" {
		title := "its place there"
		switch {
		case c.Timed:
			title = "its place at " + transcript.ClockTime(c.Second)
		case q.Source.ByTurns(c.Spoken):
			title = fmt.Sprintf("its place in turn %d", c.Turn)
		}
		v.Place = linkTo(title, m.href(a))
	}
	v.Limits = limits(q, c)
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
		v.Gaps = gapsOf(m, c)
	}
	return v
}

// limits tells what a reader must know of a verdict besides its name, so that nothing is hidden that a reader would want to check.
func limits(q *site.Quote, c *verdict.Checked) []string {
	var list []string
	switch c.Kind {
	case verdict.CutShort:
		list = append(list, fmt.Sprintf("“%s” stands close by in the source, and bears on these words", c.Bearing))
	case verdict.WideOmission:
		list = append(list, "Many words are left out in one place")
	case verdict.OmissionInverts:
		list = append(list, fmt.Sprintf("What is left out or replaced turns on “%s”", c.Bearing))
	case verdict.NotThere:
		switch {
		case c.Crossing:
			list = append(list, "In the source the words run from one speaker’s turn into another’s")
		case c.Missed != verdict.NoSide:
			list = append(list, "The words stand in the source, but not where the quote says")
		case c.Turn == 0:
			list = append(list, "The words are not in the source")
		default:
			list = append(list, "The words are not in the source; what comes nearest is shown")
		}
	}
	switch {
	case !c.SpeakerUnknown || !c.Kind.Found() || !c.Spoken:
	case c.Uncertain:
		list = append(list, "The words are in the source; it doesn’t say for certain who says them")
	default:
		list = append(list, "The source does not say who speaks there")
	}
	if c.Captions && c.Kind.Found() {
		list = append(list, "A machine made the captions, so capitals and punctuation were not compared")
	}
	if c.Unread {
		list = append(list, "Whether the words left out bear on the meaning was not looked at in this language")
	}
	return list
}

// gapsOf lists a quote's omissions and brackets with what the source has there.
func gapsOf(m *pageInTheMaking, c *verdict.Checked) []view.Gap {
	var list []view.Gap
	for _, s := range c.Passage {
		if s.Sign == "" || s.Own {
			continue
		}
		if s.Words == 0 && !s.Bracket() {
			continue // signs alone are left out, or the source has the same
		}
		g := view.Gap{Text: strings.TrimSpace(s.Text)}
		words := m.site.Locale.Count(s.Words, "word", "words")
		switch {
		case s.Words == 0:
			g.Text = ""
			g.Summary = s.Sign + " is not in the source"
		case s.Bracket():
			g.Summary = s.Sign + " stands for " + words
		default:
			g.Summary = s.Sign + " leaves out " + words
		}
		list = append(list, g)
	}
	return list
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
