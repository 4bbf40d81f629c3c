package site

import (
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

// Kind is what a page is.
type Kind uint8

// The pages and files of a finished site.
const (
	HomePage Kind = iota
	ArticlesPage
	ArticlePage // Subject: *Article
	QuotePage   // *Quote
	GlossaryPage
	TermPage // *Term
	PeoplePage
	PersonPage // *Speaker
	SourcesPage
	SourcePage // *Source
	TimelinePage
	YearPage // int64
	TopicsPage
	TopicPage // *Topic
	CorrectionsPage
	TextPage // *content.Page
	NotFoundPage
	RedirectPage    // string: the address that it leads to
	AtomFile        // Feed
	JSONFeedFile    // Feed
	AnnotationsFile // *Article
	StatementsJSON
	StatementsCSV
	GlossaryJSON
	SitemapFile // int: the part, from 1; 0: the whole, or the index of parts
	RobotsFile
	RedirectsFile
	HeadersFile
	NoJekyllFile
	CopyPage // string: the path of a file that is published as it is
)

// Page is one file of the finished site. It is a value: what stands on it follows from the Site and, for some, from Bodies.
type Page struct {
	Kind    Kind
	Address string // from the root, without a leading slash; ends in a slash where the file is an index.html; "" is the home page
	Subject any
}

// File is the path of the page's file in the output.
func (p Page) File() string {
	if p.Address == "" || strings.HasSuffix(p.Address, "/") {
		return p.Address + "index.html"
	}
	return p.Address
}

// Root is the way from the page to the site's root: "./", "../".
func (p Page) Root() string {
	n := strings.Count(p.Address, "/")
	if n == 0 {
		return "./"
	}
	return strings.Repeat("../", n)
}

// NeedsBodies reports whether the page can be made only when all bodies have been read.
func (p Page) NeedsBodies() bool { return p.Kind == TermPage }

// Feed says what a feed lists: Of is nil (the whole site), *Term, *Speaker, *Topic, *Source, or CorrectionsPage.
type Feed struct {
	Of   any
	Page Page // the page that it is another form of
}

// SitemapLimit is how many addresses a sitemap may have, by the protocol of sitemaps.org.
const SitemapLimit = 50_000

// At gives the page of an address.
func (s *Site) At(address string) (Page, bool) {
	p, ok := s.pages[address]
	return p, ok
}

// Pages gives all pages and files, in the order of their addresses.
func (s *Site) Pages() iter.Seq[Page] { return slices.Values(s.order) }

// Listed reports whether a page is one that readers and search engines are led to.
func (p Page) Listed() bool { return p.Kind < NotFoundPage }

// claimants lists every page that the files ask for or Gloss makes.
func (s *Site) claimants() []claimant {
	var list []claimant
	s.byPath = map[string]string{}
	top := diag.Pos{Line: 1, Col: 1}
	own := func(kind Kind, address string, subject any) {
		list = append(list, claimant{page: Page{kind, address, subject}})
	}
	feeds := func(of any, page Page) {
		own(AtomFile, page.Address+"feed.xml", Feed{of, page})
		own(JSONFeedFile, page.Address+"feed.json", Feed{of, page})
	}
	filed := func(kind Kind, address string, subject any, h *content.Head) Page {
		p := Page{kind, address, subject}
		pos := h.Slug.Pos
		if pos.IsZero() {
			pos = top
		}
		list = append(list, claimant{page: p, file: h.Path, pos: pos})
		s.byPath[strings.TrimPrefix(h.Path, "content/")] = address
		for _, old := range h.MovedFrom {
			from := strings.TrimPrefix(old.Value, "/")
			if from != "" && !strings.HasSuffix(from, "/") && !strings.Contains(from[strings.LastIndexByte(from, '/')+1:], ".") {
				from += "/"
			}
			list = append(list, claimant{page: Page{RedirectPage, from, address}, file: h.Path, pos: old.Pos})
			s.Redirects = append(s.Redirects, Redirect{From: "/" + strings.TrimPrefix(old.Value, "/"), To: address})
		}
		return p
	}
	home := Page{Kind: HomePage}
	own(HomePage, "", nil)
	own(ArticlesPage, "articles/", nil)
	own(GlossaryPage, "glossary/", nil)
	own(PeoplePage, "people/", nil)
	own(SourcesPage, "sources/", nil)
	own(TimelinePage, "timeline/", nil)
	own(TopicsPage, "topics/", nil)
	own(CorrectionsPage, "corrections/", nil)
	for _, a := range s.Articles {
		filed(ArticlePage, a.Address, a, &a.Article.Head)
		if len(a.Quotes) > 0 && s.Base != "" {
			own(AnnotationsFile, a.Address+"annotations.jsonld", a)
		}
		if s.Config.QuotePages.Value {
			for _, q := range a.Quotes {
				own(QuotePage, a.Address+q.ID.Value+"/", q)
			}
		}
	}
	absolute := s.Base != ""
	for _, t := range s.Terms {
		if p := filed(TermPage, t.Address, t, &t.Term.Head); absolute {
			feeds(t, p)
		}
	}
	for _, sp := range s.Speakers {
		p := Page{PersonPage, sp.Address, sp}
		if sp.Speaker != nil {
			p = filed(PersonPage, sp.Address, sp, &sp.Head)
		} else {
			own(PersonPage, sp.Address, sp)
		}
		if absolute {
			feeds(sp, p)
		}
	}
	for _, src := range s.Sources {
		if p := filed(SourcePage, src.Address, src, &src.Source.Head); absolute {
			feeds(src, p)
		}
	}
	for _, t := range s.Topics {
		p := Page{TopicPage, t.Address, t}
		own(TopicPage, t.Address, t)
		if absolute {
			feeds(t, p)
		}
	}
	for _, y := range s.Years {
		own(YearPage, fmt.Sprintf("timeline/%s/", YearName(y)), y)
	}
	for _, p := range s.Texts {
		filed(TextPage, p.Slug.Value+"/", p, &p.Head)
	}
	if absolute {
		feeds(nil, home)
		feeds(CorrectionsPage, Page{Kind: CorrectionsPage, Address: "corrections/"})
	}
	own(StatementsJSON, "data/statements.json", nil)
	own(StatementsCSV, "data/statements.csv", nil)
	own(GlossaryJSON, "data/glossary.json", nil)
	if absolute {
		listed := 0
		for _, c := range list {
			if c.page.Listed() {
				listed++
			}
		}
		own(SitemapFile, "sitemap.xml", 0)
		for part := 1; listed > SitemapLimit && (part-1)*SitemapLimit < listed; part++ {
			own(SitemapFile, fmt.Sprintf("sitemap-%d.xml", part), part)
		}
	}
	own(RobotsFile, "robots.txt", nil)
	own(NotFoundPage, "404.html", nil)
	own(RedirectsFile, "_redirects", nil)
	own(HeadersFile, "_headers", nil)
	own(NoJekyllFile, ".nojekyll", nil)
	return list
}

// YearName writes a year as an address has it: four digits at least, a minus before years before year 0.
func YearName(y int64) string {
	if y < 0 {
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// RootOf is the way from a page to the site's root as its links have it. The page for what is not found is shown at any
// address, so its links begin at the host.
func (s *Site) RootOf(p Page) string {
	if p.Kind != NotFoundPage {
		return p.Root()
	}
	if u, err := url.Parse(s.Base); err == nil && s.Base != "" {
		return u.EscapedPath()
	}
	return "/"
}

// Href makes an address fit for a link from a page whose way to the root is given.
func Href(root, address string) string {
	path, frag, has := strings.Cut(address, "#")
	href := root + (&url.URL{Path: path}).EscapedPath()
	if has {
		href += "#" + (&url.URL{Fragment: frag}).EscapedFragment()
	}
	return href
}

// Absolute gives the whole address of a page, or "" where the site has no base address.
func (s *Site) Absolute(address string) string {
	if s.Base == "" {
		return ""
	}
	return Href(s.Base, address)
}
