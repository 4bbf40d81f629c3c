package e2e_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/workspace"
)

// TestDocumentsAreMarked reads the marks of a document's page back: of what readers are told as checked they have what the quote has word
// by word, of all else nothing; and below the block in which it begins, its article is named.
func TestDocumentsAreMarked(t *testing.T) {
	source := unpack("testdata/cited.txtar", "cited-source")
	p := press("cited", source, "https://example.org/")
	doc := p.pages["sources/memo/index.html"]
	marked, named := map[string]string{}, map[string]bool{}
	for n := range elements(doc) {
		if id, _ := attr(n, "data-quote"); n.Data == "mark" {
			marked[id] += " " + text(n, func(n *html.Node) bool { return n.Data == "sup" }) // no foot-note's number
		}
		if hasClass(n, "cited") {
			for a := range elements(n) {
				if href, ok := attr(a, "href"); ok {
					named[strings.TrimPrefix(strings.Replace(href, "/#", "/", 1), "../../articles/")] = true
				}
			}
		}
	}
	for id, want := range map[string]string{
		"first/omits":    "The council asks that the northern harbour be opened before the winter",
		"first/brackets": "closed, be opened before the winter & that lamps are lit",
		"first/overlaps": "opened before the winter & that its lamps are lit",
		"first/items":    "the piers are mended; and nobody pays", // the list's number is none of its words
		"first/blocks":   "The harbour is *ours*, and it is open to all who sail. We said so in May",
		"first/letter":   "the tide wait for nobody", "first/corrected": "The harbour was [is] deep", "first/ruled": "The fee is paid by nobody at all",
		"first/cell": "Boats of the town", "second/same": "be opened before the winter", "first/differs": "", "first/retold": "",
	} {
		if got := strings.Join(strings.Fields(marked[id]), " "); strings.ReplaceAll(got, " ,", ",") != want {
			t.Errorf("%s is marked at %q, want %q", id, got, want)
		}
		if named[id] != (want != "") {
			t.Errorf("%s is named below its block: %v", id, named[id])
		}
	}
	if strings.Count(string(p.files["sources/memo/index.html"]), "<s>was</s>") != 1 {
		t.Error("the correction is not struck out")
	}
	checkedIsMarked(t, source, marked)
}

// checkedIsMarked wants every quote that is told as checked to have marks on the page, and no other.
func checkedIsMarked(t *testing.T, source string, marked map[string]string) {
	ws, err := workspace.Open(source, workspace.Options{Theme: gloss.Files})
	check(err)
	defer ws.Close()
	snap := ws.Load()
	for _, a := range snap.Site.Articles {
		for _, q := range a.Quotes {
			c := snap.Checked(q)
			id := a.Slug.Value + "/" + q.ID().Value
			if told := c != nil && c.Kind.Found(); told != (marked[id] != "") {
				t.Errorf("%s is checked: %v, and marked at %q", id, told, marked[id])
			}
		}
	}
}
