package build

import (
	"bytes"
	"context"
	"path"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/gloss-press/gloss/internal/card"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/keep"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/publish"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// job is one run over all pages.
type job struct {
	ctx    context.Context
	opt    Options
	snap   *workspace.Snapshot
	press  *render.Press // nil where the layouts make none
	files  export.Files
	assets render.Assets
	known  *learned    // by digests; nil without
	tx     *publish.Tx // nil where nothing will be published
	look   *inspection // nil but for Inspect
	memory *memory     // nil where nothing is kept, nor recorded
	kept   *keep.Store // nil where nothing will be published
	shown  *card.Look  // of cards
	texts  *texts

	overseer *overseer
	workers  sync.WaitGroup // those of one round

	pages atomic.Int64 // HTML pages made
	done  atomic.Int64
	total int

	mu       sync.Mutex
	diags    []diag.Diagnostic
	leads    []markdown.Lead
	mentions map[string][]int32       // of terms, by the address of the page
	carried  map[*site.Article]bool   // by feeds
	feeds    map[*site.Article]string // those, as feeds carry them
	endless  bool                     // a layout doesn't end: no other page is tried
	err      error
}

// prepare loads the theme, and notes what is wrong with it and with front matter.
func (j *job) prepare() {
	var unread []diag.Diagnostic
	j.assets, unread = render.LoadAssets(j.memory.seen("assets", j.snap.Assets()))
	layouts := j.snap.Layouts()
	renderer, wrong := render.New(j.memory.seen("built-in layouts", layouts.Under), j.memory.seen("layouts", layouts.Over), j.assets)
	if j.diags = slices.Concat(concerning(j.opt.Share, j.snap.Site, j.snap.Diags), unread, inTheWay(j.snap.Site, j.assets), wrong); renderer != nil {
		j.press = renderer.On(j.snap.Site)
		j.diags = append(j.diags, j.press.Speechless()...)
		j.files = j.press.Files(j.snap.Checked)
		j.files.Article = func(a *site.Article) string { return j.feeds[a] }
	}
}

// inTheWay tells of files of the site that have the address of an asset, or of a folder of assets.
func inTheWay(s *site.Site, assets render.Assets) (diags []diag.Diagnostic) {
	told := map[string]bool{}
	for address := range assets.Files() {
		for at := address; at != "."; at = path.Dir(at) {
			if p, ok := s.At(at); ok && p.Kind == site.CopyPage && !told[at] {
				told[at] = true
				diags = append(diags, diag.Diagnostic{Span: diag.At(p.Subject.(string), diag.Pos{Line: 1, Col: 1}), Code: diag.AddressClash,
					Message: "the address /" + at + " is claimed by style sheets and scripts too", Hint: "give this file another name"})
			}
		}
	}
	return diags
}

// told gives all that is wrong, sorted, with its excerpts. A mistake in a layout is told once, however many pages it spoils.
func (j *job) told() []diag.Diagnostic {
	list := slices.CompactFunc(diag.Sort(j.diags), func(a, b diag.Diagnostic) bool {
		return a.Code == b.Code && (a.Code == diag.Layout || a.Code == diag.LayoutEndless) && a.File == b.File && a.From == b.From
	})
	diag.Quote(list, j.snap.ReadFile)
	return list
}

// makeAll makes every page: first those that need their own body alone, and with them what the bodies say for others; then
// those that need that.
func (j *job) makeAll() error {
	j.overseer = &overseer{ctx: j.ctx, pages: map[*underway]bool{}, giveUp: j.giveUp}
	done := make(chan struct{})
	defer close(done)
	go j.overseer.watch(done)
	var names sync.WaitGroup
	defer names.Wait()
	if j.press != nil {
		names.Go(func() { j.report(j.press.Forged()) })
	}
	var first, then, others []site.Page
	for p := range j.snap.Site.Pages() {
		switch {
		case j.look != nil && !j.look.of(p):
		case !j.opt.Share.HoldsPage(p):
			j.leave(p.File())
			if p.Kind == site.ArticlePage || j.searches() && export.Searched(p) {
				others = append(others, p)
			}
		case p.Kind == site.SearchFile: // see search
		case p.Kind.Body && !p.Kind.IsHTML():
			// made with its page, see beside
		case p.Kind == site.ScaledFile: // with the picture that it is made of
		case p.Kind.NeedsBodies:
			then = append(then, p)
		default:
			first = append(first, p)
		}
	}
	c := j.choose(first, then)
	j.total += len(c.first) + len(c.then) + len(others)
	for name, b := range j.assets.Files() {
		if j.opt.Share.Holds(name) {
			j.put(name, b)
		} else {
			j.leave(name)
		}
	}
	j.mentions, j.feeds, j.carried = map[string][]int32{}, map[*site.Article]string{}, c.carried
	var bodies *site.Bodies
	work := func(p site.Page) {
		if p.Kind == site.CopyPage {
			j.copy(p, j.beside(p))
			return
		}
		in := render.Inputs{Reading: j.read(p), Bodies: bodies, Transcript: j.snap.Said(p), Checked: j.snap.Checked, Size: j.snap.PictureSize, Body: new(string)}
		j.digest(p, in)
		j.render(p, in)
		for _, file := range j.beside(p) {
			j.render(file, in)
		}
		if p.ShowsBody() {
			j.feed(p, *in.Body)
		}
	}
	j.each(c.first, work)
	j.each(others, j.hear)
	j.settle(&c)
	bodies = j.snap.Site.NewBodies(func(a *site.Article) []int32 { return j.mentions[a.Address] })
	j.each(c.then, work)
	if !j.stopped() {
		j.search()
	}
	j.followLeads()
	j.verify()
	j.stopped() // also where what was stopped was the last
	return j.err
}

// hear takes from a text of another share what pages of this one need: what search finds it by, and of an article what its body mentions, and the body where
// feeds carry it.
func (j *job) hear(p site.Page) {
	a, isArticle := p.Subject.(*site.Article)
	carried := j.carried[a]
	if j.known != nil && !carried && !j.searches() {
		j.mu.Lock()
		defer j.mu.Unlock()
		j.mentions[p.Address] = j.known.articles[a.Path].mentions
		return
	}
	in := render.Inputs{Reading: j.snap.Read(p), Transcript: j.snap.Said(p), Checked: j.snap.Checked, Size: j.snap.PictureSize, Body: new(string)}
	j.digest(p, in)
	if isArticle && in.Reading != nil {
		j.mu.Lock()
		j.mentions[p.Address] = in.Reading.Digest.Mentions
		j.mu.Unlock()
	}
	if carried { // what is wrong with it, its own share tells
		_ = j.page(new(bytes.Buffer), p, in)
		j.feed(p, *in.Body)
	}
}

// feed keeps the body of an article that feeds carry, as they do.
func (j *job) feed(p site.Page, body string) {
	a, _ := p.Subject.(*site.Article)
	if !j.carried[a] {
		return
	}
	body = j.files.Plain(a, body)
	j.mu.Lock()
	defer j.mu.Unlock()
	j.feeds[a] = body
}

// followLeads looks whether links to a place on another page find it. Few pages are led to by anything but a quote's id: these are
// read again, which is cheaper than to keep the ids of all.
func (j *job) followLeads() {
	pages := j.snap.Site.Unsettled(j.leads)
	var list []site.Page
	for address := range pages {
		p, _ := j.snap.Site.At(address)
		list = append(list, p)
	}
	j.total += len(list)
	j.each(list, func(p site.Page) { j.report(j.snap.DeadLeads(p, pages[p.Address])) })
}

// each does the work for every page, several at once, until one fails or the build is stopped.
func (j *job) each(pages []site.Page, work func(site.Page)) {
	var next atomic.Int64
	for range j.snap.Jobs() {
		j.workers.Add(1)
		go func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(pages) || j.stopped() {
					break
				}
				j.safely(work, pages[i])
				if n := int(j.done.Add(1)); j.opt.Progress != nil && n%64 == 0 {
					j.opt.Progress(n, j.total)
				}
			}
			j.workers.Done() // not deferred: a worker that was given up is counted off already
		}()
	}
	j.workers.Wait()
}

// safely does the work for a page; one that shows quotes which were left aside ends the job.
func (j *job) safely(work func(site.Page), p site.Page) {
	defer func() {
		v := recover()
		if bare, ok := v.(*site.BareError); ok {
			j.fail(bare)
		} else if v != nil {
			panic(v)
		}
	}()
	work(p)
}

// giveUp goes on without a worker whose page doesn't end.
func (j *job) giveUp(u *underway) {
	if j.ctx.Err() == nil {
		j.report([]diag.Diagnostic{render.Endless("", u.Page)})
	}
	j.workers.Done()
}

// read reads the body of a page; nil where it has none.
func (j *job) read(p site.Page) *markdown.Reading {
	reading := j.snap.Read(p)
	if reading != nil {
		j.mu.Lock()
		j.diags, j.leads = append(j.diags, reading.Diags...), append(j.leads, reading.Digest.Leads...)
		j.mentions[p.Address] = slices.Clone(reading.Digest.Mentions) // no larger than they are
		j.mu.Unlock()
		j.memory.markIf(reading.Diags, p)
		if j.memory != nil && len(j.snap.Site.Unsettled(reading.Digest.Leads)) > 0 {
			j.memory.mark(p)
		}
	}
	if j.look != nil {
		j.look.see(j, p, reading)
	}
	return reading
}

func (j *job) stopped() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.err == nil {
		j.err = context.Cause(j.ctx)
	}
	return j.err != nil || j.endless
}
