package content

import (
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// maxMessages is how much is said about one file. Where more is wrong, it is all wrong.
const maxMessages = 1000

// reporter collects what is wrong with one file.
type reporter struct {
	path  string
	diags []diag.Diagnostic
}

func (r *reporter) errorAt(pos diag.Pos, code diag.Code, message, hint string) {
	r.add(diag.Error, pos, code, message, hint)
}

func (r *reporter) warnAt(pos diag.Pos, code diag.Code, message, hint string) {
	r.add(diag.Warning, pos, code, message, hint)
}

func (r *reporter) add(severity diag.Severity, pos diag.Pos, code diag.Code, message, hint string) {
	if len(r.diags) == maxMessages {
		message, hint = "this file has more mistakes, which are not shown", "mend these first"
	}
	if len(r.diags) > maxMessages {
		return
	}
	r.diags = append(r.diags, diag.Diagnostic{Span: diag.At(r.path, pos), Severity: severity, Code: code, Message: message, Hint: hint})
}

// fix says how the mistake that was reported last is mended.
func (r *reporter) fix(message string, changes ...diag.Change) {
	if n := len(r.diags); n > 0 && n <= maxMessages {
		r.diags[n-1].Fixes = append(r.diags[n-1].Fixes, diag.Fix{Message: message, Changes: changes})
	}
}

// write is the fix that gives the value at pos another one.
func (r *reporter) write(pos diag.Pos, value string) {
	r.fix("write "+value, diag.Change{Kind: diag.SetValue, At: pos, New: value})
}

// spelledOut is the fix that a hint spells out for an address: "write https://…", "write it up to there: /a".
func (r *reporter) spelledOut(pos diag.Pos, hint string) {
	_, address, ok := strings.Cut(hint, "write ")
	if _, there, longer := strings.Cut(address, ": "); longer {
		address = there
	}
	if ok && !strings.ContainsAny(address, " …,") && !strings.HasSuffix(address, "//example.org/") && strings.Contains(address, "/") {
		r.write(pos, address)
	}
}

// rewrite is the fix that makes a finding's edits in lines, the first of which is the file's line first.
func (r *reporter) rewrite(f finding, lines []string, first int32) {
	n := len(r.diags)
	if n == 0 || n > maxMessages {
		return
	}
	fix := diag.Fix{Message: f.hint}
	for _, e := range f.edits {
		last := strings.TrimSuffix(lines[e.to-1], "\r")
		fix.Edits = append(fix.Edits, diag.Edit{From: diag.Pos{Line: first + int32(e.from) - 1, Col: 1},
			To: diag.Pos{Line: first + int32(e.to) - 1, Col: int32(utf8.RuneCountInString(last)) + 1}, New: e.text})
	}
	r.diags[n-1].Fixes = append(r.diags[n-1].Fixes, fix)
}
