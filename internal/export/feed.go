package export

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
)

// feedLength is how many entries a feed has at most.
const feedLength = 20

// feedItem is an entry of a feed, in either form.
type feedItem struct {
	ID, URL, Title, Summary, HTML string
	Published, Updated            time.Time
	Authors                       []string
}

// items gives the feed's title and entries, the newest first.
func (f *file) items() (title string, items []feedItem) {
	of := f.page.Subject.(site.Page)
	title = f.Site.Title(f.Locale)
	if name := of.Title(f.Locale); name != "" {
		title = f.Locale.Say("feed.title", "site", title, "title", name)
	}
	var articles []*site.Article
	var entries []site.Entry
	switch of.Kind {
	case site.HomePage:
		articles = f.Site.Articles[:min(len(f.Site.Articles), 2*feedLength)]
	case site.TopicPage:
		articles = of.Subject.(*site.Topic).Articles
	case site.TermPage:
		entries = f.Site.ByTerm(of.Subject.(*site.Term).Slug.Value)
	case site.PersonPage:
		entries = f.Site.BySpeaker(of.Subject.(*site.Speaker))
	case site.SourcePage:
		entries = f.Site.BySource(of.Subject.(*site.Source).Slug.Value)
	case site.CorrectionsPage:
		title = f.Locale.Say("feed.corrections", "site", f.Site.Title(f.Locale))
		for i, c := range f.Site.Corrections() {
			items = append(items, f.correctionItem(i, c))
		}
	}
	for _, a := range f.latest(articles) {
		items = append(items, f.articleItem(a))
	}
	for _, q := range newest(entries) {
		items = append(items, f.quoteItem(q))
	}
	items = slices.DeleteFunc(items, func(i feedItem) bool { return i.Updated.IsZero() })
	slices.SortStableFunc(items, func(a, b feedItem) int {
		return cmp.Or(b.Updated.Compare(a.Updated), cmp.Compare(a.ID, b.ID))
	})
	return title, items[:min(len(items), feedLength)]
}

// latest gives the articles that were changed last, as many as a feed has.
func (f *file) latest(articles []*site.Article) []*site.Article {
	list := slices.DeleteFunc(slices.Clone(articles), func(a *site.Article) bool { return a.Changed().IsZero() })
	slices.SortFunc(list, func(a, b *site.Article) int {
		if last := b.Changed().Compare(a.Changed()); last != 0 {
			return last
		}
		return cmp.Compare(f.Site.FeedID(a), f.Site.FeedID(b))
	})
	return list[:min(len(list), feedLength)]
}

// newest gives the quotes of the statements whose articles are the newest, as many as a feed has.
func newest(entries []site.Entry) []*site.Quote {
	quotes := make([]*site.Quote, 0, feedLength+1)
	for _, e := range entries {
		if e.Quote == nil {
			continue
		}
		at := len(quotes)
		for at > 0 && quotes[at-1].Article.Published.Before(e.Quote.Article.Published) {
			at--
		}
		if at < feedLength {
			quotes = slices.Insert(quotes, at, e.Quote)
			quotes = quotes[:min(len(quotes), feedLength)]
		}
	}
	return quotes
}

func (f *file) articleItem(a *site.Article) feedItem {
	i := feedItem{ID: f.Site.FeedID(a), URL: f.Site.Absolute(a.Address), Title: a.Title.Value, Summary: a.Summary.Value,
		Published: a.Published, Updated: a.Changed()}
	for _, n := range a.Authors {
		i.Authors = append(i.Authors, n.Value)
	}
	if a.Summary.Value != "" {
		i.HTML = "<p>" + html.EscapeString(a.Summary.Value) + "</p>\n"
	}
	for _, q := range a.Quotes {
		i.HTML += f.quoteHTML(q)
	}
	if i.HTML == "" {
		// Feeds read no bodies. JSON Feed wants a content, and readers show an entry without one as a fault.
		i.HTML = "<p>" + html.EscapeString(a.Title.Value) + "</p>\n"
	}
	return i
}

func (f *file) quoteHTML(q *site.Quote) string {
	form, said := "<blockquote><p>%s</p></blockquote>\n<p>", "feed.said"
	if q.Paraphrase {
		form, said = "<p>%s</p>\n<p>", "feed.said-in-paraphrase"
	}
	var b strings.Builder
	fmt.Fprintf(&b, form, html.EscapeString(q.Words))
	for _, part := range f.Locale.Parts(said) {
		switch part {
		case "{speaker}":
			fmt.Fprintf(&b, `<a href="%s">%s</a>`, html.EscapeString(f.Site.Absolute(q.Address())), html.EscapeString(f.Locale.Row(q.Speaker.Name, q.Role, q.Venue.Value)))
		case "{date}":
			b.WriteString(html.EscapeString(f.Locale.Date(q.Date.Date)))
		default:
			b.WriteString(html.EscapeString(part))
		}
	}
	b.WriteString("</p>\n")
	return b.String()
}

// quoteItem is a statement as an entry: it is new when the article that quotes it is.
func (f *file) quoteItem(q *site.Quote) feedItem {
	return feedItem{ID: f.Site.PartID(q.Article, q.ID.Value), URL: f.Site.Absolute(q.Address()), Title: f.Locale.Say("quote.title", "speaker", q.Speaker.Name, "words", passage.Cut(q.Words, 80)),
		HTML: f.quoteHTML(q), Published: q.Article.Published, Updated: q.Article.Published, Authors: []string{q.Speaker.Name}}
}

func (f *file) correctionItem(i int, c site.Correction) feedItem {
	at, text := f.Site.Moment(c.Date), f.Engine.Plain(c.Text.Value)
	return feedItem{ID: f.Site.PartID(c.Article, fmt.Sprintf("correction-%d", c.Number)), URL: f.Site.Absolute(c.Article.Address),
		Title: f.Locale.Say("feed.correction", "article", c.Article.Title.Value), Summary: text, HTML: "<p>" + html.EscapeString(text) + "</p>", Published: at, Updated: at}
}

// feedUpdated is the time of a feed: its newest entry's, or for an empty one the site's first moment that is known.
func (f *file) feedUpdated(items []feedItem) time.Time {
	if len(items) > 0 {
		return items[0].Updated
	}
	if t := f.Site.Newest(); !t.IsZero() {
		return t
	}
	return time.Unix(0, 0).UTC()
}

// The elements of Atom, RFC 4287.
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr,omitempty"`
		Title   string      `xml:"title"`
		ID      string      `xml:"id"`
		Links   []atomLink  `xml:"link"`
		Updated string      `xml:"updated"`
		Author  atomAuthor  `xml:"author"`
		Gen     string      `xml:"generator"`
		Rights  string      `xml:"rights,omitempty"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
	}
	atomEntry struct {
		Title     string       `xml:"title"`
		ID        string       `xml:"id"`
		Link      atomLink     `xml:"link"`
		Published string       `xml:"published,omitempty"`
		Updated   string       `xml:"updated"`
		Authors   []atomAuthor `xml:"author"`
		Summary   string       `xml:"summary,omitempty"`
		Content   *atomContent `xml:"content"`
	}
	atomContent struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
)

// atom writes the feed by RFC 4287.
func (f *file) atom(w io.Writer) error {
	title, items := f.items()
	of := f.page.Subject.(site.Page)
	v := atomFeed{
		Lang: f.Site.Language, Title: title, ID: f.Site.Absolute(f.page.Address), Updated: moment(f.feedUpdated(items)),
		Author: atomAuthor{cmp.Or(f.Site.Config.Author.Value, f.Site.Title(f.Locale))}, Gen: "Gloss", Rights: f.Site.Config.License.Value,
		Links: []atomLink{{"self", "application/atom+xml", f.Site.Absolute(f.page.Address)}, {"alternate", "text/html", f.Site.Absolute(of.Address)}},
	}
	for _, i := range items {
		e := atomEntry{Title: i.Title, ID: i.ID, Link: atomLink{"alternate", "text/html", i.URL}, Published: moment(i.Published), Updated: moment(i.Updated), Summary: i.Summary}
		for _, n := range i.Authors {
			e.Authors = append(e.Authors, atomAuthor{n})
		}
		if i.HTML != "" {
			e.Content = &atomContent{"html", i.HTML}
		}
		v.Entries = append(v.Entries, e)
	}
	return writeXML(w, v)
}

// jsonFeed writes the feed by JSON Feed 1.1.
func (f *file) jsonFeed(w io.Writer) error {
	type author struct {
		Name string `json:"name"`
	}
	type item struct {
		ID        string   `json:"id"`
		URL       string   `json:"url"`
		Title     string   `json:"title"`
		HTML      string   `json:"content_html"`
		Summary   string   `json:"summary,omitempty"`
		Published string   `json:"date_published,omitempty"`
		Modified  string   `json:"date_modified,omitempty"`
		Authors   []author `json:"authors,omitempty"`
	}
	type feed struct {
		Version     string   `json:"version"`
		Title       string   `json:"title"`
		Home        string   `json:"home_page_url"`
		URL         string   `json:"feed_url"`
		Description string   `json:"description,omitempty"`
		Language    string   `json:"language,omitempty"`
		Authors     []author `json:"authors"`
		Items       []item   `json:"items"`
	}
	title, items := f.items()
	of := f.page.Subject.(site.Page)
	v := feed{Version: "https://jsonfeed.org/version/1.1", Title: title, Home: f.Site.Absolute(of.Address), URL: f.Site.Absolute(f.page.Address),
		Description: f.Site.Config.Description.Value, Language: f.Site.Language, Authors: []author{{cmp.Or(f.Site.Config.Author.Value, f.Site.Title(f.Locale))}}, Items: []item{}}
	for _, i := range items {
		it := item{ID: i.ID, URL: i.URL, Title: i.Title, HTML: i.HTML, Summary: i.Summary, Published: moment(i.Published), Modified: moment(i.Updated)}
		for _, n := range i.Authors {
			it.Authors = append(it.Authors, author{n})
		}
		v.Items = append(v.Items, it)
	}
	return json.NewEncoder(w).Encode(v)
}
