package main

import (
	"fmt"
	"strings"
)

// front gives the front matter that all generators read, with more lines of one's own.
func (a article) front(more ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\ndate: %s\nquotes:\n", a.title, a.date)
	for _, q := range a.quotes {
		fmt.Fprintf(&b, "  - id: %s\n    speaker: %s\n    date: %s\n    venue: %q\n    url: %s\n    text: %q\n    note: %q\n    terms: [%q]\n",
			q.id, q.speaker, q.date, q.venue, q.url, q.text, q.note, q.term)
	}
	for _, line := range more {
		b.WriteString(line + "\n")
	}
	return b.String() + "---\n"
}

// body gives the text, with terms and quotes as a generator wants them.
func (a article) body(term func(slug string) string, quoted func(quote) string) string {
	var b strings.Builder
	for _, p := range a.paragraphs {
		b.WriteString(p.before)
		if p.term != "" {
			b.WriteString(term(p.term))
		}
		b.WriteString(p.after + "\n\n")
		if p.heading != "" {
			b.WriteString("## " + p.heading + "\n\n")
		}
		if p.quote != nil {
			b.WriteString(quoted(*p.quote) + "\n\n")
		}
	}
	return b.String()
}
