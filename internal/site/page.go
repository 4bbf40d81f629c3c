package site

import (
	"cmp"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/locale"
)

// Page is one file of the finished site. It is a value: what stands on it follows from the Site and, for some, from Bodies.
type Page struct {
	Kind    *Kind
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

// Head gives the head of the content file that the page or file is made of: for a quote its article's, for a part of a source the
// source's. It is nil for what is made of many files, or of none.
func (p Page) Head() *content.Head {
	switch x := p.Subject.(type) {
	case *Quote:
		return &x.Article.Head
	case *Speaker:
		if x.Speaker == nil {
			return nil
		}
	}
	if f, ok := p.Subject.(content.File); ok {
		return f.FileHead()
	}
	return nil
}

// ContentFile gives the path of the content file that the page is made of; "" for what is made of many, or of none.
func (p Page) ContentFile() string {
	if h := p.Head(); h != nil {
		return h.Path
	}
	return ""
}

// ShowsBody reports whether the page is the one that shows the body of a content file.
func (p Page) ShowsBody() bool { return p.Kind.Body && p.Kind.IsHTML() && p.Head() != nil }

// Title gives the title of a page that is the one of its kind, or the name of what it is about; "" for a title that is put together
// of several.
func (p Page) Title(l *locale.Locale) string {
	switch {
	case p.Kind.title != nil:
		return p.Kind.title(p.Subject)
	case p.Kind.Title != "":
		return l.Say(p.Kind.Title)
	}
	return ""
}

// Feed gives the address of the page's feed in a form: AtomFile or JSONFeedFile.
func (p Page) Feed(form *Kind) string { return p.Address + form.Address }

// Root is the way from the page to the site's root: "./", "../".
func (p Page) Root() string {
	n := strings.Count(p.Address, "/")
	if n == 0 {
		return "./"
	}
	return strings.Repeat("../", n)
}

// SitemapLimit is how many addresses a sitemap may have, by the protocol of sitemaps.org.
const SitemapLimit = 50_000

// At gives the page of an address.
func (s *Site) At(address string) (Page, bool) {
	i, ok := slices.BinarySearchFunc(s.order, address, func(p Page, address string) int { return cmp.Compare(p.Address, address) })
	if !ok {
		return Page{}, false
	}
	return s.order[i], true
}

// Pages gives all pages and files, in the order of their addresses.
func (s *Site) Pages() iter.Seq[Page] { return slices.Values(s.order) }

// Listed reports whether a page is one that readers and search engines are led to.
func (p Page) Listed() bool { return p.Kind.IsHTML() && !p.Kind.unlisted }

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

// Href makes an address fit for a link from a page whose way to the root is given. Its path is plain; a query and a fragment are as
// somebody wrote them, encoded or not.
func Href(root, address string) string {
	if isPlain(address) {
		return root + address
	}
	path, frag, hasFrag := strings.Cut(address, "#")
	path, query, hasQuery := strings.Cut(path, "?")
	u := url.URL{Path: path}
	href := root + u.EscapedPath()
	if hasQuery {
		href += "?" + encodeOnce(query)
	}
	if hasFrag {
		href += "#" + encodeOnce(frag)
	}
	return href
}

// encodeOnce percent-encodes what no query or fragment has, and leaves what is encoded.
func encodeOnce(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		isCode := c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
		if isCode || c != '%' && c > ' ' && c < 0x7f && strings.IndexByte("\"#<>[\\]^`{|}", c) < 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// isPlain reports an address in which nothing is to be encoded.
func isPlain(address string) bool {
	fragment := false
	for i := range len(address) {
		switch c := address[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '/', c == '-', c == '.', c == '_':
		case c == '#' && !fragment:
			fragment = true
		default:
			return false
		}
	}
	return true
}

// Absolute gives the whole address of a page, or "" where the site has no base address.
func (s *Site) Absolute(address string) string {
	if s.Base == "" {
		return ""
	}
	return Href(s.Base, address)
}

// HostRoot is the path of the site's root on its host: "/", or "/explainers/".
func (s *Site) HostRoot() string { return s.RootOf(Page{Kind: NotFoundPage}) }
