package site

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/limit"
)

// Share is one of several parts, about equal, into which the pages and files of a site fall, so that each can be made by a machine of its own.
// The zero value is the whole. Every page is in one share, which follows from its address alone.
type Share struct{ Number, Of int } // Number from 1 to Of

// ParseShare reads "2/5", the second of five. "0/5" is the same as "5/5", for those who count from 0.
func ParseShare(text string) (Share, error) {
	number, of, ok := strings.Cut(text, "/")
	i, err := strconv.Atoi(number)
	n, err2 := strconv.Atoi(of)
	if !ok || err != nil || err2 != nil || n < 1 || i < 0 || i > n {
		return Share{}, fmt.Errorf("%q is no share: write 2/5 for the second of five", text)
	}
	if n > limit.Shares {
		return Share{}, fmt.Errorf("%q: a site has at most %d shares", text, limit.Shares)
	}
	if i == 0 {
		i = n
	}
	return Share{i, n}, nil
}

// String writes a share as ParseShare reads it; "" for the whole.
func (p Share) String() string {
	if p.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", p.Number, p.Of)
}

// Holds reports whether something falls into the share that has this name: the path of a file, or the address of a page.
func (p Share) Holds(name string) bool {
	if p.Of < 2 {
		return true
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(name))
	return h.Sum64()%uint64(p.Of) == uint64(p.Number-1)
}

// HoldsPage reports whether a page or file of the site falls into the share. What is made of the same texts stays together: an article, its
// annotations and the pages of its quotes; all parts of a transcript; all that a term, person, source or topic lists.
func (p Share) HoldsPage(page Page) bool { return p.Holds(homeOf(page)) }

// homeOf gives the name that decides in which share a page is.
func homeOf(page Page) string {
	if page.Kind == SearchFile {
		return SearchPage.Address
	}
	switch x := page.Subject.(type) {
	case *Article:
		return x.Address
	case *Quote:
		return x.Article.Address
	case *Source:
		return x.Address
	case *Term:
		return x.Address
	case SourcePart:
		return x.Address
	case Page: // whose feed it is
		return homeOf(x)
	case Scaled: // with the picture that it is made of
		return publishedAt(x.File)
	case *DataPart:
		return yearHome(StatementsJSON, x.Year)
	case Part:
		switch {
		case x.Of.Subject != nil:
			return homeOf(x.Of)
		case !x.Undated:
			return yearHome(x.Of.Kind, x.Year)
		}
	}
	return page.Address
}

// yearHome is the name that decides where a year is of the one list of its kind.
func yearHome(kind *Kind, year int64) string { return kind.Address + YearName(year) }

// Homes gives the names by which shares hold the pages that show a quote: its article, and what lists it.
func (s *Site) Homes(q *Quote) []string {
	homes := []string{q.Article.Address, q.Speaker.Address}
	if q.Source != nil {
		homes = append(homes, q.Source.Address)
	}
	for _, t := range q.Terms() {
		homes = append(homes, t.Address)
	}
	for _, t := range q.Article.Topics {
		homes = append(homes, t.Address)
	}
	if year, ok := q.Date.Year(); ok {
		homes = append(homes, yearHome(TimelinePage, year), yearHome(StatementsJSON, year))
	}
	return homes
}
