package markdown

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// lastWords gives the two last words of a block's text, firstWords the two first.
func lastWords(s string) string {
	if i := strings.LastIndexAny(s, "\x00\n"); i >= 0 {
		s = s[i+1:]
	}
	words := strings.Fields(s)
	return strings.Join(words[max(0, len(words)-2):], " ")
}

func firstWords(s string) string {
	if i := strings.IndexAny(s, "\x00\n"); i >= 0 {
		s = s[:i]
	}
	words := strings.Fields(s)
	return strings.Join(words[:min(2, len(words))], " ")
}

// notFound says which passage is nearest, and where it differs.
func (r *reading) notFound(w *Wanted, p *passage.Pattern, text *passage.Text) diag.Diagnostic {
	d := diag.Diagnostic{Span: diag.Span{From: w.Pos}, Code: diag.QuoteNotFound,
		Message: "these words are not in the article",
		Hint:    "quote the words as they stand, or place the quote with prefix and suffix"}
	if w.Prefix != "" || w.Suffix != "" {
		if places := passage.Compile(w.Words, "", "").In(text); len(places) > 0 {
			d.Message = "these words are in the article, but not between this prefix and suffix"
			at := places[0]
			d.Label = fmt.Sprintf("on line %d they stand after “%s” and before “%s”", r.line(at.From), lastWords(r.flow.text[:at.From]), firstWords(r.flow.text[at.To:]))
			d.Hint = "prefix and suffix are the words that touch the quoted ones, punctuation included"
			return d
		}
	}
	d.Fixes = r.retyped(w, text)
	miss, ok := p.Nearest(text)
	if ok && d.Fixes == nil {
		d.Fixes = r.reworded(w, miss.Near, text)
	}
	switch {
	case !ok:
		d.Hint = "write the quoted words in the article, or say `place: timeline` for a quote that stands on the timeline only"
	case miss.Have == "":
		d.Label = fmt.Sprintf("the article has “%s” (line %d): it ends before “%s”", r.flow.excerpt(miss.Near.From, miss.Near.To, 80), r.line(miss.Near.From), miss.Want)
	default:
		d.Label = fmt.Sprintf("the article has “%s” (line %d): “%s” differs", r.flow.excerpt(miss.Near.From, miss.Near.To, 80), r.line(miss.Near.From), cmp.Or(miss.Want, miss.Have))
	}
	return d
}
