package telling

import (
	"strings"

	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
)

// Outcome says in a sentence what came of comparing a quote with its source: “Checked against the official transcript”, “Not checked: no
// source is named”. c is nil for a quote that was not compared.
func Outcome(l *locale.Locale, q *site.Quote, c *verdict.Checked) string {
	return outcome(l, "verdict.", q, c)
}

// Assessment says the same for programs, beginning with the verdict's name, which no language changes, and with the reason that the
// article gives.
func Assessment(l *locale.Locale, q *site.Quote, c *verdict.Checked) string {
	said := outcome(l, "assessment.", q, c)
	if c != nil && c.Acceptable() && q.Accept.Value != "" {
		said = l.Say("assessment.because", "assessment", said, "reason", q.Accept.Value)
	}
	return said
}

func outcome(l *locale.Locale, table string, q *site.Quote, c *verdict.Checked) string {
	if c == nil || c.Kind == verdict.Unchecked {
		reason, _ := Uncompared(q)
		return l.Say(table+"not-checked", "verdict", verdict.Unchecked.String(), "reason", l.Say(reason))
	}
	key := table + "checked"
	if !c.Kind.Found() {
		key = table + "differs"
	}
	return l.Say(key, "verdict", c.Kind.String(), "record", q.Source.InWords(l))
}

// Uncompared says why a quote's words are compared with nothing: to readers by the key of a message, to writers in words; these are ""
// where the source has a text.
func Uncompared(q *site.Quote) (readers, writers string) {
	switch {
	case q.Paraphrase:
		return "uncompared.paraphrase", "a paraphrase is not compared"
	case q.Source == nil && q.SourceName().Value != "":
		return "uncompared.no-page", "its source has no file in content/sources/"
	case q.Source == nil && q.URL().Value != "":
		return "uncompared.address", "its source is an address alone"
	case q.Source == nil:
		return "uncompared.no-source", "it names no source"
	case q.Source.Body.Empty && q.Source.File.Value == "":
		writers = "its source " + q.Source.Slug.Value + " has no text"
	}
	return "uncompared.no-text", writers
}

// Limits tells what a reader must know of a verdict besides its outcome, so that nothing is hidden that a reader would want to check.
func Limits(l *locale.Locale, c *verdict.Checked) (list []string) {
	tell := func(key string) { list = append(list, l.Say(key, "word", c.Bearing)) }
	if s := of(&verdict.Verdict{Kind: c.Kind, Turn: c.Turn - 1, Crossing: c.Crossing, Missed: c.Missed}); s != nil && s.limit != "" {
		tell(s.limit)
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

// Omission is what a quote leaves out or says in other words.
type Omission struct {
	Summary string // “… leaves out 3 words”, “[the senators] is not in the source”
	Text    string // what the source has there; "" where words are only added
}

// Omissions lists a quote's omissions and brackets, but for those of signs alone and those that the source has too.
func Omissions(l *locale.Locale, c *verdict.Checked) (list []Omission) {
	for _, s := range c.Passage {
		text := strings.TrimSpace(s.Text)
		switch {
		case s.Sign == "" || s.Own || s.Words == 0 && !s.Bracket():
		case s.Words == 0:
			list = append(list, Omission{Summary: l.Say("omission.added", "sign", s.Sign)})
		case s.Bracket():
			list = append(list, Omission{l.Count("omission.replaced", s.Words, "sign", s.Sign), text})
		default:
			list = append(list, Omission{l.Count("omission.left-out", s.Words, "sign", s.Sign), text})
		}
	}
	return list
}

// PlaceAddress gives the address of a quote's place on its source's page; "" where it has none.
func PlaceAddress(q *site.Quote, c *verdict.Checked) string {
	if c == nil {
		return ""
	}
	return q.Source.TextAddress(c.Spoken, c.ID(), c.At, c.Of)
}
