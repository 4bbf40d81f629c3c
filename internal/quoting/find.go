package quoting

import (
	"slices"
	"strings"
	"unicode"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/verdict"
)

// find finds where the words stand: as they are, by the rules of matching; else as a quote's words may differ from its source, with
// omissions and brackets, as package verdict compares them.
func (f *finder) find() (found, error) {
	f.folded = passage.Fold(f.t.Text)
	places := slices.DeleteFunc(passage.Compile(f.Words, "", "").In(f.folded), func(p passage.Range) bool { return f.clean(p) == "" })
	here := f.inTurn(places)
	if len(here) > 1 && strings.TrimSpace(f.Before) != "" {
		if one := f.inTurn(passage.Compile(f.Words, f.Before, "").In(f.folded)); len(one) > 0 {
			here = one
		}
	}
	if len(here) > 0 {
		r := here[0]
		return found{Range: r, turn: f.t.TurnAt(r.From), text: f.clean(r), places: places}, nil
	}
	v := f.index(f.Turn).Check(verdict.Cited{Words: f.Words, Language: f.language})
	if v.Kind.Found() {
		return found{Range: v.Place, turn: f.t.TurnAt(v.Place.From), text: f.written(v)}, nil
	}
	if f.Turn > 0 && v.Kind != verdict.OmissionInverts {
		if whole := f.index(0).Check(verdict.Cited{Words: f.Words, Language: f.language}); whole.Crossing || whole.Kind.Found() {
			v = whole
		}
	}
	return found{}, f.refusal(v)
}

// inTurn keeps the places that lie in the turn that is asked for.
func (f *finder) inTurn(places []passage.Range) []passage.Range {
	if f.Turn < 1 || f.Turn > len(f.t.Turns) {
		return places
	}
	turn := f.t.Turns[f.Turn-1]
	var kept []passage.Range
	for _, p := range places {
		if turn.From <= p.From && p.To <= turn.To {
			kept = append(kept, p)
		}
	}
	return kept
}

// index makes the transcript, or one turn of it, from 1, ready for comparing.
func (f *finder) index(turn int) *verdict.Index {
	if turn > 0 && turn <= len(f.t.Turns) {
		t := *f.t
		t.Turns = t.Turns[turn-1 : turn]
		return verdict.New(&t)
	}
	if f.whole == nil {
		f.whole = verdict.New(f.t)
	}
	return f.whole
}

// clean gives a stretch of the transcript in one line, as the speaker said it: without stage directions, which a quote need not
// have, and without words that the source itself corrects.
func (f *finder) clean(r passage.Range) string {
	var b strings.Builder
	at := r.From
	cuts := slices.Concat(f.t.Directions, f.t.Struck)
	slices.SortFunc(cuts, func(a, b passage.Range) int { return a.From - b.From })
	for _, cut := range cuts {
		if at <= cut.From && cut.To <= r.To {
			b.WriteString(f.t.Text[at:cut.From] + " ")
			at = cut.To
		}
	}
	b.WriteString(f.t.Text[at:r.To])
	words := passage.OneLine(b.String())
	if !strings.ContainsFunc(words, isTelling) {
		return ""
	}
	return words
}

// written gives words that were found with omissions or brackets: those as the writer has them, the words between them as the source
// has them.
func (f *finder) written(v verdict.Verdict) string {
	var own []verdict.Gap
	for _, g := range v.Gaps {
		if !g.Own {
			own = append(own, g)
		}
	}
	if len(own) == 0 {
		return f.clean(v.Place)
	}
	var b strings.Builder
	at, piece := 0, 0
	stretch := func(words string) bool {
		if !strings.ContainsFunc(words, isTelling) {
			b.WriteString(words)
			return true
		}
		if piece == len(v.Pieces) {
			return false
		}
		inner := strings.TrimSpace(words)
		lead := words[:strings.Index(words, inner)]
		b.WriteString(lead + f.clean(v.Pieces[piece]) + words[len(lead)+len(inner):])
		piece++
		return true
	}
	for _, g := range own {
		if g.Quote.From < at || g.Quote.To > len(f.Words) || !stretch(f.Words[at:g.Quote.From]) {
			return passage.OneLine(f.Words)
		}
		b.WriteString(f.Words[g.Quote.From:g.Quote.To])
		at = g.Quote.To
	}
	if !stretch(f.Words[at:]) || piece != len(v.Pieces) {
		return passage.OneLine(f.Words)
	}
	return passage.OneLine(b.String())
}

// isTelling reports what words are made of.
func isTelling(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.So, r)
}
