package markdown

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// doubled is a quote whose words stand in the body more than once.
type doubled struct {
	*Wanted
	places []passage.Range
}

// Limits of what is worked out for quotes that are doubled.
const (
	maxHelped  = 100     // mistakes of one kind in a body for which it is worked out what was meant
	maxTouch   = 8       // words of a prefix or suffix
	maxPlaces  = 4       // occurrences that a hint tells of
	manyPlaces = 1000    // occurrences that are counted
	maxWork    = 1 << 28 // bytes that are searched for what tells occurrences apart; 0.2 s
)

// tellDoubled reports the quotes whose words stand more than once, each with what tells its occurrences apart. The mend chooses
// one that no other quote has: the first that stands in a quotation, else the first.
func (r *reading) tellDoubled(text *passage.Text, found []anchored) {
	taken := map[passage.Range]bool{}
	for i := range found {
		taken[found[i].Range] = true
	}
	for i, q := range r.doubled {
		if i == maxHelped-1 && i+1 < len(r.doubled) {
			r.report(diag.Diagnostic{Span: diag.Span{From: q.Pos}, Code: diag.QuoteAmbiguous,
				Message: fmt.Sprintf("the words of this and of %d more quotes stand several times in the article", len(r.doubled)-i-1), Hint: "mend those above first"})
			return
		}
		d := diag.Diagnostic{Span: diag.Span{From: q.Pos}, Code: diag.QuoteAmbiguous, Message: fmt.Sprintf("these words stand %s in the article", howOften(len(q.places))),
			Label: r.onLines(q.places), Hint: "say which with `prefix` or `suffix`: the words just before it or just after it"}
		for _, p := range q.places[:min(len(q.places), maxPlaces)] {
			if sides := r.telling(q, p, text); sides != nil {
				d.Hint += fmt.Sprintf("; for line %d: %s", r.line(p.From), written(sides))
			}
		}
		if f, ok := r.chosen(q, taken, text); ok {
			d.Fixes = []diag.Fix{f}
		}
		r.report(d)
	}
}

// howOften says how many occurrences there are.
func howOften(n int) string {
	if n >= manyPlaces {
		return fmt.Sprintf("%d times or more", n)
	}
	return fmt.Sprintf("%d times", n)
}

// onLines says on which lines places stand.
func (r *reading) onLines(places []passage.Range) string {
	var lines []string
	for _, p := range places {
		line := fmt.Sprint(r.line(p.From))
		if len(lines) > 0 && lines[len(lines)-1] == line {
			continue
		}
		if len(lines) == maxPlaces {
			lines = append(lines, "…")
			break
		}
		lines = append(lines, line)
	}
	if len(lines) == 1 {
		return "all on line " + lines[0]
	}
	return "on lines " + strings.Join(lines, ", ")
}

// chosen gives the mend that says which occurrence a quote is.
func (r *reading) chosen(q doubled, taken map[passage.Range]bool, text *passage.Text) (diag.Fix, bool) {
	free := slices.DeleteFunc(slices.Clone(q.places), func(p passage.Range) bool { return taken[p] })
	if len(free) == 0 {
		return diag.Fix{}, false
	}
	at, why := free[0], ""
	if i := slices.IndexFunc(free, func(p passage.Range) bool { _, _, ok := r.quotation(p); return ok }); i >= 0 {
		at, why = free[i], ", in a quotation"
	}
	sides := r.telling(q, at, text)
	if sides == nil {
		return diag.Fix{}, false
	}
	taken[at] = true
	return diag.Fix{Message: fmt.Sprintf("say that the words on line %d are meant%s: %s", r.line(at.From), why, written(sides)), Changes: sides}, true
}

// written gives changes as front matter has them: prefix: "Well,".
func written(sides []diag.Change) string {
	var all []string
	for _, c := range sides {
		all = append(all, fmt.Sprintf("%s: %q", c.Key, c.New))
	}
	return strings.Join(all, ", ")
}

// telling gives the shortest prefix or suffix with which the words at p are the only ones found; nil where none of a few words
// does it. Words of the same quotation come first: a transcript has them too.
func (r *reading) telling(q doubled, p passage.Range, text *passage.Text) []diag.Change {
	side := func(key, words string) []diag.Change {
		return []diag.Change{{Kind: diag.SetKey, At: q.Pos, Key: key, New: words}}
	}
	alone := func(prefix, suffix string) bool {
		if r.work += len(r.flow.text) + len(q.Words); r.work > maxWork {
			return false
		}
		places := passage.Compile(q.Words, prefix, suffix).First(text, 2)
		return len(places) == 1 && places[0] == p
	}
	from, to := strings.LastIndexByte(r.flow.text[:p.From], passage.Barrier)+1, strings.IndexByte(r.flow.text[p.To:], passage.Barrier)+p.To
	if to < p.To {
		to = len(r.flow.text)
	}
	before, after := wordsBefore(r.flow.text[from:p.From]), wordsAfter(r.flow.text[p.To:to])
	near, far := before, after
	if from, to, ok := r.quotation(p); ok {
		near, far = wordsBefore(r.flow.text[from:p.From]), wordsAfter(r.flow.text[p.To:to])
	}
	for _, sides := range [][2][]string{{near, far}, {before, after}} {
		for _, words := range sides[0] {
			if alone(words, q.Suffix) {
				return side("prefix", words)
			}
		}
		for _, words := range sides[1] {
			if alone(q.Prefix, words) {
				return side("suffix", words)
			}
		}
	}
	for i := range min(len(before), len(after)) {
		if alone(before[i], after[i]) {
			return append(side("prefix", before[i]), side("suffix", after[i])...)
		}
	}
	return nil
}

// wordsBefore gives the last word of a text, the last two, and so on.
func wordsBefore(s string) (list []string) {
	for end := len(s); len(list) < maxTouch; {
		end = len(strings.TrimRightFunc(s[:end], unicode.IsSpace))
		if end == 0 {
			break
		}
		end = strings.LastIndexFunc(s[:end], unicode.IsSpace) + 1
		list = append(list, passage.OneLine(s[end:]))
	}
	return list
}

// wordsAfter gives the first word of a text, the first two, and so on.
func wordsAfter(s string) (list []string) {
	words := strings.Fields(s[:min(len(s), 1000)])
	for n := 1; n <= min(len(words), maxTouch); n++ {
		list = append(list, strings.Join(words[:n], " "))
	}
	return list
}
