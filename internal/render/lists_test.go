package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/site"
)

// manySay is a site in which so many speakers in turn say a term, so often in all: on each day of a year one, the last in 2014.
func manySay(speakers, n int) map[string]string {
	files := map[string]string{"glossary/coordinate.md": "---\nterm: coordinate\nshort: Plan together.\n---\n", "sources/talk.md": "---\ntitle: Talk\n---\n"}
	for s := range speakers {
		files[fmt.Sprintf("people/p%d.md", s)] = fmt.Sprintf("---\nname: Speaker %d\n---\n", s)
	}
	for from := 0; from < n; from += 300 {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: A %d\ndate: 2015-01-01\ntopics: [War]\nquotes:\n", from)
		for i := from; i < min(n, from+300); i++ {
			fmt.Fprintf(&b, "  - {id: q%d, speaker: p%d, date: %d-%02d-%02d, place: timeline, source: talk, text: \"In answer %d, which is much like the others, we will not coordinate with anybody at all, nor %d times\"}\n",
				i, i%speakers, 2014-(n-1-i)/336, 1+i%336/28, 1+i%28, i, i)
		}
		files[fmt.Sprintf("articles/a%d.md", from)] = b.String() + "---\nText.\n"
	}
	return files
}

// entriesOn counts a page's statements.
func entriesOn(page string) int { return len(allBetween(page, `<li data-statement="`, `"`)) }

// TestNoPageListsMoreThanItsLimit has lists of 300 on one page, and those of 301 on several, each statement on one of them.
func TestNoPageListsMoreThanItsLimit(t *testing.T) {
	lists := []string{"timeline/", "glossary/coordinate/", "people/p0/", "sources/talk/", "topics/war/"}
	m := makeSite(t, manySay(1, 300))
	for _, list := range lists {
		page := m.right(list)
		if n := entriesOn(page); n != 300 {
			t.Errorf("%s lists %d of 300", list, n)
		}
		lacks(t, page, "the years have them all")
		if _, ok := m.snap.Site.At(list + "2014/"); ok != (list == "timeline/") {
			t.Errorf("%s has a page for the year: %t", list, ok)
		}
	}
	m = makeSite(t, manySay(1, 1000))
	for _, list := range lists {
		page := m.right(list)
		if n := entriesOn(page); n != 100 {
			t.Errorf("%s lists %d of 1000, and should the latest 100", list, n)
		}
		wants(t, page, `<nav class="years"`, `2012/">2012</a>`, `2014/">2014</a> <span class="count">336 entries</span>`, `data-statement="a900/q999"`)
		var all []string
		var before string
		for p := range m.snap.Site.Pages() {
			if !strings.HasPrefix(p.Address, list+"20") || strings.HasSuffix(p.Address, "json") {
				continue
			}
			part := m.right(p.Address)
			ids := allBetween(part, `<li data-statement="`, `"`)
			if len(ids) == 0 || len(ids) > 300 {
				t.Errorf("%s lists %d", p.Address, len(ids))
			}
			all = append(all, ids...)
			if before != "" {
				wants(t, part, `rel="prev"`)
			}
			before = p.Address
		}
		slices.Sort(all)
		if n := len(slices.Compact(all)); n != 1000 {
			t.Errorf("the parts of %s list %d of 1000", list, n)
		}
	}
	year := m.right("people/p0/2014/2/")
	wants(t, year, "<title>Speaker 0: statements of 2014 (part 2 of 2)", `<p class="topics"><a href="../../../../people/p0/">Speaker 0</a></p>`, `aria-current="page">2014</a>`,
		`<a href="../../../../people/p0/2014/">1</a> · <b aria-current="page">2</b>`, `<a href="../../../../people/p0/2014/" rel="prev">2014</a>`)
	wants(t, m.right("people/p0/2014/"), `rel="prev">2013, part 2</a> · <a href="../../../people/p0/2014/2/" rel="next">2014, part 2</a>`)
}

// TestTermOfThousands holds how large the page of a term may be that is said 3,000 times, by few and by many.
func TestTermOfThousands(t *testing.T) {
	for _, speakers := range []int{1, 6, 220} {
		page := makeSite(t, manySay(speakers, 3000)).right("glossary/coordinate/")
		if len(page) > 150_000 {
			t.Errorf("%d speakers: %d bytes", speakers, len(page))
		}
		if n := entriesOn(page); n != sampleLines {
			t.Errorf("%d speakers: %d statements", speakers, n)
		}
		if n := strings.Count(page, `class="who"`); n != min(speakers, sampleLines) {
			t.Errorf("%d speakers: lines of %d", speakers, n)
		}
		wants(t, page, "Each speaker’s latest of 3,000 statements", `data-statement="a2700/q2999"`)
	}
}

// TestListsRefer wants an article's timeline to refer to what stands on the page, and to give in full what stands nowhere else.
func TestListsRefer(t *testing.T) {
	m := makeSite(t, map[string]string{
		"site.yaml": "title: S\n", "people/ada.md": "---\nname: Ada\n---\n", "people/bob.md": "---\nname: Bob\n---\n", "glossary/coordinate.md": "---\nterm: coordinate\nshort: Plan together.\n---\n",
		"articles/a.md": `---
title: A
quotes:
  - {id: one, speaker: ada, date: 2014-09-14, venue: a hall, text: "Well, we will not coordinate with any of them, ever. We have said that."}
  - {id: two, speaker: ada, date: 2014-09-14, venue: a hall, text: "nor shall we ever talk of it to strangers"}
  - {id: three, speaker: bob, date: 2014-09-14, text: "so we coordinate"}
  - {id: four, speaker: bob, date: 2014-09-20, place: timeline, kind: paraphrase, text: he never said so, note: Who did}
---
> Well, we will not coordinate with any of them, ever. We have said that.

She said “nor shall we ever talk of it to strangers,” and he “so we coordinate.”
`})
	page := m.right("articles/a/")
	_, list, _ := strings.Cut(page, `<ol class="timeline">`)
	list, _, _ = strings.Cut(list, "</ol>")
	same := func(id, want string) {
		t.Helper()
		_, got, _ := strings.Cut(list, `data-statement="a/`+id+`"`)
		if got, _, _ = strings.Cut(got, "</li>"); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", id, got, want)
		}
	}
	who := func(slug, name string) string { return `<b><a href="../../people/` + slug + `/">` + name + `</a></b>` }
	same("one", ` class="ref"><a href="#one"><time datetime="2014-09-14">14 Sept 2014</time> <b>Ada</b>, a hall, 2 statements</a>`)
	same("two", ` class="ref"><time datetime="2014-09-14"></time>`)
	same("three", ` class="ref"><a href="#three"><time datetime="2014-09-14"></time> <b>Bob</b></a>`)
	wants(t, list, `id="four" data-quote="four">`, "six days later", "20 September 2014", `<p class="says"><span class="words">he never said so</span></p>`, "paraphrase", "Who did")
	if n := strings.Count(page[strings.Index(page, "<body"):], "We have said that"); n != 1 {
		t.Errorf("the words stand %d times on the page", n)
	}
	wants(t, m.right("people/ada/"), `<p class="by">a hall · in <a href="../../articles/a/">A</a></p>`, "“<span class=\"words\">Well, we will not", `class="same run">`)
	wants(t, m.right("timeline/2014/"), `<p class="by">`+who("ada", "Ada"), "Well", `class="same run">`, "strangers", `class="same">`, who("bob", "Bob"))
}

// manyArticles is a site of so many articles, each with a statement by one speaker that uses a term: every seventh without a date, of the others
// 400 a year.
func manyArticles(n int) map[string]string {
	files := map[string]string{"glossary/coordinate.md": "---\nterm: coordinate\nshort: Plan together.\n---\n", "people/ada.md": "---\nname: Ada\n---\n", "sources/talk.md": "---\ntitle: Talk\n---\n"}
	for i := range n {
		date := ""
		if i%7 > 0 {
			date = fmt.Sprintf("date: %d-01-01\n", 2014+i/400)
		}
		files[fmt.Sprintf("articles/a%04d.md", i)] = fmt.Sprintf("---\ntitle: A %d\n%stopics: [War]\nquotes:\n  - {id: q, speaker: ada, date: 2014, source: talk, place: timeline, text: they coordinate %d}\n---\nText.\n", i, date, i)
	}
	return files
}

// TestNoPageListsMoreArticles has lists of 300 articles on one page, and those of more on several, each article on one of them.
func TestNoPageListsMoreArticles(t *testing.T) {
	pages := map[string]string{"articles/": `<p class="title">`, "topics/war/": `<p class="title">`, "glossary/coordinate/": `<li><a href="../../articles/`, "people/ada/": `<li><a href="../../articles/`, "sources/talk/": `<li><a href="../../articles/`}
	for n, shown := range map[int]int{300: 300, 800: 100} {
		m := makeSite(t, manyArticles(n))
		for address, item := range pages {
			page := m.right(address)
			if _, list, ok := strings.Cut(page, `class="explainers"`); ok {
				page = list
			}
			if got := strings.Count(page, item); got != shown {
				t.Errorf("%s lists %d of %d", address, got, n)
			}
		}
		for _, list := range []string{"articles/", "topics/war/"} {
			var got []string
			seen := map[string]bool{}
			for p := range m.snap.Site.Pages() {
				if p.Kind != site.YearPage || !strings.HasPrefix(p.Address, list) {
					continue
				}
				part := m.right(p.Address)
				titles := allBetween(part, `<p class="title"><a href="`, `"`)
				for _, title := range titles {
					seen[title] = true
				}
				got = append(got, fmt.Sprintf("%s %d", strings.TrimPrefix(p.Address, list), len(titles)))
			}
			want := []string{"2014/ 300", "2014/2/ 42", "2015/ 300", "2015/2/ 43", "undated/ 115"}
			if list != "articles/" {
				want = slices.Insert(want, 2, "2014/3/ 0") // of statements it has more
			}
			if n == 300 {
				want = nil
			} else {
				wants(t, m.right(list), "The latest of 800 explainers; the years have them all.", `2014/">2014</a> <span class="count">`, `undated/">without a date</a> <span class="count">115 explainers`)
			}
			if !slices.Equal(got, want) || n == 800 && len(seen) != n {
				t.Errorf("%s of %d has %q, %d articles", list, n, got, len(seen))
			}
		}
	}
}

// TestNoPageListsMoreCorrections has 300 corrections on one page, and those of more by year, each on one page.
func TestNoPageListsMoreCorrections(t *testing.T) {
	for n, want := range map[int]string{300: "300", 700: "100, 2014/ 200, 2015/ 300, 2015/2/ 200"} {
		files := map[string]string{}
		for from := 0; from < n; from += 50 {
			year := 2014
			if from >= 200 && n > 300 {
				year = 2015
			}
			var list strings.Builder
			for i := from; i < from+50; i++ {
				fmt.Fprintf(&list, "  - {date: %d-05-01, text: It was %d.}\n", year, i)
			}
			files[fmt.Sprintf("articles/a%d.md", from)] = fmt.Sprintf("---\ntitle: A\ndate: 2014-01-01\ncorrections:\n%s---\nText.\n", list.String())
		}
		m := makeSite(t, files)
		var got []string
		all := map[string]bool{}
		for p := range m.snap.Site.Pages() {
			address, ok := strings.CutPrefix(p.Address, "corrections/")
			if !ok || !p.Kind.IsHTML() {
				continue
			}
			texts := allBetween(m.right(p.Address), "It was ", ".")
			for _, text := range texts {
				all[text] = true
			}
			got = append(got, strings.TrimPrefix(fmt.Sprintf("%s %d", address, len(texts)), " "))
		}
		if s := strings.Join(got, ", "); s != want || len(all) != n {
			t.Errorf("of %d corrections the pages list %s, %d in all", n, s, len(all))
		}
	}
}
