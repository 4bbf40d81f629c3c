package export

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/gloss-press/gloss/internal/site"
)

// sitemap writes the protocol of sitemaps.org: one list, or an index of lists where there are too many addresses for one.
func (f *file) sitemap(w io.Writer) error {
	type alternate struct {
		Rel      string `xml:"rel,attr"`
		Language string `xml:"hreflang,attr"`
		Href     string `xml:"href,attr"`
	}
	type entry struct {
		Loc      string      `xml:"loc"`
		Mod      string      `xml:"lastmod,omitempty"`
		Editions []alternate `xml:"xhtml:link"`
	}
	var all []entry
	xhtml := "" // the name space of the links, where there are any
	for p := range f.Site.Pages() {
		if !p.Listed() {
			continue
		}
		e := entry{Loc: f.Site.Absolute(p.Address)}
		if a, ok := p.Subject.(*site.Article); ok {
			e.Mod = moment(a.Changed())
			for i, other := range a.Editions {
				address := f.Site.Absolute(other.Address)
				e.Editions = append(e.Editions, alternate{"alternate", f.Site.LanguageOf(other), address})
				xhtml = "http://www.w3.org/1999/xhtml"
				if i == 0 {
					e.Editions = append(e.Editions, alternate{"alternate", "x-default", address})
				}
			}
		}
		all = append(all, e)
	}
	part := f.page.Subject.(int)
	var v any
	switch {
	case part == 0 && len(all) > site.SitemapLimit:
		var parts []entry
		for i := 0; i*site.SitemapLimit < len(all); i++ {
			parts = append(parts, entry{Loc: f.Site.Absolute(fmt.Sprintf("sitemap-%d.xml", i+1))})
		}
		v = struct {
			XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
			Parts   []entry  `xml:"sitemap"`
		}{Parts: parts}
	default:
		if part > 0 {
			from := min((part-1)*site.SitemapLimit, len(all))
			all = all[from:min(from+site.SitemapLimit, len(all))]
		}
		v = struct {
			XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
			XHTML   string   `xml:"xmlns:xhtml,attr,omitempty"`
			URLs    []entry  `xml:"url"`
		}{XHTML: xhtml, URLs: all}
	}
	return writeXML(w, v)
}

func writeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
