package render

import (
	"html/template"

	"github.com/gloss-press/gloss/internal/view"
)

// This is the only file that makes HTML of strings: of what package markdown wrote.

// trusted takes HTML that package markdown wrote, or that layouts made.
func trusted(html string) view.HTML { return template.HTML(html) }

// structured takes a JSON value that encoding/json wrote with its HTML escaping on: no "<", ">" or "&" stands in it.
func structured(json []byte) template.JS { return template.JS(json) }
