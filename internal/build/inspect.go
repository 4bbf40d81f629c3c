package build

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// Inspect finds all that a build would find wrong, and publishes nothing. Pages are made only where making them can find
// something: all of a site with layouts of its own; else those whose body has directives that are filled while a page is made.
// The diagnostics are sorted and have their excerpts. seen gets every body that is read, one after another; nil for nobody. The
// error is the machine's or ctx's.
func Inspect(ctx context.Context, snap *workspace.Snapshot, seen func(page site.Page, r *markdown.Reading)) ([]diag.Diagnostic, error) {
	return InspectPages(ctx, snap, func(site.Page) bool { return true }, seen)
}

// InspectPages is Inspect for some of the pages, and what the files say together.
func InspectPages(ctx context.Context, snap *workspace.Snapshot, of func(site.Page) bool, seen func(page site.Page, r *markdown.Reading)) ([]diag.Diagnostic, error) {
	diags := slices.Clone(snap.Diags)
	j := &job{ctx: ctx, snap: snap, look: &inspection{of: of, seen: seen, all: snap.OwnLayouts()}}
	assets, err := render.LoadAssets(snap.Assets())
	if err != nil {
		return nil, fmt.Errorf("assets can’t be read: %w", err)
	}
	renderer, wrong := render.New(snap.Layouts().Under, snap.Layouts().Over, assets)
	diags = append(diags, wrong...)
	if j.look.none = renderer == nil; !j.look.none {
		j.press = renderer.On(snap.Site)
		j.files = j.press.Files(snap.Checked)
	}
	if err := j.makeAll(assets); err != nil {
		return nil, err
	}
	diags = append(diags, j.diags...)
	if j.press != nil {
		diags = append(diags, j.press.Slow()...)
	}
	diag.Quote(diags, snap.ReadFile)
	return diag.Sort(diags), nil
}

// inspection is a job that looks and makes nothing.
type inspection struct {
	of   func(site.Page) bool // the pages to be looked at
	seen func(site.Page, *markdown.Reading)
	all  bool // every page is to be made
	none bool // no page can be made
	mu   sync.Mutex
}

// see looks at what is read for a page: its body, which may be nil, and the other texts of an article or a term.
func (i *inspection) see(j *job, p site.Page, r *markdown.Reading) {
	if p.ShowsBody() && !i.none {
		wrong, outside := j.press.Texts(p.Subject)
		j.report(wrong)
		if r == nil {
			r = &markdown.Reading{}
		}
		r.Remarks.Outside = append(r.Remarks.Outside, outside...)
	}
	if i.seen == nil || r == nil {
		return
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.seen(p, r)
}

// needs reports whether something can be found only while the page is made.
func (i *inspection) needs(p site.Page, in render.Inputs) bool {
	switch {
	case i.none:
		return false
	case i.all:
		return true
	}
	return in.Reading.NeedsPage()
}
