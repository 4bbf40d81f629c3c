package render

import (
	"slices"
	"sort"
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/view"
)

// words gives a stretch of the text: quoted passages, stage directions, struck words. All are cut at each other's edges, so that none
// crosses another, and what is quoted names every statement that has its words.
func (s *said) words(r passage.Range) []view.Marked {
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
	list := make([]view.Marked, 0, len(edges))
	for i := 1; i < len(edges); i++ {
		part := passage.Range{From: edges[i-1], To: edges[i]}
		var statements []string
		for _, m := range marks {
			if m.From <= part.From && part.To <= m.To && !slices.Contains(statements, m.statement) {
				statements = append(statements, m.statement)
			}
		}
		list = append(list, view.Marked{Statements: strings.Join(statements, " "), Words: s.plain(part, directions, struck)})
	}
	return list
}

// plain gives words that no edge of a mark parts.
func (s *said) plain(r passage.Range, directions, struck []passage.Range) []view.Spoken {
	edges := []int{r.From, r.To}
	for _, list := range [][]passage.Range{directions, struck} {
		for _, d := range list {
			edges = append(edges, d.From, d.To)
		}
	}
	edges = between(edges, r)
	list := make([]view.Spoken, 0, len(edges))
	for i := 1; i < len(edges); i++ {
		at := edges[i-1]
		list = append(list, view.Spoken{Text: s.Text[at:edges[i]], Struck: covers(struck, at), Direction: covers(directions, at)})
	}
	return list
}

// spans gives which of some ranges, in order and apart, touch r.
func (s *said) spans(list []passage.Range, r passage.Range) (from, to int) {
	from = sort.Search(len(list), func(i int) bool { return list[i].To > r.From })
	to = sort.Search(len(list), func(i int) bool { return list[i].From >= r.To })
	return from, max(from, to)
}

// marksIn gives the marks that touch r.
func (s *said) marksIn(r passage.Range) []marked {
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
func between(edges []int, r passage.Range) []int {
	edges = slices.DeleteFunc(edges, func(e int) bool { return e < r.From || e > r.To })
	slices.Sort(edges)
	return slices.Compact(edges)
}

func covers(list []passage.Range, at int) bool {
	return slices.ContainsFunc(list, func(d passage.Range) bool { return d.From <= at && at < d.To })
}
