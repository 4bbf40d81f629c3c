package workspace

import (
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
)

// DeadLeads reads the body of a page and reports the leads to it, as Site.Unsettled groups them, that go to no place on it.
func (s *Snapshot) DeadLeads(page site.Page, leads []markdown.Lead) []diag.Diagnostic {
	return s.Site.DeadLeads(leads, s.anchors(page))
}

// anchors gives the ids that a page has by its body.
func (s *Snapshot) anchors(page site.Page) site.Anchors {
	have := site.Anchors{}
	if a, ok := page.Subject.(*site.Article); ok {
		for _, q := range a.Quotes {
			for _, t := range q.Terms() {
				have["term-"+t.Slug.Value] = true
			}
		}
	}
	r := s.Read(page)
	if r == nil {
		return have
	}
	for id := range r.IDs {
		have[id] = true
	}
	for _, n := range r.Digest.Mentions {
		have["term-"+s.Site.Terms[n].Slug.Value] = true
	}
	for _, p := range r.Parts {
		if _, article := page.Subject.(*site.Article); !article && p.Slot != nil && p.Slot.Kind == markdown.GlossarySlot {
			for _, t := range s.Site.Terms {
				have["term-"+t.Slug.Value] = true
			}
		}
	}
	return have
}
