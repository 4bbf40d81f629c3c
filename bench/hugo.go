package main

import (
	"fmt"
	"strings"
)

// hugo has people and terms as its taxonomies, and is told where terms and quotes stand.
var hugo = generator{
	name:    "Hugo",
	program: "hugo",
	version: []string{"version"},
	build:   []string{"build", "--quiet", "--destination", "../out/hugo"},
	term: func(t term) (string, string) {
		return "glossary/" + t.slug + "/_index.md", fmt.Sprintf("---\ntitle: %q\nabout: %q\n---\n%s\n", t.slug, t.short, t.short)
	},
	person: func(p person) (string, string) {
		return "people/" + p.slug + "/_index.md", fmt.Sprintf("---\ntitle: %q\nabout: %q\n---\n", p.name, p.role)
	},
	article: func(a article) (string, string) {
		var people, terms []string
		for _, q := range a.quotes {
			people, terms = append(people, q.speaker), append(terms, q.term)
		}
		front := a.front("people: ["+strings.Join(people, ", ")+"]", "glossary: ["+strings.Join(terms, ", ")+"]")
		return "articles/" + a.slug + ".md", front + a.body(
			func(slug string) string { return fmt.Sprintf(`{{< term %q >}}`, slug) },
			func(q quote) string { return fmt.Sprintf(`{{< quote %q >}}`, q.id) })
	},
}
