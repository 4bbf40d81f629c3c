package quoting

import (
	"path"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
)

// Refusal says why words can't be quoted, at the place in the source that is nearest to them.
type Refusal struct{ Diagnostic diag.Diagnostic }

// Error gives the message in one line, with what is nearest.
func (r *Refusal) Error() string {
	if r.Diagnostic.Label == "" {
		return r.Diagnostic.Message
	}
	return r.Diagnostic.Message + ": " + r.Diagnostic.Label
}

// noText says that a source has no words that could be quoted.
func noText(src *site.Source, diags []diag.Diagnostic) *Refusal {
	if len(diags) > 0 {
		return &Refusal{diags[0]}
	}
	return &Refusal{diag.Diagnostic{Span: diag.At(src.Path, diag.Pos{Line: 1, Col: 1}), Code: diag.QuoteNotInSource,
		Message: "the source “" + src.Name() + "” has no text to quote from", Hint: "put the transcript below its front matter, or name its file with file:"}}
}

func (f *finder) refuse(message, label, hint string) *Refusal {
	return &Refusal{diag.Diagnostic{Span: diag.Span{File: f.file()}, Code: diag.QuoteNotInSource, Message: message, Label: label, Hint: hint}}
}

// file is the one that holds the source's words.
func (f *finder) file() string {
	if name := f.Source.File.Value; name != "" {
		return path.Join(path.Dir(f.Source.Path), name)
	}
	return f.Source.Path
}

// refusal puts a verdict on words that don't stand in the source into a message.
func (f *finder) refusal(v verdict.Verdict) *Refusal {
	r := f.refuse("these words are not in the source “"+f.Source.Name()+"”", "nothing in it is like them", "copy the words from the source")
	if v.Turn < 0 || v.Place.From >= v.Place.To {
		return r
	}
	d := &r.Diagnostic
	at := v.Place.From
	has := "the source has “" + passage.Excerpt(f.t.Text[v.Place.From:v.Place.To], shown) + "”"
	d.Label = "the nearest passage is “" + passage.Excerpt(f.t.Text[v.Place.From:v.Place.To], shown) + "”"
	switch {
	case v.Crossing:
		d.Message = "these words run from one turn into another"
		from, to := f.t.TurnAt(v.Place.From), f.t.TurnAt(v.Place.To-1)
		d.Label = f.who(from) + " begins them, and " + f.who(to) + " ends them"
		d.Hint = "quote what one of them says, or make two quotes"
	case v.Kind.Found():
		d.Message, d.Label, d.Hint = "these words are not in that turn", f.who(f.t.TurnAt(at))+" says them", "select them where they stand"
	case v.Kind == verdict.OmissionInverts:
		d.Code, d.Message, d.Label = diag.QuoteOmission, "what is left out or replaced here changes the meaning: “"+v.Bearing.Word+"”", has
		d.Hint = "quote it with that word"
	case v.Kind == verdict.WrongWords:
		d.Code, d.Message, d.Label = diag.QuoteWrongWords, "these are not the words of the source “"+f.Source.Name()+"”", has+differs(v.Diff)
		if v.Corrected != "" {
			d.Hint = "write " + `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(passage.OneLine(v.Corrected)) + `"`
		}
	}
	d.Span = diag.At(f.file(), f.t.Pos(at))
	return r
}

// shown is how many characters of a transcript a message shows at most.
const shown = 160

// differs names the first words that are not the source's.
func differs(diff []verdict.Run) string {
	for i, run := range diff {
		switch {
		case run.Op == verdict.Extra:
			return ": “" + passage.Excerpt(run.Text, shown) + "” differs"
		case run.Op == verdict.Missing && (i+1 == len(diff) || diff[i+1].Op != verdict.Extra):
			return ": “" + passage.Excerpt(run.Text, shown) + "” is missing"
		}
	}
	return ""
}

// who names the speaker of a turn as the source does.
func (f *finder) who(turn int) string {
	if turn < 0 || f.t.Turns[turn].Label == "" {
		return "somebody"
	}
	return strings.TrimRight(f.t.Turns[turn].Label, ":. ")
}
