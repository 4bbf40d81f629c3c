package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// syllables make up words that look like the language of diplomacy.
var syllables = strings.Fields("con co or di nate mu ni cate de flict stra te gic al ly air strike cam paign re gion gov ern ment min is try sec re tary spokes per son state pol i cy sup port de ny af firm in tel li gence share talk plan force part ner bor der north south east west oil town road bridge deal pause truce aid relief vote bill court judge law rule")

// corpus draws pseudo-English from one generator, so that two runs give the same bytes.
type corpus struct{ *rand.Rand }

func (c corpus) word() string {
	n := []int{1, 1, 2, 2, 3}[c.IntN(5)]
	var b strings.Builder
	for range n {
		b.WriteString(syllables[c.IntN(len(syllables))])
	}
	return b.String()
}

func (c corpus) words(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = c.word()
	}
	return strings.Join(list, " ")
}

func (c corpus) sentence() string {
	s := c.words(9 + c.IntN(14))
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// day gives a day in the twelve years from one on.
func (c corpus) day(year int) string {
	return fmt.Sprintf("%d-%02d-%02d", year+c.IntN(12), 1+c.IntN(12), 1+c.IntN(28))
}

// writeCorpus writes a site: articles of fourteen paragraphs with six quotes, of years before, and eight terms each.
func writeCorpus(dir string, articles, terms, people int) error {
	c := corpus{rand.New(rand.NewPCG(7, 11))}
	put := func(name, text string) error {
		file := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, []byte(text), 0o644)
	}
	if err := put("site.yaml", "title: Bench\nbase_url: https://example.org/\nlanguage: en\n"); err != nil {
		return err
	}
	names := map[string]bool{}
	var slugs []string
	for len(slugs) < terms {
		t := strings.ReplaceAll(c.words(1+c.IntN(2)), " ", "-") + []string{"ing", "ment", "al", ""}[c.IntN(4)]
		if names[t] || len(t) < 6 {
			continue
		}
		names[t] = true
		slugs = append(slugs, t)
		short := c.sentence()
		if err := put("glossary/"+t+".md", fmt.Sprintf("---\nterm: %q\naliases: [%q]\nshort: %q\n---\n%s\n", t, t+"s", short, short)); err != nil {
			return err
		}
	}
	for i := range people {
		name := strings.ToUpper(c.word()[:1]) + c.word()
		if err := put(fmt.Sprintf("people/person-%d.md", i), fmt.Sprintf("---\nname: \"%s %d\"\nroles:\n  - title: %q\n---\n", name, i, c.words(3))); err != nil {
			return err
		}
	}
	for i := range articles {
		if err := put(fmt.Sprintf("articles/article-%d.md", i), c.article(i, slugs, people)); err != nil {
			return err
		}
	}
	return nil
}

func (c corpus) article(n int, terms []string, people int) string {
	var front, body strings.Builder
	fmt.Fprintf(&front, "---\ntitle: %q\ndate: %s\nquotes:\n", c.words(6), c.day(2013))
	used := make([]string, 8)
	for i := range used {
		used[i] = terms[c.IntN(len(terms))]
	}
	for k := range 14 {
		var p []string
		for range 3 + c.IntN(4) {
			p = append(p, c.sentence())
		}
		if k < len(used) {
			p[0] += fmt.Sprintf(" Officials spoke of %s and of *%s* with [a link](https://example.org/%d/%d).", used[k], c.word(), n, k)
		}
		body.WriteString(strings.Join(p, " ") + "\n\n")
		if k%4 == 3 {
			body.WriteString("## " + c.words(4) + "\n\n")
		}
		if k < 6 {
			text := c.sentence() + " " + c.sentence()
			fmt.Fprintf(&front, "  - id: q%d\n    speaker: person-%d\n    date: %s\n    venue: %q\n    url: https://example.org/s/%d/%d\n    text: %q\n    note: %q\n    terms: [%q]\n",
				k, c.IntN(people), c.day(2001), c.words(3), n, k, text, c.sentence(), used[c.IntN(len(used))])
			body.WriteString("> " + text + "\n\n")
		}
	}
	return front.String() + "---\n" + body.String()
}
