package telling

import (
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/verdict"
)

// Wording is words that were compared with a source, and where they stand.
type Wording struct {
	At       diag.Span // of the words, or of their quote where the body has them
	AtTime   diag.Pos  // of the quote's `at`
	Words    string
	Given    bool   // the words stand at At, and can be written anew there
	By       string // the name of who is to have said them
	IsQuote  bool   // else a definition, which can't say why it differs
	InBody   bool   // they stand in a body too, which Reworded mends
	Reworded []diag.Edit
	Source   Source
}

// Writers tells what is wrong with words by the verdict on them, with its mends; false where nothing is.
func Writers(w *Wording, v *verdict.Verdict) (d diag.Diagnostic, wrong bool) {
	s := of(v)
	if s == nil {
		return d, false
	}
	d = diag.Diagnostic{Span: w.At, Severity: s.severity, Code: s.code}
	shows := s.shows
	if shows == nil {
		shows = whole
	}
	places := append(w.Source.places(v, shownOfOne), "{whose}", whose(w.By), "{who}", w.Source.who(v.Turn, "somebody else"))
	if v.Turn >= 0 {
		places = append(places, "{near}", shows(w.Source.Text, v))
	}
	certain := s.certain != "" && w.Source.isCertain(v)
	s.say(&d, certain, places)
	if w.IsQuote {
		d.Hint += s.accept
	}
	switch {
	case v.Missed == verdict.At:
		d.From = w.AtTime
		if time := w.Source.time(v); time != "" {
			d.Fixes = []diag.Fix{{Message: "write " + time + ", when the words are said", Changes: []diag.Change{{Kind: diag.SetValue, At: w.AtTime, New: time}}}}
		}
	case certain && v.Corrected != "":
		w.mend(&d, v)
	}
	return d, true
}

// mend adds the mend that writes the words as the source has them. Words that stand in a body are mended in both places, or in none.
func (w *Wording) mend(d *diag.Diagnostic, v *verdict.Verdict) {
	fix := diag.Fix{Message: "write the words as the source has them", Words: !markdown.Alike(w.Words, v.Corrected), Also: w.Reworded}
	if w.Given {
		fix.Changes = []diag.Change{{Kind: diag.SetValue, At: w.At.From, New: v.Corrected}}
	}
	if w.InBody && w.Reworded != nil && len(w.Reworded) == 0 { // the body has the source's words
		fix.Words = false
		d.Hint = "write text: " + inQuotes(v.Corrected) + ", as the source and the article have it: gloss fix does that"
	}
	if w.InBody && w.Reworded == nil || !w.InBody && !w.Given {
		return
	}
	d.Fixes = append(d.Fixes, fix)
}
