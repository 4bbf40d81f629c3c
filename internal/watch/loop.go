package watch

import (
	"context"
	"errors"
	"maps"
	"os"
	"path"
	"slices"

	"github.com/fsnotify/fsnotify"
	"github.com/gloss-press/gloss/internal/disk"
)

// hint is what events have said of a path.
type hint struct {
	bytes bool // its bytes may have changed
	name  bool // another file or folder may have its name now
	first bool // it has not been looked into yet
}

// ready is a channel that can always be received from.
var ready = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

// run is the one goroutine that reads and changes the listing.
func (w *Watcher) run(ctx context.Context) {
	defer close(w.done)
	defer w.tree.close()
	defer w.closeSource()
	defer w.endSweep()
	var paths []string
	for {
		if paths == nil && len(w.tree.changed) > 0 {
			paths = slices.Sorted(maps.Keys(w.tree.changed))
		}
		var reports chan<- report
		if paths != nil {
			reports = w.reports
		}
		// A sweep goes on by small steps, so that an event never waits for more than a few of them.
		var step chan struct{}
		if w.sweep != nil {
			step = ready
		}
		var events <-chan fsnotify.Event
		var failures <-chan error
		if w.source != nil {
			events, failures = w.source.events, w.source.errors
		}
		before := len(w.tree.changed)
		select {
		case <-ctx.Done():
			return
		case reports <- report{w.given + 1, paths}:
			w.given++
			clear(w.tree.changed)
			paths = nil
			continue
		case e, ok := <-events:
			w.hear(e, ok)
		case err, ok := <-failures:
			w.fail(err, ok)
		case <-w.settled.C:
			w.settle()
		case <-w.overdue.C:
			w.settle()
		case <-w.sweeps.C:
			w.beginSweep()
		case <-step:
			w.stepSweep()
		}
		if len(w.tree.changed) != before {
			paths = nil
		}
	}
}

// hear takes note of an event.
func (w *Watcher) hear(e fsnotify.Event, ok bool) {
	if !ok {
		w.fail(nil, false)
		return
	}
	name, ok := w.relative(e.Name)
	if !ok {
		return
	}
	w.await()
	h, ok := w.hints[name]
	h.first = h.first || !ok
	// Without a Chmod, which reading may cause as well, an event means that bytes were written, even where size and time are
	// the same: two saves may fall on one tick of the file system's clock.
	h.bytes = h.bytes || e.Op&^fsnotify.Chmod != 0
	h.name = h.name || e.Op&(fsnotify.Create|fsnotify.Remove|fsnotify.Rename) != 0
	w.hints[name] = h
}

// await sees to it that what was heard is looked into soon.
func (w *Watcher) await() {
	if !w.waiting {
		w.waiting = true
		w.overdue.Reset(patience)
	}
	w.settled.Reset(quiet)
}

// fail takes note that events are lost, or, where the channel is closed, that there will be no more.
func (w *Watcher) fail(err error, ok bool) {
	w.await()
	w.whole = true
	if !ok {
		w.closeSource()
		w.fallBack(errors.New("the system sends no more events"))
	}
}

// settle looks into what was heard.
func (w *Watcher) settle() {
	w.waiting = false
	w.settled.Stop()
	w.overdue.Stop()
	if top, ok := w.hints["."]; ok || w.whole {
		w.reopen()
		w.tree.scan(".", w.whole || top.name)
		w.tree.recall(".")
		w.whole = false
	}
	// The events that did come may tell of two saves within one tick, so they are looked into all the same.
	w.hints = w.tree.lookAll(w.hints)
	w.tree.followLinks()
	if len(w.hints) > 0 {
		w.settled.Reset(rewrite)
	}
}

// reopen follows the folder's path where it leads now: the folder may have been moved away, or replaced by another.
func (w *Watcher) reopen() {
	now, err := os.Stat(w.dir)
	if err == nil && w.tree.root != nil {
		if was, err := w.tree.root.Stat("."); err == nil && os.SameFile(was, now) {
			return
		}
	}
	w.endSweep()
	w.tree.moveTo(nil)
	if err == nil {
		if root, err := disk.OpenRoot(w.dir); err == nil {
			w.tree.moveTo(root)
			w.tree.scan(".", true)
			delete(w.said, w.goneSentence())
			return
		}
	}
	w.notice(w.goneSentence())
	w.sweeps.Reset(min(w.pause, returnPause))
}

func (w *Watcher) goneSentence() string {
	return "the folder " + w.dir + " is gone: waiting until it is back"
}

func (w *Watcher) beginSweep() {
	w.reopen()
	if w.tree.root == nil {
		return
	}
	w.sweep = w.tree.newSweep(w.read.Load() == w.given && len(w.tree.changed) == 0)
}

func (w *Watcher) stepSweep() {
	if !w.sweep.step() {
		return
	}
	w.endSweep()
	w.tree.followLinks()
}

func (w *Watcher) endSweep() {
	if w.sweep == nil {
		return
	}
	w.sweep.close()
	w.sweep = nil
	w.sweeps.Reset(w.pause)
}

// group gathers paths by the folder that holds them.
func group(hints map[string]hint) map[string]map[string]hint {
	groups := map[string]map[string]hint{}
	for p, h := range hints {
		dir, base := path.Split(p)
		dir = path.Clean(dir)
		if groups[dir] == nil {
			groups[dir] = map[string]hint{}
		}
		groups[dir][base] = h
	}
	return groups
}
