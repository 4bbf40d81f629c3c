package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/gloss-press/gloss/internal/site"
)

// manyNames is a site of so many terms, people, sources and topics in few articles; more than half of them begin with S, the others with all letters.
func manyNames(n int) map[string]string {
	files := map[string]string{}
	name := func(kind string, i int) string {
		if i%8 < 5 {
			return fmt.Sprintf("S%s %04d", kind, i)
		}
		return fmt.Sprintf("%c%s %04d", 'A'+i/8%26, kind, i)
	}
	for from := 0; from < n; from += 30 {
		var topics []string
		var quotes strings.Builder
		for i := from; i < min(n, from+30); i++ {
			files[fmt.Sprintf("glossary/term-%d.md", i)] = fmt.Sprintf("---\nterm: %s\nshort: Word %d.\n---\n", name("term", i), i)
			files[fmt.Sprintf("people/person-%d.md", i)] = fmt.Sprintf("---\nname: %s\nkind: organization\n---\n", name("person", i))
			files[fmt.Sprintf("sources/source-%d.md", i)] = fmt.Sprintf("---\ntitle: %s\n---\n", name("source", i))
			topics = append(topics, name("topic", i))
			fmt.Fprintf(&quotes, "  - {id: q%d, speaker: person-%d, source: source-%d, date: 2014, place: timeline, text: we say %s}\n", i, i, i, name("term", i))
		}
		files[fmt.Sprintf("articles/a%d.md", from)] = fmt.Sprintf("---\ntitle: A %d\ndate: 2015-01-01\ntopics: [%s]\nquotes:\n%s---\nText.\n", from, strings.Join(topics, ", "), quotes.String())
	}
	return files
}

// TestNoPageListsMoreNames has indexes of 300 on one page, and those of 700 on a page for each letter, each name on one of them; no list of any page is longer.
func TestNoPageListsMoreNames(t *testing.T) {
	indexes := map[string]string{"glossary/": "glossary/term-", "people/": "people/person-", "sources/": "sources/source-", "topics/": "topics/"}
	m := makeSite(t, manyNames(300))
	for index := range indexes {
		if n := longestList(t, m.right(index)); n < 100 {
			t.Errorf("the longest list of %s has %d of 300", index, n)
		}
		if _, ok := m.snap.Site.At(index + "letters/a/"); ok {
			t.Errorf("%s has a page for a letter", index)
		}
	}
	m = makeSite(t, manyNames(700))
	pages := map[string]string{}
	for p := range m.snap.Site.Pages() {
		if p.Kind.IsLaidOut() && p.Kind.IsHTML() {
			pages[p.Address] = m.right(p.Address)
			if n := longestList(t, pages[p.Address]); n > site.EntriesLimit {
				t.Errorf("a list of %s has %d entries", p.Address, n)
			}
		}
	}
	for index, item := range indexes {
		wants(t, pages[index], `700 entries, a page for each letter.`, `<a href="../`+index+`letters/b/">B</a>`, `<a href="../`+index+`letters/s/">S</a> <span class="count">44`)
		var all []string
		for address, page := range pages {
			if rest, ok := strings.CutPrefix(address, index+"letters/"); ok {
				_, page, _ = strings.Cut(page, `<ul class="index">`)
				page, _, _ = strings.Cut(page, "</ul>")
				root := strings.Repeat("../", strings.Count(index+"letters/"+rest, "/"))
				all = append(all, allBetween(page, `<a href="`+root+item, `"`)...)
			}
		}
		slices.Sort(all)
		if n := len(slices.Compact(all)); n != 700 || len(all) != 700 {
			t.Errorf("the letters of %s list %d, %d of 700", index, len(all), n)
		}
	}
	wants(t, pages["glossary/letters/s/2/"], "<title>Glossary: S (part 2 of 2)", `<p class="topics"><a href="../../../../glossary/">Glossary</a></p>`, `aria-current="page">S</a>`,
		`<a href="../../../../glossary/letters/s/">1</a> · <b aria-current="page">2</b>`, `<a href="../../../../glossary/letters/s/" rel="prev">S</a> · <a href="../../../../glossary/letters/t/" rel="next">T</a>`)
	wants(t, pages["glossary/letters/r/"], `<a href="../../../glossary/letters/s/" rel="next">S</a>`)
	wants(t, pages["glossary/letters/t/"], `rel="prev">S, part 2</a>`)
}

// longestList counts the entries of the longest list of a page.
func longestList(t *testing.T, page string) (longest int) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for list := range doc.Descendants() {
		n := 0
		for child := range list.ChildNodes() {
			if child.Type == html.ElementNode && slices.Contains([]string{"li", "dt", "tr", "section", "option"}, child.Data) {
				n++
			}
		}
		longest = max(longest, n)
	}
	return longest
}
