package content

import (
	"slices"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/glossary"
	"github.com/gloss-press/gloss/internal/limit"
)

// Article is an explainer: content/articles/**/*.md.
type Article struct {
	Head
	Title   String
	Date    Date // with a day at least; without a time it is 00:00 in the site's time zone
	Authors []String
	Summary String
	Topics  []String
	Quotes  []Quote
	*Seldom
}

// Seldom is what few articles say of themselves. It is never nil in what Parse makes: all that say none of it share one, which is empty and
// stays so.
type Seldom struct {
	Updated       Date
	TranslationOf String
	Image         Image
	ID            String // the feeds' id
	Exclude       []String
	Every         glossary.Every
	Corrections   []Correction
	Events        []Event
}

// noSeldom is the Seldom of all articles that say none of it. Nobody writes to it.
var noSeldom = &Seldom{}

// seldom gives the article a Seldom of its own, to be written to.
func (a *Article) seldom() *Seldom {
	if a.Seldom == nil {
		a.Seldom = &Seldom{}
	}
	return a.Seldom
}

var articleKeys = table("an article", "the top level of an article", slices.Concat([]row[Article]{
	required(key("title", short(prose), func(a *Article) *String { return &a.Title }, "the headline", "headline name")),
	key("date", day, func(a *Article) *Date { return &a.Date }, "when it is published: `2014-09-16`, or with a time and its offset. A date alone is 00:00 in the site's time zone; until then the article is kept back", "published publishdate pubdate publish_date created created_at date_published"),
	key("updated", day, func(a *Article) *Date { return &a.seldom().Updated }, "when it was changed", "lastmod modified last_modified last_updated last_modified_at edited"),
	key("authors", atMost(limit.Authors, names("[Ada Reporter]")), func(a *Article) *[]String { return &a.Authors }, "a list of names", "author by? byline writer writers"),
	key("summary", prose, func(a *Article) *String { return &a.Summary }, "one sentence for lists, feeds and search", alsoSummary),
	key("topics", atMost(limit.Topics, names("[Syria, Iran]")), func(a *Article) *[]String { return &a.Topics }, "a list of words to file it under, each written alike in every file", "tags tag categories category keywords topic subjects"),
	key("image", picture, func(a *Article) *Image { return &a.seldom().Image }, "a picture: the name of a file beside this one, or `{file: paris.jpg, alt: …, caption: …, credit: …}`", "cover thumbnail hero banner featured_image og_image images?"),
	key("draft", truth, func(a *Article) *Bool { return &a.Draft }, "`true` keeps it back", "hidden? unlisted?"),
}, pageRows(func(a *Article) *Head { return &a.Head }), []row[Article]{
	key("translation_of", plainName, func(a *Article) *String { return &a.seldom().TranslationOf }, "the slug of the article that this one translates, which is in another `language`. Each then links to the other, and to other translations of it", "translates translated_from translationkey? translation_key?"),
	key("id", feedID, func(a *Article) *String { return &a.seldom().ID }, "the feeds' id: a whole address (`https:`, `tag:`, `urn:` …) that no other article has, and that never changes; default made of host, year and first slug", "guid uuid"),
	inside("glossary", glossaryKeys, "{exclude: [state], every: article}", "which mentions of terms become links", "terms"),
	key("corrections", entries(correctionKeys, func(n frontmatter.Node) Correction { return Correction{Pos: n.Pos} }), func(a *Article) *[]Correction { return &a.seldom().Corrections }, "what earlier versions got wrong, a list", "errata corrigenda"),
	key("quotes", quotes, func(a *Article) *[]Quote { return &a.Quotes }, "the annotated quotes, a list, see below", "annotations quotations statements"),
	key("events", entries(eventKeys, func(n frontmatter.Node) Event { return Event{Pos: n.Pos} }), func(a *Article) *[]Event { return &a.seldom().Events }, "dated things that are not statements, a list", "timeline"),
}), notInFiles, notInPages, notInArticles).with(func(_ *decoder, _ *frontmatter.Node, _ *Mapping, a *Article) {
	if a.Seldom == nil {
		a.Seldom = noSeldom
	}
})

var glossaryKeys = table("glossary", "glossary", []row[Article]{
	key("exclude", list("[state]"), func(a *Article) *[]String { return &a.seldom().Exclude }, "slugs of terms that are not linked here", "not without"),
	key("every", kind[glossary.Every]{Key{Choices: []string{"article", "section", "all"}}, (*decoder).every}, func(a *Article) *glossary.Every { return &a.seldom().Every }, "which mentions are linked: the first in the `article` (default) or in each `section`, or `all`", "link? mentions first?"),
})

// every reads how often a term is linked.
func (d *decoder) every(v *frontmatter.Node, k *Key) glossary.Every {
	return glossary.Every(max(0, slices.Index(k.Choices, d.oneOf(v, k).Value)))
}

// Correction tells what an earlier version of an article got wrong.
type Correction struct {
	Pos  diag.Pos
	Date Date
	Text String
}

var correctionKeys = table("a correction", "an entry of corrections", []row[Correction]{
	required(key("date", date, func(c *Correction) *Date { return &c.Date }, "when it was put right", "when")),
	required(key("text", shown, func(c *Correction) *String { return &c.Text }, "what was wrong, and what is right; Markdown", "note description correction body")),
})

// Event is something dated that is not a statement.
type Event struct {
	Pos   diag.Pos
	Date  Date
	Title String
	Text  String // Markdown
	URL   String
}

var eventKeys = table("an event", "an entry of events", []row[Event]{
	required(key("date", date, func(e *Event) *Date { return &e.Date }, "when it happened, see *Dates*", "when")),
	required(key("title", short(prose), func(e *Event) *String { return &e.Title }, "what happened", "name event what")),
	key("text", shown, func(e *Event) *String { return &e.Text }, "more of it; Markdown", "description note body summary"),
	key("url", outside, func(e *Event) *String { return &e.URL }, "an address outside where it can be read", "link source?"),
})
