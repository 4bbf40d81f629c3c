package main

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
)

// A corpus is what a site says, before it is written down for a generator.
type corpus struct {
	language
	terms  []term
	people []person
}

type term struct{ slug, short string }

type person struct{ slug, name, role string }

type article struct {
	slug, title, date string
	quotes            []quote
	paragraphs        []paragraph
}

type quote struct{ id, speaker, date, venue, url, text, note, term string }

// paragraph is a text with, at most, a term in its midst, and what stands below it.
type paragraph struct {
	before, term, after string
	heading             string
	quote               *quote
}

// draw makes up the terms and people of a corpus for so many articles.
func draw(articles int) *corpus {
	c := &corpus{language: language{rand.New(rand.NewPCG(7, 11))}}
	names := map[string]bool{}
	for len(c.terms) < min(max(articles/10, 10), 3_000) {
		t := strings.ReplaceAll(c.words(1+c.IntN(2)), " ", "-") + []string{"ing", "ment", "al", ""}[c.IntN(4)]
		if names[t] || len(t) < 6 {
			continue
		}
		names[t] = true
		c.terms = append(c.terms, term{slug: t, short: c.sentence()})
	}
	for i := range min(max(articles*3/100, 10), 1_000) {
		c.people = append(c.people, person{fmt.Sprintf("person-%d", i), fmt.Sprintf("%s %d", capital(c.word()), i), c.words(3)})
	}
	return c
}

// articles draws articles, one after the other, so that no more than one is held.
func (c *corpus) articles(n int) iter.Seq[article] {
	return func(yield func(article) bool) {
		for i := range n {
			if !yield(c.article(i)) {
				return
			}
		}
	}
}

// article draws fourteen paragraphs with eight terms and six quotes, of years before.
func (c *corpus) article(n int) article {
	a := article{slug: fmt.Sprintf("article-%d", n), title: capital(c.words(6)), date: c.day(2013)}
	used := make([]string, 8)
	for i := range used {
		used[i] = c.terms[c.IntN(len(c.terms))].slug
	}
	for k := range 14 {
		p := paragraph{before: c.sentence(), after: c.sentence()}
		for range 1 + c.IntN(4) {
			p.after += " " + c.sentence()
		}
		if k < len(used) {
			p.before += " Officials spoke of "
			p.term = used[k]
			p.after = fmt.Sprintf(" and of *%s* with [a link](https://example.org/%d/%d). ", c.word(), n, k) + p.after
		} else {
			p.before += " "
		}
		if k%4 == 3 {
			p.heading = c.words(4)
		}
		if k < 6 {
			p.quote = &quote{
				id: fmt.Sprintf("q%d", k), speaker: c.people[c.IntN(len(c.people))].slug, date: c.day(2001), venue: c.words(3),
				url: fmt.Sprintf("https://example.org/s/%d/%d", n, k), text: c.sentence() + " " + c.sentence(), note: c.sentence(), term: used[c.IntN(len(used))],
			}
			a.quotes = append(a.quotes, *p.quote)
		}
		a.paragraphs = append(a.paragraphs, p)
	}
	return a
}
