package render

import "html/template"

// Meta gives what a page's head has for machines, as the built-in layouts have it: the title, what is shown of the page elsewhere, its
// address, style sheet, feeds, script and schema.org data. Every page of a site has it, which is why it is no template's work.
func (p *Page) Meta() template.HTML {
	w := newMarkup(usualMeta + len(p.Structured))
	title := p.Site.Title
	w.tag("<title>")
	if p.Title != "" && p.Title != p.Site.Title {
		title = p.Title
		w.text(p.Title).tag(" · ")
	}
	w.text(p.Site.Title).tag("</title>")
	if p.Summary != "" {
		w.meta("name", "description", p.Summary).meta("property", "og:description", p.Summary)
	}
	if p.Kind == "404" {
		w.meta("name", "robots", "noindex")
	}
	w.meta("property", "og:title", title).meta("property", "og:type", p.openGraphType()).meta("property", "og:site_name", p.Site.Title)
	if p.Image != "" {
		w.meta("property", "og:image", p.Image)
	}
	if p.Canonical != "" {
		w.tag("\n<meta property=\"og:url\" content=\"").url(p.Canonical).tag(`">`)
		w.tag("\n<link rel=\"canonical\" href=\"").url(p.Canonical).tag(`">`)
	}
	if p.Style != "" {
		w.tag("\n<link rel=\"stylesheet\" href=\"").url(p.Style).tag(`">`)
	}
	for i := range p.Feeds {
		f := &p.Feeds[i]
		w.alternate(f.Type, f.Title, f.URL)
	}
	if p.Annotations != "" {
		w.alternate("application/ld+json", "Annotations", p.Annotations)
	}
	if p.Site.LicenseURL != "" {
		w.tag("\n<link rel=\"license\" href=\"").url(p.Site.LicenseURL).tag(`">`)
	}
	if p.Script != "" {
		w.tag("\n<script src=\"").url(p.Script).tag(`" defer></script>`)
	}
	if p.Structured != "" {
		w.tag("\n<script type=\"application/ld+json\">").data(p.Structured).tag("</script>")
	}
	return w.done()
}

// usualMeta is the size of what most pages have of it besides their schema.org data, in bytes.
const usualMeta = 1800

// openGraphType is the page's kind in the words of the Open Graph protocol.
func (p *Page) openGraphType() string {
	switch p.Kind {
	case "article", "quote":
		return "article"
	case "person":
		return "profile"
	}
	return "website"
}

// meta adds a <meta>.
func (w *markup) meta(attribute, name, content string) *markup {
	return w.tag("\n<meta " + attribute + `="` + name + `" content="`).text(content).tag(`">`)
}

// alternate adds a link to another form of the page.
func (w *markup) alternate(mediaType, title, url string) {
	w.tag("\n<link rel=\"alternate\" type=\"").text(mediaType).tag(`" title="`).text(title).tag(`" href="`).url(url).tag(`">`)
}
