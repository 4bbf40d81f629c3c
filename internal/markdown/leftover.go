package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// leftovers reports what was meant as a mark and became text, which a reader would see: a :quote[ that never ends, the number of
// a foot-note that is not there. It reports whether a quote's mark is among them.
func (r *reading) leftovers() (unended bool) {
	for _, mark := range []struct{ begins, hint string }{
		{":quote[", "write :quote[words]{#id}"}, {":term[", "write :term[words]{#slug}"}, {":plain[", "write :plain[words]"},
	} {
		for at := range r.written(mark.begins) {
			r.fail(diag.BadDirective, at, "this mark has no end", mark.hint)
			unended = unended || mark.begins == ":quote["
		}
	}
	for at := range r.written("[^") {
		label, _, ok := bytes.Cut(r.source[at:min(at+60, len(r.source))], []byte("]"))
		if !ok || len(label) == len("[^") || bytes.ContainsAny(label, " \n") {
			continue
		}
		r.report(diag.Diagnostic{Span: diag.Span{From: r.pos(at)}, Severity: diag.Warning, Code: diag.DeadLink,
			Message: fmt.Sprintf("there is no foot-note %s]", label), Hint: fmt.Sprintf("write %s]: and its words on a line of their own, or \\%s] for text", label, label)})
	}
	return unended
}

// written gives the places in the source where a mark stands in the text as it was written, not escaped and not in code.
func (r *reading) written(mark string) func(yield func(src int) bool) {
	return func(yield func(int) bool) {
		for at := 0; ; at += len(mark) {
			i := strings.Index(r.flow.text[at:], mark)
			if i < 0 {
				return
			}
			at += i
			src := r.flow.source(at)
			before, _ := utf8.DecodeLastRune(r.source[:src])
			if mark[0] == ':' && isWordRune(before) { // “Email:quote[…]” is text
				continue
			}
			if bytes.HasPrefix(r.source[src:], []byte(mark)) && !r.flow.has(at, at+1, noTerms) && !yield(src) {
				return
			}
		}
	}
}
