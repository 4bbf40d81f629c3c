// Package watch tells which files of a folder have changed.
//
// Events are hints, the disk is the truth. A [Watcher] keeps a listing of the folder. An event, a queue that has overflowed, a
// folder that has appeared and the slow sweep that always runs all lead to the same question: does the disk still agree with
// the listing? So an event that never comes costs time and no change.
package watch

import (
	"context"
	"io/fs"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/gloss-press/gloss/internal/disk"
)

// Options say what a Watcher looks at, and how.
type Options struct {
	// Ignore reports the paths, relative to the folder and with slashes, that are of no interest. A folder that is ignored is
	// not entered. nil: everything is of interest.
	Ignore func(path string, dir bool) bool
	// Poll is how often the whole folder is looked at instead of waiting for events, for mounts that have none. 0: events.
	Poll time.Duration
	// Sweep is the pause between two sweeps that look for what events have not told. 0: 5 seconds.
	Sweep time.Duration
	// Notice is given sentences for the person at the terminal, each once: a limit of the system is reached, the folder is
	// gone. It is called from one goroutine at a time and must not call the Watcher. nil: nobody listens.
	Notice func(sentence string)
}

const (
	// quiet is how long there must be no event before the files that the last ones named are looked at: an editor's save is
	// several events.
	quiet = 3 * time.Millisecond
	// rewrite is how long a file that has gone or become empty may take to come back: some editors delete or empty a file before
	// they write it.
	rewrite = 25 * time.Millisecond
	// patience is how long a stream of events may put that off.
	patience = 100 * time.Millisecond
	// sweepPause is the default of Options.Sweep.
	sweepPause = 5 * time.Second
	// pollPause is the pause between two sweeps where a limit of the system is reached.
	pollPause = time.Second
	// returnPause is the pause between two looks for a folder that is gone.
	returnPause = 200 * time.Millisecond
)

// Watcher watches one folder. Its methods may be called by several goroutines.
type Watcher struct {
	dir    string // absolute
	opt    Options
	tree   *tree
	source *source // nil: no events
	pause  time.Duration
	said   map[string]bool // the sentences that Notice was given

	hints   map[string]hint // what events have named and was not looked into yet
	whole   bool            // events were lost: everything must be looked at
	waiting bool            // the two timers run
	settled *time.Timer     // there was no event for a while
	overdue *time.Timer     // the first hint has waited long enough
	sweeps  *time.Timer
	sweep   *sweep // the one that is under way

	reports chan report
	given   uint64        // the number of the last report that was fetched
	fetched atomic.Uint64 // the same, as Next knows it
	read    atomic.Uint64 // the number of the last report after which Next was called again
	stop    context.CancelFunc
	done    chan struct{}
}

// Open begins to watch a folder and everything below it. Symbolic links are not followed to folders. Whatever changes after
// Open has returned is reported. Open itself takes a look at each file, and that is what later changes are measured against; so
// it takes some milliseconds for a thousand files.
//
// The error is one of the machine: the folder does not exist or can't be opened. Limits of the system are no error.
func Open(dir string, opt Options) (*Watcher, error) {
	return open(dir, opt, notifications)
}

func open(dir string, opt Options, events func() (*source, error)) (*Watcher, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	if opt.Ignore == nil {
		opt.Ignore = func(string, bool) bool { return false }
	}
	if opt.Notice == nil {
		opt.Notice = func(string) {}
	}
	w := &Watcher{
		dir: dir, opt: opt, pause: opt.Sweep, said: map[string]bool{}, hints: map[string]hint{},
		settled: stopped(), overdue: stopped(), reports: make(chan report), done: make(chan struct{}),
	}
	if w.pause <= 0 {
		w.pause = sweepPause
	}
	if opt.Poll > 0 {
		w.pause = opt.Poll
	} else if w.source, err = events(); err != nil {
		w.fallBack(err)
	}
	w.tree = newTree(root, opt.Ignore, w.enter, w.leave)
	w.tree.repeats = inDoubt(w.pause)
	w.tree.begin()
	w.sweeps = time.NewTimer(w.pause)
	ctx, stop := context.WithCancel(context.Background())
	w.stop = stop
	go w.run(ctx)
	return w, nil
}

func stopped() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

// Next waits until files have changed and gives their paths, relative to the folder, with slashes, sorted: files that are new,
// written, replaced or gone, and symbolic links whose file has changed. What changes after Next has returned, the next Next gives.
//
// A path may be given although its bytes are what they were, although nothing is there (a file that was there for a moment), and
// again in later sweeps: a time stamp does not tell two saves apart that are close together. The caller compares bytes, and calls
// Next again when it has read what was given.
//
// The error is the context's, or [fs.ErrClosed] after Close.
func (w *Watcher) Next(ctx context.Context) ([]string, error) {
	w.read.Store(w.fetched.Load())
	select {
	case r := <-w.reports:
		w.fetched.Store(r.number)
		return r.paths, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-w.done:
		return nil, fs.ErrClosed
	}
}

// Close ends the watching. It may be called more than once.
func (w *Watcher) Close() error {
	w.stop()
	<-w.done
	return nil
}

// report is what one call of Next gives.
type report struct {
	number uint64
	paths  []string
}

// notice says a sentence once.
func (w *Watcher) notice(sentence string) {
	if !w.said[sentence] {
		w.said[sentence] = true
		w.opt.Notice(sentence)
	}
}
