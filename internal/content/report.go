package content

import "github.com/gloss-press/gloss/internal/diag"

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
	r.diags = append(r.diags, diag.Diagnostic{Span: diag.At(r.path, pos), Severity: severity, Code: code, Message: message, Hint: hint})
}
