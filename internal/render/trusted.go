package render

import (
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"

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

// said makes a quote's words a link to the quote, and marks the mentions of a term in them; of any, where term is nil.
func said(q *Quote, pieces []wordPiece, term *site.Term) template.HTML {
	var b strings.Builder
	b.WriteString(`<a href="` + href(q.URL) + `"><q`)
	if q.Language != "" {
		b.WriteString(` lang="` + template.HTMLEscapeString(q.Language) + `" dir="` + q.Dir + `"`)
	}
	b.WriteString(">")
	for _, p := range pieces {
		if p.slug != "" && (term == nil || term.Slug.Value == p.slug) {
			b.WriteString("<mark>" + template.HTMLEscapeString(p.text) + "</mark>")
		} else {
			b.WriteString(template.HTMLEscapeString(p.text))
		}
	}
	b.WriteString("</q></a>")
	return template.HTML(b.String())
}

// line is a line of small facts with points between them.
type line struct{ strings.Builder }

// add puts a point and a fact at the end; nothing for an empty one.
func (l *line) add(fact template.HTML) {
	if fact == "" {
		return
	}
	if l.Len() > 0 {
		l.WriteString("&nbsp;· ")
	}
	l.WriteString(string(fact))
}

// outside adds a link that leads away from the site.
func (l *line) outside(url, words string) {
	if url != "" {
		l.add(template.HTML(`<a class="outside" rel="external" href="` + href(url) + `">` + template.HTMLEscapeString(words) + `</a>`))
	}
}

// who is a speaker with the role.
func who(q *Quote) template.HTML {
	html := "<b>" + q.Speaker.Tag + "</b>"
	if q.Role != "" {
		html += ", " + text(q.Role)
	}
	return html
}

// text escapes plain text.
func text(s string) template.HTML { return template.HTML(template.HTMLEscapeString(s)) }

// attribution says whose words a quote has, where and when they were said, and where they can be checked.
func attribution(q *Quote) template.HTML {
	var l line
	by := who(q)
	if q.Via.Title != "" {
		by += ", as reported by " + q.Via.Tag
	}
	l.add(by)
	l.add(text(q.Venue))
	l.add(q.Date.Tag)
	l.add(q.Source.Tag)
	if q.Source.Title != "" {
		l.outside(q.Outside, "original")
	} else {
		l.outside(q.Outside, "source")
	}
	l.outside(q.Archive, "archived copy")
	switch {
	case q.Recording != "" && q.At != "":
		l.outside(q.Recording, "recording at "+q.At)
	case q.Recording != "":
		l.outside(q.Recording, "recording")
	case q.At != "":
		l.add(text("at " + q.At))
	}
	if q.Permalink != "" {
		l.add(linkTo("this quote alone", q.Permalink).Tag)
	}
	return template.HTML(l.String())
}

// entryLine says whose words an entry of a timeline has.
func entryLine(q *Quote) template.HTML {
	var l line
	l.add(who(q))
	l.add(text(q.Venue))
	if q.Paraphrase {
		l.add("paraphrase")
	}
	if q.Corrected != nil {
		l.add(linkTo("corrected later", q.Corrected.URL).Tag + " by " + q.Corrected.Speaker.Tag)
	}
	if q.Article.Title != "" {
		l.add("in " + q.Article.Tag)
	}
	return template.HTML(l.String())
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
		l.Tag = template.HTML(`<a href="` + href(url) + `">` + string(l.Tag) + `</a>`)
	}
	return l
}

// href makes an address fit for an attribute: what RFC 3986 lets stand in none is percent-encoded.
func href(url string) string {
	if strings.IndexFunc(url, outsideURL) >= 0 {
		var b strings.Builder
		for i := range len(url) {
			if c := url[i]; c < utf8.RuneSelf && outsideURL(rune(c)) {
				fmt.Fprintf(&b, "%%%02X", c)
			} else {
				b.WriteByte(c)
			}
		}
		url = b.String()
	}
	return template.HTMLEscapeString(url)
}

func outsideURL(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("\"<>\\^`{|}", r) }

// timeTag puts a date's text into a <time>, where HTML has a form for it.
func timeTag(datetime, text string) template.HTML {
	text = template.HTMLEscapeString(text)
	if datetime != "" {
		text = `<time datetime="` + datetime + `">` + text + `</time>`
	}
	return template.HTML(text)
}
