package site

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
)

// InOrder sorts entries by time; entries of one date keep their order.
func InOrder(entries []Entry) []Entry {
	slices.SortStableFunc(entries, byOrder)
	return entries
}

// LatestStatements gives the n last statements, in order of time.
func (s *Site) LatestStatements(n int) []Entry {
	var list []Entry
	for i := len(s.Entries) - 1; i >= 0 && len(list) < n; i-- {
		if s.Entries[i].Statement != nil {
			list = append(list, s.Entries[i])
		}
	}
	slices.Reverse(list)
	return list
}

// Correction is what an earlier version of an article got wrong.
type Correction struct {
	*content.Correction
	Article *Article
	Number  int // its place in the article's list, from 1
}

// Corrections gives all corrections, the newest first.
func (s *Site) Corrections() []Correction {
	var list []Correction
	for _, a := range s.Articles {
		for i := range a.Corrections {
			list = append(list, Correction{&a.Corrections[i], a, i + 1})
		}
	}
	slices.SortStableFunc(list, func(a, b Correction) int {
		return cmp.Or(s.Moment(b.Date).Compare(s.Moment(a.Date)), cmp.Compare(a.Article.Slug.Value, b.Article.Slug.Value), cmp.Compare(a.Number, b.Number))
	})
	return list
}

// LatestRole gives the office that a speaker came into last.
func (p *Speaker) LatestRole() string {
	if p.Speaker == nil || len(p.Roles) == 0 {
		return ""
	}
	last := 0
	for i := range p.Roles {
		if p.Roles[i].From.Compare(p.Roles[last].From.Date) > 0 {
			last = i
		}
	}
	return p.Roles[last].Title.Value
}

// SortName gives the name under which a speaker is filed: a person's last word first.
func (p *Speaker) SortName() string {
	if p.Speaker == nil || p.Organization {
		return p.Name
	}
	words := strings.Fields(p.Name)
	if len(words) < 2 {
		return p.Name
	}
	return words[len(words)-1] + " " + strings.Join(words[:len(words)-1], " ")
}

// Place is a part of the site that navigation leads to.
type Place struct{ Title, Address string }

// Sections are the parts of the site that hold something.
func (s *Site) Sections() []Place {
	var list []Place
	add := func(n int, title, address string) {
		if n > 0 {
			list = append(list, Place{title, address})
		}
	}
	add(1, "Explainers", "articles/")
	add(len(s.Terms), "Glossary", "glossary/")
	add(len(s.Speakers), "People", "people/")
	add(len(s.Sources), "Sources", "sources/")
	add(len(s.Entries), "Timeline", "timeline/")
	add(len(s.Topics), "Topics", "topics/")
	add(1, "Corrections", "corrections/")
	return list
}

// DefaultNav is the navigation of a site that gives none: what readers look for first, and the site's own pages.
func (s *Site) DefaultNav() []Place {
	var nav []Place
	for _, p := range s.Sections() {
		if p.Address != "sources/" && p.Address != "topics/" && p.Address != "corrections/" {
			nav = append(nav, p)
		}
	}
	for _, t := range s.Texts {
		nav = append(nav, Place{t.Title.Value, t.Slug.Value + "/"})
	}
	return nav
}

// FeedID gives the name of an article in feeds, which never changes: its own, or one made of host, year and slug by RFC 4151.
func (s *Site) FeedID(a *Article) string {
	if a.ID.Value != "" {
		return a.ID.Value
	}
	host := "localhost"
	if u, err := url.Parse(s.Base); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	year := "1970"
	if !a.Published.IsZero() {
		year = YearName(int64(a.Published.Year()))
	}
	slug := a.Slug.Value
	if len(a.MovedFrom) > 0 {
		// The first slug: the oldest address that the article had.
		slug = strings.Trim(a.MovedFrom[0].Value, "/")
		slug = slug[strings.LastIndexByte(slug, '/')+1:]
	}
	return "tag:" + host + "," + year + ":" + (&url.URL{Path: slug}).EscapedPath()
}

// SpeakerSlugs, SourceSlugs and TermSlugs give the slugs that a writer may name, in order.
func (s *Site) SpeakerSlugs() []string { return sortedKeys(s.speakers) }

// SourceSlugs gives the slugs of all sources, in order.
func (s *Site) SourceSlugs() []string { return sortedKeys(s.sources) }

// TermSlugs gives the slugs of all terms, in order.
func (s *Site) TermSlugs() []string { return sortedKeys(s.terms) }

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// HostRoot is the path of the site's root on its host: "/", or "/explainers/".
func (s *Site) HostRoot() string { return s.RootOf(Page{Kind: NotFoundPage}) }
