package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/content"
)

// TestReplace edits a site at random, and compares each time what Replace makes of the Site before with what New makes of the files.
func TestReplace(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	opt := Options{BaseURL: "https://example.org/", Now: noon}
	for round := range 30 {
		now := map[string]content.File{}
		s := New(nil, opt)
		for edit := range 40 {
			changes := map[string]content.File{}
			for range 1 + rng.IntN(3) {
				name, text := randomFile(rng)
				path := "content/" + name
				if text == "" {
					changes[path] = nil
					delete(now, path)
					continue
				}
				list, _ := files{name: text}.parsed(t)
				changes[path], now[path] = list[0], list[0]
			}
			before := describe(s)
			next := s.Replace(changes, opt)
			if got := describe(s); got != before {
				t.Fatalf("round %d, edit %d: the Site before has changed", round, edit)
			}
			if got, want := describe(next), describe(New(slices.Collect(maps.Values(now)), opt)); got != want {
				t.Fatalf("round %d, edit %d:\n%s", round, edit, firstDifference(got, want))
			}
			s = next
		}
	}
}

// randomFile gives a file of a small site, or nothing for one that is taken away.
func randomFile(rng *rand.Rand) (name, text string) {
	n := rng.IntN(6)
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	switch rng.IntN(10) {
	case 0:
		name = fmt.Sprintf("glossary/t%d.md", n)
		text = fmt.Sprintf("term: term%d|short: x|aliases: [%s]", rng.IntN(6), pick("other", "another name", "word"))
		if rng.IntN(3) == 0 {
			text += pick("|only: {topics: [Iran]}", "|only: {articles: [a1]}", "|related: [t1]", "|not: [term1 and]")
		}
	case 1:
		name = fmt.Sprintf("people/p%d.md", n)
		text = fmt.Sprintf("name: Person %d|roles: [{title: Chair, from: 20%02d}]|aliases: [%s]", rng.IntN(6), rng.IntN(20), pick("Chairman", "The Chair", "Ada"))
	case 2:
		name = fmt.Sprintf("sources/s%d.md", n)
		text = fmt.Sprintf("title: Source %d|date: 2014-0%d-01", n, 1+rng.IntN(9))
	case 3:
		name, text = "site.yaml", pick("title: One", "title: Two|quote_pages: true", "title: Three|language: de")
	default:
		name = fmt.Sprintf("articles/a%d.md", n)
		var quotes []string
		many := 4
		if rng.IntN(40) == 0 {
			many = 2 * EntriesLimit // so that lists have parts
		}
		for q := range rng.IntN(many) {
			line := fmt.Sprintf("q%d %s 2014-0%d-1%d %s said %s and %s", q, pick("p1", "p2", "p3", "nobody", "people/p1.md", "Bo+Li", "BO+LI", "Ada"), 1+rng.IntN(3), rng.IntN(3), pick("we", "We"),
				pick("term1", "term2", "words"), pick("term3", "other", "more"))
			line += "; " + pick("source: s1", "source: sources/s2.md", "answers: a1#q0", "corrects: q0", "statement: a2#q1", "defines: [t1]", "terms: [t2]", "note: x")
			quotes = append(quotes, line)
		}
		text = article(fmt.Sprintf("20%02d-01-01", rng.IntN(20)), quotes...) + pick("", "|topics: [Iran]", "|topics: [Iran, Syria]", "|topics: [iran]", "|id: tag:x.org,2000:a", "|draft: true", "|moved_from: [/old/]", "|slug: a1", "|glossary: {exclude: [t1]}",
			"|translation_of: a1|language: fr", "|translation_of: a2|language: es", "|translation_of: a3")
	}
	if rng.IntN(5) == 0 {
		text = ""
	}
	return name, text
}

// describe writes all that a Site says.
func describe(s *Site) string {
	var b strings.Builder
	line := func(args ...any) { fmt.Fprintln(&b, args...) }
	quote := func(q *Quote) string {
		var terms []string
		for _, t := range q.Terms() {
			terms = append(terms, t.Slug.Value)
		}
		source := ""
		if q.Source != nil {
			source = q.Source.Address
		}
		return fmt.Sprint(q.Ref(), " ", q.Speaker.Address, " ", source, " ", q.Role, " ", terms, " ", q.Words(), " ", q.Mentions(), " ", q.Statement.ID(), " ", s.Relations(q) == nil, len(s.Back(q)))
	}
	entries := func(name string, list []Entry) {
		for _, e := range list {
			if e.Quote != nil {
				line(name, e.Date(), quote(e.Quote))
			} else {
				line(name, e.Date(), e.Event.ID)
			}
		}
	}
	line(s.Config.Title.Value, s.Language, s.Base, s.Years, s.KeptBack, s.Redirects)
	for p := range s.Pages() {
		line(p.Kind, p.Address)
		if part, ok := p.Subject.(Part); ok {
			list, articles := s.Part(part)
			line(len(list), len(articles))
		}
	}
	for _, a := range s.Articles {
		line("article", a.Address, a.Published)
		entries("own", a.Entries())
		for _, topic := range a.Topics {
			line(topic.Address)
		}
		for _, edition := range a.Editions {
			line("edition", edition.Address)
		}
	}
	for _, t := range s.Terms {
		line("term", t.Number, t.Address)
		entries("uses", s.ByTerm(t.Slug.Value))
	}
	for _, p := range s.Speakers {
		line("speaker", p.Address, len(p.Articles))
		entries("says", s.BySpeaker(p))
	}
	for _, src := range s.Sources {
		line("source", src.Address, len(src.Quotes))
		entries("has", s.BySource(src.Slug.Value))
	}
	entries("all", s.Entries)
	for _, d := range s.Diagnostics() {
		line(d.File, d.From, d.Severity, d.Message, d.Hint)
	}
	return b.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "Replace: " + g[i] + "\nNew:     " + w[i]
		}
	}
	return fmt.Sprintf("Replace has %d lines, New %d", len(g), len(w))
}
