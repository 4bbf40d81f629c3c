package render

import (
	"html/template"
	"strings"
)

// This is the only file that makes template.HTML: what enters here is HTML that package markdown wrote, or is escaped on the way.

// trusted takes HTML that package markdown wrote.
func trusted(html string) template.HTML { return template.HTML(html) }

// linkedWords escapes words and puts links around the mentions of terms in them.
func linkedWords(pieces []wordPiece) template.HTML {
	var b strings.Builder
	for _, p := range pieces {
		if p.slug == "" {
			b.WriteString(template.HTMLEscapeString(p.text))
			continue
		}
		slug := template.HTMLEscapeString(p.slug)
		b.WriteString(`<a class="term" href="#term-` + slug + `" data-term="` + slug + `">` + template.HTMLEscapeString(p.text) + `</a>`)
	}
	return template.HTML(b.String())
}

// structured takes a JSON value that encoding/json wrote with its HTML escaping on: no "<", ">" or "&" stands in it.
func structured(json []byte) template.JS { return template.JS(json) }
