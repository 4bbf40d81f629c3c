package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
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
	if r.missed++; r.missed > maxHelped {
		return d
	}
	if w.Prefix != "" || w.Suffix != "" {
		if places := passage.Compile(w.Words, "", "").In(text); len(places) > 0 {
			d.Message = "these words are in the article, but not between this prefix and suffix"
			at := places[0]
			d.Label = fmt.Sprintf("on line %d they stand after “%s” and before “%s”", r.line(at.From), lastWords(r.flow.text[:at.From]), firstWords(r.flow.text[at.To:]))
			d.Hint = "prefix and suffix are the words that touch the quoted ones, punctuation included"
			return d
		}
	}
	if d, ok := r.elsewhere(w); ok {
		return d
	}
	if d, ok := r.unseenIn(w); ok {
		return d
	}
	d.Fixes = r.retyped(w, text)
	miss, ok := p.Nearest(text)
	switch {
	case d.Fixes != nil:
		d.Hint = "write text: " + frontmatter.Quoted(d.Fixes[0].Changes[0].New) + ", as the article has it: gloss fix does that"
	case ok && w.Sourced && w.Prefix == "" && w.Suffix == "" && miss.Have != "":
		return r.misquoted(w, miss)
	case ok:
		d.Fixes = r.reworded(w, miss.Near, text)
	}
	switch {
	case !ok:
		d.Hint = "write the quoted words in the article, or say `place: timeline` for a quote that stands on the timeline only"
	default:
		d.Label = fmt.Sprintf("the article has “%s” (line %d): %s", r.nearby(miss), r.line(miss.Near.From), differs(miss))
		if miss.Have == "" && r.runsOn(miss) {
			d.Hint = "a quotation goes on in the next paragraph only inside one block quote: begin its lines, and the empty ones between them, with >"
		}
	}
	return d
}

// nearby shows a passage, and of a long one the place where the words differ.
func (r *reading) nearby(miss passage.Miss) string {
	const shown = 80
	from, to := miss.Near.From, miss.Near.To
	if miss.Have == "" || miss.At.To-from <= shown {
		return r.flow.excerpt(from, to, shown)
	}
	at := max(from, miss.At.From-shown/2)
	if i := strings.IndexAny(r.flow.text[at:miss.At.From], " \n"); i >= 0 {
		at += i + 1
	} else {
		at = miss.At.From
	}
	return "… " + r.flow.excerpt(at, to, shown)
}

// runsOn reports whether the block below the passage goes on with the words that are missing.
func (r *reading) runsOn(miss passage.Miss) bool {
	i := r.flow.blockAt(miss.Near.From)
	if i+1 >= len(r.flow.blocks) {
		return false
	}
	a, b := r.flow.blocks[i], r.flow.blocks[i+1]
	if a.node.Kind() != ast.KindParagraph || b.node.Kind() != ast.KindParagraph || a.section != b.section {
		return false
	}
	first := strings.Fields(r.flow.text[b.from:b.to])
	return len(first) > 0 && first[0] == miss.Want
}
