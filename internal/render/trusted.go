package render

import (
	"html/template"
	"strings"

	"github.com/gloss-press/gloss/internal/site"
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

// markedWords escapes words and marks the mentions of a term in them; of any, where term is nil.
func markedWords(pieces []wordPiece, term *site.Term) template.HTML {
	var b strings.Builder
	for _, p := range pieces {
		if p.slug != "" && (term == nil || term.Slug.Value == p.slug) {
			b.WriteString("<mark>" + template.HTMLEscapeString(p.text) + "</mark>")
		} else {
			b.WriteString(template.HTMLEscapeString(p.text))
		}
	}
	return template.HTML(b.String())
}

// structured takes a JSON value that encoding/json wrote with its HTML escaping on: no "<", ">" or "&" stands in it.
func structured(json []byte) template.JS { return template.JS(json) }

// linkTo makes a Link. The address was checked where it was read; what would run as a script is dropped here all the same.
func linkTo(title, url string) Link {
	if scheme, _, ok := strings.Cut(url, ":"); ok && !strings.ContainsAny(scheme, "/#?") {
		switch strings.ToLower(scheme) {
		case "http", "https", "mailto", "tel":
		default:
			url = ""
		}
	}
	l := Link{Title: title, URL: url, Tag: template.HTML(template.HTMLEscapeString(title))}
	if url != "" {
		l.Tag = template.HTML(`<a href="` + template.HTMLEscapeString(url) + `">` + string(l.Tag) + `</a>`)
	}
	return l
}

// timeTag puts a date's text into a <time>, where HTML has a form for it.
func timeTag(datetime, text string) template.HTML {
	text = template.HTMLEscapeString(text)
	if datetime != "" {
		text = `<time datetime="` + datetime + `">` + text + `</time>`
	}
	return template.HTML(text)
}
