package render

import (
	"net/url"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// frameKey is what stands around a page depends on besides its Site.
type frameKey struct {
	root  string
	under string // for each entry of the navigation whether the page stands under it: "010"
	home  bool
	other bool // … in another language than the page
}

// frame gives what stands above and below the page. It is shared with all pages that have it alike, and nobody writes to it.
func (m *pageInTheMaking) frame() *view.Frame {
	under := make([]byte, len(m.menu))
	for i, e := range m.menu {
		under[i] = '0'
		if m.under(e.address) {
			under[i] = '1'
		}
	}
	key := frameKey{m.root, string(under), m.page.Kind == site.HomePage, !m.speaksItself()}
	return m.frames.get(key, func(frameKey) *view.Frame {
		f := &view.Frame{Site: m.siteView(), Root: m.root, Nav: m.nav(), SiteFeeds: m.feedsOf(site.Page{Kind: site.HomePage}, m.siteTitle())}
		if key.home {
			f.Kind = site.HomePage.Layout
		}
		if key.other {
			f.Language, f.Dir = m.locale.Tag(), m.dir(m.locale.Tag())
		}
		for _, p := range m.site.Sections() {
			if slices.ContainsFunc(m.menu, func(e menuEntry) bool { return e.address == p.Address }) {
				continue
			}
			f.Sections = append(f.Sections, linkTo(p.Title(m.locale), m.href(p.Address)))
		}
		return f
	})
}

// speaksItself reports whether what stands around the page is in the page's own language, and not in the site's or in English.
func (m *pageInTheMaking) speaksItself() bool {
	return m.pageLanguage() == m.site.Language || m.Renderer.words.Speak(m.pageLanguage())
}

func (m *pageInTheMaking) siteView() *view.Site {
	c := m.site.Config
	v := &view.Site{Title: m.siteTitle(), Initial: initial(m.siteTitle()), Description: c.Description.Value, Author: c.Author.Value, License: c.License.Value}
	if v.LicenseURL = m.site.LicenseURL(); v.LicenseURL != "" {
		v.License = m.licenseName(v.License)
	}
	switch p := c.CorrectionsPolicy.Value; {
	case p == "":
	case strings.HasPrefix(p, "/") || strings.HasPrefix(p, "http://") || strings.HasPrefix(p, "https://"):
		v.Policy = m.outsideOrHere(p)
	default:
		v.PolicyText = m.line(c.CorrectionsPolicy, &m.site.Config.Head)
	}
	return v
}

// licenseName names the licences of Creative Commons by their addresses; others are "Licence".
func (v *voice) licenseName(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host != "creativecommons.org" {
		return v.locale.Say("frame.licence")
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
func (v *voice) menuOf(s *site.Site) []menuEntry {
	var menu []menuEntry
	for _, e := range s.Config.Nav {
		address, _ := s.Resolve("content/site.yaml", e.URL.Value)
		menu = append(menu, menuEntry{e.Title.Value, e.URL.Value, address})
	}
	if len(menu) == 0 {
		for _, l := range s.DefaultNav() {
			menu = append(menu, menuEntry{title: l.Title(v.locale), address: l.Address})
		}
	}
	return menu
}

func (m *pageInTheMaking) nav() []view.Link {
	links := make([]view.Link, len(m.menu))
	for i, e := range m.menu {
		href := m.href(e.address)
		if e.ref != "" {
			href = m.outsideOrHere(e.ref)
		}
		if links[i] = linkTo(e.title, href); e.ref != "" && m.locale.Tag() != m.site.Language { // the site has named it
			links[i].Language, links[i].Dir = m.tongue(e.title, "", m.site.Language)
		}
		links[i].Current = m.under(e.address)
	}
	return links
}

// under reports whether the page is at this address, or below it.
func (m *pageInTheMaking) under(address string) bool {
	return address != "" && m.page.Kind != site.NotFoundPage && strings.HasPrefix(m.page.Address, address)
}
