package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/placeholder"
)

// unfinished warns of placeholders that readers would see. What somebody said, and code, is left alone.
func (r *reading) unfinished(quotes []anchored) {
	if r.in.Draft {
		return
	}
	text := r.flow.text
	for from, to, ok := placeholder.In(text, 0); ok; from, to, ok = placeholder.In(text, to) {
		quoted := slices.ContainsFunc(quotes, func(q anchored) bool { return q.From <= from && to <= q.To })
		code := r.flow.has(from, from+1, noTerms) && !r.flow.has(from, from+1, linked)
		if !quoted && !code {
			r.placeholder(r.flow.source(from), text[from:to])
		}
	}
	for _, b := range r.flow.blocks {
		if placeholder.Is(text[b.from:b.to]) {
			r.warn(r.flow.source(b.from), "this is the sentence of a new file, which readers would see", "write your own words in its place")
		}
	}
	for _, h := range r.survey.headings {
		for _, s := range h.Lines().Sliced(0, h.Lines().Len()) {
			line := string(s.Value(r.source))
			if from, to, ok := placeholder.In(line, 0); ok {
				r.placeholder(s.Start+from, strings.TrimSpace(line[from:to]))
			}
		}
	}
}

func (r *reading) placeholder(at int, word string) {
	r.warn(at, fmt.Sprintf("%s stands for something that is still to come, and readers would see it", word), "write what belongs here; a name that is spelled so stands in `code`")
}

func (r *reading) warn(at int, message, hint string) {
	r.report(diag.Diagnostic{Span: diag.Span{From: r.pos(at)}, Severity: diag.Warning, Code: diag.Placeholder, Message: message, Hint: hint})
}
