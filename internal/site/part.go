package site

import (
	"maps"
	"slices"
	"sort"
	"strconv"
)

// EntriesLimit is how many statements and events, and how many articles, a page lists at most. A longer list goes on by year, and a longer year
// by number.
const EntriesLimit = 300

// Part is some of what is too long for one page: the entries and the articles of a year, or its corrections, or some of these. Its address stays valid as the site
// grows. The timeline of the whole site has its years always.
type Part struct {
	Of      Page  // whose list it is: the timeline, a term, a speaker, a source, a topic, all articles, or the corrections
	Year    int64 // of the entries, and in which the articles were published; 0 for Undated
	Undated bool  // articles without a date
	Number  int   // of the pages of that year, from 1; the first has the oldest
}

// Address gives the address of the part's page, below that of the list.
func (p Part) Address() string {
	address := p.Of.Address + "undated/"
	if !p.Undated {
		address = p.Of.Address + YearName(p.Year) + "/"
	}
	if p.Number > 1 {
		address += strconv.Itoa(p.Number) + "/"
	}
	return address
}

// List gives all that a page lists, in order of time, on how many pages it may stand; nil for a page that lists no entries.
func (s *Site) List(of Page) []Entry {
	switch x := of.Subject.(type) {
	case *Term:
		return s.ByTerm(x.Slug.Value)
	case *Speaker:
		return s.BySpeaker(x)
	case *Source:
		return s.BySource(x.Slug.Value)
	case *Topic:
		return x.entries.list
	}
	if of.Kind == TimelinePage {
		return s.Entries
	}
	return nil
}

// ListedArticles gives the articles that a page lists with their summaries, on how many pages they may stand, the newest first; nil for a page that
// lists none.
func (s *Site) ListedArticles(of Page) []*Article {
	if t, ok := of.Subject.(*Topic); ok {
		return t.Articles
	}
	if of.Kind == ArticlesPage {
		return s.Articles
	}
	return nil
}

// Parts gives the parts of a page's list, the oldest first; none where all of it stands on the page.
func (s *Site) Parts(of Page) []Part { return s.parts[of.Address] }

// Part gives the entries of a part, in order of time, and its articles, the oldest first.
func (s *Site) Part(p Part) ([]Entry, []*Article) {
	entries, articles := s.OfYear(p)
	articles = slices.Clone(articles)
	slices.Reverse(articles)
	return window(entries, p.Number), window(articles, p.Number)
}

// window gives what of a year's list stands on the page of a number.
func window[T any](list []T, number int) []T {
	from := min((number-1)*EntriesLimit, len(list))
	return list[from:min(from+EntriesLimit, len(list))]
}

// OfYear gives all entries of the year of a part, in order of time, and all its articles, the newest first.
func (s *Site) OfYear(p Part) ([]Entry, []*Article) {
	articles := s.ListedArticles(p.Of)
	dated := sort.Search(len(articles), func(i int) bool { return articles[i].Published.IsZero() })
	if p.Undated {
		return nil, articles[dated:]
	}
	articles = articles[:dated]
	from := sort.Search(dated, func(i int) bool { return s.yearOf(articles[i]) <= p.Year })
	to := sort.Search(dated, func(i int) bool { return s.yearOf(articles[i]) < p.Year })
	if p.Of.Kind == TimelinePage {
		return s.byYear[p.Year], nil
	}
	list := s.List(p.Of)
	first := sort.Search(len(list), func(i int) bool { return yearOf(list[i]) >= p.Year })
	end := sort.Search(len(list), func(i int) bool { return yearOf(list[i]) > p.Year })
	return list[first:end:end], articles[from:to:to]
}

// yearOf gives the year under which an entry is filed. Entries are ordered by it, before all else.
func yearOf(e Entry) int64 {
	year, _ := e.Date().Year()
	return year
}

// yearOf gives the year in which an article was published, in the site's time zone.
func (s *Site) yearOf(a *Article) int64 { return int64(a.Published.In(s.Zone).Year()) }

// lists gives the pages whose lists may be too long.
func (s *Site) lists() []Page {
	pages := []Page{{TimelinePage, TimelinePage.Address, nil}, {ArticlesPage, ArticlesPage.Address, nil}, {CorrectionsPage, CorrectionsPage.Address, nil}}
	for _, t := range s.Terms {
		pages = append(pages, Page{TermPage, t.Address, t})
	}
	for _, p := range s.Speakers {
		pages = append(pages, Page{PersonPage, p.Address, p})
	}
	for _, src := range s.Sources {
		pages = append(pages, Page{SourcePage, src.Address, src})
	}
	for _, t := range s.Topics {
		pages = append(pages, Page{TopicPage, t.Address, t})
	}
	return pages
}

// partsOf cuts a page's lists into parts.
func (s *Site) partsOf(of Page) (parts []Part) {
	entries, articles := map[int64]int{}, map[int64]int{}
	undated := 0
	if of.Kind == TimelinePage {
		for y, list := range s.byYear {
			entries[y] = len(list)
		}
	} else if list := s.List(of); len(list) > EntriesLimit {
		for _, e := range list {
			entries[yearOf(e)]++
		}
	}
	if list := s.ListedArticles(of); len(list) > EntriesLimit {
		for _, a := range list {
			if a.Published.IsZero() {
				undated++
			} else {
				articles[s.yearOf(a)]++
			}
		}
	}
	if of.Kind == CorrectionsPage {
		if list := s.Corrections(); len(list) > EntriesLimit {
			for _, c := range list {
				entries[c.year()]++
			}
		}
	}
	years := slices.AppendSeq(slices.Collect(maps.Keys(entries)), maps.Keys(articles))
	slices.Sort(years)
	for _, y := range slices.Compact(years) {
		for n := 1; (n-1)*EntriesLimit < max(entries[y], articles[y]); n++ {
			parts = append(parts, Part{Of: of, Year: y, Number: n})
		}
	}
	for n := 1; (n-1)*EntriesLimit < undated; n++ {
		parts = append(parts, Part{Of: of, Undated: true, Number: n})
	}
	return parts
}

// parts claims the addresses of the parts of all lists.
func (c *claims) parts() {
	c.site.parts = map[string][]Part{}
	for _, of := range c.site.lists() {
		parts := c.site.partsOf(of)
		if len(parts) > 0 {
			c.site.parts[of.Address] = parts
		}
		for _, p := range parts {
			c.own(p.Address(), p)
		}
	}
}
