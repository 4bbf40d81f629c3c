// Package preview serves a site to its author while it is written: a page is made when a browser asks for it, a save shows at
// once on the pages that are open, and so does a mistake.
//
// What is served at one moment is an edition: the files, the Site that they make, its layouts and assets. A change makes a new
// edition; requests in flight keep theirs. No request opens a file by its path: an address is looked up in the Site.
package preview

import (
	"context"
	"crypto/rand"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/workspace"
)

// Changes tells what has changed on the disk. Next waits until something has, and gives the paths of the files, relative to the
// source folder, with forward slashes; none of them stands for all. Its error is ctx's, or says why no change will be seen any more.
type Changes interface {
	Next(ctx context.Context) ([]string, error)
}

// Options say what to preview and for whom.
type Options struct {
	Source string // the folder that holds content/
	workspace.Options
	Changes  Changes
	Hosts    []string         // names that a browser may call the server by, besides loopback's and the address it listens on
	Editor   Editor           // opens a file at a line; the zero one opens nothing
	NoReload bool             // pages stay as they are until they are loaded again
	Clock    func() time.Time // the present moment, for deadlines
	Tell     func(News)       // called when there is something new to say to the author at the terminal; nil for nobody
}

// Preview is a site that is being served.
type Preview struct {
	opt      Options
	ws       *workspace.Workspace
	name     string // tells this run of the server from the one before
	good     shelf
	events   hub
	said     said
	readers  readings
	index    *index
	patience time.Duration // with a page that is being made
	current  atomic.Pointer[edition]

	updating sync.Mutex
	closed   bool
	number   int64          // of the current edition
	work     sync.WaitGroup // checks and updates under way
	ctx      context.Context
	end      context.CancelFunc
}

// Open reads the front matter of a site. The error is a *workspace.NoContentError, or one of the machine; what is wrong with
// content is told by the pages.
func Open(opt Options) (*Preview, error) {
	opt.Lasting = true
	ws, err := workspace.Open(opt.Source, opt.Options)
	if err != nil {
		return nil, err
	}
	p := &Preview{opt: opt, ws: ws, name: rand.Text(), patience: limit.PageTime, index: newIndex()}
	p.ctx, p.end = context.WithCancel(context.Background())
	p.update(nil, nil)
	return p, nil
}

// Close ends all work and gives the folder back.
func (p *Preview) Close() error {
	p.end()
	p.updating.Lock()
	p.closed = true // no work begins any more
	p.updating.Unlock()
	p.work.Wait()
	return p.ws.Close()
}

// Root is the path on the host at which the site begins: "/", or that of its base address.
func (p *Preview) Root() string { return p.current.Load().Site.HostRoot() }

// Watch makes a new edition at each change, until ctx ends or no change is seen any more: then it says why.
func (p *Preview) Watch(ctx context.Context) error {
	for {
		paths, err := p.opt.Changes.Next(ctx)
		if err != nil {
			return err
		}
		p.update(paths, nil)
	}
}

// update makes a new edition after some files have changed; none stands for all. With seen it does so only when that is still the
// current one.
func (p *Preview) update(paths []string, seen *edition) {
	p.updating.Lock()
	defer p.updating.Unlock()
	old := p.current.Load()
	if p.closed || seen != nil && seen != old {
		return
	}
	e := p.next(old, paths)
	if e == nil {
		return
	}
	p.number++
	e.number = p.number
	p.current.Store(e)
	if old != nil {
		close(old.replaced)
	}
	p.said.add(e.number, e.Diags, p.tell)
	p.work.Go(func() { p.check(e) })
	p.events.publish()
}

// later makes a new edition because a page found a file changed that no change was told of yet.
func (p *Preview) later(paths []string, seen *edition) {
	p.updating.Lock()
	defer p.updating.Unlock()
	if !p.closed {
		p.work.Go(func() { p.update(paths, seen) })
	}
}

// next makes the edition that follows another; nil where nothing that matters has changed.
func (p *Preview) next(old *edition, paths []string) *edition {
	in := func(folders ...string) bool {
		return len(paths) == 0 || slices.ContainsFunc(paths, func(name string) bool {
			return below(name, folders...)
		})
	}
	e := &edition{preview: p, replaced: make(chan struct{}), bodiesRead: make(chan struct{}), checked: make(chan struct{}), pages: map[string]*making{}}
	if old == nil {
		e.Snapshot, e.theme = p.ws.Load(), p.loadTheme(nil)
	} else {
		e.Snapshot, e.theme, e.before = old.Snapshot, old.theme, old.theme.assets
		if in("content", "static") {
			e.Snapshot = old.Snapshot.Changed(slices.DeleteFunc(slices.Clone(paths), func(name string) bool { return !below(name, "content", "static") }))
		}
		if in("layouts", "assets") {
			e.theme = p.loadTheme(old.theme)
		}
		if e.Snapshot == old.Snapshot && e.theme == old.theme {
			return nil
		}
	}
	e.join(old, paths)
	return e
}

// below reports whether a path lies in one of some folders, or is one.
func below(name string, folders ...string) bool {
	top, _, _ := strings.Cut(path.Clean(name), "/")
	return slices.Contains(folders, top)
}

// News is what an author at the terminal should hear.
type News struct {
	New              []diag.Diagnostic // not told before, with their excerpts
	Errors, Warnings int               // in all
	Well             bool              // something was wrong before, and nothing is any more
}

func (p *Preview) tell(n News) {
	if p.opt.Tell == nil {
		return
	}
	diag.Quote(n.New, p.ws.ReadFile)
	p.opt.Tell(n)
}
