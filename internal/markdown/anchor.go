package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/directive"
	"github.com/gloss-press/gloss/internal/passage"
)

// anchored is a quote whose place in the flow's text is known.
type anchored struct {
	*Wanted
	passage.Range
	Found
}

// anchorQuotes finds the place of every quote, marks it, and puts a slot for its note behind the block that holds it.
func (r *reading) anchorQuotes() {
	if len(r.in.Quotes) == 0 && len(r.survey.marked) == 0 && len(r.survey.cards) == 0 {
		return
	}
	marked := r.marksByID()
	text := passage.Fold(r.flow.text)
	var found []anchored
	for i := range r.in.Quotes {
		w := &r.in.Quotes[i]
		rng, ok := r.place(w, text, marked)
		if ok {
			found = append(found, anchored{Wanted: w, Range: rng, Found: Found{ID: w.ID}})
		}
	}
	// The longest first: a quote inside another is marked inside it.
	slices.SortStableFunc(found, func(a, b anchored) int {
		return cmp.Or(cmp.Compare(b.To-b.From, a.To-a.From), cmp.Compare(a.From, b.From))
	})
	for i := range found {
		r.markQuote(&found[i])
	}
	slices.SortStableFunc(found, func(a, b anchored) int { return cmp.Compare(a.From, b.From) })
	r.placeNotes(found)
}

// marksByID indexes the marks and cards in the body, and reports those that belong to no quote.
func (r *reading) marksByID() map[string]*directive.Text {
	known := make([]string, 0, len(r.in.Quotes))
	for i := range r.in.Quotes {
		known = append(known, r.in.Quotes[i].ID)
	}
	check := func(d *directive.Directive) bool {
		switch {
		case d.ID == "":
			r.fail(diag.BadDirective, d.Start, "this quote has no id", "write :quote[words]{#id}, or ::quote{#id} on a line of its own, with the id of a quote in the front matter")
		case !slices.Contains(known, d.ID):
			hint := "add a quote with this id to the front matter"
			if near, ok := diag.Nearest(d.ID, known); ok {
				hint = fmt.Sprintf("did you mean `#%s`?", near)
			}
			r.fail(diag.UnknownSlug, d.Start, fmt.Sprintf("no quote of this article has the id `%s`", d.ID), hint)
		default:
			return true
		}
		return false
	}
	marks := map[string]*directive.Text{}
	for _, m := range r.survey.marked {
		if r.in.Citing || !check(&m.Directive) {
			continue
		}
		if first, twice := marks[m.ID]; twice {
			r.fail(diag.QuoteMarkedTwice, m.Start, fmt.Sprintf("the quote `%s` is marked twice", m.ID),
				fmt.Sprintf("its first mark is on line %d: remove one, or give the second quote an id of its own", r.pos(first.Start).Line))
			continue
		}
		marks[m.ID] = m
	}
	for _, c := range r.survey.cards {
		if !r.in.Citing {
			check(&c.Directive)
		}
	}
	return marks
}

// place gives the passage of a quote; ok is false when it has none, rightly or wrongly.
func (r *reading) place(w *Wanted, text *passage.Text, marks map[string]*directive.Text) (passage.Range, bool) {
	card := slices.ContainsFunc(r.survey.cards, func(c *directive.Leaf) bool { return c.ID == w.ID })
	m, isMarked := marks[w.ID]
	switch {
	case isMarked:
		from, to, ok := r.extent(m)
		if !ok {
			r.fail(diag.BadDirective, m.Start, "there are no words in this mark", "write the quoted words between the brackets")
			return passage.Range{}, false
		}
		have := r.flow.text[from:to]
		if w.Words != "" && !passage.Equal(w.Words, have) {
			r.report(diag.Diagnostic{
				Span: diag.Span{From: w.Pos}, Code: diag.QuoteNotFound,
				Message: "these words are not those that the article marks as this quote",
				Label:   fmt.Sprintf("the article marks “%s” (line %d)", r.flow.excerpt(from, to, 80), r.pos(m.Start).Line),
				Hint:    "leave `text` out: the words then stand in one place",
			})
			return passage.Range{}, false
		}
		return r.sound(w, passage.Range{From: from, To: to})
	case w.TimelineOnly || card:
		if w.Words == "" {
			r.report(unmarked(w, "give its words as `text`"))
		}
		return passage.Range{}, false
	case w.Words == "":
		r.report(unmarked(w, "give its words as `text`, or mark them in the article: :quote[words]{#"+w.ID+"}"))
		return passage.Range{}, false
	}
	pattern := passage.Compile(w.Words, w.Prefix, w.Suffix)
	places := pattern.In(text)
	if len(places) == 1 {
		return r.sound(w, places[0])
	}
	if r.in.Citing {
		if len(places) > 1 {
			return places[0], true
		}
		return passage.Range{}, false
	}
	if len(places) > 1 {
		r.report(r.ambiguous(w, places))
	} else {
		r.report(r.notFound(w, pattern, text))
	}
	return passage.Range{}, false
}

func unmarked(w *Wanted, hint string) diag.Diagnostic {
	return diag.Diagnostic{Span: diag.Span{From: w.Pos}, Code: diag.QuoteUnmarked,
		Message: fmt.Sprintf("the quote `%s` has no words", w.ID), Hint: hint}
}

// sound refuses a passage whose words a reader would not see as they were matched.
func (r *reading) sound(w *Wanted, rng passage.Range) (passage.Range, bool) {
	if r.in.Citing {
		return rng, true
	}
	at := diag.Span{From: w.Pos}
	switch {
	case r.flow.has(rng.From, rng.To, struck):
		r.report(diag.Diagnostic{Span: at, Code: diag.QuoteStruck,
			Message: "some of these words are struck out in the article",
			Label:   fmt.Sprintf("struck out on line %d", r.line(rng.From)),
			Hint:    "quote what was said; tell in the quote's note what was taken back"})
		return rng, false
	case r.flow.has(rng.From, rng.To, rawTag):
		r.report(diag.Diagnostic{Span: at, Code: diag.QuoteHidden,
			Message: "an HTML tag stands inside these words",
			Label:   fmt.Sprintf("on line %d", r.line(rng.From)),
			Hint:    "take the tag out: with it nobody can tell which of the words a reader sees"})
		return rng, false
	}
	return rng, true
}

func (r *reading) ambiguous(w *Wanted, places []passage.Range) diag.Diagnostic {
	var lines []string
	for _, p := range places[:min(len(places), 4)] {
		lines = append(lines, fmt.Sprint(r.line(p.From)))
	}
	before := lastWords(r.flow.text[:places[0].From])
	hint := "say which with `prefix` or `suffix`: the words just before it or just after it"
	if before != "" {
		hint += fmt.Sprintf("; for the first: prefix: %q", before)
	}
	return diag.Diagnostic{Span: diag.Span{From: w.Pos}, Code: diag.QuoteAmbiguous,
		Message: fmt.Sprintf("these words stand %d times in the article", len(places)),
		Label:   "on lines " + strings.Join(lines, ", "), Hint: hint}
}

// lastWords gives the two last words of a block's text.
func lastWords(s string) string {
	if i := strings.LastIndexAny(s, "\x00\n"); i >= 0 {
		s = s[i+1:]
	}
	words := strings.Fields(s)
	return strings.Join(words[max(0, len(words)-2):], " ")
}

func (r *reading) notFound(w *Wanted, p *passage.Pattern, text *passage.Text) diag.Diagnostic {
	d := diag.Diagnostic{Span: diag.Span{From: w.Pos}, Code: diag.QuoteNotFound,
		Message: "these words are not in the article",
		Hint:    "quote the words as they stand, or place the quote with prefix and suffix"}
	if w.Prefix != "" || w.Suffix != "" {
		if places := passage.Compile(w.Words, "", "").In(text); len(places) > 0 {
			d.Message = "these words are in the article, but not between this prefix and suffix"
			d.Label = fmt.Sprintf("on line %d they stand after “%s”", r.line(places[0].From), lastWords(r.flow.text[:places[0].From]))
			d.Hint = "prefix and suffix are the words that touch the quoted ones, punctuation included"
			return d
		}
	}
	miss, ok := p.Nearest(text)
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

// extent gives the place of a directive's words in the flow's text, without the white space around them.
func (r *reading) extent(n ast.Node) (from, to int, ok bool) {
	leaf := n
	for leaf != nil && leaf.Type() == ast.TypeInline {
		leaf = leaf.Parent()
	}
	i := slices.IndexFunc(r.flow.blocks, func(b block) bool { return b.node == leaf })
	if i < 0 {
		return 0, 0, false
	}
	m := marker{flow: r.flow, b: &r.flow.blocks[i]}
	from, to, ok = m.extent(n)
	if !ok {
		return 0, 0, false
	}
	s := r.flow.text[from:to]
	from += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	to -= len(s) - len(strings.TrimRightFunc(s, unicode.IsSpace))
	return from, to, from < to
}
