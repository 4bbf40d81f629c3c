package site

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/diag"
)

// FeedID gives the name of an article in feeds, which never changes: its own, or one made of host, year and slug by RFC 4151.
func (s *Site) FeedID(a *Article) string {
	if a.ID.Value != "" {
		return a.ID.Value
	}
	return s.ownFeedID(a)
}

// PartID gives the name in feeds of what belongs to an article: a quote, a correction. An id that has a fragment already goes on in it.
func (s *Site) PartID(a *Article, part string) string {
	id := s.FeedID(a)
	if strings.Contains(id, "#") {
		return id + "/" + part
	}
	return id + "#" + part
}

// ownFeedID makes the name of an article that is given none.
func (s *Site) ownFeedID(a *Article) string {
	year := "1970"
	if !a.Published.IsZero() {
		year = YearName(int64(a.Published.Year()))
	}
	slug := a.Slug.Value
	if len(a.MovedFrom) > 0 {
		// The first slug: the oldest address that the article had.
		old := strings.Trim(strings.TrimSuffix(a.MovedFrom[0].Value, "/index.html"), "/")
		if plain, err := url.PathUnescape(old[strings.LastIndexByte(old, '/')+1:]); err == nil && plain != "" {
			slug = strings.TrimSuffix(plain, ".html")
		}
	}
	return "tag:" + s.host + "," + year + ":" + (&url.URL{Path: slug}).EscapedPath()
}

// checkFeedIDs reports two articles that have one name in feeds, where either has it from: readers would be shown one of them, or none
// (RFC 4287, 4.1.1). Names are compared as those compare them that forgive most.
func (s *Site) checkFeedIDs() {
	first := make(map[string]*Article, len(s.oldest))
	for _, a := range s.oldest {
		key := sameID(s.FeedID(a))
		other := first[key]
		switch {
		case other == nil:
			first[key] = a
			continue
		case a.ID.Value == "" && other.ID.Value == "" && fold(a.firstAddress()) == fold(other.firstAddress()):
			continue // they clash there, and are told of it
		}
		for _, pair := range [2][2]*Article{{a, other}, {other, a}} {
			at, with := pair[0].idPlace(), pair[1].idPlace()
			s.fail(at.File, at.From, diag.DuplicateID, fmt.Sprintf("two articles have the id %s in feeds: the other is %s:%d", s.FeedID(pair[0]), with.File, with.From.Line),
				"give the newer one another, as in id: "+s.ownFeedID(a)+"-2")
		}
	}
}

// firstAddress is the address that an article had first.
func (a *Article) firstAddress() string {
	if len(a.MovedFrom) > 0 {
		return redirectFrom(a.MovedFrom[0].Value)
	}
	return a.Address
}

// idPlace is where an article has its name in feeds from.
func (a *Article) idPlace() diag.Span {
	switch {
	case a.ID.Value != "":
		return diag.At(a.Path, a.ID.Pos)
	case len(a.MovedFrom) > 0:
		return diag.At(a.Path, a.MovedFrom[0].Pos)
	}
	return diag.At(a.Path, a.Slug.Pos)
}

// sameID gives one form of the ids that RFC 3987 may hold for the same: without regard to case, percent-encoding, Unicode form, a port
// that goes without saying or an empty path.
func sameID(id string) string {
	plain := id
	if u := address(id); u != nil {
		scheme := strings.ToLower(u.Scheme)
		u.Host = strings.TrimSuffix(u.Host, map[string]string{"http": ":80", "https": ":443"}[scheme])
		u = u.JoinPath() // without dots
		if u.Path == "" {
			u.Path = "/"
		}
		plain = u.String()
	}
	if decoded, err := url.PathUnescape(plain); err == nil {
		plain = decoded
	}
	return fold(norm.NFC.String(plain))
}

// address takes an id apart that is an address; nil for others.
func address(id string) *url.URL {
	if !strings.Contains(id, "://") {
		return nil
	}
	u, err := url.Parse(id)
	if err != nil {
		return nil
	}
	return u
}
