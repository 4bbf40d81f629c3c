// Package view has what layouts see: plain data, ready to be shown, and a public interface (docs/layouts.md). It has no HTML but what
// was made of Markdown.
//
// Every string is plain text, which a layout's place escapes, unless its type is HTML. Every address is ready for an href on the page that is being made.
// An empty string, list or nil pointer means "there is none".
package view

import "html/template"

// HTML is text with its markup, made of Markdown. Between tags it is shown as it is, in an attribute without its tags.
type HTML = template.HTML

// Page is what a page's layout gets. What is said to be “on” some kinds of page is empty elsewhere.
type Page struct {
	Site        *Site       // what is the same on every page
	Frame       *Frame      // what stands above and below the page
	Kind        string      // home, articles, article, quote, embed, glossary, term, people, person, sources, source, timeline, year, letter, topics, topic, corrections, search, page, 404, redirect, favicon
	Title       string      // of the page alone, without the site's
	Summary     string      // one sentence
	Canonical   string      // the absolute address; "" without a base address
	Root        string      // the way from this page to the site's root: "../../", or "./"
	Language    string      // the page's language (BCP 47): "en"
	Dir         string      // ltr or rtl
	Style       string      // address of the style sheet
	PagesStyle  string      // … of a second one, on pages that lead to others: all but articles, quotes and the site's own texts; "" elsewhere
	PrintStyle  string      // … of the one for paper
	Script      string      // address of the script
	SearchPage  string      // address of the page for searching
	CiteScript  string      // … of the one that cites quotes, on article and quote where there are some
	ThemeScript string      // … of the one that keeps the reader's choice of light or dark, which runs before the page is drawn
	Icon        string      // address of the site's sign in a browser's tabs
	Feeds       []Feed      // the page's other forms for feed readers
	Alternates  []Alternate // the page and the same in other languages, on an article that is translated; empty without a base address
	Image       string      // absolute address of a picture for previews elsewhere
	ImageAlt    string      // what that picture shows
	ImageWidth  int         // its width, in pixels; 0 where it is not known to be large
	ImageHeight int         // its height
	Structured  template.JS // schema.org data as one JSON value, safe inside <script type="application/ld+json">
	Annotations string      // address of annotations.jsonld, on an article
	Markdown    string      // address of page.md, on article and term
	OEmbed      string      // on quote: absolute address of what tells other sites how to show it
	Body        HTML        // the page's own text: an article's, a term's longer explanation, a biography, a source in Markdown, a page's

	// By kind.
	Article     *Article     // on article; on quote and embed the article that cites it
	Quote       *Quote       // on quote, embed
	Term        *Term        // on term
	Person      *Person      // on person
	Source      *Source      // on source
	Topic       Link         // on topic
	Lead        *Article     // on home: the latest article in the site's language
	Articles    []Article    // on home (the latest but the Lead), articles, topic
	Latest      []*Quote     // on home: the last statements, the newest first
	Statements  Count        // on home: all statements, on the pages by year
	Words       []Count      // on home: the glossary's words, each with how many statements use it
	Contents    []Link       // on article: the headings of a long text, for a list of contents
	Terms       []*Term      // the terms that the page mentions, in the order of their names
	Letters     []Letter     // on glossary, people, sources, topics, and search (terms, people and topics): the index by first letter; on letter: what of it stands on the page
	LetterPages []Count      // on the same pages: the letters, each with its page, where the entries are too many for one page
	Timeline    *Timeline    // on article, person, source, timeline, year, topic
	Picture     *Picture     // on article, term, person, topic, timeline, year: the statements drawn in time; on home those of the Lead, smaller; nil where they are few
	Explainers  []Item       // on term, person, source: the articles that mention or quote it, with their dates
	Concordance *Concordance // on term, and on year of a term: the statements that use it, the words in context
	Years       []Count      // on timeline, year: the years that have entries; on articles, topic and corrections: those that have the others, where these are cut
	Cut         string       // which of all these the Articles, Explainers or Corrections are, in words; "" where they are all
	Part        *Part        // on year, letter: of which list, and its neighbours
	Corrections []Corrected  // on corrections, and on year of these
	Search      *Search      // on search
	Target      string       // on redirect: where the page has gone
}

// Site is what is the same on every page.
type Site struct {
	Title       string // of the site
	Initial     string // its first letter, for the site's sign
	Description string // of the site, in a sentence or two
	Author      string // who publishes it
	License     string // its name, or as written in site.yaml
	LicenseURL  string // where the licence is an address
	Policy      string // address of the corrections policy; "" where its text is PolicyText, or there is none
	PolicyText  HTML   // the corrections policy
}

// Frame is what stands above and below a page: the same on all pages of a depth, a language and a place in the navigation, and once more
// for the home page. What is shown of it is made once for all of these.
type Frame struct {
	Kept
	Site      *Site  // what is the same on every page
	Root      string // the way to the site's root
	Kind      string // "home" above the home page, else ""
	Language  string // of its words, where it differs from the page's; else ""
	Dir       string // ltr or rtl, with Language
	Nav       []Link // the navigation
	Sections  []Link // the parts of the site that the navigation does not lead to
	SiteFeeds []Feed // those of the whole site
}

// Link is a name with an address.
type Link struct {
	Title    string // the name
	URL      string // "" where there is nothing to go to
	Current  bool   // in the navigation: the page that is being read, or one under it
	Language string // of the name (BCP 47), where it differs from the page's; else ""
	Dir      string // ltr or rtl, with Language
}

// Image is a picture with what is said of it.
type Image struct {
	URL     string // its address
	Alt     string // what it shows, for who doesn't see it; "" where it only adorns
	Width   int    // in pixels; 0 where the file doesn't tell
	Height  int    // the same
	Set     string // the sizes in which it is there, for srcset, beside sizes; "" where it is there in one
	WebP    string // the same of WebP files, for a source of a picture; "" where there are none
	Caption HTML   // what stands below it
	Credit  string // who made it
}

// Feed is an alternate form of the page for feed readers.
type Feed struct {
	JSON  bool   // it is a JSON Feed; else Atom
	Title string // its name
	URL   string // its address
}

// Alternate is a page in one of the languages that it is there in.
type Alternate struct {
	Language string // BCP 47, or "x-default" for the original
	URL      string // its absolute address
}

// Date is a date as a reader sees it and as a program reads it.
type Date struct {
	Text  string // as precisely as given and no more: "about 14 September 2014"
	Short string // "14 Sept 2014", for tight places
	On    string // "on 14 September 2014", behind what was done then
	HTML  string // for <time datetime>; "" where HTML has no form for it (then no <time>)
}

// Search is what the page for searching needs besides its list.
type Search struct {
	Script string // address of its script, without which it is an index
	Style  string // … and of its style sheet
}
