package quoting

import (
	"cmp"
	"path"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
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

// refusal puts a verdict on words that can't be quoted into a message.
func (f *finder) refusal(v verdict.Verdict) *Refusal {
	if v.Kind.Found() { // elsewhere than in the turn that was asked for
		at := v.Place.From
		who := cmp.Or(strings.TrimRight(f.t.Turns[f.t.TurnAt(at)].Label, ":. "), "somebody")
		r := f.refuse("these words are not in that turn", who+" says them", "select them where they stand")
		r.Diagnostic.From = f.t.Pos(at)
		return r
	}
	return &Refusal{telling.Refused(telling.Source{Of: f.Source, File: f.file(), Text: f.t}, &v)}
}
