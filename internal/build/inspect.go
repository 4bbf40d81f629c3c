package build

import (
	"context"
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
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
	j := &job{ctx: ctx, snap: snap, look: &inspection{of: of, seen: seen, all: snap.OwnLayouts()}}
	j.prepare()
	err := j.makeAll()
	if j.press != nil {
		j.diags = append(j.diags, j.press.Slow()...)
	}
	return j.told(), err
}

// inspection is a job that looks and makes nothing.
type inspection struct {
	of   func(site.Page) bool // the pages to be looked at
	seen func(site.Page, *markdown.Reading)
	all  bool // every page is to be made
	mu   sync.Mutex
}

// see looks at what is read for a page: its body, which may be nil, and the other texts of an article or a term.
func (i *inspection) see(j *job, p site.Page, r *markdown.Reading) {
	if p.ShowsBody() && j.press != nil {
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
