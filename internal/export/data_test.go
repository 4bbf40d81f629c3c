package export_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// dataSite has statements of every verdict, and cells that a spreadsheet would take for formulas.
var dataSite = map[string]string{
	"site.yaml":     "title: Data\n",
	"people/ada.md": "---\nname: Ada\nroles: [{title: Secretary, from: 2014-01-01}]\n---\n",
	"sources/talk.md": "---\ntitle: Talk\nkind: transcript\nrecord: official\n---\nADA:  We will not coordinate with them. We meet our friends again on Monday.\n\n" +
		"BOB:  Then we do.\n",
	"sources/empty.md": "---\ntitle: Empty\n---\n",
	"glossary/coordinate.md": "---\nterm: coordinate\naliases: [act together]\nshort: Plan together.\nrelated: [talk]\ndefinitions:\n" +
		"  - {by: ada, text: We will not coordinate with them, source: talk}\n  - {by: NATO, text: \"=SUM(A1)\", url: \"https://example.com/\"}\n---\n",
	"glossary/talk.md": "---\nterm: talk\nshort: Say.\n---\n",
	"articles/a.md": `---
title: Article A
date: 2014-09-16
updated: 2014-09-20
authors: [Eva Reporter, Max Writer]
moved_from: [/old/a/]
quotes:
  - {id: right, speaker: ada, venue: CBS, date: 2014-09-15, source: talk, text: We will not coordinate, note: What *to* notice.}
  - {id: taken, speaker: ada, date: 2014-09-16, source: talk, accept: "She said so, later.", text: We meet our friends again on Friday}
  - {id: told, kind: paraphrase, speaker: Bob, date: 2014-09-17, source: talk, text: they talked}
  - {id: formula, speaker: "@Handle", date: 2014-09-18, text: "=1+1"}
  - {id: loose, speaker: Bob, date: 2014, url: "https://example.com/", text: "+1, \"so\""}
  - {id: silent, speaker: Bob, date: 2014, source: empty, text: So be it, language: en, translation: Que así sea, translator: Ada}
  - {id: named, speaker: Bob, date: 2014, source: The Daily News, text: Be it so}
---
“We will not coordinate”. “We meet our friends again on Friday”. In short they talked. =1+1 and +1, "so". “So be it”, “Be it so”.
`,
}

// TestStatements reads both forms of the list of statements: each has the same, in order of time.
func TestStatements(t *testing.T) {
	m := makeSite(t, dataSite)
	var list []map[string]any
	if err := json.Unmarshal([]byte(m.right("data/statements.json")), &list); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(m.right("data/statements.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"id", "url", "article", "speaker", "role", "date", "text", "venue", "source", "terms", "verdict", "place", "kind", "accepted", "language", "translation", "translator"},
		{"a/loose", "https://example.org/articles/a/#loose", "a", "Bob", "", "2014", "'+1, \"so\"", "", "", "", "unchecked", "", "direct", "", "", "", ""},
		{"a/silent", "https://example.org/articles/a/#silent", "a", "Bob", "", "2014", "So be it", "", "empty", "", "unchecked", "", "direct", "", "en", "Que así sea", "Ada"},
		{"a/named", "https://example.org/articles/a/#named", "a", "Bob", "", "2014", "Be it so", "", "The Daily News", "", "unchecked", "", "direct", "", "", "", ""},
		{"a/right", "https://example.org/articles/a/#right", "a", "Ada", "Secretary", "2014-09-15", "We will not coordinate", "CBS", "talk", "coordinate", "verified", "https://example.org/sources/talk/#turn-1", "direct", "", "", "", ""},
		{"a/taken", "https://example.org/articles/a/#taken", "a", "Ada", "Secretary", "2014-09-16", "We meet our friends again on Friday", "", "talk", "", "wrong words", "https://example.org/sources/talk/#turn-1", "direct", "She said so, later.", "", "", ""},
		{"a/told", "https://example.org/articles/a/#told", "a", "Bob", "", "2014-09-17", "they talked", "", "talk", "talk", "unchecked", "", "paraphrase", "", "", "", ""},
		{"a/formula", "https://example.org/articles/a/#formula", "a", "'@Handle", "", "2014-09-18", "'=1+1", "", "", "", "unchecked", "", "direct", "", "", "", ""},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("the table differs:\n%s", diff)
	}
	if len(list) != len(want)-1 {
		t.Fatalf("the list has %d", len(list))
	}
	sometimes := []string{"accepted", "language", "translation", "translator"}
	for i, st := range list {
		for n, key := range want[0] {
			got, ok := st[key].(string)
			if terms, is := st[key].([]any); is {
				var all []string
				for _, t := range terms {
					all = append(all, t.(string))
				}
				got, ok = strings.Join(all, " "), true
			}
			cell := strings.TrimPrefix(want[i+1][n], "'") // the apostrophe is a table's alone
			if got != cell || !ok && !slices.Contains(sometimes, key) {
				t.Errorf("%s: %s is %q, want %q", st["id"], key, got, cell)
			}
		}
	}
}

// TestGlossaryData reads the glossary.
func TestGlossaryData(t *testing.T) {
	var got any
	if err := json.Unmarshal([]byte(makeSite(t, dataSite).right("data/glossary.json")), &got); err != nil {
		t.Fatal(err)
	}
	want := []any{
		map[string]any{"slug": "coordinate", "term": "coordinate", "url": "https://example.org/glossary/coordinate/", "aliases": []any{"act together"}, "short": "Plan together.",
			"related": []any{"talk"}, "statements": 1.0, "definitions": []any{
				map[string]any{"by": "Ada", "text": "We will not coordinate with them", "source": "talk", "url": ""},
				map[string]any{"by": "NATO", "text": "=SUM(A1)", "source": "", "url": "https://example.com/"}}},
		map[string]any{"slug": "talk", "term": "talk", "url": "https://example.org/glossary/talk/", "aliases": []any{}, "short": "Say.", "related": []any{}, "statements": 1.0, "definitions": []any{}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestMachineFiles looks at what machines ask of a site.
func TestMachineFiles(t *testing.T) {
	m := makeSite(t, dataSite)
	if got := m.right("robots.txt"); got != "User-agent: *\nDisallow:\nSitemap: https://example.org/sitemap.xml\n" {
		t.Errorf("robots.txt is %q", got)
	}
	if got := m.right("_redirects"); got != "/old/a/ /articles/a/ 301\n" {
		t.Errorf("_redirects is %q", got)
	}
	if got := m.right(".nojekyll"); got != "" {
		t.Errorf(".nojekyll is %q", got)
	}
	wants(t, m.right("_headers"), "/*\n", "X-Content-Type-Options: nosniff\n", "/assets/*\n", "immutable\n", "/data/*\n", "Access-Control-Allow-Origin: *\n")
	page := m.right("sitemap.xml")
	wants(t, page, "<url>\n  <loc>https://example.org/articles/a/</loc>\n  <lastmod>2014-09-20T00:00:00Z</lastmod>")
	listed := allBetween(page, "<loc>", "</loc>")
	for _, address := range []string{"", "glossary/talk/", "people/ada/", "sources/talk/", "timeline/2014/"} {
		if !slices.Contains(listed, "https://example.org/"+address) {
			t.Errorf("/%s is not listed", address)
		}
	}
	for _, address := range listed { // pages for readers, which are no files and lead nowhere else
		if !strings.HasSuffix(address, "/") || strings.Contains(address, "/old/") {
			t.Errorf("%s is listed", address)
		}
	}
	// whom a term's Markdown quotes has a name, and so has where
	wants(t, m.right("glossary/coordinate/page.md"), "> We will not coordinate with them\n\n— Ada, Talk\n", "— NATO <https://example.com/>\n")
	redirect := m.right("old/a/")
	wants(t, redirect, `href="https://example.org/articles/a/"`, "../../articles/a/")
}

// TestAnnotations reads an article's annotations: each leads to its words as they stand in the page's text, and says who checked them.
func TestAnnotations(t *testing.T) {
	var got struct {
		ID, Type, Label string
		Total           int
		First           struct {
			Items []struct {
				ID, Created string
				Creator     struct{ Name string }
				Target      struct {
					Source   string
					Selector struct{ Exact, Prefix, Suffix string }
				}
				Body []struct{ Type, Value, Purpose, Source string }
			}
		}
	}
	if err := json.Unmarshal([]byte(makeSite(t, dataSite).right("articles/a/annotations.jsonld")), &got); err != nil {
		t.Fatal(err)
	}
	if got.Type != "AnnotationCollection" || got.Label != "Article A" || got.Total != 7 || len(got.First.Items) != 7 || got.ID != "https://example.org/articles/a/annotations.jsonld" {
		t.Fatalf("%+v", got)
	}
	assessed := map[string]string{
		"right": "verified: checked against the official transcript", "taken": "wrong words: differs from the official transcript; She said so, later.", "told": "unchecked: a paraphrase",
		"formula": "unchecked: no source is named", "loose": "unchecked: the source is only an address outside", "silent": "unchecked: the source has no text here", "named": "unchecked: the source has no page here",
	}
	for _, item := range got.First.Items {
		_, id, _ := strings.Cut(item.ID, "#")
		bodies := map[string]string{}
		for _, b := range item.Body {
			bodies[b.Purpose] = b.Value + b.Source
		}
		if bodies["assessing"] != assessed[id] || item.Target.Source != "https://example.org/articles/a/" || item.Creator.Name != "Eva Reporter" || item.Created != "2014-09-16T00:00:00Z" {
			t.Errorf("%s: %+v", id, item)
		}
		if id == "right" {
			s := item.Target.Selector
			if s.Exact != "We will not coordinate" || !strings.HasSuffix(s.Prefix, "“") || !strings.HasPrefix(s.Suffix, "”") {
				t.Errorf("it is selected by %+v", s)
			}
			if bodies["identifying"] != "Ada, Secretary, CBS, 15 September 2014" || bodies["describing"] != "What *to* notice." || bodies["linking"] != "https://example.org/sources/talk/" {
				t.Errorf("%q", bodies)
			}
		}
	}
}

// TestAnnotationOffTheBody gives a statement that stands on the timeline alone by its words.
func TestAnnotationOffTheBody(t *testing.T) {
	page := makeSite(t, map[string]string{"articles/a.md": "---\ntitle: A\nquotes:\n  - {id: q, speaker: Ada, date: 2014, place: timeline, text: We talk}\n---\nNothing of it.\n"}).right("articles/a/annotations.jsonld")
	wants(t, page, `"selector":{"type":"TextQuoteSelector","exact":"We talk"`)
}

// TestDataParts cuts statements of 13 MB by year, and those of a year with very many by number; each file holds what the index says of it.
func TestDataParts(t *testing.T) {
	words := strings.Repeat("they went on talking about it all day ", 3000)
	files := map[string]string{"site.yaml": "title: Data\n"}
	want := map[string]int{}
	for year, n := range map[string]int{"2014": 90, "2016": 20} {
		for i := range n {
			id := fmt.Sprintf("q%s-%d", year, i)
			files["articles/"+id+".md"] = fmt.Sprintf("---\ntitle: %s\ndate: 2020-01-01\nquotes:\n  - {id: %s, speaker: Bob, place: timeline, kind: paraphrase, text: %s, date: %s}\n---\n", id, id, id+" "+words, year)
		}
		want[year] = n
	}
	m := makeSite(t, files)
	var index struct {
		Parts []struct {
			Year, URL  string
			Statements int
		}
	}
	if err := json.Unmarshal([]byte(m.right("data/statements.json")), &index); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(m.right("data/statements.csv"))).ReadAll()
	if err != nil || len(rows) != len(index.Parts)+1 {
		t.Fatal(err, rows)
	}
	var names []string
	got := map[string]int{}
	for i, p := range index.Parts {
		name := strings.TrimPrefix(p.URL, "https://example.org/")
		text := m.right(name)
		var list []struct{ Date string }
		if err := json.Unmarshal([]byte(text), &list); err != nil || len(list) != p.Statements {
			t.Errorf("%s: %v, %d statements of %d", name, err, len(list), p.Statements)
		}
		if len(text) > 10<<20 {
			t.Errorf("%s has %d bytes", name, len(text))
		}
		for _, st := range list {
			if st.Date != p.Year {
				t.Errorf("%s has one of %q", name, st.Date)
			}
		}
		table := strings.TrimPrefix(rows[i+1][1], "https://example.org/")
		if cells, err := csv.NewReader(strings.NewReader(m.right(table))).ReadAll(); err != nil || len(cells) != len(list)+1 {
			t.Errorf("%s: %v, %d rows", table, err, len(cells))
		}
		got[p.Year] += p.Statements
		names = append(names, name, table)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if want := []string{"data/statements/2014.json", "data/statements/2014.csv", "data/statements/2014-2.json", "data/statements/2014-2.csv", "data/statements/2016.json", "data/statements/2016.csv"}; !slices.Equal(names, want) {
		t.Errorf("the parts are %q", names)
	}
}
