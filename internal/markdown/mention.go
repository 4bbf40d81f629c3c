package markdown

import (
	"cmp"
	"fmt"
	"html"
	"slices"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/directive"
	"github.com/gloss-press/gloss/internal/glossary"
)

// mention is where a term's mention stands.
type mention struct {
	term     int32
	from, to int
}

// findMentions links the mentions of terms to their definitions, notes which terms the body mentions, and puts the elements of
// quotes and mentions into the text.
func (r *reading) findMentions() {
	if r.in.Terms != nil {
		m := mentions{reading: r, linked: map[linkKey]bool{}}
		m.named()
		m.found()
		m.digest()
		for _, l := range m.links {
			slug := html.EscapeString(r.in.Terms.Slug(l.term))
			r.flow.stretches = append(r.flow.stretches, &stretch{from: l.from, to: l.to, tag: "a",
				attrs: ` class="term" href="#term-` + slug + `" data-term="` + slug + `"`})
		}
	}
	r.flow.wrap(r.flow.stretches)
}

// mentions are being gathered.
type mentions struct {
	*reading
	all    []mention
	links  []mention // those that become links
	linked map[linkKey]bool
}

// linkKey is what a term is linked once in: the article, or a section.
type linkKey struct {
	term    int32
	section int
}

// again reports whether a term has its link already where at stands; from now on it has.
func (m *mentions) again(term int32, at int) bool {
	k := linkKey{term: term}
	switch m.in.Terms.Every {
	case glossary.EveryMention:
		return false
	case glossary.EverySection:
		k.section = m.flow.blocks[m.flow.blockAt(at)].section
	}
	was := m.linked[k]
	m.linked[k] = true
	return was
}

// named takes the words that the writer links to terms. They stand for the first mention.
func (m *mentions) named() {
	for _, d := range m.survey.terms {
		term, ok := m.termOf(d)
		if !ok {
			continue
		}
		from, to, ok := m.extent(d)
		switch _, inText := m.flow.blockOf(d); {
		case !inText:
			m.fail(diag.BadDirective, d.Start, "a term can’t be linked in a heading or a title", "link it in the text below")
		case !ok:
			m.fail(diag.BadDirective, d.Start, "there are no words in this :term", "write the words between the brackets")
		case inTerm(d), m.flow.has(from, to, linked):
			m.fail(diag.BadDirective, d.Start, "a link stands in this :term, or around it", "link these words to one thing")
		default:
			found := mention{term, from, to}
			m.all, m.links = append(m.all, found), append(m.links, found)
			m.again(term, from)
		}
	}
}

// inTerm reports whether a :term stands within another.
func inTerm(d *directive.Text) bool {
	for n := d.Parent(); n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if t, ok := n.(*directive.Text); ok && t.Name == "term" {
			return true
		}
	}
	return false
}

// found takes the places where a name of a term stands.
func (m *mentions) found() {
	t := m.in.Terms
	if t.Matcher == nil {
		return
	}
	for hit := range t.Matcher.In(m.flow.text, t.Allowed) {
		b := &m.flow.blocks[m.flow.blockAt(hit.From)]
		if hit.To > b.to || m.flow.has(hit.From, hit.To, noTerms) {
			continue
		}
		found := mention{hit.Term, hit.From, hit.To}
		m.all = append(m.all, found)
		if hit.Inflected {
			m.remarkInflected(hit.Term, hit.From, hit.To)
		}
		if !m.again(hit.Term, hit.From) {
			m.links = append(m.links, found)
		}
	}
}

// digest notes each term once, in the order of the first mentions.
func (m *mentions) digest() {
	slices.SortStableFunc(m.all, func(a, b mention) int { return cmp.Compare(a.from, b.from) })
	seen := make(map[int32]bool, len(m.all))
	for _, p := range m.all {
		if !seen[p.term] {
			seen[p.term] = true
			m.Digest.Mentions = append(m.Digest.Mentions, p.term)
		}
	}
}

// termOf gives the term that a :term[words]{#slug} names.
func (r *reading) termOf(d *directive.Text) (int32, bool) {
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
