package e2e_test

import (
	"encoding/json"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/gloss-press/gloss/internal/passage"
)

// TestQuotesAreSeen reads every quote back from its article's page: the text of the elements that are marked as it is the
// words of the quote.
func TestQuotesAreSeen(t *testing.T) {
	eachSite(t, func(t *testing.T, p *published) {
		n := 0
		for _, file := range sorted(p.pages) {
			if !isArticle(file) {
				continue
			}
			for id, words := range quoted(t, file, p.pages[file]) {
				n++
				want, ok := p.words[path.Base(path.Dir(file))+"#"+id]
				if !ok {
					t.Errorf("%s marks a quote %q that the article doesn't have", file, id)
				} else if !passage.Equal(words, want) {
					t.Errorf("%s#%s reads %q, the quote is %q", file, id, words, want)
				}
			}
		}
		if n == 0 {
			t.Error("no quote is marked on any page")
		}
	})
}

func isArticle(file string) bool {
	ok, _ := path.Match("articles/*/index.html", file)
	return ok
}

// quoted gives the words that a page shows for each quote, and checks the marks: the id stands on the first element only.
func quoted(t *testing.T, file string, doc *html.Node) map[string]string {
	t.Helper()
	words := map[string]string{}
	var walk func(n *html.Node, inside map[string]bool)
	last := map[string]*html.Node{}
	walk = func(n *html.Node, inside map[string]bool) {
		if n.Type == html.TextNode {
			for id := range inside {
				words[id] += n.Data
			}
			return
		}
		if id, ok := attr(n, "data-quote"); ok && n.Data == "li" { // an entry of the timeline has more than the words
			if own, _ := attr(n, "id"); own != id {
				t.Errorf("%s: the entry of quote %s has the id %q", file, id, own)
			}
			for c := range elements(n) {
				if hasClass(c, "words") {
					words[id] = text(c, nil)
				}
			}
			return
		}
		if q, ok := attr(n, "data-quote"); ok {
			wider := map[string]bool{}
			for id := range inside {
				wider[id] = true
			}
			for id := range strings.FieldsSeq(q) {
				if before := last[id]; before == nil {
					if own, _ := attr(n, "id"); own != id && !hasAncestorID(n, id) && !strings.Contains(q, " ") {
						t.Errorf("%s: the first element of quote %s has the id %q", file, id, own)
					}
				} else if block(before) != block(n) {
					words[id] += " "
				}
				last[id] = n
				wider[id] = true
			}
			inside = wider
		}
		if hasClass(n, "fn-ref") || n.Data == "sup" {
			return
		}
		for c := range n.ChildNodes() {
			walk(c, inside)
		}
	}
	walk(doc, nil)
	return words
}

func hasAncestorID(n *html.Node, id string) bool {
	for a := range n.Ancestors() {
		if v, _ := attr(a, "id"); v == id {
			return true
		}
	}
	return false
}

// block is the paragraph, list item or cell that a node stands in.
func block(n *html.Node) *html.Node {
	for a := n; a != nil; a = a.Parent {
		switch a.Data {
		case "p", "li", "td", "th", "blockquote", "dd", "h1", "h2", "h3", "h4", "h5", "h6":
			return a
		}
	}
	return nil
}

// TestParaphrasesAreNotQuoted looks for words that nobody said on every page: they stand in no <q>, in no block that the style sheet
// puts into quotation marks, in no Quotation of the structured data.
func TestParaphrasesAreNotQuoted(t *testing.T) {
	met := 0
	eachSite(t, func(t *testing.T, p *published) {
		paraphrase := func(address string) bool {
			_, id, _ := strings.Cut(address, "#")
			if p.told[id] {
				met++
			}
			return p.told[id]
		}
		for _, file := range sorted(p.pages) {
			for n := range elements(p.pages[file]) {
				if n.Data == "a" {
					href, _ := attr(n, "href")
					for q := range elements(n) {
						if q.Data == "q" && paraphrase(href) {
							t.Errorf("%s: the paraphrase %s stands in a <q>: %s", file, href, text(q, nil))
						}
					}
				}
				if id, ok := attr(n, "data-quote"); ok && p.told[id] {
					for a := range n.Ancestors() {
						if hasClass(a, "bare") && !hasClass(nextElement(a), "of-paraphrase") {
							t.Errorf("%s: the paraphrase %s stands in quotation marks", file, id)
						}
					}
				}
				if kind, _ := attr(n, "type"); n.Data == "script" && kind == "application/ld+json" {
					var all struct {
						Graph []struct {
							Type, URL string
							Parts     []struct {
								Type string
								URL  string `json:"@id"`
							} `json:"hasPart"`
						} `json:"@graph"`
					}
					check(json.Unmarshal([]byte(strings.ReplaceAll(text(n, nil), `"@type"`, `"type"`)), &all))
					v := all.Graph[0]
					for _, x := range append(v.Parts, struct {
						Type string
						URL  string `json:"@id"`
					}{v.Type, v.URL}) {
						if x.Type == "Quotation" && paraphrase(x.URL) || x.Type == "Claim" && x.URL != "" && !paraphrase(x.URL) {
							t.Errorf("%s: %s is a %s", file, x.URL, x.Type)
						}
					}
				}
				if name, _ := attr(n, "name"); n.Data == "meta" && name == "description" && p.told[path.Base(path.Dir(file))] {
					if content, _ := attr(n, "content"); strings.Contains(content, "“") {
						t.Errorf("%s: the paraphrase is described as %s", file, content)
					}
				}
			}
		}
	})
	if met == 0 {
		t.Error("no paraphrase was met")
	}
}

func nextElement(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	if n == nil {
		return &html.Node{}
	}
	return n
}

// TestTimelinesTell wants what a quote's own note says of a statement on every timeline that has it.
func TestTimelinesTell(t *testing.T) {
	p := spoken()
	for file, id := range map[string]string{"articles/record/index.html": "aside", "people/marie-harf/index.html": "", "timeline/2014/index.html": "", "sources/briefing/index.html": "", "glossary/coordinate/index.html": ""} {
		var entry *html.Node
		for n := range elements(p.pages[file]) {
			if statement, _ := attr(n, "data-statement"); n.Data == "li" && statement == "record/aside" {
				entry = n
			}
		}
		if entry == nil {
			t.Errorf("%s has no entry for the statement", file)
			continue
		}
		if got, _ := attr(entry, "data-quote"); got != id {
			t.Errorf("%s: the entry has data-quote=%q, want %q", file, got, id)
		}
		got := text(entry, nil)
		for _, want := range []string{"as reported by محمدجواد ظریف", "Differs from the source: She miscounted, and says so.", "Asked by John Kerry: How many were heard?", "Says what is meant by coordinate"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %q: %s", file, want, got)
			}
		}
	}
}
