package render

import (
	"fmt"
	"html/template"
	"iter"
	"strconv"
	"strings"
)

// This is the only file that makes template.HTML: what enters here is HTML that package markdown wrote, or is escaped on the way.

// trusted takes HTML that package markdown wrote.
func trusted(html string) template.HTML { return template.HTML(html) }

// HTML is text with its markup.
type HTML = template.HTML

// markup is HTML in the making. What is written with tag is Gloss's own and stands in the code; all else is escaped.
type markup struct{ Writer }

// newMarkup begins HTML of about that many bytes, which done gives.
func newMarkup(size int) *markup {
	b := &strings.Builder{}
	b.Grow(size)
	return &markup{b}
}

// tag adds markup that stands in the code.
func (w *markup) tag(s string) *markup {
	w.WriteString(s)
	return w
}

// html adds what is HTML already.
func (w *markup) html(s HTML) *markup {
	w.WriteString(string(s))
	return w
}

// text adds plain text, between tags or in an attribute.
func (w *markup) text(s string) *markup {
	w.WriteString(escape(s))
	return w
}

// escape is template.HTMLEscapeString for texts that have nothing to escape, as nearly all have.
func escape(s string) string {
	for i := range len(s) {
		if marksUp[s[i]] {
			return template.HTMLEscapeString(s)
		}
	}
	return s
}

// marksUp has the bytes that mean something in HTML.
var marksUp = [256]bool{0: true, '"': true, '\'': true, '&': true, '<': true, '>': true}

// data adds a JSON value in which nothing ends a script.
func (w *markup) data(json template.JS) *markup {
	w.WriteString(string(json))
	return w
}

// url adds an address in an attribute.
func (w *markup) url(s string) *markup {
	w.WriteString(href(s))
	return w
}

// done gives all that was written since newMarkup.
func (w *markup) done() HTML { return template.HTML(w.Writer.(*strings.Builder).String()) }

// mark is what stands in a page for the n-th of its long parts, see later.go.
func mark(n int) HTML { return template.HTML(markSign + strconv.Itoa(n) + markSign) }

// linkedWords escapes words and puts links around the mentions of terms in them.
func linkedWords(pieces iter.Seq2[string, string]) HTML {
	w := newMarkup(0)
	for text, slug := range pieces {
		if slug == "" {
			w.text(text)
		} else {
			w.tag(`<a class="term" href="#term-`).text(slug).tag(`" data-term="`).text(slug).tag(`">`).text(text).tag("</a>")
		}
	}
	return w.done()
}

// line is a line of small facts with points between them.
type line struct {
	strings.Builder
	isolated bool // on a page from right to left, where a fact in English would take the figures of its neighbours
}

// add puts a point and a fact at the end; nothing for an empty one.
func (l *line) add(fact template.HTML) {
	if fact == "" {
		return
	}
	if l.Len() > 0 {
		l.WriteString("&nbsp;· ")
	}
	if l.isolated {
		fact = "<bdi>" + fact + "</bdi>"
	}
	l.WriteString(string(fact))
}

// outside adds a link that leads away from the site.
func (l *line) outside(url, words string) {
	if url != "" {
		l.add(template.HTML(`<a class="outside" rel="external" href="` + href(url) + `">` + escape(words) + `</a>`))
	}
}

// dateline says who wrote an article, when, and what it holds.
func dateline(a *Article, isolated bool) template.HTML {
	l := line{isolated: isolated}
	by := template.HTML("")
	for i, author := range a.Authors {
		if i == 0 {
			by = "By "
		} else {
			by += ", "
		}
		by += "<b>" + author.Tag + "</b>"
	}
	l.add(by)
	l.add(a.Date.Tag)
	if a.Updated.Text != "" {
		l.add("Updated " + a.Updated.Tag)
	}
	l.add(text(a.Statements))
	l.add(text(a.Checked))
	return template.HTML(l.String())
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
func text(s string) template.HTML { return template.HTML(escape(s)) }

// attribution says whose words a quote has, where and when they were said, and where they can be checked.
func attribution(q *Quote, isolated bool) template.HTML {
	l := line{isolated: isolated}
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
	l := Link{Title: title, URL: url, Tag: template.HTML(escape(title))}
	if url != "" {
		l.Tag = template.HTML(`<a href="` + href(url) + `">` + string(l.Tag) + `</a>`)
	}
	return l
}

// href makes an address fit for an attribute: what RFC 3986 lets stand in none is percent-encoded.
func href(url string) string {
	for i := range len(url) {
		if outsideURL[url[i]] {
			return escape(encoded(url))
		}
	}
	return escape(url)
}

func encoded(url string) string {
	var b strings.Builder
	for i := range len(url) {
		if c := url[i]; outsideURL[c] {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// outsideURL has the bytes that stand in no address.
var outsideURL = func() (outside [256]bool) {
	for c := range outside {
		outside[c] = c <= ' ' || c == 0x7f || strings.IndexByte("\"<>\\^`{|}", byte(c)) >= 0
	}
	return outside
}()

// timeTag puts a date's text into a <time>, where HTML has a form for it.
func timeTag(datetime, text string) template.HTML {
	text = escape(text)
	if datetime != "" {
		text = `<time datetime="` + datetime + `">` + text + `</time>`
	}
	return template.HTML(text)
}
