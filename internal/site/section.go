package site

// Place is a part of the site that navigation leads to.
type Place struct {
	Title   string // of a page of the site's own; "" for a part that Gloss makes, which is known by its address
	Address string
}

// Sections are the parts of the site that hold something.
func (s *Site) Sections() []Place {
	var list []Place
	add := func(n int, address string) {
		if n > 0 {
			list = append(list, Place{Address: address})
		}
	}
	add(1, "articles/")
	add(len(s.Terms), "glossary/")
	add(len(s.Speakers), "people/")
	add(len(s.Sources), "sources/")
	add(len(s.Entries), "timeline/")
	add(len(s.Topics), "topics/")
	add(1, "corrections/")
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
