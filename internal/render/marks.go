package render

import (
	"slices"
	"sort"
	"strings"

	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/transcript"
)

func isRightToLeft(language string) bool { return locale.Dir(language) == "rtl" }

// words writes a stretch of the text: quoted passages in <mark>, stage directions in <i>, struck words in <s>. All are cut at each
// other's edges, so that none crosses another: a mark names every statement that has its words.
func (s *said) words(r transcript.Range) {
	from, to := s.spans(s.Directions, r)
	directions := s.Directions[from:to]
	from, to = s.spans(s.Struck, r)
	struck := s.Struck[from:to]
	marks := s.marksIn(r)
	edges := []int{r.From, r.To}
	for _, m := range marks {
		edges = append(edges, m.From, m.To)
	}
	edges = between(edges, r)
	for i := 1; i < len(edges); i++ {
		part := transcript.Range{From: edges[i-1], To: edges[i]}
		var statements []string
		for _, m := range marks {
			if m.From <= part.From && part.To <= m.To && !slices.Contains(statements, m.statement) {
				statements = append(statements, m.statement)
			}
		}
		if len(statements) > 0 {
			s.w.tag(`<mark data-statement="`).text(strings.Join(statements, " ")).tag(`">`)
		}
		s.plain(part, directions, struck)
		if len(statements) > 0 {
			s.w.tag("</mark>")
		}
	}
}

// plain writes words that no edge of a mark parts.
func (s *said) plain(r transcript.Range, directions, struck []transcript.Range) {
	edges := []int{r.From, r.To}
	for _, list := range [][]transcript.Range{directions, struck} {
		for _, d := range list {
			edges = append(edges, d.From, d.To)
		}
	}
	edges = between(edges, r)
	for i := 1; i < len(edges); i++ {
		text := s.Text[edges[i-1]:edges[i]]
		switch {
		case covers(struck, edges[i-1]):
			s.w.tag("<s>").text(text).tag("</s>")
		case covers(directions, edges[i-1]):
			s.w.tag(`<i class="direction">`).text(text).tag("</i>")
		default:
			s.w.text(text)
		}
	}
}

// spans gives which of some ranges, in order and apart, touch r.
func (s *said) spans(list []transcript.Range, r transcript.Range) (from, to int) {
	from = sort.Search(len(list), func(i int) bool { return list[i].To > r.From })
	to = sort.Search(len(list), func(i int) bool { return list[i].From >= r.To })
	return from, max(from, to)
}

// marksIn gives the marks that touch r.
func (s *said) marksIn(r transcript.Range) []marked {
	to := sort.Search(len(s.marks), func(i int) bool { return s.marks[i].From >= r.To })
	var list []marked
	for i := to - 1; i >= 0 && s.reach[i] > r.From; i-- {
		if s.marks[i].To > r.From {
			list = append(list, s.marks[i])
		}
	}
	slices.Reverse(list)
	return list
}

// between sorts edges, each once, and leaves those that lie in r.
func between(edges []int, r transcript.Range) []int {
	edges = slices.DeleteFunc(edges, func(e int) bool { return e < r.From || e > r.To })
	slices.Sort(edges)
	return slices.Compact(edges)
}

func covers(list []transcript.Range, at int) bool {
	return slices.ContainsFunc(list, func(d transcript.Range) bool { return d.From <= at && at < d.To })
}
