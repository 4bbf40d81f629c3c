package export_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
	"testing"
)

// feedSite has articles whose files, slugs and dates are each in an order of their own.
var feedSite = map[string]string{
	"site.yaml": "title: Glossed\nauthor: The Desk\nlicense: CC BY 4.0\nlanguage: en-GB\ndescription: What words mean.\n",
	"articles/b.md": "---\ntitle: First\ndate: 2014-09-01\nupdated: 2014-09-20\ntopics: [War]\nsummary: The <first> one.\nauthors: [Ada Reporter]\nquotes:\n" +
		"  - {id: q, speaker: John Kerry, role: Secretary, venue: CBS, date: 2014-08-01, source: talk, terms: [coordinate], text: we will coordinate, note: '[There](a.md).'}\n" +
		"corrections:\n  - {date: 2014-09-10, text: The day was wrong.}\n  - {date: 2014-09-19, text: The name was wrong.}\n---\n“we will coordinate”\n",
	"articles/a.md": "---\ntitle: Second\ndate: 2014-09-05\ntopics: [War]\nquotes:\n" +
		"  - {id: q, speaker: John Kerry, date: 2014-08-02, source: talk, terms: [coordinate], text: we do coordinate}\n" +
		"corrections:\n  - {date: 2014-09-15, text: The place was wrong.}\n---\n“we do coordinate”\n",
	"articles/c.md": "---\ntitle: Third\ndate: 2014-09-10T08:30:00+02:00\ntopics: [War]\nquotes:\n" +
		"  - {id: q, speaker: John Kerry, kind: paraphrase, date: 2014-08-03, source: talk, terms: [coordinate], text: they coordinate}\n---\nthey coordinate\n",
	"articles/undated.md":    "---\ntitle: Undated\ntopics: [War]\n---\n",
	"articles/quiet.md":      "---\ntitle: Peace & quiet\ntopics: [Peace]\n---\n",
	"glossary/coordinate.md": "---\nterm: coordinate\nshort: Plan together.\n---\n",
	"sources/talk.md":        "---\ntitle: The talk\n---\nKERRY: Today we will coordinate, and we do coordinate.\n",
}

type entry struct {
	Title     string `xml:"title" json:"title"`
	ID        string `xml:"id" json:"id"`
	Updated   string `xml:"updated" json:"date_modified"`
	Published string `xml:"published" json:"date_published"`
	Summary   string `xml:"summary" json:"summary"`
	HTML      string `xml:"content" json:"content_html"`
	Text      string `xml:"-" json:"content_text"`
	Language  string `xml:"lang,attr" json:"language"`
}

type atomOf struct {
	Title   string  `xml:"title"`
	ID      string  `xml:"id"`
	Updated string  `xml:"updated"`
	Author  string  `xml:"author>name"`
	Rights  string  `xml:"rights"`
	Entries []entry `xml:"entry"`
}

type jsonOf struct {
	Title, Language, Description string
	Home                         string `json:"home_page_url"`
	Items                        []entry
}

// feeds reads both forms of a feed, which must have the same entries.
func (m *made) feeds(address string) (atomOf, jsonOf) {
	m.t.Helper()
	var a atomOf
	var j jsonOf
	if err := xml.Unmarshal([]byte(m.right(address+"feed.xml")), &a); err != nil {
		m.t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(m.right(address+"feed.json")), &j); err != nil {
		m.t.Fatal(err)
	}
	for i := range j.Items { // Atom has one element for both
		j.Items[i].HTML += j.Items[i].Text
		j.Items[i].Text = ""
	}
	if !slices.Equal(a.Entries, j.Items) {
		m.t.Errorf("%s: the two forms differ: %+v\nand %+v", address, a.Entries, j.Items)
	}
	return a, j
}

// TestFeedsNewestFirst wants the newest entry first in every feed: an article by its last change or
// correction, a statement by its article's date, a correction by its own.
func TestFeedsNewestFirst(t *testing.T) {
	m := makeSite(t, feedSite)
	for address, want := range map[string][]string{
		"":                     {"First 2014-09-20T00:00:00Z", "Second 2014-09-15T00:00:00Z", "Third 2014-09-10T08:30:00+02:00"},
		"topics/war/":          {"First 2014-09-20T00:00:00Z", "Second 2014-09-15T00:00:00Z", "Third 2014-09-10T08:30:00+02:00"},
		"topics/peace/":        nil,
		"glossary/coordinate/": {"John Kerry: they coordinate 2014-09-10T08:30:00+02:00", "John Kerry: we do coordinate 2014-09-05T00:00:00Z", "John Kerry: we will coordinate 2014-09-01T00:00:00Z"},
		"people/john-kerry/":   {"John Kerry: they coordinate 2014-09-10T08:30:00+02:00", "John Kerry: we do coordinate 2014-09-05T00:00:00Z", "John Kerry: we will coordinate 2014-09-01T00:00:00Z"},
		"sources/talk/":        {"John Kerry: they coordinate 2014-09-10T08:30:00+02:00", "John Kerry: we do coordinate 2014-09-05T00:00:00Z", "John Kerry: we will coordinate 2014-09-01T00:00:00Z"},
		"corrections/":         {"Correction: First 2014-09-19T00:00:00Z", "Correction: Second 2014-09-15T00:00:00Z", "Correction: First 2014-09-10T00:00:00Z"},
	} {
		a, _ := m.feeds(address)
		var got []string
		ids := map[string]bool{}
		for _, e := range a.Entries {
			got = append(got, e.Title+" "+e.Updated)
			if ids[e.ID] {
				t.Errorf("%s has two entries %s", address, e.ID)
			}
			ids[e.ID] = true
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has %q, want %q", address, got, want)
		}
		if len(want) > 0 && a.Updated != a.Entries[0].Updated {
			t.Errorf("%s is of %s, its newest entry of %s", address, a.Updated, a.Entries[0].Updated)
		}
	}
	// A feed without an entry is as old as the newest thing of the site.
	if a, _ := m.feeds("topics/peace/"); a.Updated != "2014-09-20T00:00:00Z" {
		t.Errorf("the empty feed is of %s", a.Updated)
	}
}

// TestFeedsAreCut wants the newest twenty of many articles, whatever their files are called.
func TestFeedsAreCut(t *testing.T) {
	files := map[string]string{}
	for i := range 28 {
		files[fmt.Sprintf("articles/a%d.md", i*11%28)] = fmt.Sprintf("---\ntitle: No. %d\ndate: 2014-09-%02d\n---\n", i+1, i+1)
	}
	a, _ := makeSite(t, files).feeds("")
	if len(a.Entries) != 20 || a.Entries[0].Title != "No. 28" || a.Entries[19].Title != "No. 9" {
		t.Errorf("%d entries: %+v", len(a.Entries), a.Entries)
	}
	// An old article that was changed lately is among them.
	files["articles/old.md"] = "---\ntitle: Old\ndate: 2014-09-08\nupdated: 2014-10-01\n---\n"
	if a, _ := makeSite(t, files).feeds(""); a.Entries[0].Title != "Old" || a.Entries[0].Published != "2014-09-08T00:00:00Z" {
		t.Errorf("the first entry is %+v", a.Entries[0])
	}
}

// TestFeedsSay looks at what a feed says of itself and of its entries.
func TestFeedsSay(t *testing.T) {
	m := makeSite(t, feedSite)
	a, j := m.feeds("")
	if a.Title != "Glossed" || a.Author != "The Desk" || a.Rights != "CC BY 4.0" || a.ID != "https://example.org/feed.xml" {
		t.Errorf("%+v", a)
	}
	if j.Title != "Glossed" || j.Language != "en-GB" || j.Description != "What words mean." || j.Home != "https://example.org/" {
		t.Errorf("%+v", j)
	}
	if e := a.Entries[0]; e.ID != "tag:example.org,2014:b" || e.Published != "2014-09-01T00:00:00Z" || e.Summary != "The <first> one." {
		t.Errorf("%+v", e)
	}
	wants(t, a.Entries[0].HTML, "<p>“we will ", "coordinate</a>”<sup>", "John Kerry", "CBS", "There</a>.</p>")
	if c, _ := m.feeds("corrections/"); c.Title != "Glossed: corrections" || c.Entries[1].HTML != "The place was wrong." {
		t.Errorf("%+v", c)
	}
	p, _ := m.feeds("people/john-kerry/")
	if p.Title != "Glossed: John Kerry" || p.Entries[2].ID != "tag:example.org,2014:b#q" {
		t.Errorf("%+v", p)
	}
	wants(t, p.Entries[2].HTML, "<blockquote><p>“<span>we will coordinate</span>”</p></blockquote>",
		`<p>— <a href="https://example.org/articles/b/#q">John Kerry, Secretary</a>, <time datetime="2014-08-01">1 August 2014</time> · CBS · Checked against the source’s text</p>`,
		`<p><a href="https://example.org/articles/a/">There</a>.</p>`, "Today <b>we will coordinate</b>, and we do coordinate.")
	wants(t, p.Entries[0].HTML, "<p>they coordinate</p>", "paraphrase") // no block quote: these are not the speaker's words
	lacks(t, p.Entries[0].HTML, "blockquote", "“", "Checked")
	for address, want := range map[string]string{"topics/war/": "Glossed: War", "glossary/coordinate/": "Glossed: coordinate", "sources/talk/": "Glossed: The talk"} {
		if f, _ := m.feeds(address); f.Title != want {
			t.Errorf("%s is called %q", address, f.Title)
		}
	}
	// A site without a name and an author of its own has a feed with both all the same.
	one, _ := makeSite(t, map[string]string{"articles/a.md": "---\ntitle: The one & only\ndate: 2014-09-01\n---\n"}).feeds("")
	if one.Title != "The one & only" || one.Author != "The one & only" || one.Entries[0].HTML != "The one & only" {
		t.Errorf("%+v", one)
	}
}
