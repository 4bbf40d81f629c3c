package site

import (
	"slices"
	"strconv"
)

// EntriesLimit is how many statements and events a page lists at most. A longer list goes on by year, and a longer year by number.
const EntriesLimit = 300

// Part is some of a list that is too long for one page: the entries of a year, or some of these. Its address stays valid as the site
// grows. The timeline of the whole site has its years always.
type Part struct {
	Of     Page  // whose list it is: the timeline, a term, a speaker, a source or a topic
	Year   int64 // of the entries
	Number int   // of the pages of that year, from 1; the first has the oldest entries
}

// Address gives the address of the part's page, below that of the list.
func (p Part) Address() string {
	address := p.Of.Address + YearName(p.Year) + "/"
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
		return x.Entries
	}
	if of.Kind == TimelinePage {
		return s.Entries
	}
	return nil
}

// Parts gives the parts of a page's list, the oldest first; none where all of it stands on the page.
func (s *Site) Parts(of Page) []Part { return s.parts[of.Address] }

// Part gives the entries of a part, in order of time.
func (s *Site) Part(p Part) []Entry {
	list := s.OfYear(p.Of, p.Year)
	from := min((p.Number-1)*EntriesLimit, len(list))
	return list[from:min(from+EntriesLimit, len(list))]
}

// OfYear gives the entries of a page's list that are of a year, in order of time.
func (s *Site) OfYear(of Page, year int64) []Entry {
	if of.Kind == TimelinePage {
		return s.byYear[year]
	}
	return slices.DeleteFunc(slices.Clone(s.List(of)), func(e Entry) bool {
		y, known := e.Date().Year()
		return !known || y != year
	})
}

// lists gives the pages whose lists may be too long.
func (s *Site) lists() []Page {
	pages := []Page{{TimelinePage, TimelinePage.Address, nil}}
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

// partsOf cuts a page's list into parts.
func (s *Site) partsOf(of Page) (parts []Part) {
	count := map[int64]int{}
	if of.Kind == TimelinePage {
		for y, list := range s.byYear {
			count[y] = len(list)
		}
	} else if list := s.List(of); len(list) > EntriesLimit {
		for _, e := range list {
			if y, known := e.Date().Year(); known {
				count[y]++
			}
		}
	}
	for _, y := range s.Years {
		for n := 1; (n-1)*EntriesLimit < count[y]; n++ {
			parts = append(parts, Part{of, y, n})
		}
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
