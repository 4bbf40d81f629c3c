package site

import (
	"fmt"
	"strings"
	"testing"
)

// TestContentFiles has pages of every kind, and names the content file of each: a file's body is shown by one page.
func TestContentFiles(t *testing.T) {
	var many []string
	for i := range EntriesLimit {
		many = append(many, fmt.Sprintf("q%d Speaker+%d 2014 a word", i, i))
	}
	list, _ := files{
		"articles/many.md":    article("2014-09-16", many...),
		"articles/talking.md": article("2014-09-16", "q kerry 2014-09-15 a word; source: long", "r Nobody+Known 2014-09-15 a word") + "|topics: [War]",
		"people/kerry.md":     "name: John Kerry", "glossary/word.md": "term: word", "site.yaml": "title: S|quote_pages: true", "pages/about.md": "title: About|aliases: [/us/]", "sources/long.md": "title: Long",
	}.parsed(t)
	for _, c := range list {
		if strings.HasSuffix(c.FileHead().Path, "long.md") {
			c.FileHead().Body.Size = 600_000
		}
	}
	s := New(list, Options{BaseURL: "https://example.org/", Future: true, Others: []string{"static/CNAME", "content/articles/map.png"},
		Picture: func(string) Picture { return Picture{Widths: []int{480}} }})
	shown := map[string]string{}
	for _, test := range []struct {
		address, file string
		shows         bool
	}{
		{"", "", false}, {"people/", "", false}, {"us/", "", false}, {"feed.xml", "", false}, {"data/statements.json", "", false},
		{"articles/talking/", "content/articles/talking.md", true}, {"articles/talking/q/", "content/articles/talking.md", false},
		{"articles/map-480w.png", "", false}, {"articles/talking/card.png", "content/articles/talking.md", false},
		{"articles/talking/annotations.jsonld", "content/articles/talking.md", false},
		{"people/kerry/", "content/people/kerry.md", true}, {"people/nobody-known/", "", false},
		{"glossary/word/", "content/glossary/word.md", true}, {"about/", "content/pages/about.md", true},
		{"sources/long/", "content/sources/long.md", true}, {"sources/long/2/", "content/sources/long.md", false},
	} {
		p, ok := s.At(test.address)
		if !ok || p.ContentFile() != test.file || p.ShowsBody() != test.shows {
			t.Errorf("%q: there %t, made of %q, shows its body %t", test.address, ok, p.ContentFile(), p.ShowsBody())
		}
	}
	kinds := map[*Kind]bool{}
	for p := range s.Pages() {
		kinds[p.Kind] = true
		if !p.ShowsBody() {
			continue
		}
		if other, twice := shown[p.ContentFile()]; twice {
			t.Errorf("%s is shown by %s and by %s", p.ContentFile(), other, p.Address)
		}
		shown[p.ContentFile()] = p.Address
	}
	if len(shown) != len(list)-1 { // all but site.yaml
		t.Errorf("of %d files %d are shown: %v", len(list), len(shown), shown)
	}
	for _, k := range Kinds() {
		if !kinds[k] {
			t.Errorf("no page of the site has the layout %q at %s", k.Layout, k.Address)
		}
	}
}
