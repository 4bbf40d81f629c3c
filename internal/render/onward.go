package render

import (
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// From so many headings and so many bytes of text on, an article has a list of contents.
const (
	manyHeadings = 4
	longText     = 4000
)

// mostShared is how much of what two articles share is named.
const mostShared = 2

// contents gives the headings of the second level of a long text.
func (m *pageInTheMaking) contents() []view.Link {
	h := m.page.Head()
	if m.in.Reading == nil || h == nil || h.Body.Size < longText {
		return nil
	}
	var list []view.Link
	for _, heading := range m.in.Reading.Digest.Headings {
		if heading.Level == 2 && heading.Text != "" {
			list = append(list, linkTo(heading.Text, "#"+heading.ID))
		}
	}
	if len(list) < manyHeadings {
		return nil
	}
	return list
}

// leadOn fills where an article's reader may go from it: to the articles before and after it, and to those that share its words.
func (m *pageInTheMaking) leadOn(v *view.Article, a *site.Article) {
	before, after := m.site.Neighbours(a)
	for _, shared := range m.site.Related(a, relatedArticles) {
		switch shared.Article { // which is named once
		case before:
			before = nil
		case after:
			after = nil
		}
		r := view.Related{Link: m.articleLink(shared.Article), Statements: m.statements(shared.Statements)}
		for _, t := range shared.Terms[:min(mostShared, len(shared.Terms))] {
			r.Terms = append(r.Terms, m.termLink(t))
		}
		if shared.Statements == 0 {
			for _, p := range shared.Speakers[:min(mostShared, len(shared.Speakers))] {
				r.Speakers = append(r.Speakers, m.speakerLink(p))
			}
		}
		v.Related = append(v.Related, r)
	}
	if before != nil {
		v.Previous = m.articleLink(before)
	}
	if after != nil {
		v.Next = m.articleLink(after)
	}
}
