package content

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/limit"
)

// Config is content/site.yaml.
type Config struct {
	Head
	Title             String
	BaseURL           String
	Timezone          String
	Description       String
	Author            String
	Nav               []Link
	License           String
	HTML              Bool
	QuotePages        Bool
	NoCards           Bool
	WebP              Bool
	CorrectionsPolicy String
}

var configKeys = table("site.yaml", "the top level of content/site.yaml", []row[Config]{
	key("title", short(prose), func(c *Config) *String { return &c.Title }, "the site's name", "name site_title site_name"),
	key("base_url", baseAddress, func(c *Config) *String { return &c.BaseURL }, "its address: `https://example.org/`. Without it feeds, sitemap and annotations are left out", "url baseurl site_url root"),
	key("language", languageTag, func(c *Config) *String { return &c.Language }, "the language of the interface, and of all texts that name none: `en`", "lang locale languagecode defaultcontentlanguage default_language"),
	key("timezone", zone, func(c *Config) *String { return &c.Timezone }, "of dates without an offset: `America/New_York`", "tz time_zone"),
	key("description", short(prose), func(c *Config) *String { return &c.Description }, "what it is about, for the home page and feeds", "summary tagline subtitle"),
	key("author", short(shownName), func(c *Config) *String { return &c.Author }, "who is named where an article names nobody", "authors"),
	key("nav", atMost(limit.Nav, entries(linkKeys, func(n frontmatter.Node) Link { return Link{Pos: n.Pos} })), func(c *Config) *[]Link { return &c.Nav }, "the links at the top of each page, a list", "menu menus navigation links"),
	key("license", short(plain), func(c *Config) *String { return &c.License }, "under which the texts are published: a name or an address", "copyright licence rights"),
	key("html", truth, func(c *Config) *Bool { return &c.HTML }, "`true` lets HTML in Markdown through", "unsafe raw_html"),
	key("quote_pages", truth, func(c *Config) *Bool { return &c.QuotePages }, "`true` gives each quote a page of its own, to share", ""),
	key("cards", notOff, func(c *Config) *Bool { return &c.NoCards }, "`on` (default) draws a picture by which each article and quote is shown where it is shared; `off` draws none", "social_cards og_image opengraph"),
	inside("images", imagesKeys, "{webp: true}", "in which forms pictures are offered", "pictures imaging"),
	key("corrections_policy", upTo(limit.Short, plain), func(c *Config) *String { return &c.CorrectionsPolicy }, "a sentence (Markdown), or the address of a page", ""),
}, map[string]string{
	"theme":  "Gloss has no themes: a site's own files in layouts/ and assets/ replace the built-in ones",
	"params": "Gloss has no parameters of your own: write them into your layouts", "plugins": "Gloss has no plugins",
	"output": "the output folder is a flag: gloss build --output DIR", "buildfuture": "write gloss build --future", "builddrafts": "write gloss build --drafts",
	"markup": "Gloss has no settings for Markdown but html", "permalinks": "Gloss has fixed addresses; an article's slug sets its part of it", "taxonomies": "topics need no declaration",
})

var imagesKeys = table("images", "images", []row[Config]{
	key("webp", truth, func(c *Config) *Bool { return &c.WebP }, "`true` offers photographs as WebP too: a fifth of the bytes, and half a second of the first build each", "avif? formats?"),
})

// Link is an entry of the site's navigation.
type Link struct {
	Pos   diag.Pos
	Title String
	URL   String
}

var linkKeys = table("an entry of nav", "an entry of nav", []row[Link]{
	required(key("title", short(prose), func(l *Link) *String { return &l.Title }, "what the link says", "name label text?")),
	required(key("url", link, func(l *Link) *String { return &l.URL }, "an address, of the site or outside", "link href path page")),
})

// config reads site.yaml.
func (d *decoder) config(h Head, root *frontmatter.Node) File {
	c := &Config{Head: h}
	switch root.Kind {
	case frontmatter.None:
	case frontmatter.Map:
		configKeys.read(d, root, c)
	default:
		d.ErrorAt(root.Pos, diag.WrongType, "site.yaml should be keys with values, and is "+root.What(), "write title: … on a line of its own")
	}
	return c
}

// baseURL reads the address that the site is published at.
func (d *decoder) baseURL(v *frontmatter.Node, k *Key) String {
	s := d.text(v, k)
	if s.Value == "" {
		return s
	}
	if err := CheckBaseURL(s.Value); err != nil {
		e := err.(*URLError)
		d.ErrorAt(s.Pos, diag.BadLink, e.Message, e.Hint)
		return String{}
	}
	return s
}

// CheckBaseURL says whether a site can be published at s: an http or https address without query and fragment. The error is
// a *URLError.
func CheckBaseURL(s string) error {
	if err := CheckURL(s); err != nil {
		return err
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https":
		return &URLError{fmt.Sprintf("a site can't be published at %q", s), "write an address that begins with https://"}
	case strings.ContainsAny(s, "?#"):
		return &URLError{"a site's address can't have ? or #", "write it up to there: " + s[:strings.IndexAny(s, "?#")]}
	case hasDots(u.Path):
		return &URLError{"a site's address can't have a part that is . or ..", "write the whole path"}
	}
	return nil
}

// hasDots reports whether a part of an address leads up or nowhere, also where it is written with percent signs.
func hasDots(address string) bool {
	plain := strings.ReplaceAll(strings.ReplaceAll(address, "%2e", "."), "%2E", ".")
	for part := range strings.SplitSeq(plain, "/") {
		if part == "." || part == ".." {
			return true
		}
	}
	return false
}
