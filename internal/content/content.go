// Package content knows the files that writers make: what may stand in them, and how one file becomes one value.
//
// A value holds what was written and where, and nothing that another file decides. Parse is pure: bytes in, a File and
// diagnostics out. What the files say together is the business of package site.
package content

import (
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// File is one file as written: *Article, *Term, *Terms, *Speaker, *Source, *Page or *Config.
type File interface{ FileHead() *Head }

// Head is what every kind of file has.
type Head struct {
	Path      string   // relative to the source folder, with forward slashes: content/articles/talking.md
	Start     diag.Pos // where the front matter's mapping begins; 1:1 where there is none
	Slug      String   // as written, or made of the file's name (then its Pos is 1:1)
	MovedFrom []String // old addresses that redirect here
	Language  String   // BCP 47; empty: the site's
	Draft     Bool     // articles and pages
	Body      Body
}

// FileHead gives the part that every kind of file has.
func (h *Head) FileHead() *Head { return h }

// Body says where a file's text begins.
type Body struct {
	frontmatter.Body
	Inline String // the text itself, where it stands in front matter: an entry's body in glossary.yaml
}

// Article is an explainer: content/articles/**/*.md.
type Article struct {
	Head
	Title       String
	Date        Date // with a day at least; without a time it is 00:00 in the site's time zone
	Updated     Date
	Authors     []String
	Summary     String
	Topics      []String
	Image       String
	ID          String // the feeds' id
	Exclude     []String
	Every       Every
	Corrections []Correction
	Quotes      []Quote
	Events      []Event
}

// Every says how often a term is linked in an article.
type Every uint8

// A term is linked at its first mention in the article, in each section, or at every mention.
const (
	EveryArticle Every = iota
	EverySection
	EveryMention
)

// Correction tells what an earlier version of an article got wrong.
type Correction struct {
	Pos  diag.Pos
	Date Date
	Text String
}

// Quote is somebody's words as one article cites them. Parse makes it, and its Further is never nil.
type Quote struct {
	Pos     diag.Pos // where its mapping begins
	ID      String
	Speaker String // a slug of people/, or a name
	Date    Date
	Venue   String
	Source  String // a slug of sources/, or a name
	URL     String
	Text    String // the words; empty where the body marks them
	Note    String // Markdown
	Terms   []String
	*Further
}

// Further is what few quotes say of themselves. All that say none of it share one Further, which is empty and stays so: what
// is set here is set by Parse alone.
type Further struct {
	Role         String
	At           String // the second in the source's recording: 00:12:34
	Prefix       String
	Suffix       String
	Defines      []String
	Paraphrase   bool // kind: paraphrase
	TimelineOnly bool // place: timeline
	Question     String
	QuestionBy   String
	Answers      []String // a quote's id in this article, or article-slug#id
	Repeats      []String
	Corrects     []String
	Contradicts  []String
	Via          String
	Statement    String // article-slug#id
	Language     String
	Translation  String
	Accept       String
}

// Event is something dated that is not a statement.
type Event struct {
	Pos   diag.Pos
	Date  Date
	Title String
	Text  String // Markdown
	URL   String
}

// Term is a glossary entry: content/glossary/*.md, or one entry of content/glossary.yaml.
type Term struct {
	Head
	Term         String
	Aliases      []String
	Short        String
	Definitions  []Definition
	Related      []String
	Exact        bool // match: exact
	Forms        []String
	Not          []String
	OnlyTopics   []String
	OnlyArticles []String
}

// Definition is what somebody else says a term means.
type Definition struct {
	Pos    diag.Pos
	By     String
	Text   String
	Source String
	URL    String
}

// Terms is content/glossary.yaml: a list of terms for a quick start.
type Terms struct {
	Head
	List []*Term
}

// Speaker is a person or body that makes statements: content/people/*.md.
type Speaker struct {
	Head
	Name         String
	Aliases      []String
	Organization bool // kind: organization
	Roles        []Role
	Image        String
	URL          String
	Affiliation  String
	SameAs       []String
}

// Role is a speaker's office between two dates, both of which count in; either may be missing.
type Role struct {
	Pos      diag.Pos
	Title    String
	From, To Date
}

// Source is where a statement was made: content/sources/*.md. Its body is the transcript.
type Source struct {
	Head
	Title     String
	Date      Date
	Publisher String
	URL       String
	Archive   String
	Dead      Bool
	Kind      String // transcript, article, video, document
	Record    String // official, as-delivered, as-prepared, unofficial, captions
	MediaURL  String
	MediaKind String // audio, video
	File      String // a transcript beside the file, instead of a body
	Speakers  []Label
	Labels    String // the form of the transcript's labels, where its shape doesn't tell: colon, stop, …
	Versions  []String
}

// Label maps a turn's label in a transcript to a speaker.
type Label struct {
	Label   String
	Speaker String
}

// Page is a page of the site's own: content/pages/*.md.
type Page struct {
	Head
	Title   String
	Summary String
}

// Config is content/site.yaml.
type Config struct {
	Head
	Title             String
	BaseURL           String
	Timezone          String
	Description       String
	Author            String
	Nav               []Link
	License           String
	HTML              Bool
	QuotePages        Bool
	CorrectionsPolicy String
}

// Link is an entry of the site's navigation.
type Link struct {
	Pos   diag.Pos
	Title String
	URL   String
}
