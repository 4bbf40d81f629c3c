package render

import (
	"html/template"
	"strings"

	"github.com/gloss-press/gloss/internal/view"
)

// This is the only file that makes HTML of strings: of what package markdown wrote, and of the escaped words of feeds.

// trusted takes HTML that package markdown wrote, or that layouts made.
func trusted(html string) view.HTML { return template.HTML(html) }

// escaped makes HTML of plain text.
func escaped(text string) view.HTML { return template.HTML(template.HTMLEscapeString(text)) }

// structured takes a JSON value that encoding/json wrote with its HTML escaping on: no "<", ">" or "&" stands in it.
func structured(json []byte) template.JS { return template.JS(json) }

// markup is the HTML of a feed's entry in the making. What is written with tag stands in the code; all else is escaped.
type markup struct{ strings.Builder }

// tag adds markup that stands in the code.
func (w *markup) tag(s string) *markup {
	w.WriteString(s)
	return w
}

// text adds plain text, between tags or in an attribute.
func (w *markup) text(s string) *markup {
	w.WriteString(template.HTMLEscapeString(s))
	return w
}
