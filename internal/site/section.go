package site

// Sections are the parts of the site that hold something, each by its list.
func (s *Site) Sections() []Page { return s.sections(func(*Kind) bool { return true }) }

// DefaultNav is the navigation of a site that gives none: what readers look for first, the site's own pages, and search.
func (s *Site) DefaultNav() []Page {
	nav := s.sections(func(k *Kind) bool { return k.inMenu })
	for _, t := range s.Texts {
		nav = append(nav, Page{TextPage, TextPage.Of(t.Slug.Value), t})
	}
	return append(nav, Page{SearchPage, SearchPage.Address, nil})
}

func (s *Site) sections(wanted func(*Kind) bool) []Page {
	var list []Page
	for _, k := range kinds {
		if k.holds != nil && k.holds(s) > 0 && wanted(k) {
			list = append(list, Page{k, k.Address, nil})
		}
	}
	return list
}
