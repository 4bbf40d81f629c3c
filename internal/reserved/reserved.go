// Package reserved knows the names that pages and sites keep for themselves.
package reserved

import (
	"slices"
	"strings"
)

// ids are those of the parts of a page: the theme's and the script's, definitions, notes and foot-notes. One that ends in - or _ is
// what others begin with.
var ids = []string{"top", "popup", "policy", "_", "term-", "fn-", "note-", "letter-", "popup-"}

// ID gives what of an id is kept for the page's own: all of it, or what it begins with; "" for one that a text may have.
func ID(id string) string {
	for _, kept := range ids {
		if id == kept || strings.HasPrefix(id, kept) && strings.HasSuffix(kept, "-") || strings.HasPrefix(id, kept) && kept == "_" {
			return kept
		}
	}
	return ""
}

// slugs are those of what the preview and hosts have at a site's root.
var slugs = []string{"_gloss", "_headers", "_redirects", ".well-known"}

// Slug reports a slug that no page may have, in any case of its letters.
func Slug(slug string) bool { return slices.Contains(slugs, strings.ToLower(slug)) }

// Preview is the folder of the site's root under which the preview has its own addresses.
const Preview = "_gloss/"
