package site

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/search"
)

// Kind is what the pages of one kind have alike. Each is a row of the table below, which is all that a site knows of its kinds.
type Kind struct {
	Layout      string // its pages are made by layouts/LAYOUT.html; "" for a file that has none
	Title       string // of its one page: the key of the message
	Address     string // of its one page; else of the folder in which its pages have theirs
	FeedForm    string // it is a form of all feeds, of this media type
	Feed        bool   // its pages have feeds
	Body        bool   // its pages are made of the body of a content file
	NeedsBodies bool   // they can be made only when all bodies have been read
	Reading     bool   // its pages are read from top to bottom, and lead to no list of others
	Whole       bool   // its layout is all of the file: nothing of base.html stands around it
	Large       bool   // their files grow with all that the site holds, so that they are better not held in memory

	unlisted bool                    // readers and search engines are not led to its pages
	absolute bool                    // it has whole addresses: no page where the site has no base address
	title    func(any) string        // of the page about a subject
	claim    func(*claims)           // claims the addresses of its pages; nil: it has one page, at Address
	holds    func(s *Site) int       // of a part of the site: how much stands in it
	index    func(s *Site) []Indexed // of an index: what it lists, in any order
	inMenu   bool                    // that part is in the navigation of a site that gives none
}

// kinds are all kinds, in the order in which they claim addresses.
var kinds []*Kind

// kind enters a row into the table.
func kind(k Kind) *Kind {
	kinds = append(kinds, &k)
	return &k
}

// The pages of a finished site, and behind them its files. A comment says what the Subject of a page is; nil without one.
var (
	HomePage     = kind(Kind{Layout: "home", Feed: true})
	ArticlesPage = kind(Kind{Layout: "articles", Title: "section.articles", Address: "articles/", holds: always, inMenu: true})
	ArticlePage  = kind(Kind{Layout: "article", Address: "articles/", Body: true, Reading: true, // *Article
		title: about(func(a *Article) string { return a.Title.Value }),
		claim: func(c *claims) { filed(c, c.site.Articles, func(a *Article) string { return a.Address }) }})
	QuotePage = kind(Kind{Layout: "quote", Reading: true, claim: func(c *claims) { // *Quote
		c.quotePages(func(q *Quote) { c.named(q.PageAddress(), q, diag.At(q.Article.Path, q.ID().Pos)) })
	}})
	EmbedPage = kind(Kind{Layout: "embed", Reading: true, Whole: true, unlisted: true, claim: func(c *claims) { // *Quote
		c.quotePages(func(q *Quote) { c.own(q.EmbedAddress(), q) })
	}})
	OEmbedFile = kind(Kind{absolute: true, claim: func(c *claims) { // *Quote
		c.quotePages(func(q *Quote) { c.own(q.OEmbedAddress(), q) })
	}})
	GlossaryPage = kind(Kind{Layout: "glossary", Title: "section.glossary", Address: "glossary/", inMenu: true,
		holds: func(s *Site) int { return len(s.Terms) },
		index: func(s *Site) []Indexed { return indexed(s.Terms, (*Term).Name) }})
	TermPage = kind(Kind{Layout: "term", Address: "glossary/", Feed: true, Body: true, NeedsBodies: true, title: about((*Term).Name), // *Term
		claim: func(c *claims) { filed(c, c.site.Terms, func(t *Term) string { return t.Address }) }})
	PeoplePage = kind(Kind{Layout: "people", Title: "section.people", Address: "people/", inMenu: true,
		holds: func(s *Site) int { return len(s.Speakers) },
		index: func(s *Site) []Indexed { return indexed(s.Speakers, (*Speaker).SortName) }})
	PersonPage = kind(Kind{Layout: "person", Address: "people/", Feed: true, Body: true, // *Speaker
		title: about(func(p *Speaker) string { return p.Name }),
		claim: func(c *claims) {
			for _, p := range c.site.Speakers {
				if p.Speaker != nil {
					c.filed(p.Address, p)
				} else {
					c.named(p.Address, p, p.named)
				}
			}
		}})
	SourcesPage = kind(Kind{Layout: "sources", Title: "section.sources", Address: "sources/",
		holds: func(s *Site) int { return len(s.Sources) },
		index: func(s *Site) []Indexed { return indexed(s.Sources, (*Source).Name) }})
	SourcePage = kind(Kind{Layout: "source", Address: "sources/", Feed: true, Body: true, title: about((*Source).Name), // *Source
		claim: func(c *claims) { filed(c, c.site.Sources, func(s *Source) string { return s.Address }) }})
	SourcePartPage = kind(Kind{Layout: "source", claim: func(c *claims) { // SourcePart
		for _, src := range c.site.Sources {
			for n := 2; n <= src.Parts(); n++ {
				c.own(src.PartAddress(n), SourcePart{src, n})
			}
		}
	}})
	TimelinePage = kind(Kind{Layout: "timeline", Title: "section.timeline", Address: "timeline/", inMenu: true,
		holds: func(s *Site) int { return len(s.Entries) }})
	TopicsPage = kind(Kind{Layout: "topics", Title: "section.topics", Address: "topics/",
		holds: func(s *Site) int { return len(s.Topics) },
		index: func(s *Site) []Indexed { return indexed(s.Topics, func(t *Topic) string { return t.Name }) }})
	TopicPage = kind(Kind{Layout: "topic", Address: "topics/", Feed: true, // *Topic
		title: about(func(t *Topic) string { return t.Name }),
		claim: func(c *claims) {
			for _, t := range c.site.Topics {
				c.named(t.Address, t, t.named)
			}
		}})
	YearPage   = kind(Kind{Layout: "year", claim: (*claims).parts})                       // Part
	LetterPage = kind(Kind{Layout: "letter", claim: (*claims).letters})                   // Letter
	SearchPage = kind(Kind{Layout: "search", Title: "section.search", Address: "search/", // an index of what else has one, but for sources
		holds: func(s *Site) int { return max(1, len(s.Terms)+len(s.Speakers)+len(s.Topics)) },
		index: func(s *Site) []Indexed {
			return slices.Concat(indexed(s.Terms, (*Term).Name), indexed(s.Speakers, (*Speaker).SortName), indexed(s.Topics, func(t *Topic) string { return t.Name }))
		}})
	SearchFile      = kind(Kind{Address: search.Root, NeedsBodies: true}) // the root of the index; its other files are named by their content
	CorrectionsPage = kind(Kind{Layout: "corrections", Title: "section.corrections", Address: "corrections/", Feed: true, holds: always})
	TextPage        = kind(Kind{Layout: "page", Body: true, Reading: true, // *content.Page
		title: about(func(t *content.Page) string { return t.Title.Value }),
		claim: func(c *claims) {
			filed(c, c.site.Texts, func(t *content.Page) string { return c.kind.Of(t.Slug.Value) })
		}})
	NotFoundPage = kind(Kind{Layout: "404", Reading: true, Title: "not-found.title", Address: "404.html", unlisted: true})
	RedirectPage = kind(Kind{Layout: "redirect", Whole: true, unlisted: true, claim: (*claims).moved}) // string: the address that it leads to

	FaviconFile = kind(Kind{Layout: "favicon", Address: "favicon.svg", Whole: true, unlisted: true})

	AtomFile     = kind(Kind{Address: "feed.xml", FeedForm: "application/atom+xml", NeedsBodies: true, absolute: true, claim: (*claims).feeds})   // Page: what it is a form of
	JSONFeedFile = kind(Kind{Address: "feed.json", FeedForm: "application/feed+json", NeedsBodies: true, absolute: true, claim: (*claims).feeds}) // the same

	AnnotationsFile = kind(Kind{Address: "annotations.jsonld", Body: true, absolute: true, claim: func(c *claims) { // *Article
		for _, a := range c.site.Articles {
			if len(a.Quotes) > 0 {
				c.own(a.Address+c.kind.Address, a)
			}
		}
	}})
	CardFile = kind(Kind{Address: "card.png", absolute: true, claim: func(c *claims) { // *Article or *Quote: the picture by which its page is shown elsewhere
		if c.site.Config.NoCards.Value {
			return
		}
		for _, p := range c.list {
			if p.page.Kind == ArticlePage || p.page.Kind == QuotePage {
				c.own(p.page.Address+c.kind.Address, p.page.Subject)
			}
		}
	}})
	ArticleText = kind(Kind{Address: "page.md", Body: true, claim: func(c *claims) { // *Article
		for _, a := range c.site.Articles {
			c.own(a.Address+c.kind.Address, a)
		}
	}})
	TermText = kind(Kind{Address: "page.md", Body: true, claim: func(c *claims) { // *Term
		for _, t := range c.site.Terms {
			c.own(t.Address+c.kind.Address, t)
		}
	}})
	LLMSFile       = kind(Kind{Address: "llms.txt"})
	StatementsJSON = kind(Kind{Address: "data/statements.json", Large: true, claim: (*claims).data}) // *DataPart; nil: all, or the index of parts
	StatementsCSV  = kind(Kind{Address: "data/statements.csv", Large: true, claim: (*claims).data})  // the same
	GlossaryJSON   = kind(Kind{Address: "data/glossary.json"})
	SitemapFile    = kind(Kind{Address: "sitemap.xml", absolute: true, claim: func(c *claims) { // int: the part, from 1; 0: the whole, or the index of parts
		c.own(c.kind.Address, 0)
		n := c.listed()
		for part := 1; n > SitemapLimit && (part-1)*SitemapLimit < n; part++ {
			c.own(fmt.Sprintf("sitemap-%d.xml", part), part)
		}
	}})
	RobotsFile    = kind(Kind{Address: "robots.txt"})
	RedirectsFile = kind(Kind{Address: "_redirects"})
	HeadersFile   = kind(Kind{Address: "_headers"})
	NoJekyllFile  = kind(Kind{Address: ".nojekyll"})
	ScaledFile    = kind(Kind{claim: scaledFiles})      // Scaled
	CopyPage      = kind(Kind{claim: (*claims).copied}) // string: the path of a file that is published as it is
)

// FeedForms gives the kinds of files that every feed is written as; none where the site has no base address.
func (s *Site) FeedForms() []*Kind {
	return slices.DeleteFunc(slices.Clone(kinds), func(k *Kind) bool { return k.FeedForm == "" || s.Base == "" })
}

// Kinds gives all kinds, in the order of the table.
func Kinds() []*Kind { return kinds }

// IsLaidOut reports whether pages of the kind are made by a layout; else they are files that have none.
func (k *Kind) IsLaidOut() bool { return k.Layout != "" }

// IsHTML reports whether that makes pages to be read of them: a drawing is none.
func (k *Kind) IsHTML() bool { return k.IsLaidOut() && !strings.HasSuffix(k.Address, ".svg") }

// Of gives the address of the page of the kind whose name in its folder is given.
func (k *Kind) Of(slug string) string { return k.Address + slug + "/" }

// about makes the title of pages with a type of subject.
func about[T any](name func(T) string) func(any) string {
	return func(subject any) string { return name(subject.(T)) }
}

// always is for a part of the site that stands there with nothing in it.
func always(*Site) int { return 1 }
