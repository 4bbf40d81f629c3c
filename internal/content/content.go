// Package content knows the files that writers make: what may stand in them, and how one file becomes one value.
//
// A value holds what was written and where, and nothing that another file decides. Parse is pure: bytes in, a File and
// diagnostics out. What the files say together is the business of package site.
package content

import (
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// File is one file as written: *Article, *Term, *Terms, *Speaker, *Source, *Page or *Config.
type File interface{ FileHead() *Head }

// Head is what every kind of file has.
type Head struct {
	Path      string   // relative to the source folder, with forward slashes: content/articles/talking.md
	Start     diag.Pos // where the front matter's mapping begins; 1:1 where there is none
	Slug      String   // as written, or made of the file's name (then its Pos is 1:1)
	MovedFrom []String // old addresses that redirect here
	Language  String   // BCP 47; empty: the site's
	Draft     Bool     // articles and pages
	Body      Body
}

// FileHead gives the part that every kind of file has.
func (h *Head) FileHead() *Head { return h }

// Body says where a file's text begins.
type Body struct {
	frontmatter.Body
	Inline String // the text itself, where it stands in front matter: an entry's body in glossary.yaml
}
