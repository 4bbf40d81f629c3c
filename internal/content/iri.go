package content

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// iri reads the id that an article has in feeds: an IRI with its scheme (RFC 4287, 4.2.6; RFC 3987).
func (d *decoder) iri(v *frontmatter.Node, k *Key) String {
	s := d.text(v, k)
	if s.Value == "" {
		return String{}
	}
	if message := checkIRI(s.Value); message != "" {
		slug := Slugify(s.Value)
		if slug == "" {
			slug = "some-words"
		}
		d.ErrorAt(s.Pos, diag.BadValue, message, "write a whole address as in https://example.org/"+slug+", or tag:example.org,2014:"+slug+"; or take it out: Gloss makes one")
		return String{}
	}
	return s
}

var (
	// scheme has no full stop, which some have: what stands before a colon and has one is a host.
	scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+-]+:`)
	tagged = regexp.MustCompile(`^[A-Za-z0-9][^,]*,\d{4}(-\d\d){0,2}:`) // RFC 4151
	urn    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]*:[^?#]`)
)

// checkIRI says why an id is no IRI that names one thing in the world; "" where it is one.
func checkIRI(id string) string {
	begin := scheme.FindString(id)
	rest := id[len(begin):]
	if begin == "" || rest == "" {
		return "this id is no whole address: it has no scheme such as https: or tag: before it"
	}
	for _, r := range id {
		switch {
		case unicode.IsSpace(r):
			return "an id can't have white space"
		case strings.ContainsRune("<>\"{}|\\^`", r), r == utf8.RuneError, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Noncharacter_Code_Point):
			return "an id can't have the character " + string(r)
		}
	}
	if _, bad := unescape(id); bad != "" {
		return "this id can't be read: " + bad + " is no percent-encoding"
	}
	if strings.Count(id, "#") > 1 {
		return "an id can't have two #"
	}
	u, err := url.Parse(id)
	wrong := err != nil
	switch begin = strings.ToLower(begin); begin {
	case "http:", "https:":
		wrong = wrong || checkHost(id, strings.TrimSuffix(begin, ":")) != nil
	case "tag:":
		wrong = wrong || !tagged.MatchString(rest)
	case "urn:":
		wrong = wrong || !urn.MatchString(rest)
	}
	if wrong || strings.ContainsAny(id, "[]") && !strings.HasPrefix(u.Host, "[") {
		return "this id is no address that can be read"
	}
	return ""
}
