package content

import (
	"fmt"
	"html"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/invisible"
)

// URL is an address that may stand on a page: http, https, mailto or tel, or one within the site. Nothing else can be made
// with ParseURL, however it is spelt. The zero URL is no address.
type URL struct {
	text   string
	scheme string
}

// String gives the address as it was written.
func (u URL) String() string { return u.text }

// Scheme is "http", "https", "mailto" or "tel", and "" for an address within the site.
func (u URL) Scheme() string { return u.scheme }

// URLError says why an address is refused, to the person who wrote it.
type URLError struct {
	Message string // what is wrong, one line, without a full stop
	Hint    string // what to write instead
}

// Error gives the message and the hint in one line.
func (e *URLError) Error() string { return e.Message + "; " + e.Hint }

// ParseURL reads an address, as RFC 3986 and browsers do. It is checked as written, and again with HTML's entities and percent
// signs decoded, since what reads it later may do so. Refused are schemes other than http, https, mailto and tel, control
// characters, white space, backslashes, characters that can't be seen, "//host" without a scheme, and names or passwords
// before a host. The error is a *URLError.
func ParseURL(s string) (URL, error) {
	if s == "" {
		return URL{}, &URLError{"the address is empty", "write one that begins with https://, or / within the site"}
	}
	scheme, err := checkURL(s)
	if err != nil {
		return URL{}, err
	}
	hides := &URLError{"this address hides characters that are not allowed behind & or %", "write the address plainly"}
	decoded := s
	for range 3 {
		next := html.UnescapeString(decoded)
		if next == decoded {
			break
		}
		if other, err := checkURL(next); err != nil || other != scheme {
			return URL{}, hides
		}
		decoded = next
	}
	if scheme == "" && hidesScheme(decoded) {
		return URL{}, hides
	}
	return URL{text: s, scheme: scheme}, nil
}

// hidesScheme reports whether a scheme comes out of an address's first part when its percent signs are decoded.
func hidesScheme(s string) bool {
	if i := strings.IndexAny(s, "/?#"); i >= 0 {
		s = s[:i]
	}
	for range 3 {
		plain, err := url.PathUnescape(s)
		if err != nil || plain == s {
			break
		}
		s = plain
	}
	return strings.Contains(s, ":")
}

// CheckURL is ParseURL for an address outside the site: it needs a scheme. The error is a *URLError.
func CheckURL(s string) error {
	u, err := ParseURL(s)
	if err != nil || u.scheme != "" {
		return err
	}
	hint := "write the whole address, beginning with https://"
	if host, _, _ := strings.Cut(s, "/"); strings.Contains(host, ".") && !strings.HasPrefix(host, ".") {
		hint = "write https://" + s
	}
	return &URLError{"this address does not begin with http, https, mailto or tel", hint}
}

// checkURL looks at one spelling of an address, and gives its scheme.
func checkURL(s string) (scheme string, err error) {
	for _, r := range s {
		switch {
		case r == '\\':
			return "", &URLError{"an address can't have a backslash", "write / instead"}
		case unicode.IsSpace(r):
			return "", &URLError{"an address can't have white space", "write %20 for a space, or take it out"}
		case frontmatter.IsControl(r) || invisible.Is(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError:
			return "", &URLError{fmt.Sprintf("an address can't have the hidden character U+%04X", r), "delete it"}
		}
	}
	if i := strings.IndexAny(s, ":/?#"); i >= 0 && s[i] == ':' {
		scheme = strings.ToLower(s[:i])
	}
	switch scheme {
	case "":
		if strings.HasPrefix(s, ":") {
			return "", &URLError{"this address has nothing before its colon", "begin it with https://, or / within the site"}
		}
		if strings.HasPrefix(s, "//") {
			return "", &URLError{"this address names a host without a scheme", "write https:" + s}
		}
	case "http", "https":
		return scheme, checkHost(s, scheme)
	case "mailto":
		if at := strings.Index(s, "@"); at <= len("mailto:") {
			return "", &URLError{"this mail address is not complete", "write mailto:name@example.org"}
		}
	case "tel":
		if number := s[len("tel:"):]; number == "" || strings.Trim(number, "+0123456789-.()*#;=abcdefghijklmnopqrstuvwxyz") != "" {
			return "", &URLError{"this telephone number can't be read", "write it as in tel:+1-202-555-0100"}
		}
	default:
		return "", &URLError{fmt.Sprintf("a link can't begin with %q", fmt.Sprintf("%.40s:", scheme)), "use http, https, mailto or tel, or write ./ before a file's name that has a colon"}
	}
	return scheme, nil
}

// checkHost looks at an http or https address.
func checkHost(s, scheme string) error {
	rest := s[len(scheme)+1:]
	u, err := url.Parse(s)
	switch {
	case !strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "///"):
		return &URLError{"two slashes and a host must follow " + scheme + ":", "write " + scheme + "://" + strings.TrimLeft(rest, "/")}
	case err != nil:
		return &URLError{"this address can't be read", "look for a % that stands alone (write %25), or a wrong port"}
	case u.User != nil:
		return &URLError{"an address can't have a name or password before its host", "leave out what stands before @"}
	case u.Hostname() == "":
		return &URLError{"this address has no host", "write " + scheme + "://example.org/"}
	}
	return nil
}
