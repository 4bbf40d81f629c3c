package e2e_test

import (
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
