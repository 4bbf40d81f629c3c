package preview

import (
	"bytes"
	"context"
	"runtime"
	"slices"
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
)

// reading is what was once found in the body of a page, and what that depended on.
type reading struct {
	file, terms, surroundings uint64
	mentions                  []int32 // right while file and terms are the same
	diags                     []diag.Diagnostic
}

// readings keeps what bodies say from one edition to the next.
type readings struct {
	mu sync.Mutex
	of map[string]*reading // by address
}

func (r *readings) get(address string) reading {
	r.mu.Lock()
	defer r.mu.Unlock()
	if v := r.of[address]; v != nil {
		return *v
	}
	return reading{}
}

func (r *readings) put(address string, v reading) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.of == nil {
		r.of = map[string]*reading{}
	}
	r.of[address] = &v
}

// keep forgets the pages that are no more.
func (r *readings) keep(s *site.Site) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for address := range r.of {
		if _, ok := s.At(address); !ok {
			delete(r.of, address)
		}
	}
}

// check reads, after a change, the bodies that it may concern, first those of files that have changed: for the pages that show what
// other texts mention, and for what is wrong in them. It ends early when there is a newer edition.
func (p *Preview) check(e *edition) {
	ctx, cancel := context.WithCancel(p.ctx)
	defer cancel()
	c := checker{e, ctx, e.terms(), e.surroundings()}
	var articles, others []site.Page
	seen := map[site.Kind]bool{}
	for page := range e.Site.Pages() {
		switch {
		case page.Kind == site.ArticlePage:
			articles = append(articles, page)
		case sourceOf(page) != "" && page.Kind < site.AtomFile && page.Kind != site.QuotePage, page.Kind < site.AtomFile && !seen[page.Kind]:
			others = append(others, page) // of lists and the like one of each kind, for the layouts
		}
		seen[page.Kind] = true
	}
	changed := func(page site.Page) bool { known := p.readers.get(page.Address); return known.file != c.file(page) }
	if !c.each(filter(articles, changed)) || !c.each(filter(articles, func(page site.Page) bool { return !c.mentionsKnown(page) })) {
		return
	}
	e.bodies = e.Site.NewBodies(func(a *site.Article) []int32 { return p.readers.get(a.Address).mentions })
	close(e.bodiesRead)
	if !c.each(filter(others, changed)) || !c.each(articles) || !c.each(others) {
		return
	}
	var found []diag.Diagnostic
	for _, page := range slices.Concat(articles, others) {
		found = append(found, p.readers.get(page.Address).diags...)
	}
	e.mistakes = diag.Sort(slices.Concat(e.Diags, found))
	p.readers.keep(e.Site)
	p.said.all(e.number, e.mistakes, p.tell)
	close(e.checked)
	p.events.publish()
}

func filter(pages []site.Page, wanted func(site.Page) bool) []site.Page {
	return slices.DeleteFunc(slices.Clone(pages), func(p site.Page) bool { return !wanted(p) })
}

// checker reads the bodies of one edition.
type checker struct {
	*edition
	ctx                 context.Context
	terms, surroundings uint64
}

// file gives the fingerprint of what a page is made of; that of the layouts for pages that have no file of their own.
func (c checker) file(page site.Page) uint64 {
	if f := sourceOf(page); f != "" {
		return c.Sum(f)
	}
	return c.theme.layouts
}

func (c checker) mentionsKnown(page site.Page) bool {
	known := c.preview.readers.get(page.Address)
	return known.file == c.file(page) && known.terms == c.terms
}

func (c checker) known(page site.Page) bool {
	if sourceOf(page) == "" {
		return c.preview.readers.get(page.Address).file == c.file(page)
	}
	return c.mentionsKnown(page) && c.preview.readers.get(page.Address).surroundings == c.surroundings
}

// each reads the bodies of pages that are not known yet. It leaves half of the processors to those who wait for a page, and
// reports whether it came to the end.
func (c checker) each(pages []site.Page) bool {
	next := make(chan site.Page)
	var wg sync.WaitGroup
	for range max(1, runtime.GOMAXPROCS(0)/2) {
		wg.Go(func() {
			for page := range next {
				c.read(page)
			}
		})
	}
	done := true
	for _, page := range pages {
		if c.known(page) {
			continue
		}
		select {
		case next <- page:
			continue
		case <-c.replaced:
		case <-c.ctx.Done():
		}
		done = false
		break
	}
	close(next)
	wg.Wait()
	select {
	case <-c.replaced:
		return false
	case <-c.ctx.Done():
		return false
	default:
		return done
	}
}

// read reads one body, and the other texts of an article. Its page is made only where that can find more: with a layout of the
// site's own, for a kind of page that has no file, and for directives that are filled while a page is made.
func (c checker) read(page site.Page) {
	in := render.Inputs{Reading: c.Read(page), Bodies: noBodies, Transcript: c.Said(page), Checked: c.Checked}
	v := reading{file: c.file(page), terms: c.terms, surroundings: c.surroundings}
	if in.Reading != nil {
		if stale(in.Reading) {
			c.preview.later([]string{sourceOf(page)}, c.edition)
			return
		}
		v.mentions, v.diags = in.Reading.Digest.Mentions, in.Reading.Diags
	}
	var more []diag.Diagnostic
	a, isArticle := page.Subject.(*site.Article)
	switch {
	case sourceOf(page) == "" || c.OwnLayouts() || in.Reading != nil && slices.ContainsFunc(in.Reading.Parts, filledLater):
		_, more = c.print(page, in)
	case isArticle:
		_, more = c.guard(page, func(*bytes.Buffer) []diag.Diagnostic { wrong, _ := c.press.Texts(a); return wrong })
	}
	v.diags = slices.Concat(v.diags, more)
	c.preview.readers.put(page.Address, v)
}

// filledLater reports a part of a body that is filled while its page is made, and by more than what the body's own quotes say.
func filledLater(p markdown.Part) bool {
	return p.Slot != nil && p.Slot.Kind != markdown.NotesSlot && p.Slot.Kind != markdown.CitedSlot
}

// noBodies stands in where only mistakes are looked for.
var noBodies = &site.Bodies{}

// stale reports that a file was no longer what its front matter was read from.
func stale(r *markdown.Reading) bool {
	return slices.ContainsFunc(r.Diags, func(d diag.Diagnostic) bool { return d.Code == diag.Unreadable })
}
