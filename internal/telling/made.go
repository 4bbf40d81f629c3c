package telling

import (
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/verdict"
)

// Refused says why words that don't stand in a source can't be quoted, at the place that is nearest to them.
func Refused(s Source, v *verdict.Verdict) diag.Diagnostic {
	d := diag.Diagnostic{Span: diag.Span{File: s.File}, Code: diag.QuoteNotInSource}
	if v.Turn < 0 || v.Place.From >= v.Place.To {
		(&told{message: notThere, label: nothingLike, hint: copyThem}).say(&d, false, []string{"{source}", s.Of.Name()})
		return d
	}
	refused := told{message: notThere, label: "the nearest passage is “{near}”", hint: copyThem}
	if c := of(v); c != nil && c.refused.message != "" {
		d.Code, refused = c.code, c.refused
	}
	places := append(s.places(v, shown), "{near}", whole(s.Text, v), "{who}", s.who(s.Text.TurnAt(v.Place.From), "somebody"),
		"{who-ends}", s.who(s.Text.TurnAt(v.Place.To-1), "somebody"))
	refused.say(&d, refused.certain != "" && v.Corrected != "", places)
	d.Span = diag.At(s.File, s.Text.Pos(v.Place.From))
	return d
}

// Warning says what a build will warn of in a quote that can be made; "" for nothing. word is the one that its verdict's Bearing names.
func Warning(kind verdict.Kind, word string) string {
	s := of(&verdict.Verdict{Kind: kind})
	if s == nil || s.warning == "" {
		return ""
	}
	return "warning: " + strings.ReplaceAll(s.warning, "{word}", word)
}
