package publish

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// work is a commit on its way: what it has done to the output, and how that is undone.
type work struct {
	*Tx
	mover *mover
	done  []done
	loose bool // something was done that must be on the disk before what follows
}

// done is a change that was made.
type done struct {
	name string
	undo func() error
	seen
}

// seen is what a reader of the output sees of a change: the files and folders that are new, and those that are gone.
type seen struct{ new, gone []string }

// change makes a change of the output, and notes how it is undone.
func (w *work) change(op, name string, do, undo func() error, s seen) error {
	err := w.do(op, name, w.shown(name), do)
	if err == nil {
		w.done = append(w.done, done{name, undo, s})
	}
	return err
}

// putBack undoes all changes, the last one first, after a fault. Where one can't be undone it stops, since in the state
// between two changes no page has a dead link: the error is a [*MixedError] then, and the stage stays for the next build to
// mend what it can.
func (w *work) putBack(cause error) error {
	if len(w.done) == 0 {
		return cause
	}
	for _, d := range slices.Backward(w.done) {
		if err := w.do("undo", d.name, w.shown(d.name), d.undo); err != nil {
			w.stuck = true
			mixed := &MixedError{Dir: w.dir, Err: cause}
			for _, d := range w.done {
				mixed.New, mixed.Gone = append(mixed.New, d.new...), append(mixed.Gone, d.gone...)
			}
			if len(mixed.New)+len(mixed.Gone) == 0 {
				return cause
			}
			return mixed
		}
		w.done = w.done[:len(w.done)-1]
	}
	w.stuck = w.sync() != nil // what waits in the stage is not thrown away before
	return cause
}

// turn is what comes, or goes, together.
type turn struct {
	units []*unit
	// The folders of the stage that have what stands now and what stands next, at the same names as the output.
	now, next string
	whole     bool // pages at one instant
	all       bool // and all else with them
}

// The folders of turns in the stage, besides siteFolder.
const (
	nowFolder  = "now"
	lastFolder = "last"
	goneFolder = "gone"
)

// pages is how many of the units may link to each other.
func (t *turn) pages() (n int) {
	for _, u := range t.units {
		if u.page {
			n++
		}
	}
	return n
}

// flips says whether a unit comes or goes at the one instant.
func (t *turn) flips(u *unit) bool { return t.whole && (u.page || t.all) }

func asUnits(names []string) (units []*unit) {
	for _, name := range names {
		units = append(units, &unit{name: name, old: true, next: true, page: true})
	}
	return units
}

// take takes a turn. What can't link to anything comes before the pages, and goes after them.
func (w *work) take(t *turn) error {
	var leaves, pages []*unit
	for _, u := range t.units {
		if u.page || t.all { // as flips has it, where the disk can
			pages = append(pages, u)
		} else {
			leaves = append(leaves, u)
		}
	}
	if t.now == lastFolder {
		if err := w.together(t, pages); err != nil {
			return err
		}
		if len(leaves) == 0 {
			return nil
		}
		if err := w.barrier(); err != nil {
			return err
		}
		return w.each(t, leaves)
	}
	if err := w.each(t, leaves); err != nil {
		return err
	}
	return w.together(t, pages)
}

func (w *work) together(t *turn, pages []*unit) error {
	if t.whole {
		return w.flip(t, pages)
	}
	// The deeper ones first when they come, last when they go, where the disk allows nothing better.
	slices.SortStableFunc(pages, func(a, b *unit) int { return strings.Count(b.name, "/") - strings.Count(a.name, "/") })
	if t.now == lastFolder {
		slices.Reverse(pages)
	}
	for _, u := range pages {
		if err := w.barrier(); err != nil {
			return err
		}
		if err := w.each(t, []*unit{u}); err != nil {
			return err
		}
	}
	return nil
}

// each moves units one by one.
func (w *work) each(t *turn, units []*unit) error {
	aside := t.now
	if t.now == lastFolder && t.whole {
		aside = t.next // pages went before: the two have changed names
	}
	for _, u := range units {
		if u.old {
			away := func() error { return w.mover.away(u.name, path.Join(aside, u.name)) }
			back := func() error { return w.mover.bring(path.Join(aside, u.name), u.name) }
			if err := w.change("drop", u.name, away, back, seen{gone: []string{u.name}}); err != nil {
				return err
			}
			if w.grew(path.Join(aside, u.name), u.name) {
				return fault(w.shown(u.name), fs.ErrExist)
			}
		}
		if u.next {
			bring := func() error { return w.mover.bring(path.Join(t.next, u.name), u.name) }
			away := func() error { return w.mover.away(u.name, path.Join(t.next, u.name)) }
			if err := w.change("add", u.name, bring, away, seen{new: []string{u.name}}); err != nil {
				return err
			}
		}
		w.loose = true
	}
	return nil
}

// barrier waits for the disk, where something was done on which what follows rests: a disk that loses its power need not
// have kept the order.
func (w *work) barrier() error {
	if !w.loose {
		return nil
	}
	w.loose = false
	return w.sync()
}

// prune removes folders that lost a file and are empty now, and those above them.
func (w *work) prune(folders []string) error {
	t := newTree(w.out)
	slices.SortFunc(folders, func(a, b string) int { return strings.Compare(b, a) })
	for _, dir := range slices.Compact(folders) {
		for ; dir != "."; dir = path.Dir(dir) {
			if ok, err := t.isFolder(dir); err != nil || !ok {
				continue
			}
			if nothing, err := isNothing(w.out, dir); err != nil || !nothing {
				break
			}
			remove, make := func() error { return w.out.Remove(dir) }, func() error { return w.out.Mkdir(dir, 0o755) }
			if err := w.change("prune", dir, remove, make, seen{}); errors.Is(err, fs.ErrExist) {
				break // somebody has filled it meanwhile
			} else if err != nil {
				return err
			}
			t.folders[dir] = false
		}
	}
	return nil
}
