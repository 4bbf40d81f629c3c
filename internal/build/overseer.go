package build

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/site"
)

// grace is how many seconds a page that was stopped has to end by itself: all do but a loop that writes nothing in a layout without a compiled
// form, which nothing can end but the process.
const grace = 2

// overseer sees to it that no page is made for ever: one that takes too long is stopped, and all are when the build is. A page that doesn't
// even end then is given up, and its worker with it.
type overseer struct {
	ctx    context.Context
	giveUp func(*underway) // called with a page that goes on and on

	mu      sync.Mutex
	pages   map[*underway]bool
	stopped bool // no page begins any more
}

// underway is a page that is being made.
type underway struct {
	site.Page
	stop  atomic.Bool
	spent int // seconds, as the overseer has seen them: a process that was held up has not used them
	left  int // until it is given up; counts once it was stopped
}

// begin notes that a page is being made.
func (o *overseer) begin(p site.Page) *underway {
	u := &underway{Page: p, left: grace}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.pages[u] = true
	u.stop.Store(o.stopped)
	return u
}

// end notes that it is made. The worker of a page that was given up ends here.
func (o *overseer) end(u *underway) {
	o.mu.Lock()
	given := !o.pages[u]
	delete(o.pages, u)
	o.mu.Unlock()
	if given {
		runtime.Goexit()
	}
}

// watch oversees until done is closed.
func (o *overseer) watch(done <-chan struct{}) {
	second := time.NewTicker(time.Second)
	defer second.Stop()
	ended := o.ctx.Done()
	for {
		select {
		case <-done:
			return
		case <-ended:
			ended = nil
			o.stopAll()
		case <-second.C:
			for _, u := range o.tick() {
				o.giveUp(u)
			}
		}
	}
}

func (o *overseer) stopAll() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.stopped = true
	for u := range o.pages {
		u.stop.Store(true)
	}
}

// tick counts a second, and gives the pages that are to be given up.
func (o *overseer) tick() (given []*underway) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for u := range o.pages {
		if u.spent++; u.spent >= int(limit.PageTime.Seconds()) {
			u.stop.Store(true)
		}
		if !u.stop.Load() {
			continue
		}
		if u.left--; u.left < 0 {
			delete(o.pages, u)
			given = append(given, u)
		}
	}
	return given
}
