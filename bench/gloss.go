package main

import "fmt"

// gloss finds the terms and the quotes in the texts.
var gloss = generator{
	name:    "Gloss",
	version: []string{"version"},
	build:   []string{"build", "--quiet", "--output", "../out/gloss"},
	term: func(t term) (string, string) {
		return "glossary/" + t.slug + ".md", fmt.Sprintf("---\nterm: %q\naliases: [%q]\nshort: %q\n---\n%s\n", t.slug, t.slug+"s", t.short, t.short)
	},
	person: func(p person) (string, string) {
		return "people/" + p.slug + ".md", fmt.Sprintf("---\nname: %q\nroles:\n  - title: %q\n---\n", p.name, p.role)
	},
	article: func(a article) (string, string) {
		return "articles/" + a.slug + ".md", a.front() + a.body(
			func(slug string) string { return slug },
			func(q quote) string { return "> " + q.text })
	},
}
