package frontmatter

import (
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// Report collects what is wrong with one file.
type Report struct {
	path   string
	schema *Schema
	closed bool // what is reported from now on is dropped
	Diags  []diag.Diagnostic
}

// ErrorAt reports a mistake: one line that says what is wrong, and a hint that says what to write instead.
func (r *Report) ErrorAt(pos diag.Pos, code diag.Code, message, hint string) {
	r.add(diag.Error, pos, code, message, hint)
}

// WarnAt reports what is probably a mistake.
func (r *Report) WarnAt(pos diag.Pos, code diag.Code, message, hint string) {
	r.add(diag.Warning, pos, code, message, hint)
}

func (r *Report) add(severity diag.Severity, pos diag.Pos, code diag.Code, message, hint string) {
	if r.closed {
		return
	}
	if len(r.Diags) == limit.Messages {
		message, hint = "this file has more mistakes, which are not shown", "mend these first"
	}
	if len(r.Diags) > limit.Messages {
		return
	}
	r.Diags = append(r.Diags, diag.Diagnostic{Span: diag.At(r.path, pos), Severity: severity, Code: code, Message: message, Hint: hint})
}

// Fix says how the mistake that was reported last is mended.
func (r *Report) Fix(message string, changes ...diag.Change) {
	if n := len(r.Diags); !r.closed && n > 0 && n <= limit.Messages {
		r.Diags[n-1].Fixes = append(r.Diags[n-1].Fixes, diag.Fix{Message: message, Changes: changes})
	}
}

// Write is the fix that gives the value at pos another one.
func (r *Report) Write(pos diag.Pos, value string) {
	r.Fix("write "+value, diag.Change{Kind: diag.SetValue, At: pos, New: value})
}

// SpelledOut is the fix that a hint spells out for an address: "write https://…", "write it up to there: /a".
func (r *Report) SpelledOut(pos diag.Pos, hint string) {
	_, address, ok := strings.Cut(hint, "write ")
	if _, there, longer := strings.Cut(address, ": "); longer {
		address = there
	}
	if ok && !strings.ContainsAny(address, " …,") && !strings.HasSuffix(address, "//example.org/") && strings.Contains(address, "/") {
		r.Write(pos, address)
	}
}

// edit is the fix that makes edits.
func (r *Report) edit(message string, edits ...diag.Edit) {
	if n := len(r.Diags); !r.closed && n > 0 && n <= limit.Messages {
		r.Diags[n-1].Fixes = append(r.Diags[n-1].Fixes, diag.Fix{Message: message, Edits: edits})
	}
}

// twice reports a key that was given before, on a line.
func (r *Report) twice(k Key, line int32) {
	r.ErrorAt(k.Pos, diag.DuplicateKey, fmt.Sprintf("the key %q is given twice", k.Name), fmt.Sprintf("first given on line %d: take one of the two out", line))
}

// tooDeep reports the beginning of a list or mapping that stands in too many others.
func (r *Report) tooDeep(pos diag.Pos) {
	r.ErrorAt(pos, diag.TooLarge, fmt.Sprintf("more than %d lists and mappings stand in each other here", limit.Depth), "write it flatter")
}
