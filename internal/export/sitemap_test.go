package export_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/site"
)

// TestSitemapIsDivided makes an index of lists where a site has more addresses than one list may have: each address stands in one list.
func TestSitemapIsDivided(t *testing.T) {
	var terms strings.Builder
	for i := range site.SitemapLimit {
		fmt.Fprintf(&terms, "- {term: word%d, short: A word.}\n", i)
	}
	m := makeSite(t, map[string]string{"glossary.yaml": terms.String()})
	index := m.right("sitemap.xml")
	wants(t, index, "<sitemapindex", "<sitemap>\n  <loc>https://example.org/sitemap-1.xml</loc>", "<sitemap>\n  <loc>https://example.org/sitemap-2.xml</loc>")
	lacks(t, index, "<url>", "sitemap-3.xml")
	seen := map[string]bool{}
	for part := 1; part <= 2; part++ {
		list := allBetween(m.right(fmt.Sprintf("sitemap-%d.xml", part)), "<loc>", "</loc>")
		if (len(list) == site.SitemapLimit) != (part == 1) || len(list) > site.SitemapLimit {
			t.Errorf("part %d has %d addresses", part, len(list))
		}
		for _, address := range list {
			if seen[address] {
				t.Errorf("%s stands twice", address)
			}
			seen[address] = true
		}
	}
	listed := 0
	for p := range m.snap.Site.Pages() {
		if p.Listed() {
			if listed++; !seen["https://example.org/"+p.Address] {
				t.Errorf("%s stands in no list", p.Address)
			}
		}
	}
	if listed != len(seen) {
		t.Errorf("%d pages are listed, %d addresses stand there", listed, len(seen))
	}
}
