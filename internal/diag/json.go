package diag

import (
	"encoding/json"
	"io"

	"github.com/gloss-press/gloss/internal/invisible"
)

// jsonDiagnostic is a Diagnostic as --format json prints it. What is not known is 0 or "".
type jsonDiagnostic struct {
	Severity  string `json:"severity"`
	Code      Code   `json:"code"`
	File      string `json:"file"`
	Line      int32  `json:"line"`
	Column    int32  `json:"column"`
	EndLine   int32  `json:"endLine"`
	EndColumn int32  `json:"endColumn"`
	Message   string `json:"message"`
	Hint      string `json:"hint"`
}

// List gives diagnostics in the form in which PrintJSON prints them, for a summary that has some of its own.
func List(ds []Diagnostic) any {
	list := make([]jsonDiagnostic, len(ds))
	for i, d := range ds {
		to := d.end()
		list[i] = jsonDiagnostic{d.Severity.String(), d.Code, d.File, d.From.Line, d.From.Col, to.Line, to.Col, d.whole(), d.Hint}
	}
	return list
}

// PrintJSON prints diagnostics for programs, as one object in UTF-8 (RFC 8259):
//
//	{"diagnostics":[{"severity","code","file","line","column","endLine","endColumn","message","hint"}],"summary":{…}}
//
// Lines and columns count from 1, columns in characters, and the end is the place after the last character. Where no end is known
// it is the beginning. Bytes that are not UTF-8 become U+FFFD. The error is the writer's.
func PrintJSON(w io.Writer, ds []Diagnostic, summary any) error {
	e := json.NewEncoder(invisible.InJSON(w))
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{"diagnostics": List(ds), "summary": summary})
}

// end gives the place after a Diagnostic's stretch, or where it begins.
func (d *Diagnostic) end() Pos {
	if d.To.Compare(d.From) < 0 {
		return d.From
	}
	return d.To
}

// whole gives the message with what Text prints at the caret.
func (d *Diagnostic) whole() string {
	if d.Label == "" {
		return d.Message
	}
	return d.Message + ": " + d.Label
}
