package main

import "fmt"

// eleventy is told where terms and quotes stand.
var eleventy = generator{
	name:    "Eleventy",
	program: "eleventy",
	version: []string{"--version"},
	build:   []string{"--quiet", "--output=../out/eleventy"},
	term: func(t term) (string, string) {
		return "glossary/" + t.slug + ".md", fmt.Sprintf("---\ntitle: %q\nabout: %q\n---\n%s\n", t.slug, t.short, t.short)
	},
	person: func(p person) (string, string) {
		return "people/" + p.slug + ".md", fmt.Sprintf("---\ntitle: %q\nabout: %q\n---\n", p.name, p.role)
	},
	article: func(a article) (string, string) {
		return "articles/" + a.slug + ".md", a.front() + a.body(
			func(slug string) string { return fmt.Sprintf(`{%% term %q %%}`, slug) },
			func(q quote) string { return fmt.Sprintf(`{%% quote %q, quotes %%}`, q.id) })
	},
}
