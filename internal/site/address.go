package site

import (
	"fmt"
	"net/url"
	"strings"
)

// Root is the way from the page to the site's root: "./", "../".
func (p Page) Root() string {
	n := strings.Count(p.Address, "/")
	if n == 0 {
		return "./"
	}
	return strings.Repeat("../", n)
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

// Elsewhere gives an address of the site for who reads it away from the site: whole, or where the site has no base address from the host's root.
func (s *Site) Elsewhere(address string) string {
	if s.Base == "" {
		return Href("/", address)
	}
	return Href(s.Base, address)
}

// HostRoot is the path of the site's root on its host: "/", or "/explainers/".
func (s *Site) HostRoot() string { return s.RootOf(Page{Kind: NotFoundPage}) }
