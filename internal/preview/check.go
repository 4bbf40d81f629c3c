package preview

import (
	"context"
	"hash/maphash"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
)

// basis is what all that is found in a body depends on, as fingerprints.
type basis struct{ file, terms, surroundings uint64 }

// reading is what was once found in the body of a page.
type reading struct {
	basis
	edition  int64
	mentions []int32 // right while file and terms are the same
	leads    []markdown.Lead
	diags    []diag.Diagnostic
}

// readings keeps what bodies say from one edition to the next.
type readings struct{ sync.Map } // of *reading by address

// unread is what is known of a body that was not read.
var unread = &reading{}

func (r *readings) get(address string) *reading {
	if v, ok := r.Load(address); ok {
		return v.(*reading)
	}
	return unread
}

// put keeps what was read in an edition, unless a later one has read the page meanwhile.
func (r *readings) put(address string, v *reading) {
	for {
		old, known := r.LoadOrStore(address, v)
		if !known || old.(*reading).edition > v.edition || r.CompareAndSwap(address, old, v) {
			return
		}
	}
}

// keep forgets the pages that are no more.
func (r *readings) keep(s *site.Site) {
	for address := range r.Range {
		if _, ok := s.At(address.(string)); !ok {
			r.Delete(address)
		}
	}
}

// check reads, after a change, the bodies that it may concern, first those of files that have changed: for the pages that show what
// other texts mention, and for what is wrong in them. It ends early when there is a newer edition.
func (p *Preview) check(e *edition) {
	ctx, cancel := context.WithCancel(p.ctx)
	defer cancel()
	c := e.checker(ctx)
	var articles, others []site.Page
	seen := map[*site.Kind]bool{}
	for page := range e.Site.Pages() {
		switch {
		case page.Kind == site.ArticlePage:
			articles = append(articles, page)
		case page.ShowsBody(), page.Kind == site.CopyPage, page.Kind.IsLaidOut() && !seen[page.Kind]:
			others = append(others, page) // of lists and the like one of each kind, for the layouts
		}
		seen[page.Kind] = true
	}
	unchanged := func(page site.Page) bool { return p.readers.get(page.Address).file == c.file(page) }
	if !c.each(without(articles, unchanged)) || !c.each(without(articles, c.mentionsKnown)) {
		return
	}
	e.bodies = e.Site.NewBodies(func(a *site.Article) []int32 { return p.readers.get(a.Address).mentions })
	close(e.bodiesRead)
	if !c.each(without(others, unchanged)) || !c.each(articles) || !c.each(others) {
		return
	}
	var found []diag.Diagnostic
	var leads []markdown.Lead
	for _, page := range slices.Concat(articles, others) {
		known := p.readers.get(page.Address)
		found, leads = append(found, known.diags...), append(leads, known.leads...)
	}
	for address, to := range e.Site.Unsettled(leads) {
		if c.ended() {
			return
		}
		page, _ := e.Site.At(address)
		found = append(found, e.DeadLeads(page, to)...)
	}
	e.mistakes = diag.Sort(slices.Concat(e.Diags, telling.Forged(e.Site, e.theme.words.All()), found))
	p.readers.keep(e.Site)
	p.said.all(e.number, e.mistakes, p.tell)
	close(e.checked)
	p.events.publish()
}

// without gives pages but for some.
func without(pages []site.Page, unwanted func(site.Page) bool) []site.Page {
	return slices.DeleteFunc(slices.Clone(pages), unwanted)
}

// checker reads the bodies of one edition.
type checker struct {
	*edition
	ctx                         context.Context
	terms, surroundings, people uint64
}

func (e *edition) checker(ctx context.Context) checker {
	return checker{e, ctx, e.terms(), e.surroundings(), e.people()}
}

// file gives the fingerprint of what a page is made of; that of the layouts for pages that have no file of their own.
func (c checker) file(page site.Page) uint64 {
	if f := page.ContentFile(); f != "" {
		return c.Sum(f)
	}
	if page.Kind == site.CopyPage {
		return c.Stamp(page.Subject.(string))
	}
	return c.theme.layouts
}

func (c checker) mentionsKnown(page site.Page) bool {
	known := c.preview.readers.get(page.Address)
	return known.file == c.file(page) && known.terms == c.terms
}

func (c checker) known(page site.Page) bool {
	known := c.preview.readers.get(page.Address)
	if page.ContentFile() == "" {
		return known.file == c.file(page)
	}
	return c.mentionsKnown(page) && known.surroundings == c.surroundingsOf(page)
}

func (c checker) basis(page site.Page) basis {
	return basis{c.file(page), c.terms, c.surroundingsOf(page)}
}

// surroundingsOf sums up what a page's own mistakes depend on besides its file and the terms; with it the sources that its words are compared
// with.
func (c checker) surroundingsOf(page site.Page) uint64 {
	var cited []*site.Source
	switch x := page.Subject.(type) {
	case *site.Article:
		for _, q := range x.Quotes {
			cited = append(cited, q.Source)
		}
	case *site.Term:
		for _, d := range x.Definitions {
			cited = append(cited, c.Site.Source(d.Source.Value))
		}
	case *site.Source:
		cited = append(cited, x)
	case site.SourcePart:
		cited = append(cited, x.Source)
	}
	var h maphash.Hash
	h.SetSeed(seed)
	maphash.WriteComparable(&h, c.surroundings)
	for _, src := range cited {
		if src == nil {
			continue
		}
		maphash.WriteComparable(&h, c.people)
		maphash.WriteComparable(&h, c.Sum(src.Path))
		if src.File.Given() {
			maphash.WriteComparable(&h, c.beside)
		}
	}
	return h.Sum64()
}

// rest waits while the next edition is made.
func (p *Preview) rest() {
	p.updating.Lock()
	defer p.updating.Unlock()
}

// ended reports whether nobody waits for this check any more.
func (c checker) ended() bool { return isClosed(c.replaced) || c.ctx.Err() != nil }

// each reads the bodies of pages that are not known yet. It leaves half of the processors to those who wait for a page, all of them while the
// next edition is made, and reports whether it came to the end.
func (c checker) each(pages []site.Page) bool {
	var work errgroup.Group
	work.SetLimit(max(1, runtime.GOMAXPROCS(0)/2))
	for _, page := range pages {
		c.preview.rest()
		if c.ended() {
			break
		}
		if !c.known(page) {
			work.Go(func() error { c.read(page); return nil })
		}
	}
	_ = work.Wait()
	return !c.ended()
}

// read reads one body, and the other texts of an article or a term. Its page is made only where that can find more: with a layout of the
// site's own, for a kind of page that has no file, and for directives that are filled while a page is made.
func (c checker) read(page site.Page) {
	if page.Kind == site.CopyPage {
		c.preview.readers.put(page.Address, &reading{basis: basis{file: c.file(page)}, edition: c.number, diags: c.WrongCopy(page.Subject.(string))})
		return
	}
	out := c.guard(page, func(out *printed) {
		out.read(c.edition, page)
		switch {
		case out.stale != "" || c.press == nil:
		case page.ContentFile() == "" || c.OwnLayouts() || out.reading.NeedsPage():
			out.print(c.edition, page, noBodies)
		default:
			wrong, _ := c.press.Texts(page.Subject)
			out.diags = append(out.diags, wrong...)
		}
	})
	if out.stale != "" {
		c.preview.later([]string{out.stale}, c.edition)
		return
	}
	v := &reading{basis: c.basis(page), edition: c.number, diags: out.diags}
	if out.reading != nil {
		v.mentions, v.leads = out.reading.Digest.Mentions, out.reading.Digest.Leads
	}
	c.preview.readers.put(page.Address, v)
}

// noBodies stands in where only mistakes are looked for.
var noBodies = &site.Bodies{}
