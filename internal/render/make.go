package render

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// How much a list shows before it is cut. What is cut stands elsewhere, and the list links to it.
const (
	homeArticles    = 12
	homeStatements  = 5
	homeWords       = 60
	relatedArticles = 3
	latestEntries   = 100 // of a list that goes on by year
)

// makeView fills the view of the page that is being made.
func (m *pageInTheMaking) makeView() {
	s := m.site
	v := &view.Page{Kind: m.page.Kind.Layout, Title: m.page.Title(m.locale), Root: m.root, Language: s.Language, Dir: m.dir(s.Language),
		Style: m.href(m.assets.Name("style.css")), PrintStyle: m.href(m.assets.Name("print.css")), Script: m.href(m.assets.Name("gloss.js")), SearchPage: m.href(site.SearchPage.Address), ThemeScript: m.href(m.assets.Name("theme.js")), Icon: m.icon()}
	if !m.page.Kind.Reading {
		v.PagesStyle = m.href(m.assets.Name("pages.css"))
	}
	if own := languageOn(m.page); own != "" && m.directions.get(own, direction) != "" {
		v.Language, v.Dir = own, m.dir(own)
	}
	m.view = v
	v.Frame = m.frame()
	v.Site, v.Feeds = v.Frame.Site, slices.Clip(v.Frame.SiteFeeds)
	if m.page.Listed() {
		v.Canonical = s.Absolute(m.page.Address)
	}
	switch x := m.page.Subject.(type) {
	case *site.Article:
		m.articlePage(x)
	case *site.Quote:
		if m.page.Kind == site.EmbedPage {
			m.embedPage(x)
		} else {
			m.quotePage(x)
		}
	case *site.Term:
		m.termPage(x)
	case *site.Speaker:
		m.personPage(x)
	case *site.Source:
		m.sourcePage(x)
	case site.SourcePart:
		m.sourcePart(x)
	case *site.Topic:
		v.Topic = m.topicLink(x)
		m.listArticles()
		if v.Timeline = m.list(timelineOptions{}); v.Timeline != nil && v.Years != nil {
			v.Timeline.Years = nil // they are those of the articles
		}
		v.Picture = m.picture(s.List(m.page), pictureOptions{})
	case site.Part:
		m.partPage(x)
	case site.Letter:
		m.letterPage(x)
	case *content.Page:
		v.Summary = x.Summary.Value
		m.body()
		v.Terms = m.definitions(m.termsOn(nil))
	case string:
		v.Target = m.href(x)
		if to, ok := m.site.At(x); ok {
			v.Title = to.Title(m.locale)
		}
		v.Canonical = s.Absolute(x)
	default:
		m.listPage()
	}
	if m.page.Kind.Feed && m.page.Kind != site.HomePage {
		m.feed(m.page)
	}
	if m.glossaryInBody {
		v.Terms = nil
	}
	m.sharing()
	v.Structured = structured(m.files.Structured(m.page, v.Language))
}

// listPage fills the pages that list what the site has.
func (m *pageInTheMaking) listPage() {
	v, s := m.view, m.site
	switch m.page.Kind {
	case site.HomePage:
		m.home()
	case site.ArticlesPage:
		m.listArticles()
	case site.GlossaryPage, site.PeoplePage, site.SourcesPage, site.TopicsPage:
		m.index()
	case site.SearchPage:
		m.index()
		v.Summary = m.locale.Say("search.about")
		v.Search = &view.Search{Script: m.href(m.assets.Name("search.js")), Style: m.href(m.assets.Name("search.css"))}
	case site.TimelinePage:
		v.Picture = m.picture(s.Entries, pictureOptions{})
		if v.Timeline = m.list(timelineOptions{}); v.Timeline != nil {
			v.Summary, v.Timeline.Cut, v.Timeline.Years = v.Timeline.Cut, "", nil // the page says it by itself
		}
		v.Years = m.years(m.page, site.Part{})
	case site.CorrectionsPage:
		if v.Site.PolicyText != "" {
			v.Summary = m.engine.Plain(s.Config.CorrectionsPolicy.Value)
		}
		m.corrections()
	}
}

func (m *pageInTheMaking) siteTitle() string { return m.site.Title(m.locale) }

func (m *pageInTheMaking) href(address string) string { return site.Href(m.root, address) }

// near is href by the shortest way, for what stands on this page alone: "quote/" for what is below it, "../other/" for what is beside it.
func (m *pageInTheMaking) near(address string) string {
	rest, here, root := address, m.page.Address, m.root
	for {
		folder, in, ok := strings.Cut(here, "/")
		below, isBelow := strings.CutPrefix(rest, folder+"/")
		up, isUp := strings.CutPrefix(root, "../")
		if !ok || !isBelow || !isUp || below == "" {
			return site.Href(root, rest)
		}
		rest, here, root = below, in, up
	}
}

// feed names a page's feed among the page's alternate forms; nothing where the site has no absolute address.
func (m *pageInTheMaking) feed(of site.Page) {
	m.view.Feeds = append(m.view.Feeds, m.feedsOf(of, m.locale.Say("feed.title", "site", m.siteTitle(), "title", of.Title(m.locale)))...)
}

// feedsOf gives the forms of a page's feed; none where the site has no absolute address.
func (m *pageInTheMaking) feedsOf(of site.Page, title string) []view.Feed {
	var list []view.Feed
	for _, form := range m.site.FeedForms() {
		list = append(list, view.Feed{JSON: form == site.JSONFeedFile, Title: title, URL: m.href(of.Feed(form))})
	}
	return list
}

// dir gives the direction in which a language is written: ltr or rtl.
func (p *Press) dir(tag string) string {
	return cmp.Or(p.directions.get(tag, direction), "ltr")
}

// isRightToLeft reports whether the page is written so.
func (m *pageInTheMaking) isRightToLeft() bool { return m.view.Dir == "rtl" }

// direction is dir; "" for what is no tag of a language.
func direction(tag string) string {
	if !locale.Valid(tag) {
		return ""
	}
	return locale.Dir(tag)
}
