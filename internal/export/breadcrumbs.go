package export

import "github.com/gloss-press/gloss/internal/site"

// breadcrumbs is the way to a page, as search engines show it above its title.
type breadcrumbs struct {
	Type  string  `json:"@type"`
	Items []crumb `json:"itemListElement"`
}

// crumb is a page on the way. The last has no address: it is where one is.
type crumb struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item,omitempty"`
}

// above are the lists under which pages of a kind stand.
var above = map[*site.Kind]*site.Kind{site.ArticlePage: site.ArticlesPage, site.QuotePage: site.ArticlesPage, site.TermPage: site.GlossaryPage,
	site.PersonPage: site.PeoplePage, site.SourcePage: site.SourcesPage, site.TopicPage: site.TopicsPage}

// breadcrumbs gives the way to a page; nil for one that stands under no list, and where the site has no base address.
func (f Files) breadcrumbs(page site.Page) any {
	list := above[page.Kind]
	if list == nil || f.Site.Base == "" {
		return nil
	}
	way := []site.Page{{Kind: list, Address: list.Address}}
	name := page.Title(f.Locale)
	if q, ok := page.Subject.(*site.Quote); ok {
		way = append(way, site.Page{Kind: site.ArticlePage, Address: q.Article.Address, Subject: q.Article})
		name = f.quoteTitle(q)
	}
	t := &breadcrumbs{Type: "BreadcrumbList"}
	for i, p := range way {
		t.Items = append(t.Items, crumb{"ListItem", i + 1, p.Title(f.Locale), f.Site.Absolute(p.Address)})
	}
	t.Items = append(t.Items, crumb{Type: "ListItem", Position: len(way) + 1, Name: name})
	return t
}
