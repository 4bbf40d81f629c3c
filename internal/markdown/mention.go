package markdown

import (
	"fmt"
	"html"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/directive"
)

// place is where a term's mention stands.
type place struct {
	term     int32
	from, to int
}

// findMentions links the mentions of terms to their definitions, and notes which terms the body mentions.
func (r *reading) findMentions() {
	t := r.in.Terms
	if t == nil {
		return
	}
	var links []place
	mentioned := map[int32]bool{}
	mention := func(term int32) {
		if !mentioned[term] {
			mentioned[term] = true
			r.Digest.Mentions = append(r.Digest.Mentions, term)
		}
	}
	type key struct {
		term    int32
		section int
	}
	linked := map[key]bool{}
	again := func(term int32, at int) bool {
		k := key{term: term}
		switch t.Every {
		case Always:
			return false
		case Section:
			k.section = r.flow.blocks[r.flow.blockAt(at)].section
		}
		was := linked[k]
		linked[k] = true
		return was
	}
	for _, d := range r.survey.terms {
		if term, ok := r.namedTerm(d); ok {
			if from, to, ok := r.extent(d); ok {
				links = append(links, place{term, from, to})
				mention(term)
				again(term, from)
			}
		}
	}
	if t.Matcher != nil {
		for hit := range t.Matcher.In(r.flow.text, t.Allowed) {
			b := &r.flow.blocks[r.flow.blockAt(hit.From)]
			if hit.To > b.to || r.flow.has(hit.From, hit.To, noTerms) {
				continue
			}
			mention(hit.Term)
			if !again(hit.Term, hit.From) {
				links = append(links, place{hit.Term, hit.From, hit.To})
			}
		}
	}
	for _, l := range links {
		slug := html.EscapeString(t.Slug(l.term))
		r.flow.wrap(l.from, l.to, func() *mark {
			return &mark{open: `<a class="term" href="#term-` + slug + `" data-term="` + slug + `">`, close: "</a>"}
		})
	}
}

// namedTerm gives the term that a :term[words]{#slug} names.
func (r *reading) namedTerm(d *directive.Text) (int32, bool) {
	if d.ID == "" {
		r.fail(diag.BadDirective, d.Start, "this :term names no term", "write :term[words]{#slug}, with the name of a file in content/glossary/")
		return 0, false
	}
	term, ok := r.in.Terms.Find(d.ID)
	if !ok {
		r.fail(diag.UnknownSlug, d.Start, fmt.Sprintf("there is no term `%s`", d.ID), "name a file in content/glossary/, or write one")
	}
	return term, ok
}
