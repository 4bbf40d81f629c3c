package verdict

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/transcript"
)

// Checked is a verdict as readers are told it. It keeps of the transcript no more than the few words that it shows, since a site
// has one for each of its quotes.
type Checked struct {
	Kind           Kind
	SpeakerUnknown bool   // nothing in the source tells whose turn it is
	Uncertain      bool   // … since the shape of the transcript doesn't tell for certain
	Unread         bool   // no list says which words bear meaning in the language of the words left out
	Captions       bool   // words alone were compared
	Bearing        string // CutShort, OmissionInverts: the word
	Missed         Side   // NotThere: the words stand there, but not where the quote says
	Crossing       bool   // NotThere: the words run from one turn into another

	// The place. Turn counts from 1, and is 0 where no passage of the source is near; so does Paragraph, in the turn.
	Turn, Paragraph int
	Label           string // of the turn, as it stands in the source
	Speaker         string // the slug of the person whom the label names
	Spoken          bool   // the source names speakers or times
	At, Of          int    // where the paragraph begins in the source's text, and how long that is, in bytes
	Second          float64
	Timed           bool
	Again           bool // the words stand in the source once more

	Before, After string          // some words of the turn on either side
	Passage       []Stretch       // what the source has from the first word to the last; together all of it
	Pieces        []passage.Range // of the source's text: what the quote has word by word, neighbours in one
	Differs       []Run           // WrongWords: the quote beside the source
}

// ID gives the id of the paragraph on its source's page; "" where no passage of the source is near.
func (c *Checked) ID() string {
	switch {
	case c.Turn == 0:
		return ""
	case c.Paragraph > 1:
		return fmt.Sprintf("turn-%d-%d", c.Turn, c.Paragraph)
	}
	return fmt.Sprintf("turn-%d", c.Turn)
}

// Acceptable reports whether there is something in a verdict that a writer may settle with a reason.
func (c *Checked) Acceptable() bool { return c.Kind != Verified && c.Kind != Unchecked || c.Unread }

// Stretch is some words of the source at a quote's place.
type Stretch struct {
	Text   string // with the white space at its ends; empty where the quote only adds words
	Quoted bool   // the quote has them word by word
	Sign   string // what the quote has instead: “…”, “[the senators]”; empty for what a quote may skip, such as “(Laughter.)”
	Words  int    // how many are left out or replaced
	Own    bool   // the bracket is the source's own
}

// Bracket reports whether the quote has words of its own there.
func (s Stretch) Bracket() bool {
	return strings.HasPrefix(s.Sign, "[") && strings.Trim(s.Sign, "[.… ]") != ""
}

// Tell makes a Checked of the verdict on a quote's words, as the article cites them, and the transcript that it is about; nil
// where that has no text.
func Tell(t *transcript.Transcript, v Verdict, words string) *Checked {
	c := &Checked{Kind: v.Kind, SpeakerUnknown: v.SpeakerUnknown, Unread: v.Unread, Missed: v.Missed, Crossing: v.Crossing,
		Bearing: strings.Clone(v.Bearing.Word), Differs: v.Diff}
	if t == nil {
		return nil
	}
	c.Captions, c.Spoken, c.Of = t.Captions, t.IsSpoken(), len(t.Text)
	if v.Kind == Unchecked || v.Turn < 0 || v.Turn >= len(t.Turns) {
		return c
	}
	turn := t.Turns[v.Turn]
	n, p := t.ParagraphAt(v.Turn, v.Place.From)
	c.Turn, c.Paragraph, c.At = v.Turn+1, n+1, p.From
	c.Uncertain = turn.Uncertain
	c.Label, c.Speaker = strings.Clone(turn.Label), turn.Speaker
	c.Second, c.Timed = v.Second, v.Timed
	from, to := v.Place.From, v.Place.To
	for _, g := range v.Gaps {
		if g.Source.From < g.Source.To {
			from, to = min(from, g.Source.From), max(to, g.Source.To)
		}
	}
	show := func(from, to int) string {
		if from >= to {
			return ""
		}
		return strings.ReplaceAll(t.Text[from:to], string(passage.Barrier), " ")
	}
	c.Before, c.After = beside(t, v.Before.From, from, show), beside(t, to, v.After.To, show)
	c.Pieces = joined(t, v)
	c.Passage = stretches(v, words, from, to, show)
	if len(v.Pieces) > 0 {
		first := v.Pieces[0]
		c.Again = strings.Contains(t.Text[first.From+1:], t.Text[first.From:first.To]) || strings.Contains(t.Text[:first.To-1], t.Text[first.From:first.To])
	}
	return c
}

// beside gives words beside a passage, without those that an official correction struck out.
func beside(t *transcript.Transcript, from, to int, show func(from, to int) string) string {
	var b strings.Builder
	for _, r := range t.Struck {
		if from < r.To && r.From < to {
			b.WriteString(show(from, max(from, r.From)))
			from = min(r.To+len(" "), to)
		}
	}
	b.WriteString(show(from, to))
	return b.String()
}

// joined gives the pieces of a quote, the source's own brackets among them, those in one that white space alone parts.
func joined(t *transcript.Transcript, v Verdict) []passage.Range {
	all := slices.Clone(v.Pieces)
	for _, g := range v.Gaps {
		if g.Own && g.Source.From < g.Source.To {
			all = append(all, g.Source)
		}
	}
	slices.SortFunc(all, func(a, b passage.Range) int { return cmp.Compare(a.From, b.From) })
	var list []passage.Range
	for _, r := range all {
		if n := len(list) - 1; n >= 0 && (r.From <= list[n].To || strings.TrimSpace(t.Text[list[n].To:r.From]) == "") {
			list[n].To = max(list[n].To, r.To)
			continue
		}
		list = append(list, r)
	}
	return list
}

// stretches cuts the passage at the edges of what the quote has, leaves out and replaces.
func stretches(v Verdict, words string, from, to int, show func(from, to int) string) []Stretch {
	type part struct {
		passage.Range
		gap *Gap
	}
	var parts []part
	for i := range v.Gaps {
		parts = append(parts, part{v.Gaps[i].Source, &v.Gaps[i]})
	}
	for _, p := range v.Pieces {
		parts = append(parts, part{p, nil})
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.From, b.From) }) // an addition before what follows it
	var list []Stretch
	at := from
	skip := func(to int) {
		if at < to {
			list = append(list, Stretch{Text: strings.Clone(show(at, to))})
			at = to
		}
	}
	for _, p := range parts {
		skip(min(p.From, to))
		end := max(at, min(p.To, to))
		s := Stretch{Text: strings.Clone(show(at, end)), Quoted: p.gap == nil}
		if p.gap != nil {
			s.Sign, s.Words, s.Own = strings.Clone(cut(words, p.gap.Quote)), p.gap.Words, p.gap.Own
		}
		if s.Text != "" || s.Sign != "" {
			list = append(list, s)
		}
		at = end
	}
	skip(to)
	return list
}

// cut gives a range of words, whatever it is.
func cut(words string, r passage.Range) string {
	from := min(max(r.From, 0), len(words))
	if s := words[from:min(max(r.To, from), len(words))]; utf8.ValidString(s) {
		return s
	}
	return ""
}
