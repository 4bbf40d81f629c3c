// Package export makes the files of a site that are no pages: feeds, data, annotations, sitemaps, and what hosts read; and what a page
// tells machines of itself.
package export

import (
	"fmt"
	"io"
	"time"

	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
)

// Files makes the files of one Site. It may be used from several goroutines at once.
type Files struct {
	Site   *site.Site
	Locale *locale.Locale                       // in whose words the files speak
	In     func(language string) *locale.Locale // … and what they say of an article, by its language
	Engine *markdown.Engine                     // for texts of front matter that are Markdown

	// Checked says what came of comparing a quote with its source; nil for a quote that was not compared.
	Checked func(*site.Quote) *verdict.Checked

	// Article gives an article as feeds carry it, see Plain; Statement gives a quote's words as a feed of statements shows them. Both are
	// HTML with whole addresses, and "" where there is nothing.
	Article   func(*site.Article) string
	Statement func(*site.Quote) string

	// Frame gives the frame in which other sites show a quote, where it has a page with a whole address.
	Frame func(*site.Quote) Frame
}

// Body is what a file is made of that is made of a body.
type Body struct {
	HTML    string            // as its page shows it
	Reading *markdown.Reading // nil for none
}

// file is one in the making.
type file struct {
	Files
	page site.Page
	made Body
}

// writers are who writes the files of a kind.
var writers = map[*site.Kind]func(*file, io.Writer) error{
	site.AtomFile: (*file).atom, site.JSONFeedFile: (*file).jsonFeed, site.AnnotationsFile: (*file).annotations,
	site.StatementsJSON: (*file).statementsJSON, site.StatementsCSV: (*file).statementsCSV, site.GlossaryJSON: (*file).glossaryJSON,
	site.SitemapFile: (*file).sitemap, site.RobotsFile: (*file).robots, site.RedirectsFile: (*file).redirects,
	site.HeadersFile: verbatim(headers), site.NoJekyllFile: verbatim(""), site.OEmbedFile: (*file).oEmbed,
	site.ArticleText: (*file).articleText, site.TermText: (*file).termText, site.LLMSFile: (*file).llms,
}

// Write writes a file of a kind that is not HTML, other than a copy. The error is w's.
func (f Files) Write(w io.Writer, page site.Page, of Body) error {
	return writers[page.Kind](&file{f, page, of}, w)
}

func verbatim(text string) func(*file, io.Writer) error {
	return func(_ *file, w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// headers are what a host that reads _headers sends with every file. A quote may be shown in a frame on any site. Where two rules meet, some hosts
// send both policies and a browser holds to each; so it is X-Frame-Options that keeps other pages out of frames, which a browser passes over
// where any policy has frame-ancestors (CSP Level 3, 6.4.2).
const headers = `/*
  X-Content-Type-Options: nosniff
  X-Frame-Options: SAMEORIGIN
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'
/articles/:article/:quote/embed/
  Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors *
/articles/:article/:quote/oembed.json
  Access-Control-Allow-Origin: *
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/search/index/*
  Cache-Control: public, max-age=31536000, immutable
/data/*
  Access-Control-Allow-Origin: *
`

func (f *file) robots(w io.Writer) error {
	text := "User-agent: *\nDisallow:\n"
	if f.Site.Base != "" {
		text += "Sitemap: " + f.Site.Absolute(site.SitemapFile.Address) + "\n"
	}
	return verbatim(text)(f, w)
}

func (f *file) redirects(w io.Writer) error {
	for _, r := range f.Site.Redirects {
		if _, err := fmt.Fprintf(w, "%s %s 301\n", site.Href("", r.From), site.Href(f.Site.HostRoot(), r.To)); err != nil {
			return err
		}
	}
	return nil
}

// moment writes a time by RFC 3339; "" for none.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
