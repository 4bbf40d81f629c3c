package e2e_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/url"
	"path"
	"strings"
	"testing"
	"time"
)

type (
	atomPerson struct {
		Name []string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
		Type string `xml:"type,attr"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
	atomEntry struct {
		ID        []string     `xml:"id"`
		Title     []atomText   `xml:"title"`
		Updated   []string     `xml:"updated"`
		Published []string     `xml:"published"`
		Authors   []atomPerson `xml:"author"`
		Links     []atomLink   `xml:"link"`
		Content   []atomText   `xml:"content"`
		Summary   []atomText   `xml:"summary"`
	}
	atomFeed struct {
		XMLName xml.Name     `xml:"http://www.w3.org/2005/Atom feed"`
		ID      []string     `xml:"id"`
		Title   []atomText   `xml:"title"`
		Updated []string     `xml:"updated"`
		Authors []atomPerson `xml:"author"`
		Links   []atomLink   `xml:"link"`
		Entries []atomEntry  `xml:"entry"`
	}
)

// TestAtom holds every feed.xml against what RFC 4287 says that a feed MUST have.
func TestAtom(t *testing.T) {
	eachSite(t, func(t *testing.T, p *published) {
		for _, file := range sorted(p.files) {
			if path.Base(file) != "feed.xml" {
				continue
			}
			if p.base == "" {
				t.Errorf("%s: a site without an address has no feeds", file)
				continue
			}
			wellFormed(t, file, p.files[file])
			var feed atomFeed
			if err := xml.Unmarshal(p.files[file], &feed); err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			where := file + ": the feed"
			atomHead(t, where, feed.ID, feed.Title, feed.Updated)
			atomLinks(t, where, feed.Links)
			if self := relation(feed.Links, "self"); spelled(self) != p.base+file {
				t.Errorf("%s: says that it is at %q", where, self)
			}
			ids := map[string]string{}
			for _, e := range feed.Entries {
				where := file + ": the entry " + strings.Join(e.ID, " ")
				atomHead(t, where, e.ID, e.Title, e.Updated)
				atomLinks(t, where, e.Links)
				for _, moment := range e.Published {
					atomTime(t, where, moment)
				}
				if len(feed.Authors) == 0 && len(e.Authors) == 0 {
					t.Errorf("%s has no author, and the feed has none (4.1.1)", where)
				}
				for _, a := range append(e.Authors, feed.Authors...) {
					if len(a.Name) != 1 || a.Name[0] == "" {
						t.Errorf("%s: an author has the names %q (3.2)", where, a.Name)
					}
				}
				if len(e.Content) > 1 || len(e.Summary) > 1 || len(e.Content) == 0 && relation(e.Links, "alternate") == "" {
					t.Errorf("%s has %d contents and %d summaries (4.1.2)", where, len(e.Content), len(e.Summary))
				}
				key := strings.Join(append(e.ID, e.Updated...), " ")
				if ids[key] != "" {
					t.Errorf("%s stands twice with the same time (4.1.1)", where)
				}
				ids[key] = where
			}
		}
	})
}

func wellFormed(t *testing.T, file string, b []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("%s: %v", file, err)
			return
		}
	}
}

func atomHead(t *testing.T, where string, id []string, title []atomText, updated []string) {
	t.Helper()
	if len(id) != 1 || len(title) != 1 || len(updated) != 1 {
		t.Errorf("%s has %d ids, %d titles, %d times of change: one of each is needed (4.1.1, 4.1.2)", where, len(id), len(title), len(updated))
		return
	}
	if u, err := url.Parse(id[0]); err != nil || !u.IsAbs() {
		t.Errorf("%s: the id %q is no IRI (4.2.6)", where, id[0])
	}
	atomTime(t, where, updated[0])
}

func atomTime(t *testing.T, where, moment string) {
	t.Helper()
	if _, err := time.Parse(time.RFC3339, moment); err != nil {
		t.Errorf("%s: %v (3.3)", where, err)
	}
}

func atomLinks(t *testing.T, where string, links []atomLink) {
	t.Helper()
	seen := map[string]bool{}
	for _, l := range links {
		if l.Href == "" {
			t.Errorf("%s has a link without an address (4.2.7.1)", where)
		}
		if l.Rel == "" {
			l.Rel = "alternate"
		}
		if key := l.Rel + " " + l.Type; l.Rel == "alternate" && seen[key] {
			t.Errorf("%s has two links %s (4.1.1)", where, key)
		} else {
			seen[key] = true
		}
	}
}

func relation(links []atomLink, rel string) string {
	for _, l := range links {
		if l.Rel == rel || l.Rel == "" && rel == "alternate" {
			return l.Href
		}
	}
	return ""
}

// TestJSONFeed holds every feed.json against JSON Feed 1.1.
func TestJSONFeed(t *testing.T) {
	eachSite(t, func(t *testing.T, p *published) {
		for _, file := range sorted(p.files) {
			if path.Base(file) != "feed.json" {
				continue
			}
			var feed struct {
				Version, Title string
				Feed           string `json:"feed_url"`
				Items          []struct {
					ID, URL, Title string
					HTML           *string `json:"content_html"`
					Text           *string `json:"content_text"`
					Published      string  `json:"date_published"`
					Modified       string  `json:"date_modified"`
					Authors        []struct{ Name, URL string }
				}
			}
			if err := json.Unmarshal(p.files[file], &feed); err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Title == "" || feed.Items == nil || spelled(feed.Feed) != p.base+file {
				t.Errorf("%s: version %q, title %q, feed_url %q, %d items", file, feed.Version, feed.Title, feed.Feed, len(feed.Items))
			}
			ids := map[string]bool{}
			for _, item := range feed.Items {
				where := file + ": " + item.ID
				if item.ID == "" || ids[item.ID] {
					t.Errorf("%s: the id is empty or stands twice", where)
				}
				ids[item.ID] = true
				if item.HTML == nil && item.Text == nil {
					t.Errorf("%s has neither content_html nor content_text", where)
				}
				for _, moment := range []string{item.Published, item.Modified} {
					if moment != "" {
						atomTime(t, where, moment)
					}
				}
				for _, a := range item.Authors {
					if a.Name == "" && a.URL == "" {
						t.Errorf("%s has an author without name and address", where)
					}
				}
			}
		}
	})
}
