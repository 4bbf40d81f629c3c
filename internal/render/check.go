package render

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/gloss-press/gloss/internal/passage"
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
	v.Found, v.Differs = c.Kind.Found(), c.Kind.IsError()
	if c.Acceptable() {
		v.Reason = q.Accept.Value
	}
	if lang := q.Source.Language.Value; lang != "" && lang != m.view.Language {
		v.Language, v.Dir = lang, m.dir(lang)
	} else if lang == "" {
		v.Language, v.Dir = m.tongueOf(q)
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
		if v.Before, v.After = around(c); v.Before != "" || v.After != "" {
			v.Own = ownWords(c)
		}
		for _, o := range telling.Omissions(m.locale, c) {
			v.Gaps = append(v.Gaps, view.Gap(o))
		}
	}
	return v
}

// aroundWords is how many characters of a source's words a page shows on either side of a quote's.
const aroundWords = 60

// around gives the words before and after a quote's in its source; "" on a side where its text has none.
func around(c *verdict.Checked) (before, after string) {
	before, after = strings.Join(strings.Fields(c.Before), " "), strings.TrimSuffix(passage.Cut(c.After, aroundWords), " …")
	if n := len(before) - aroundWords; n > 0 {
		_, before, _ = strings.Cut(before[n:], " ") // from the next word on, whatever n cuts
	}
	if !strings.ContainsFunc(before, unicode.IsLetter) {
		before = ""
	}
	if !strings.ContainsFunc(after, unicode.IsLetter) {
		after = ""
	}
	if before != "" && strings.TrimRightFunc(c.Before, unicode.IsSpace) != c.Before {
		before += " "
	}
	return before, after
}

// longWords is how many characters of a quote's words in its source stand whole: the page has them already.
const longWords = 24

// ownWords gives what a source has of a quote's words, of long ones the first two and the last two.
func ownWords(c *verdict.Checked) string {
	var b strings.Builder
	for _, s := range c.Passage {
		b.WriteString(s.Text)
	}
	words := strings.Fields(b.String())
	if n := len(words); n > 5 && b.Len() > longWords {
		return strings.Join(words[:2], " ") + " … " + strings.Join(words[n-2:], " ")
	}
	return b.String()
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
