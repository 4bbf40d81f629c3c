// Package content knows the files that writers make: what may stand in them, and how one file becomes one value.
//
// A value holds what was written and where, and nothing that another file decides. Parse is pure: bytes in, a File and
// diagnostics out. What the files say together is the business of package site.
package content

import "github.com/gloss-press/gloss/internal/frontmatter"

// File is one file as written: *Article, *Term, *Terms, *Speaker, *Source, *Page or *Config.
type File interface{ FileHead() *Head }

// Body says where a file's text begins.
type Body struct {
	frontmatter.Body
	Inline String // the text itself, where it stands in front matter: an entry's body in glossary.yaml
}
