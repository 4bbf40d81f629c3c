package markdown

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// fragment is a link to a place on the same page.
type fragment struct {
	id     string
	offset int
}

// follow gives where a Markdown destination leads, and reports what is wrong with it. One that is refused has no href.
func (r *reading) follow(dest []byte, offset int) Target {
	ref := strings.ReplaceAll(unescapeAll(dest), " ", "%20") // one in <…> may have spaces
	if r.in.Link == nil {
		return Target{Href: ref}
	}
	if id, ok := strings.CutPrefix(ref, "#"); ok {
		r.survey.fragments = append(r.survey.fragments, fragment{idOf(id), offset})
		return Target{Href: ref}
	}
	t := r.in.Link(ref)
	if t.Problem == "" {
		if page, id, ok := strings.Cut(t.Address, "#"); ok {
			page, _, _ = strings.Cut(page, "?")
			r.lead(page, idOf(id), offset)
		}
		r.remarkLink(t, offset)
		return t
	}
	d := diag.Diagnostic{Span: diag.Span{From: r.pos(offset)}, Code: diag.BadLink, Message: t.Problem, Hint: t.Hint}
	if t.Dead {
		d.Severity, d.Code = diag.Warning, diag.DeadLink
	}
	if t.Broken {
		d.Code = diag.Asset
	}
	r.report(d)
	if !t.Dead {
		t.Href = ""
	}
	return t
}

// lead notes a link to a place that is looked for when all bodies have been read.
func (r *reading) lead(page, id string, offset int) {
	if id != "" && id != "top" {
		r.Digest.Leads = append(r.Digest.Leads, Lead{diag.Span{File: r.in.File, From: r.pos(offset)}, page, id})
	}
}

// idOf gives the id that a fragment names: without what browsers take for words to look for (WICG's text fragments).
func idOf(fragment string) string {
	id, _, _ := strings.Cut(fragment, ":~:")
	if plain, err := url.PathUnescape(id); err == nil {
		return plain
	}
	return id
}

// refusedKey is the attribute of an address in the text that is not to become a link.
var refusedKey = []byte("refused")

// autoLink checks an address that stands in the text as itself. It names a host, so it can't be dead.
func (r *reading) autoLink(n *ast.AutoLink, inOwn bool) {
	if inOwn || inside(n, ast.KindLink) {
		n.SetAttribute(refusedKey, true) // the link around it counts
	}
	if r.in.Link == nil || n.AutoLinkType == ast.AutoLinkEmail {
		return
	}
	t := r.in.Link(string(n.URL(r.source)))
	if t.Problem != "" && !t.Dead {
		r.fail(diag.BadLink, n.Pos(), t.Problem, t.Hint)
		n.SetAttribute(refusedKey, true)
	}
	r.remarkLink(t, n.Pos())
}

// checkFragments reports links to places that the page doesn't have.
func (r *reading) checkFragments() {
	var all []string
	dead := 0
	for _, f := range r.survey.fragments {
		switch {
		case f.id == "" || f.id == "top" || r.IDs[f.id]:
			continue
		case strings.HasPrefix(f.id, "term-"):
			r.lead("", f.id, f.offset)
			continue
		}
		if all == nil {
			all = slices.Sorted(maps.Keys(r.IDs))
		}
		hint := "name a heading’s id, a quote’s id, or take the link out"
		if dead++; dead <= maxHelped {
			if near, ok := diag.Nearest(f.id, all); ok {
				hint = fmt.Sprintf("did you mean `#%s`?", near)
			}
		}
		r.report(diag.Diagnostic{Span: diag.Span{From: r.pos(f.offset)}, Severity: diag.Warning, Code: diag.DeadLink,
			Message: fmt.Sprintf("nothing on this page has the id `%s`", passage.Head(firstLineOf([]byte(f.id)), 60, "…")), Hint: hint})
	}
}
