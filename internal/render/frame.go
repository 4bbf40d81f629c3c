package render

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/gloss-press/gloss/internal/site"
)

// around is what many pages have around their text alike. It is shared, and nobody writes to it.
type around struct {
	site          *Site
	style, script string
	nav, sections []Link
	feeds         []Feed // of the whole site
}

// aroundKey is what that depends on besides its Site.
type aroundKey struct {
	root  string
	under string // for each entry of the navigation whether the page stands under it: "010"
}

// around gives what the page has around its text.
func (m *pageInTheMaking) around() *around {
	return m.arounds.get(m.aroundKey(), func() *around {
		a := &around{site: m.siteView(), style: m.href(m.assets.Name("style.css")), script: m.href(m.assets.Name("gloss.js")), nav: m.nav(),
			feeds: m.feedsOf(site.Page{Kind: site.HomePage}, m.siteTitle())}
		for _, p := range m.site.Sections() {
			a.sections = append(a.sections, linkTo(p.Title(), m.href(p.Address)))
		}
		return a
	})
}

func (m *pageInTheMaking) aroundKey() aroundKey {
	under := make([]byte, len(m.menu))
	for i, e := range m.menu {
		under[i] = '0'
		if m.under(e.address) {
			under[i] = '1'
		}
	}
	return aroundKey{m.root, string(under)}
}

// frameKey is what a page's masthead and colophon depend on besides its Site.
type frameKey struct {
	aroundKey
	language string
	home     bool
}

type frame struct{ masthead, colophon template.HTML }

// frame sets what stands above and below the page: the same on all pages with the same around them, in a language. Its partials get
// nothing that is not the same on all of these.
func (m *pageInTheMaking) frame() {
	v := m.view
	key := frameKey{m.aroundKey(), v.Language, m.page.Kind == site.HomePage}
	f := m.frames.get(key, func() frame {
		shared := &Page{Site: v.Site, Root: v.Root, Language: v.Language, Dir: v.Dir, Style: v.Style, Script: v.Script,
			Nav: v.Nav, Sections: v.Sections, SiteFeeds: v.SiteFeeds}
		if key.home {
			shared.Kind = v.Kind
		}
		return frame{m.partial("masthead", shared), m.partial("footer", shared)}
	})
	v.Masthead, v.Colophon = f.masthead, f.colophon
}

func (m *pageInTheMaking) siteView() *Site {
	c := m.site.Config
	v := &Site{Title: m.siteTitle(), Description: c.Description.Value, Author: c.Author.Value, License: c.License.Value}
	if v.LicenseURL = m.site.LicenseURL(); v.LicenseURL != "" {
		v.License = licenseName(v.License)
	}
	switch p := c.CorrectionsPolicy.Value; {
	case p == "":
	case strings.HasPrefix(p, "/") || strings.HasPrefix(p, "http://") || strings.HasPrefix(p, "https://"):
		v.Policy = m.outsideOrHere(p)
	default:
		v.PolicyText = m.line(c.CorrectionsPolicy, m.site.Config.Path)
	}
	return v
}

// licenseName names the licences of Creative Commons by their addresses; others are "Licence".
func licenseName(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host != "creativecommons.org" {
		return "Licence"
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) >= 3 && parts[0] == "licenses" {
		return "CC " + strings.ToUpper(parts[1]) + " " + parts[2]
	}
	return "Creative Commons"
}

// outsideOrHere gives the href of an address that content names: one of this site, or one outside.
func (m *pageInTheMaking) outsideOrHere(ref string) string {
	return m.site.Link("content/site.yaml", m.root, ref).Href
}

// menuEntry is one of the site's navigation.
type menuEntry struct {
	title, ref string // ref is as site.yaml has it; "" for an entry that Gloss makes
	address    string // in the site; "" for the home page and for other sites
}

// menuOf gives the entries of a site's navigation.
func menuOf(s *site.Site) []menuEntry {
	var menu []menuEntry
	for _, e := range s.Config.Nav {
		address, _ := s.Resolve("content/site.yaml", e.URL.Value)
		menu = append(menu, menuEntry{e.Title.Value, e.URL.Value, address})
	}
	if len(menu) == 0 {
		for _, l := range s.DefaultNav() {
			menu = append(menu, menuEntry{title: l.Title(), address: l.Address})
		}
	}
	return menu
}

func (m *pageInTheMaking) nav() []Link {
	links := make([]Link, len(m.menu))
	for i, e := range m.menu {
		href := m.href(e.address)
		if e.ref != "" {
			href = m.outsideOrHere(e.ref)
		}
		links[i] = linkTo(e.title, href)
		links[i].Current = m.under(e.address)
	}
	return links
}

// under reports whether the page is at this address, or below it.
func (m *pageInTheMaking) under(address string) bool {
	return address != "" && m.page.Kind != site.NotFoundPage && strings.HasPrefix(m.page.Address, address)
}
