package export

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
	"io"

	"github.com/gloss-press/gloss/internal/invisible"
	"github.com/gloss-press/gloss/internal/site"
)

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
		Lang      string       `xml:"xml:lang,attr,omitempty"`
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
		e := atomEntry{Lang: i.Language, Title: i.Title, ID: i.ID, Link: atomLink{"alternate", "text/html", i.URL}, Published: moment(i.Published), Updated: moment(i.Updated), Summary: i.Summary}
		for _, n := range i.Authors {
			e.Authors = append(e.Authors, atomAuthor{n})
		}
		e.Content = &atomContent{"html", i.HTML}
		if i.HTML == "" {
			e.Content = &atomContent{"text", i.Text}
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
		HTML      string   `json:"content_html,omitempty"`
		Text      string   `json:"content_text,omitempty"`
		Summary   string   `json:"summary,omitempty"`
		Published string   `json:"date_published,omitempty"`
		Modified  string   `json:"date_modified,omitempty"`
		Authors   []author `json:"authors,omitempty"`
		Language  string   `json:"language,omitempty"`
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
		it := item{ID: i.ID, URL: i.URL, Title: i.Title, HTML: i.HTML, Text: i.Text, Language: i.Language, Summary: i.Summary, Published: moment(i.Published), Modified: moment(i.Updated)}
		for _, n := range i.Authors {
			it.Authors = append(it.Authors, author{n})
		}
		v.Items = append(v.Items, it)
	}
	return json.NewEncoder(invisible.InJSON(w)).Encode(v)
}
