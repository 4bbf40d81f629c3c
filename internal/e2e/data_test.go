package e2e_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestSitemap wants every page that a search engine should know in the sitemap, and no other address.
func TestSitemap(t *testing.T) {
	eachSite(t, func(t *testing.T, p *published) {
		if p.base == "" {
			if p.files["sitemap.xml"] != nil {
				t.Error("a site without an address has no sitemap")
			}
			return
		}
		var sitemap struct {
			XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
			URLs    []struct {
				Loc     string `xml:"loc"`
				LastMod string `xml:"lastmod"`
			} `xml:"url"`
		}
		wellFormed(t, "sitemap.xml", p.files["sitemap.xml"])
		if err := xml.Unmarshal(p.files["sitemap.xml"], &sitemap); err != nil {
			t.Fatal(err)
		}
		listed := map[string]bool{}
		for _, u := range sitemap.URLs {
			if listed[u.Loc] {
				t.Errorf("%s stands twice", u.Loc)
			}
			listed[u.Loc] = true
			if strings.Contains(u.LastMod, "T") {
				atomTime(t, u.Loc, u.LastMod)
			}
		}
		for _, file := range sorted(p.pages) {
			canonical := ""
			for n := range elements(p.pages[file]) {
				if rel, _ := attr(n, "rel"); n.Data == "link" && rel == "canonical" {
					canonical, _ = attr(n, "href")
				}
			}
			page := file != "404.html" && !redirects(p.pages[file]) && !isFramed(p.pages[file])
			if page && !listed[canonical] {
				t.Errorf("%s (%s) is not in the sitemap", file, canonical)
			}
			if !isFramed(p.pages[file]) {
				delete(listed, canonical)
			}
		}
		for loc := range listed {
			t.Errorf("the sitemap lists %s, which no page says that it is", loc)
		}
	})
}

// TestData parses every file for programs, and compares the two forms of the statements. In CSV an apostrophe keeps a value such as
// -0480 from being a formula.
func TestData(t *testing.T) {
	eachSite(t, func(t *testing.T, p *published) {
		for _, file := range sorted(p.files) {
			if ext := path.Ext(file); (ext == ".json" || ext == ".jsonld") && !json.Valid(p.files[file]) {
				t.Errorf("%s is no JSON", file)
			}
		}
		for _, file := range sorted(p.pages) {
			for n := range elements(p.pages[file]) {
				if kind, _ := attr(n, "type"); n.Data == "script" && kind == "application/ld+json" && !json.Valid([]byte(text(n, nil))) {
					t.Errorf("%s: the structured data is no JSON", file)
				}
			}
		}
		var list []map[string]any
		if err := json.Unmarshal(p.files["data/statements.json"], &list); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(p.files["data/statements.csv"])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != len(list)+1 || len(list) == 0 {
			t.Fatalf("%d statements as JSON, %d rows of CSV", len(list), len(rows))
		}
		columns := []string{"id", "url", "article", "speaker", "role", "date", "text", "venue", "source", "terms", "verdict", "place", "kind"}
		if got := rows[0][:len(columns)]; !slices.Equal(got, columns) {
			t.Errorf("the columns are %q", got)
		}
		for i, s := range list {
			for _, name := range columns {
				if _, ok := s[name]; !ok {
					t.Errorf("%s has no %s", s["id"], name)
				}
			}
			for col, name := range rows[0] {
				if value, ok := s[name].(string); ok && value != strings.TrimPrefix(rows[i+1][col], "'") {
					t.Errorf("%s of %s: %q as JSON, %q as CSV", name, s["id"], value, rows[i+1][col])
				}
			}
			for _, name := range []string{"url", "place"} {
				at, _ := s[name].(string)
				if at == "" && name == "place" {
					continue
				}
				at = spelled(at)
				file, id, _ := strings.Cut(strings.TrimPrefix(at, p.base), "#")
				if doc := p.pages[path.Join(strings.TrimPrefix(file, "/"), "index.html")]; doc == nil || id == "" || !hasID(doc, id) {
					t.Errorf("the %s %q of %s leads nowhere", name, at, s["id"])
				}
			}
		}
	})
}
