package render

import "html/template"

// The types of this file are what layouts see: a public interface. Every string is plain text unless its type says HTML;
// html/template escapes it where it stands. Body, Timeline.List and Terms.List are written where a layout puts them between tags, and can't be
// measured, cut or put into an attribute. What Notes, Meta and FactList have is in notes.go, meta.go and facts.go. Every URL is ready for an href on the page that is being made. An empty string or a
// nil pointer means "there is none".

// Page is what every layout gets. The fields under "by kind" are set on the pages that are named there, and empty elsewhere.
type Page struct {
	Site        *Site
	Kind        string // home, articles, article, quote, glossary, term, people, person, sources, source, timeline, year, topics, topic, corrections, page, 404, redirect
	Title       string // of the page alone, without the site's
	Summary     string // one sentence; plain text
	Canonical   string // the absolute address; "" without a base address
	Root        string // the way from this page to the site's root: "../../", or "./"
	Language    string // BCP 47
	Dir         string // ltr or rtl
	Style       string // address of the style sheet
	Script      string // address of the script
	Nav         []Link
	Feeds       []Feed
	SiteFeeds   []Feed        // those of the whole site
	Sections    []Link        // the parts of the site, each of its kinds of page
	Masthead    template.HTML // the partial "masthead": the site's name and navigation
	Colophon    template.HTML // the partial "footer"
	Image       string        // absolute address of a picture for previews elsewhere
	Structured  template.JS   // schema.org data as one JSON value, safe inside <script type="application/ld+json">
	Annotations string        // address of annotations.jsonld, on an article
	Body        template.HTML // the page's own text: an article's, a term's longer explanation, a biography, a transcript, a page's

	// By kind.
	Article     *Article    // article; quote (the article that cites it)
	Quote       *Quote      // quote
	Term        *Term       // term
	Person      *Person     // person
	Source      *Source     // source
	Topic       string      // topic
	Year        string      // year
	Articles    []Article   // home, articles, topic
	Terms       Terms       // glossary; article: the terms that it mentions, in the order of their names
	Letters     []Letter    // glossary, people, sources, topics: the index by first letter
	Timeline    *Timeline   // home (the latest statements), article, term, person, source, timeline, year, topic
	Explainers  Items       // term, person, source: the articles that mention or quote it, with their dates
	Concordance []Line      // term: every statement that uses it, the words in context
	Years       []Count     // timeline, year: the years that have entries
	Corrections []Corrected // corrections
	Target      string      // redirect: where the page has gone
}

// Site is what is the same on every page.
type Site struct {
	Title       string
	Description string
	Author      string
	License     string // as written in site.yaml
	LicenseURL  string // where the licence is an address
	Policy      string // address of the corrections policy, or "#policy" text is in PolicyText
	PolicyText  template.HTML
	Home        string // the address of the home page without a page's own way to it: "" (use Root)
}

// Link is a name with an address; URL is empty where there is nothing to go to. Tag is the two as HTML: <a href="…">…</a>, or the
// name alone.
type Link struct {
	Title   string
	URL     string
	Tag     template.HTML
	Current bool // in the navigation: the page that is being read, or one under it
}

// Feed is an alternate form of the page for feed readers.
type Feed struct {
	Type  string // application/atom+xml or application/feed+json
	Title string
	URL   string
}

// Date is a date as a reader sees it and as a program reads it.
type Date struct {
	Text  string        // as precisely as given and no more: "about 14 September 2014"
	Short string        // "14 Sept 2014", for tight places
	HTML  string        // for <time datetime>; "" where HTML has no form for it (then no <time>)
	Tag   template.HTML // Text in a <time>, or alone
	Brief template.HTML // Short in a <time>, or alone
}

// Count is a link with how many entries stand behind it.
type Count struct {
	Link
	Count string // "12 entries"
}

// Letter is a part of an index.
type Letter struct {
	Letter string
	ID     string // an id for the heading: "letter-c"
	Items  Items
}

// Item is an entry of an index.
type Item struct {
	Link
	Note  string // a short definition, a role, a publisher and date
	Count string // "4 statements"; "" for none
}

// Items are entries of an index, or articles by title and date.
type Items []Item

// usualItem is the size of most items as HTML, in bytes.
const usualItem = 140

// List gives them one after another, as the built-in layouts show them: there may be thousands of them on a page.
func (list Items) List() template.HTML {
	w := newMarkup(len(list) * usualItem)
	for i := range list {
		w.tag("\n<li>").html(list[i].Tag)
		if list[i].Note != "" {
			w.tag(` <span class="count">`).text(list[i].Note).tag("</span>")
		}
		w.tag("</li>")
	}
	return w.done()
}

// Article is an explainer as lists and its own page show it.
type Article struct {
	Link
	Summary     string
	Date        Date
	Updated     Date   // Text is "" when it was never updated
	Authors     []Link // linked where they have a file in people/
	Topics      []Link
	Image       string
	Language    string
	Dir         string
	Statements  string        // "8 statements", "" for none
	Dateline    template.HTML // on its own page, one line: who wrote it, when, and how many statements and checked quotes it has
	Checked     string        // on its own page: "7 of 8 quotes checked, 1 paraphrase"; "" where nothing is known of that
	Corrections []Correction
	Sources     []Link // the sources that it quotes
	Speakers    []Link
}

// Correction tells what an earlier version got wrong.
type Correction struct {
	Date Date
	Text template.HTML
}

// Corrected is an article with its corrections, newest first.
type Corrected struct {
	Article Link
	Correction
}

// Quote is somebody's words as an article cites them.
type Quote struct {
	ID          string        // the anchor in the article's page
	Statement   string        // the statement's id: SLUG/QUOTE-ID
	URL         string        // the quote in its article
	Permalink   string        // its own page; "" without quote_pages
	Text        string        // the words, without quotation marks around them; a layout adds them, but for a Paraphrase
	Words       template.HTML // the words with its terms linked (cards, the quote's own page)
	Attribution template.HTML // one line: the speaker, the role, who reported it, the venue, the date, and where it can be checked
	Facts       bool          // there is more to say of it: Corrected, Paraphrase, Accept, Question, Translation, Defines, Relations, Also
	Lines       int           // about how many lines the words take, 1 to 6, so that a note can stand beside the first
	Speaker     Link
	Role        string // on that date
	SpeakerSlug string
	Date        Date
	Venue       string
	Source      Link          // the source's page here
	Outside     string        // the address outside of the place, where there is one
	Archive     string        // an archived copy of it
	At          string        // the second in the recording, as a link's text: "12:34"
	Recording   string        // the recording's address
	Note        template.HTML // what to notice
	NoteID      string        // id for the note's element: note-QUOTE-ID
	Block       bool          // the words stand in a block quote of their own (false: inside a sentence, a list, a table)
	Whole       bool          // Block, and the block quote holds nothing but these words
	Paraphrase  bool
	Question    string
	QuestionBy  Link
	Via         Link // who reported these words
	Relations   []Relation
	Defines     []Link
	Terms       []Link
	Language    string // BCP 47, where it differs from the page's; else ""
	Dir         string
	Translation string
	Accept      string    // why it is published in spite of a difference, where no Check says that
	Check       *Check    // what came of comparing it with its source; nil where nothing is known of that
	Article     Link      // the article that cites it (on other pages than that)
	Also        []Link    // other articles that cite the same statement
	Corrected   *Relation // where this statement was corrected later: by whom, when
}

// Relation tells how a quote stands to another: "answers", "repeats", "corrects", "contradicts", and the other way round
// "answered by", "repeated by", "corrected by", "contradicted by".
type Relation struct {
	Kind    string // the word above
	Speaker Link
	Text    string // the other's first words
	Date    Date
	URL     string // the other quote

	Paraphrase bool // Text is nobody's own words, and stands in no quotation marks
}

// Timeline is statements and events in order of time.
type Timeline struct {
	Title   string
	List    template.HTML // the entries as the built-in layouts show them: one <li> each
	More    Link          // the whole of it, where it was cut
	entries func() []Entry
}

// Entries gives the same entries one by one, for a layout that shows them in its own way.
func (t *Timeline) Entries() []Entry { return t.entries() }

// Entry is one line of a timeline: a statement or an event.
type Entry struct {
	Date   Date
	Gap    string        // the silence before it in words: "11 days later"; "" for none
	Same   bool          // the same date as the entry before it
	ID     string        // data-statement or data-event
	Quote  *Quote        // of a statement
	By     template.HTML // of a statement, one line: the speaker, the role, who reported it, the venue, the article
	Words  template.HTML // its words in a <q>, a paraphrase in a <span>, linked to the quote, those that the page is about in <mark>; long ones cut
	Event  *Event
	Anchor string // an id for the entry, on its article's page: of a quote that stands on the timeline only
}

// Event is something dated that is not a statement.
type Event struct {
	Title   string
	Text    template.HTML
	URL     string
	Article Link
}

// Line is a line of a concordance: a statement's words around a term, to be aligned on Hit.
type Line struct {
	Quote  *Quote
	Before string
	Hit    string
	After  string
}

// Comparison sets side by side who used a term how.
type Comparison struct {
	Term  Link
	Title string
	Lines []Line
}

// Term is a glossary entry.
type Term struct {
	Link               // the term's name and page
	ID          string // of its definition's element on this page: term-SLUG
	Slug        string
	Aliases     []string
	Short       template.HTML
	Definitions []Definition // what others say it means
	Own         []Definition // what speakers said it means, where a quote of this site defines it
	Related     []Link
	Latest      *Quote // the latest statement that uses it
	Statements  string // "4 statements"; "" for none
	Letter      string
	Entry       template.HTML // the definition as lists of them have it: the partial "definition"

	page *pageInTheMaking // on which it stands among others
}

// Terms are definitions as a page has them.
type Terms []Term

// List gives their entries one after another, as the built-in layouts show them.
func (t Terms) List() template.HTML {
	if len(t) == 0 {
		return ""
	}
	return t[0].page.later(func(w *markup) {
		for i := range t {
			w.html(t[i].Entry).tag("\n")
		}
	})
}

// Definition is what somebody says a term means.
type Definition struct {
	By      Link
	Speaker string // the speaker's slug; "" for others
	Text    template.HTML
	Date    Date
	Source  Link
	URL     string

	Paraphrase bool // Text is nobody's own words, and stands in no quotation marks
}

// Person is a speaker's own page.
type Person struct {
	Link
	Slug         string
	Organization bool
	Aliases      []string
	Affiliation  Link
	Image        string
	Website      string // their own site
	Roles        []Role
	SameAs       []Link
}

// Role is an office and when it was held: "since 1 February 2013", "1 February 2013 – 20 January 2017".
type Role struct {
	Title string
	Dates string
}

// Source is where statements were made.
type Source struct {
	Link
	Slug      string
	Date      Date
	Publisher string
	Website   string // the original's address
	Archive   string
	Dead      bool // the original is no longer there
	Kind      string
	Record    string // in words: "official transcript"
	Media     string
	MediaKind string
	HasText   bool
	ByTurns   bool   // Body is what was said, turn by turn; else it is a text like others
	Quoted    int    // how many quotes stand in this part of it
	Part      int    // of a long text, from 1
	Parts     []Link // all parts of a text that has several
	Turns     []Link // of such a text: the turns of all parts that are quoted, each once, in order
	Previous  Link
	Next      Link
}

// Check is what came of comparing a quote with its source.
type Check struct {
	Words    string        // in a sentence: "Checked against the official transcript", "Not checked: no source is named"
	Found    bool          // the words stand in the source, and are the speaker's as far as that tells
	Reason   string        // why a quote that differs, or of which there is more to know, is published as it is
	Limits   []string      // what a reader must know besides: words left out, a speaker who is not named
	Place    Link          // the very place on the source's page; Title is "12:34" or "turn 12"
	Context  template.HTML // the words around the quote, with all that it leaves out; "" where the source has no such place
	Gaps     []Gap         // its omissions and brackets, in order
	Source   template.HTML // of a quote that differs from its source: what that has, the differences in <ins>
	Quote    template.HTML // … and the quote, the differences in <del>
	SpokenBy string        // of a quote whose words are in another's turn there: whose
	Lang     string        // of the source's words, where it differs from the page's
	Dir      string
}

// Gap is what a quote leaves out or says in other words.
type Gap struct {
	Summary string // "… leaves out 3 words", "[the senators] is not in the source"
	Text    string // what the source has there; "" where words are only added
}
