package content

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// config reads site.yaml.
func (d *decoder) config(h Head, root *frontmatter.Node) *Config {
	c := &Config{Head: h}
	if root.Kind == frontmatter.None {
		return c
	}
	if root.Kind != frontmatter.Map {
		d.ErrorAt(root.Pos, diag.WrongType, "site.yaml should be keys with values, and is "+root.What(), "write title: … on a line of its own")
		return c
	}
	d.each(root, configKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "title":
			c.Title = d.text(v, name)
		case "base_url":
			c.BaseURL = d.baseURL(v)
		case "language":
			c.Language = d.language(v)
		case "timezone":
			c.Timezone = d.timezone(v)
		case "description":
			c.Description = d.text(v, name)
		case "author":
			c.Author = d.text(v, name)
		case "nav":
			c.Nav = entries(d, v, name, d.navLink)
		case "license":
			c.License = d.text(v, name)
		case "html":
			c.HTML = d.boolean(v, name)
		case "quote_pages":
			c.QuotePages = d.boolean(v, name)
		case "corrections_policy":
			c.CorrectionsPolicy = d.text(v, name)
		}
	})
	return c
}

func (d *decoder) navLink(m *frontmatter.Node) Link {
	l := Link{Pos: m.Pos}
	d.each(m, linkKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "title":
			l.Title = d.text(v, name)
		case "url":
			l.URL = d.link(v, name)
		}
	})
	return l
}

// baseURL reads the address that the site is published at.
func (d *decoder) baseURL(v *frontmatter.Node) String {
	s := d.text(v, "base_url")
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
