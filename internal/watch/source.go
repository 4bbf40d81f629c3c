package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// source is where events come from. Folders are watched by absolute paths, each for itself: not what is below it.
type source struct {
	events <-chan fsnotify.Event
	errors <-chan error
	add    func(dir string) error
	remove func(dir string) error
	close  func() error
}

// notifications is the system's own source.
func notifications() (*source, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &source{n.Events, latest(n.Errors), n.Add, n.Remove, n.Close}, nil
}

// latest takes each error at once and keeps one: fsnotify may hold, while it waits for somebody to take an error, the lock that
// Add needs. Whatever the error, what follows is a look at everything.
func latest(all <-chan error) <-chan error {
	one := make(chan error, 1)
	go func() {
		defer close(one)
		for err := range all {
			select {
			case one <- err:
			default:
			}
		}
	}()
	return one
}

func (w *Watcher) closeSource() {
	if w.source != nil {
		w.source.close()
		w.source = nil
	}
}

// enter watches a folder before it is listed.
func (w *Watcher) enter(dir string) {
	if w.source == nil {
		return
	}
	err := w.source.add(w.absolute(dir))
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		// A folder that has gone again is its parent's business.
	case limit(err) != "":
		w.closeSource()
		w.fallBack(err)
	default:
		w.notice(fmt.Sprintf("%s can’t be watched (%v): changes in it are seen within %v", dir, err, w.pause))
	}
}

func (w *Watcher) leave(dir string) {
	if w.source != nil {
		_ = w.source.remove(w.absolute(dir)) // The system has often done so already.
	}
}

// fallBack goes on without events.
func (w *Watcher) fallBack(err error) {
	w.pause = min(w.pause, pollPause)
	sentence := fmt.Sprintf("changes can’t be waited for (%v): the files are looked at every %v instead", err, w.pause)
	if raise := limit(err); raise != "" {
		sentence = fmt.Sprintf("a limit of the system on watching files is reached: they are looked at every %v instead", w.pause)
		if runtime.GOOS == "linux" {
			sentence += "; to raise the limit: sudo sysctl " + raise
		}
	}
	w.notice(sentence)
	if w.tree != nil {
		w.tree.repeats = inDoubt(w.pause)
	}
	if w.sweeps != nil {
		w.sweeps.Reset(w.pause)
	}
}

// limit gives the setting of Linux that raises the limit an error tells of; "" where it tells of none.
func limit(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "fs.inotify.max_user_watches=524288"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "fs.inotify.max_user_instances=1024"
	}
	return ""
}

func (w *Watcher) absolute(p string) string { return filepath.Join(w.dir, filepath.FromSlash(p)) }

// relative gives the path within the folder that an event names.
func (w *Watcher) relative(name string) (string, bool) {
	rest, ok := strings.CutPrefix(name, w.dir)
	if !ok {
		return "", false
	}
	if rest == "" {
		return ".", true
	}
	if rest[0] != filepath.Separator && !strings.HasSuffix(w.dir, string(filepath.Separator)) {
		return "", false
	}
	rest = filepath.ToSlash(rest)
	return strings.TrimPrefix(rest, "/"), true
}
