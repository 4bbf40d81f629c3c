package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/directive"
	"github.com/gloss-press/gloss/internal/passage"
)

// meantID takes the id of a quote or a term that was written without its #, as in ::quote{open}, and says so once. From now on the
// directive has it.
func (r *reading) meantID(d *directive.Directive, colons string) bool {
	if d.Name != "quote" && d.Name != "term" || d.ID != "" || len(d.Attrs) != 1 || d.Attrs[0].Value != "" || d.Attrs[0].Key == "class" {
		return false
	}
	a := d.Attrs[0]
	d.ID = a.Key
	label := ""
	if d.HasLabel {
		label = "[" + string(d.Label.Value(r.source)) + "]"
	}
	r.fail(diag.BadDirective, a.Pos, fmt.Sprintf("a # is missing before the id `%s`", a.Key), fmt.Sprintf("write %s%s%s{#%s}", colons, d.Name, label, a.Key))
	r.fixLast("write #"+a.Key, diag.Edit{From: r.pos(a.Pos), To: r.pos(a.Pos), New: "#"})
	r.survey.meant[d.Start] = true
	return true
}

// fixLast adds a fix to what was reported last.
func (r *reading) fixLast(message string, edits ...diag.Edit) {
	d := &r.Diags[len(r.Diags)-1]
	d.Fixes = append(d.Fixes, diag.Fix{Message: message, Also: edits})
}

// joinWords makes one value of words that were written without quotation marks, as in {speaker=Ben Oak}, and a value of what stands
// behind a colon, as in {speaker: ben-oak}. It says what to write.
func (r *reading) joinWords(d *directive.Directive, known []string) {
	for i := 0; i < len(d.Attrs); i++ {
		a := &d.Attrs[i]
		key, colon := strings.CutSuffix(a.Key, ":")
		if !slices.Contains(known, key) || !colon && a.Value == "" || colon && a.Value != "" {
			continue
		}
		n := i + 1
		for n < len(d.Attrs) && d.Attrs[n].Value == "" && !slices.Contains(known, strings.TrimSuffix(d.Attrs[n].Key, ":")) && d.Attrs[n].Key != "id" && d.Attrs[n].Key != "class" {
			n++
		}
		if n == i+1 {
			continue
		}
		words := a.Value
		for _, more := range d.Attrs[i+1 : n] {
			words = strings.TrimSpace(words + " " + more.Key)
		}
		should := key + "=" + words
		if strings.ContainsAny(words, " ,;:()'") {
			should = key + `="` + words + `"`
		}
		message := "a value of several words stands between quotation marks"
		if colon {
			message = "a = stands between an attribute and its value, and no colon"
		}
		r.fail(diag.BadDirective, a.Pos, message, "write "+should)
		r.fixLast("write "+should, diag.Edit{From: r.pos(a.Pos), To: r.pos(d.Attrs[n-1].Stop), New: should})
		a.Key, a.Value = key, words
		d.Attrs = slices.Delete(d.Attrs, i+1, n)
	}
}

// noID tells of a quote's mark without an id, and gives the one that it means where its words or its label say so.
func (r *reading) noID(d *directive.Directive, colons string) (meant string) {
	hint := "write :quote[words]{#id}, or ::quote{#id} on a line of its own, with the id of a quote in the front matter"
	words := ""
	if d.HasLabel {
		words = strings.TrimSpace(string(d.Label.Value(r.source)))
	}
	for i := range r.in.Quotes {
		if w := &r.in.Quotes[i]; w.ID != "" && (w.ID == words || words != "" && w.Words != "" && passage.Equal(w.Words, words) || len(r.in.Quotes) == 1) {
			meant = w.ID
		}
	}
	if meant == "" {
		r.fail(diag.BadDirective, d.Start, "this quote has no id", hint)
		return ""
	}
	should := colons + "quote{#" + meant + "}"
	if colons == ":" && words != "" {
		should = ":quote[" + words + "]{#" + meant + "}"
	}
	r.fail(diag.BadDirective, d.Start, "this quote has no id", "write "+should)
	if colons == "::" || words != "" {
		r.fixLast("write "+should, diag.Edit{From: r.pos(d.Start), To: r.pos(d.Stop), New: should})
	}
	return meant
}

// broken reports a line that is no directive, and mends a space that is too much in it.
func (r *reading) broken(p directive.Problem) {
	r.fail(diag.BadDirective, p.Pos, p.Message, p.Hint)
	r.survey.broken = append(r.survey.broken, firstLineOf(r.source[bytes.LastIndexByte(r.source[:p.Pos], '\n')+1:]))
	if p.Spaces > 0 {
		r.fixLast("take the space out", diag.Edit{From: r.pos(p.Pos), To: r.pos(p.Pos + p.Spaces)})
	}
}
