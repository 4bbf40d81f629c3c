package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
)

// Anchors are the ids that a page has by its body: those of the body's elements, and "term-SLUG" of the terms whose definitions
// stand below it.
type Anchors map[string]bool

// Unsettled groups, by their pages, the leads of which front matter does not say that their places are there. Pages whose ids are
// not known from their body and their front matter are left out: lists, transcripts, files, and what a site's own HTML may name.
func (s *Site) Unsettled(leads []markdown.Lead) map[string][]markdown.Lead {
	pages := map[string][]markdown.Lead{}
	for _, l := range leads {
		p, ok := s.At(l.Address)
		if !ok || strings.HasPrefix(l.ID, "_") {
			continue
		}
		switch x := p.Subject.(type) {
		case *Article:
			if p.Kind != ArticlePage || x.quote(l.ID) != nil || x.quote(strings.TrimPrefix(l.ID, "note-")) != nil {
				continue
			}
		case *Term:
			if l.ID == "term-"+x.Slug.Value {
				continue
			}
		case *Speaker, *content.Page:
		default:
			continue
		}
		pages[l.Address] = append(pages[l.Address], l)
	}
	return pages
}

// DeadLeads reports the leads to a page that go to no place on it. have are the page's ids; all leads are to that one page.
func (s *Site) DeadLeads(leads []markdown.Lead, have Anchors) []diag.Diagnostic {
	var list []diag.Diagnostic
	var all []string
	for _, l := range leads {
		if have[l.ID] {
			continue
		}
		d := diag.Diagnostic{Span: l.At, Severity: diag.Warning, Code: diag.DeadLink, Message: fmt.Sprintf("nothing on /%s has the id `%s`", l.Address, cut(l.ID)),
			Hint: "name the id of a heading or a quote there, or take the part behind # away"}
		if all == nil {
			for id := range maps.Keys(have) {
				all = append(all, id)
			}
			if p, _ := s.At(l.Address); p.Kind == ArticlePage {
				for _, q := range p.Subject.(*Article).Quotes {
					all = append(all, q.ID().Value)
				}
			}
			slices.Sort(all)
		}
		slug, isTerm := strings.CutPrefix(l.ID, "term-")
		if near, ok := diag.Nearest(l.ID, all); ok {
			d.Hint = "did you mean `#" + near + "`?"
		} else if isTerm && s.terms[slug] != nil {
			d.Hint = "the page does not use this term: link to /glossary/" + slug + "/"
		}
		list = append(list, d)
	}
	return list
}
