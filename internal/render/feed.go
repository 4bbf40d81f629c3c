package render

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

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

// feed gives the feed's title and entries, the newest first.
func (m *pageInTheMaking) items() (title string, items []feedItem) {
	f := m.page.Subject.(site.Feed)
	title = m.siteTitle()
	var entries []site.Entry
	switch of := f.Of.(type) {
	case nil:
		for _, a := range m.site.Articles[:min(len(m.site.Articles), 2*feedLength)] {
			items = append(items, m.articleItem(a))
		}
	case *site.Topic:
		title = m.feedTitle(title, of.Name)
		for _, a := range of.Articles {
			items = append(items, m.articleItem(a))
		}
	case *site.Term:
		title = m.feedTitle(title, of.Name())
		entries = m.site.ByTerm(of.Slug.Value)
	case *site.Speaker:
		title = m.feedTitle(title, of.Name)
		entries = m.site.BySpeaker(of)
	case *site.Source:
		title = m.feedTitle(title, of.Name())
		entries = m.site.BySource(of.Slug.Value)
	case site.Kind:
		title = m.locale.Say("feed.corrections", "site", title)
		for i, c := range m.site.Corrections() {
			items = append(items, m.correctionItem(i, c))
		}
	}
	for _, q := range newest(entries) {
		items = append(items, m.quoteItem(q))
	}
	items = slices.DeleteFunc(items, func(i feedItem) bool { return i.Updated.IsZero() })
	slices.SortStableFunc(items, func(a, b feedItem) int {
		return cmp.Or(b.Updated.Compare(a.Updated), cmp.Compare(a.ID, b.ID))
	})
	return title, items[:min(len(items), feedLength)]
}

// newest gives the quotes of the statements whose articles are the newest, as many as a feed has.
func newest(entries []site.Entry) []*site.Quote {
	quotes := make([]*site.Quote, 0, feedLength+1)
	for _, e := range entries {
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

func (m *pageInTheMaking) articleItem(a *site.Article) feedItem {
	i := feedItem{ID: m.site.FeedID(a), URL: m.site.Absolute(a.Address), Title: a.Title.Value, Summary: a.Summary.Value,
		Published: a.Published, Updated: a.Changed()}
	for _, n := range a.Authors {
		i.Authors = append(i.Authors, n.Value)
	}
	var b strings.Builder
	if a.Summary.Value != "" {
		b.WriteString("<p>" + template.HTMLEscapeString(a.Summary.Value) + "</p>\n")
	}
	for _, q := range a.Quotes {
		b.WriteString(quoteHTML(m, q))
	}
	if b.Len() == 0 {
		// Feeds read no bodies. JSON Feed wants a content, and readers show an entry without one as a fault.
		b.WriteString("<p>" + template.HTMLEscapeString(a.Title.Value) + "</p>\n")
	}
	i.HTML = b.String()
	return i
}

func quoteHTML(m *pageInTheMaking, q *site.Quote) string {
	var w markup
	if q.Paraphrase {
		w.tag("<p>").text(q.Words).tag("</p>")
	} else {
		w.tag("<blockquote><p>").text(q.Words).tag("</p></blockquote>")
	}
	said := "feed.said"
	if q.Paraphrase {
		said = "feed.said-in-paraphrase"
	}
	w.tag("\n<p>")
	for _, part := range m.locale.Parts(said) {
		switch part {
		case "{speaker}":
			w.tag(`<a href="`).text(m.site.Absolute(q.Address())).tag(`">`).text(m.inARow(q.Speaker.Name, q.Role, q.Venue.Value)).tag("</a>")
		case "{date}":
			w.text(m.date(q.Date.Date).Text)
		default:
			w.text(part)
		}
	}
	w.tag("</p>\n")
	return w.String()
}

// quoteItem is a statement as an entry: it is new when the article that quotes it is.
func (m *pageInTheMaking) quoteItem(q *site.Quote) feedItem {
	return feedItem{ID: m.site.PartID(q.Article, q.ID.Value), URL: m.site.Absolute(q.Address()), Title: m.quoteTitle(q, 80),
		HTML: quoteHTML(m, q), Published: q.Article.Published, Updated: q.Article.Published, Authors: []string{q.Speaker.Name}}
}

func (m *pageInTheMaking) correctionItem(i int, c site.Correction) feedItem {
	at, text := m.site.Moment(c.Date), m.engine.Plain(c.Text.Value)
	return feedItem{ID: m.site.PartID(c.Article, fmt.Sprintf("correction-%d", c.Number)), URL: m.site.Absolute(c.Article.Address),
		Title: m.locale.Say("feed.correction", "article", c.Article.Title.Value), Summary: text, HTML: "<p>" + template.HTMLEscapeString(text) + "</p>", Published: at, Updated: at}
}

// feedUpdated is the time of a feed: its newest entry's, or for an empty one the site's first moment that is known.
func (m *pageInTheMaking) feedUpdated(items []feedItem) time.Time {
	if len(items) > 0 {
		return items[0].Updated
	}
	if t := m.site.Newest(); !t.IsZero() {
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
func (m *pageInTheMaking) atom(w Writer) error {
	title, items := m.items()
	f := m.page.Subject.(site.Feed)
	v := atomFeed{
		Lang: m.site.Language, Title: title, ID: m.site.Absolute(m.page.Address), Updated: moment(m.feedUpdated(items)),
		Author: atomAuthor{cmp.Or(m.site.Config.Author.Value, m.siteTitle())}, Gen: "Gloss", Rights: m.site.Config.License.Value,
		Links: []atomLink{{"self", "application/atom+xml", m.site.Absolute(m.page.Address)}, {"alternate", "text/html", m.site.Absolute(f.Page.Address)}},
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
func (m *pageInTheMaking) jsonFeed(w Writer) error {
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
	title, items := m.items()
	f := m.page.Subject.(site.Feed)
	v := feed{Version: "https://jsonfeed.org/version/1.1", Title: title, Home: m.site.Absolute(f.Page.Address), URL: m.site.Absolute(m.page.Address),
		Description: m.site.Config.Description.Value, Language: m.site.Language, Authors: []author{{cmp.Or(m.site.Config.Author.Value, m.siteTitle())}}, Items: []item{}}
	for _, i := range items {
		it := item{ID: i.ID, URL: i.URL, Title: i.Title, HTML: i.HTML, Summary: i.Summary, Published: moment(i.Published), Modified: moment(i.Updated)}
		for _, n := range i.Authors {
			it.Authors = append(it.Authors, author{n})
		}
		v.Items = append(v.Items, it)
	}
	return json.NewEncoder(w).Encode(v)
}
