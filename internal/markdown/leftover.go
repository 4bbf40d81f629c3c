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
	for at := range r.written("](") {
		r.spacedAddress(at)
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

// spacedAddress reports a link or picture that became text for the spaces in its address, which begins behind "](".
func (r *reading) spacedAddress(at int) {
	line, _, _ := bytes.Cut(r.source[at+len("]("):min(at+600, len(r.source))], []byte("\n"))
	inside, _, ok := bytes.Cut(line, []byte(")"))
	address, _, _ := strings.Cut(strings.TrimSpace(string(inside)), ` "`)
	if !ok || !strings.Contains(address, " ") || strings.ContainsAny(address, "<>") {
		return
	}
	before := r.source[max(0, at-600):at]
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	open := bytes.LastIndexByte(before, '[')
	picture := open > 0 && before[open-1] == '!'
	switch {
	case open < 0:
	case picture, isFileName(address):
		what := "link"
		if picture {
			what = "picture"
		}
		r.fail(diag.BadLink, at+len("]("), "this "+what+" is left as text, since its address has a space",
			fmt.Sprintf("write <%s> or %s", address, strings.ReplaceAll(address, " ", "%20")))
	}
}

// isFileName reports what can only be meant as an address: an ending, or a slash or a scheme at the beginning.
func isFileName(address string) bool {
	ending := address[strings.LastIndexByte(address, '.')+1:]
	return strings.HasPrefix(address, "/") || strings.HasPrefix(address, "./") || strings.HasPrefix(address, "../") || strings.Contains(address, "://") ||
		len(ending) >= 2 && len(ending) <= 5 && len(ending) < len(address) && !strings.ContainsAny(ending, " /") && strings.ToLower(ending) == ending
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
