// Package build renders every page of a site and publishes it: whole, or not at all.
package build

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/publish"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// Options say what to build and where to.
type Options struct {
	Source string // the folder that holds content/
	Output string // the folder to publish into; relative to the working folder
	Force  bool   // publish into a folder with files that Gloss did not write
	Strict bool   // warnings count as errors

	Share   site.Share // the pages to build; zero: all
	Version string     // that of the program, which those who build shares must have alike
	Digests string     // the folder with the digests of all shares, see Digest; "": all files are read
	workspace.Options
	Program  string                // tells this very program from any other; empty: no record is left, and none is trusted
	NoCache  bool                  // every page is made, whatever the record of the build before says
	Progress func(done, total int) // called now and then while pages are made; nil for nobody
	Waiting  func()                // called when another build holds the output

	summed func() // called when what pages are made of has been summed up; for tests
}

// Result says what was built.
type Result struct {
	Pages, Articles, Quotes, Terms int
	KeptBack                       []site.KeptBack
	Zone                           *time.Location // the site's, in which the moments are told
	Relative                       bool           // no base address: no feeds, sitemap and annotations
	Changes                        publish.Changes
	Published                      bool
	Diags                          []diag.Diagnostic
}

// Run builds a site. Wrong content is told by Result.Diags, and then nothing is published; the error is the machine's, a folder's
// that is no site, or ctx's.
func Run(ctx context.Context, opt Options) (Result, error) {
	if opt.Digests == "" {
		return run(ctx, opt, nil)
	}
	digests, err := readDigests(opt.Digests, max(opt.Share.Of, 1))
	if err != nil {
		return Result{}, err
	}
	known := learn(digests, opt.Share)
	lean := opt
	lean.Aside = known
	res, err := run(ctx, lean, known)
	if _, bare := errors.AsType[*site.BareError](err); bare || err == nil && !res.Published {
		// What is wrong is told, and what else pages may show is made, with all quotes in memory.
		return run(ctx, opt, known)
	}
	return res, err
}

// run builds a site, or a share of it. known is what digests say; nil where there are none.
func run(ctx context.Context, opt Options, known *learned) (Result, error) {
	if opt.Share.Of > 1 {
		opt.Program = "" // a share is built once
	}
	opt.Sums = opt.Program != "" || known != nil
	ws, err := workspace.Open(opt.Source, opt.Options)
	if err != nil {
		return Result{}, err
	}
	defer ws.Close()
	snap := ws.Load()
	if known != nil {
		if err := known.fits(snap, opt.Version); err != nil {
			return Result{}, err
		}
	}
	s := snap.Site
	res := Result{Terms: len(s.Terms), KeptBack: s.KeptBack, Zone: s.Zone, Relative: s.Base == ""}
	for _, a := range s.Articles {
		if opt.Share.Holds(a.Address) {
			res.Articles++
			res.Quotes += len(a.Quotes)
		}
	}
	j := &job{ctx: ctx, opt: opt, snap: snap, known: known, memory: newMemory(opt)}
	j.prepare()
	if !opt.failed(j.diags) {
		if j.tx, err = publish.Begin(opt.Output, publish.Options{Force: opt.Force, Source: opt.Source, Context: ctx, Waiting: opt.Waiting, Protected: protected(opt.Source)}); err != nil {
			return res, err
		}
		defer j.tx.Abort()
		j.recall()
	}
	if j.press != nil {
		if err := j.makeAll(); err != nil {
			return res, err
		}
	}
	res.Diags, res.Pages = j.told(), int(j.pages.Load())
	if j.tx == nil || opt.failed(res.Diags) {
		return res, nil
	}
	j.note()
	if res.Changes, err = j.tx.Commit(); err != nil {
		return res, err
	}
	res.Published = true
	return res, nil
}

// failed reports whether diagnostics keep a site from being published.
func (o Options) failed(ds []diag.Diagnostic) bool {
	return diag.HasErrors(ds) || o.Strict && len(ds) > 0
}

func protected(source string) []string {
	var list []string
	for _, f := range []string{"content", "layouts", "assets", "static"} {
		list = append(list, filepath.Join(source, f))
	}
	return list
}

// buffers hold pages on their way to the disk.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxKept is the size of the largest buffer that is used again, in bytes.
const maxKept = 1 << 20

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
		j.diags = append(j.diags, j.press.Forged()...)
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
	var first, then, others []site.Page
	beside := map[string][]site.Page{} // by the content file: what else is made of its body
	for p := range j.snap.Site.Pages() {
		switch {
		case j.look != nil && !j.look.of(p):
		case !j.opt.Share.HoldsPage(p):
			j.leave(p.File())
			if p.Kind == site.ArticlePage {
				others = append(others, p)
			}
		case p.Kind.Body && !p.Kind.IsHTML():
			beside[p.ContentFile()] = append(beside[p.ContentFile()], p)
		case p.Kind.NeedsBodies:
			then = append(then, p)
		default:
			first = append(first, p)
		}
	}
	c := j.choose(first, then, beside)
	j.total += len(c.first) + len(c.then) + len(others)
	for name, b := range j.assets.Files() {
		if j.opt.Share.Holds(name) {
			j.put(name, b)
		} else {
			j.leave(name)
		}
	}
	j.mentions, j.feeds = map[string][]int32{}, map[*site.Article]string{}
	j.carried = map[*site.Article]bool{}
	for _, p := range c.then {
		if j.tx != nil {
			for _, a := range j.files.InFeed(p) {
				j.carried[a] = true
			}
		}
	}
	var bodies *site.Bodies
	work := func(p site.Page) {
		in := render.Inputs{Reading: j.read(p), Bodies: bodies, Transcript: j.snap.Said(p), Checked: j.snap.Checked, Size: j.snap.PictureSize, Body: new(string)}
		j.render(p, in)
		if p.ShowsBody() {
			for _, file := range beside[p.ContentFile()] {
				j.render(file, in)
			}
			j.feed(p, *in.Body)
		}
	}
	j.each(c.first, work)
	j.each(others, j.hear)
	j.settle(&c, beside)
	bodies = j.snap.Site.NewBodies(func(a *site.Article) []int32 { return j.mentions[a.Address] })
	j.each(c.then, work)
	j.followLeads()
	j.verify()
	j.stopped() // also where what was stopped was the last
	return j.err
}

// hear takes from an article of another share what pages of this one need: what its body mentions, and the body where feeds carry it.
func (j *job) hear(p site.Page) {
	a := p.Subject.(*site.Article)
	carried := j.carried[a]
	if j.known != nil && !carried {
		j.mu.Lock()
		defer j.mu.Unlock()
		j.mentions[p.Address] = j.known.articles[a.Path].mentions
		return
	}
	in := render.Inputs{Reading: j.snap.Read(p), Checked: j.snap.Checked, Size: j.snap.PictureSize, Body: new(string)}
	if in.Reading != nil {
		j.mu.Lock()
		j.mentions[p.Address] = in.Reading.Digest.Mentions
		j.mu.Unlock()
	}
	if carried { // what is wrong with it, its own share tells
		u := j.overseer.begin(p)
		in.Stop = &u.stop
		_ = j.press.Page(new(bytes.Buffer), p, in)
		j.overseer.end(u)
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
		j.mentions[p.Address] = reading.Digest.Mentions
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

func (j *job) render(p site.Page, in render.Inputs) {
	switch {
	case p.Kind == site.CopyPage:
		j.copy(p)
	case j.look != nil && (j.press == nil || !j.look.all && !in.Reading.NeedsPage()):
	case j.tx == nil && !p.Kind.IsLaidOut(): // nothing can be wrong with it
	case p.Kind.Large:
		j.fail(j.stream(p, in))
	default:
		buf := buffers.Get().(*bytes.Buffer)
		j.write(buf, p, in)
		j.put(p.File(), buf.Bytes()) // where it is wrong, nothing will be published
		if buf.Cap() <= maxKept {
			buf.Reset()
			buffers.Put(buf)
		}
		if p.Kind.IsHTML() {
			j.pages.Add(1)
		}
	}
}

// copy publishes a file as it is, or says why not.
func (j *job) copy(p site.Page) {
	name := p.Subject.(string)
	if j.tx == nil {
		j.report(j.snap.WrongCopy(name))
		return
	}
	b, wrong := j.snap.Copied(name)
	j.memory.markIf(wrong, p)
	if j.report(wrong); !diag.HasErrors(wrong) {
		j.put(p.File(), b)
	}
}

// write writes a page or another file.
func (j *job) write(w render.Writer, p site.Page, in render.Inputs) {
	switch {
	case p.Kind.IsLaidOut():
		u := j.overseer.begin(p)
		in.Stop = &u.stop
		wrong := j.press.Page(w, p, in)
		j.overseer.end(u)
		j.memory.markIf(wrong, p)
		j.report(wrong)
	case p.Kind.FeedForm != "": // feeds show quotes by a layout
		u := j.overseer.begin(p)
		err := j.files.Write(w, p, *in.Body)
		j.overseer.end(u)
		j.fail(err)
	default:
		j.fail(j.files.Write(w, p, *in.Body))
	}
}

// stream makes a file that is too large to be held in memory.
func (j *job) stream(p site.Page, in render.Inputs) error {
	out, err := j.tx.Create(p.File())
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(out, 64<<10)
	j.write(w, p, in)
	return errors.Join(w.Flush(), out.Close())
}

// leave lets a file of another share stand, where the shares are built into one folder.
func (j *job) leave(name string) {
	if j.tx != nil {
		j.fail(j.tx.Leave(name))
	}
}

func (j *job) put(name string, b []byte) {
	if j.tx != nil {
		j.fail(j.tx.Put(name, b))
	}
}

func (j *job) report(ds []diag.Diagnostic) {
	if len(ds) == 0 {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.diags = append(j.diags, ds...)
	j.endless = j.endless || slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == diag.LayoutEndless })
}

// fail notes what ends the job; nil does not.
func (j *job) fail(err error) {
	if err == nil {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.err == nil {
		j.err = err
	}
}
