package site

import (
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

// Target is where an address in a text leads.
type Target struct {
	Href     string
	Problem  string // what is wrong with it; empty for nothing
	Hint     string
	Dead     bool // it leads to no page of the site
	External bool
}

// Link resolves an address in a text: from is the file that has it, root the way from its page to the site's root.
func (s *Site) Link(from, root, ref string) Target {
	u, err := content.ParseURL(ref)
	if err != nil {
		return Target{Problem: err.Error(), Hint: "write an address that begins with https://, http://, mailto: or tel:, or one of this site"}
	}
	if u.Scheme() != "" {
		return Target{Href: u.String(), External: true}
	}
	if address, ok := s.Resolve(from, ref); ok {
		return Target{Href: Href(root, address)}
	}
	t := Target{Href: ref, Problem: "this link leads to no page of the site: " + ref, Dead: true,
		Hint: "link to an address like /articles/SLUG/, or to a file like ../glossary/SLUG.md"}
	if near, ok := diag.Nearest(strings.Trim(ref, "/")+"/", sortedKeys(s.pages)); ok {
		t.Hint = "did you mean /" + near + "?"
	}
	if rest, ok := strings.CutPrefix(ref, "/"); ok {
		t.Href = root + rest
	}
	return t
}
