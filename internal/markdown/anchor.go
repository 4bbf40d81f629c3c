package markdown

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/directive"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/passage"
)

// anchored is a quote whose place in the flow's text is known.
type anchored struct {
	*Wanted
	passage.Range
}

// anchorQuotes finds the place of every quote, and marks its words.
func (r *reading) anchorQuotes() {
	unended := r.leftovers()
	if len(r.in.Quotes) == 0 && len(r.survey.marked) == 0 && len(r.survey.cards) == 0 {
		r.unfinished(nil)
		return
	}
	marked := r.marksByID()
	marked.wrong = marked.wrong || unended
	if n := len(r.in.Quotes) * len(r.flow.text); n > limit.Searched {
		last := r.in.Quotes[limit.Searched/len(r.flow.text)]
		r.report(diag.Diagnostic{Span: diag.Span{From: last.Pos}, Code: diag.TooLarge,
			Message: fmt.Sprintf("this article has more quotes than are looked for in a text of %d KB: %d", len(r.flow.text)>>10, limit.Searched/len(r.flow.text)),
			Hint:    "split the article"})
		return
	}
	text := passage.Fold(r.flow.text)
	var found []anchored
	for i := range r.in.Quotes {
		w := &r.in.Quotes[i]
		rng, ok := r.find(w, text, marked)
		if ok && w.ID != "" {
			found = append(found, anchored{Wanted: w, Range: rng})
		}
	}
	for _, q := range found {
		if q.InSentence {
			if r.Sentences == nil {
				r.Sentences = map[string]string{}
			}
			r.Sentences[q.ID] = r.sentence(q.Range)
		}
		if q.Corrected != "" {
			r.setReworded(q.ID, r.reword(q.Range, q.Corrected))
		}
	}
	r.tellDoubled(text, found)
	r.unfinished(found)
	for i := range found {
		r.flow.stretches = append(r.flow.stretches, r.markQuote(&found[i]))
	}
	slices.SortStableFunc(found, func(a, b anchored) int { return cmp.Compare(a.From, b.From) })
	r.found = found
}

// marks are where a body itself places quotes, by their ids: :quote[words]{#id} and ::quote{#id}.
type marks struct {
	text  map[string]*directive.Text
	card  map[string]*directive.Leaf
	wrong bool            // some mark has no id, or one of no quote: it may be the one that is missed elsewhere
	lost  map[string]bool // the words of such marks, by passage.Key
}

// marksByID indexes the marks and cards in the body, and reports those that belong to no quote and those that come again.
func (r *reading) marksByID() marks {
	m := marks{lost: map[string]bool{}, text: map[string]*directive.Text{}, card: map[string]*directive.Leaf{}}
	known := make(map[string]bool, len(r.in.Quotes))
	for i := range r.in.Quotes {
		known[r.in.Quotes[i].ID] = true
	}
	first := map[string]int{} // where each was marked first
	unknown := 0
	check := func(d *directive.Directive, colons string) bool {
		at, twice := first[d.ID]
		switch {
		case d.ID == "":
			if d.ID = r.noID(d, colons); d.ID == "" {
				return false
			}
			first[d.ID] = d.Start
			return true
		case !known[d.ID] && r.survey.meant[d.Start]: // that was reported
		case !known[d.ID]:
			hint := "add a quote with this id to the front matter"
			if unknown++; unknown <= maxHelped {
				if near, ok := diag.Nearest(d.ID, slices.Sorted(maps.Keys(known))); ok {
					hint = fmt.Sprintf("did you mean `#%s`?", near)
				}
			}
			r.fail(diag.UnknownSlug, d.Start, fmt.Sprintf("no quote of this article has the id `%s`", d.ID), hint)
		case twice:
			r.fail(diag.QuoteMarkedTwice, d.Start, fmt.Sprintf("the quote `%s` is placed twice", d.ID),
				fmt.Sprintf("it stands on line %d already: remove one, or give the second quote an id of its own", r.pos(at).Line))
		default:
			first[d.ID] = d.Start
			return true
		}
		return false
	}
	for _, t := range r.survey.marked {
		if t.Problem == nil && check(&t.Directive, ":") { // with a problem, which is reported, it has no id
			m.text[t.ID] = t
		} else if !known[t.ID] {
			m.wrong = true
			if from, to, ok := r.extent(t); ok {
				m.lost[passage.Key(r.flow.text[from:to])] = true
			}
		}
	}
	for _, c := range r.survey.cards {
		if check(&c.Directive, "::") {
			m.card[c.ID] = c
		}
	}
	return m
}

// find gives the passage of a quote; ok is false when it has none, rightly or wrongly.
func (r *reading) find(w *Wanted, text *passage.Text, marks marks) (passage.Range, bool) {
	m, isMarked := marks.text[w.ID]
	switch {
	case isMarked:
		return r.placeMarked(w, m)
	case w.TimelineOnly || marks.card[w.ID] != nil:
		if w.Words == "" {
			r.report(unmarked(w, "give its words as `text`"))
		}
		return passage.Range{}, false
	case w.Words == "" && marks.wrong:
		return passage.Range{}, false
	case w.Words == "":
		r.report(unmarked(w, "give its words as `text`, or mark them in the article: :quote[words]{#"+w.ID+"}"))
		return passage.Range{}, false
	}
	pattern := passage.Compile(w.Words, w.Prefix, w.Suffix)
	places := r.placesOf(w, pattern, text)
	if len(places) == 0 {
		places = w.beyondMarks(text)
	}
	if len(places) == 0 && w.Elsewhere {
		places = passage.Compile(w.Words, "", "").In(text)
	}
	if len(places) == 1 {
		return r.sound(w, places[0])
	}
	switch {
	case len(marks.lost) > 0 && marks.lost[passage.Key(w.Words)]: // the mark is what must be mended
	case slices.ContainsFunc(r.survey.broken, func(line string) bool { return strings.Contains(line, "#"+w.ID) }): // and so is that line
	case len(places) == 0 && w.Corrected != "" && passage.Compile(w.Corrected, w.Prefix, w.Suffix).In(text) != nil: // the source tells of it
		r.setReworded(w.ID, []diag.Edit{})
	case len(places) > 1:
		r.doubled = append(r.doubled, doubled{w, places})
	default:
		r.report(r.notFound(w, pattern, text))
	}
	return passage.Range{}, false
}

// placesOf gives the places of a quote's words, some of them where there are very many. Equal quotes are looked for once.
func (r *reading) placesOf(w *Wanted, pattern *passage.Pattern, text *passage.Text) []passage.Range {
	key := [3]string{w.Words, w.Prefix, w.Suffix}
	places, known := r.searched[key]
	if !known {
		places = pattern.First(text, manyPlaces)
		if len(places) > 1 {
			if r.searched == nil {
				r.searched = map[[3]string][]passage.Range{}
			}
			r.searched[key] = places
		}
	}
	return places
}

// beyondMarks gives the places where a quotation mark stands between the words and their prefix or suffix: “we go” in May, with the
// suffix "in May".
func (w *Wanted) beyondMarks(text *passage.Text) []passage.Range {
	if strings.TrimSpace(w.Prefix+w.Suffix) == "" {
		return nil
	}
	with := func(side string, form func(side, mark string) string) []string {
		if strings.TrimSpace(side) == "" {
			return []string{side}
		}
		return []string{side, form(side, `"`), form(side, "'")}
	}
	for _, prefix := range with(w.Prefix, func(side, mark string) string { return strings.TrimSpace(side) + " " + mark }) {
		for _, suffix := range with(w.Suffix, func(side, mark string) string {
			if first, _ := utf8.DecodeRuneInString(strings.TrimSpace(side)); isWordRune(first) {
				return mark + " " + strings.TrimSpace(side)
			}
			return mark + strings.TrimSpace(side)
		}) {
			if places := passage.Compile(w.Words, prefix, suffix).In(text); len(places) > 0 {
				return places
			}
		}
	}
	return nil
}

// placeMarked gives the passage of a quote that the body marks.
func (r *reading) placeMarked(w *Wanted, m *directive.Text) (passage.Range, bool) {
	from, to, ok := r.extent(m)
	if !ok {
		if _, in := r.flow.blockOf(m); !in {
			r.fail(diag.BadDirective, m.Start, "a quote can’t be marked in a heading or a title", "quote the words in the text below it")
		} else {
			r.fail(diag.BadDirective, m.Start, "there are no words in this mark",
				fmt.Sprintf("write the quoted words between the brackets, :quote[words]{#%s}, or ::quote{#%s} on a line of its own", w.ID, w.ID))
		}
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
}

func unmarked(w *Wanted, hint string) diag.Diagnostic {
	return diag.Diagnostic{Span: diag.Span{From: w.Pos}, Code: diag.QuoteUnmarked,
		Message: fmt.Sprintf("the quote `%s` has no words", w.ID), Hint: hint}
}

// unsound says what a passage must not hold, since a reader would not see its words as they were matched.
var unsound = []struct {
	flags
	code                 diag.Code
	message, label, hint string
}{
	{struck, diag.QuoteStruck, "some of these words are struck out in the article", "struck out on line %d",
		"quote what was said; tell in the quote’s note what was taken back"},
	{unseen, diag.QuoteHidden, "some of these words are hidden or struck out on the page", "on line %d",
		"take the HTML that hides them or strikes them out away, or quote other words"},
	{picture, diag.QuoteHidden, "a picture stands inside these words", "on line %d",
		"put it before or behind them: some readers hear its description as one of the words"},
	{suspect, diag.QuoteHidden, "an HTML tag stands inside these words", "on line %d",
		"take the tag out: with it nobody can tell which of the words a reader sees"},
}

// sound gives the passage back, and refuses one that is unsound or has hidden characters.
func (r *reading) sound(w *Wanted, rng passage.Range) (passage.Range, bool) {
	for _, u := range unsound {
		if at, ok := r.flow.first(rng.From, rng.To, u.flags); ok {
			r.report(diag.Diagnostic{Span: diag.Span{From: w.Pos}, Code: u.code, Message: u.message, Label: fmt.Sprintf(u.label, r.line(at)), Hint: u.hint})
			return rng, false
		}
	}
	return rng, r.plainSight(rng)
}

// extent gives the place of a directive's words in the flow's text, without the white space around them.
func (r *reading) extent(n ast.Node) (from, to int, ok bool) {
	b, ok := r.flow.blockOf(n)
	if !ok {
		return 0, 0, false
	}
	w := wrapper{flow: r.flow, b: b}
	e := w.extentOf(n)
	if !e.ok {
		return 0, 0, false
	}
	s := r.flow.text[e.from:e.to]
	from = e.from + len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	to = e.to - len(s) + len(strings.TrimRightFunc(s, unicode.IsSpace))
	return from, to, from < to
}
