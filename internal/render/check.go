package render

import (
	"strconv"
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
		paraphrases = m.locale.Count("count.paraphrases", n)
	}
	checked := ""
	switch {
	case direct == 0:
		return paraphrases
	case found == 0:
		checked = m.locale.Count("checked.none", direct)
	case found == direct:
		checked = m.locale.Count("checked.all", direct)
	default:
		checked = m.locale.Count("checked.some", direct, "found", strconv.Itoa(found))
	}
	return m.locale.Row(checked, paraphrases)
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
	v := &view.Check{Words: m.locale.Say("verdict.not-checked", "reason", q.Uncompared(m.locale))}
	if c == nil || c.Kind == verdict.Unchecked {
		return v
	}
	v.Found = c.Kind.Found()
	key := "verdict.checked"
	if !v.Found {
		key = "verdict.differs"
	}
	v.Words = m.locale.Say(key, "record", q.Source.InWords(m.locale))
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
		title := m.locale.Say("place.there")
		switch {
		case c.Timed:
			title = m.locale.Say("place.time", "time", transcript.ClockTime(c.Second))
		case q.Source.ByTurns(c.Spoken):
			title = m.locale.Say("place.turn", "n", strconv.Itoa(c.Turn))
		}
		v.Place = linkTo(title, m.href(a))
	}
	v.Limits = m.limits(c)
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
		v.Gaps = m.gapsOf(c)
	}
	return v
}

// limits tells what a reader must know of a verdict besides its name, so that nothing is hidden that a reader would want to check.
func (v *voice) limits(c *verdict.Checked) []string {
	var list []string
	tell := func(key string) { list = append(list, v.locale.Say(key, "word", c.Bearing)) }
	switch c.Kind {
	case verdict.CutShort:
		tell("limit.cut-short")
	case verdict.WideOmission:
		tell("limit.wide-omission")
	case verdict.OmissionInverts:
		tell("limit.omission-inverts")
	case verdict.NotThere:
		switch {
		case c.Crossing:
			tell("limit.crossing")
		case c.Missed != verdict.NoSide:
			tell("limit.elsewhere")
		case c.Turn == 0:
			tell("limit.not-there")
		default:
			tell("limit.nearest")
		}
	}
	switch {
	case !c.SpeakerUnknown || !c.Kind.Found() || !c.Spoken:
	case c.Uncertain:
		tell("limit.uncertain")
	default:
		tell("limit.nobody")
	}
	if c.Captions && c.Kind.Found() {
		tell("limit.captions")
	}
	if c.Unread {
		tell("limit.unread")
	}
	return list
}

// gapsOf lists a quote's omissions and brackets with what the source has there.
func (v *voice) gapsOf(c *verdict.Checked) []view.Gap {
	var list []view.Gap
	for _, s := range c.Passage {
		if s.Sign == "" || s.Own {
			continue
		}
		if s.Words == 0 && !s.Bracket() {
			continue // signs alone are left out, or the source has the same
		}
		g := view.Gap{Text: strings.TrimSpace(s.Text)}
		switch {
		case s.Words == 0:
			g.Text = ""
			g.Summary = v.locale.Say("omission.added", "sign", s.Sign)
		case s.Bracket():
			g.Summary = v.locale.Count("omission.replaced", s.Words, "sign", s.Sign)
		default:
			g.Summary = v.locale.Count("omission.left-out", s.Words, "sign", s.Sign)
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
