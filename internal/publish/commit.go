package publish

import "slices"

// Changes are what a commit did to the output.
type Changes struct {
	Written   int // files that are new or have new bytes
	Unchanged int // files that had their bytes already and were not touched
	Trusted   int // those of these that were not even read, see Tx.Keep and Tx.Leave
	Removed   int // files that Gloss wrote before and the site no longer has
	// Kept are files that the site no longer has and that were changed since Gloss wrote them, so that they are not its
	// to remove. Paths in the output, sorted. They are named again by each build until they are gone.
	Kept []string
}

// Commit publishes what was put. Where there was no output, or an empty folder, it is there whole or not at all: one
// rename brings it. (An empty folder is replaced by another of its name; one that differs in owner or permissions from
// what a build would make is kept, and filled as below.)
//
// In an output that holds something, all obstacles are looked for first: after a [*ConflictError] nothing has changed.
// Then what is new comes, all at one instant; files with other bytes take the places of the old; and what the site no longer
// has goes, all at one instant (see flip.go). So at no moment does a page link to a file that is not there. Stopped
// anywhere, every file is whole, old or new, and the next build finishes the work.
//
// Where the machine fails ([*MachineError]) all is put back as it was. Where it fails at that too, the error is a
// [*MixedError], which says what is new and what is gone.
func (tx *Tx) Commit() (Changes, error) {
	tx.mu.Lock()
	defer tx.mu.Unlock()
	switch {
	case tx.done:
		return Changes{}, errDone
	case tx.err != nil:
		return Changes{}, tx.err
	}
	tx.done = true
	if err := tx.clash(); err != nil {
		return Changes{}, err
	}
	next := make(manifest, tx.files.len())
	for name, f := range tx.files.all() {
		next[name] = []sum{f.sum}
	}
	w := &work{Tx: tx, mover: newMover(tx, tx.state.stage.dir)}
	defer w.mover.close()
	publish := w.update
	if tx.state.stage.all {
		publish = w.first
	}
	changes, err := publish(next)
	if err == nil {
		err = w.save(next)
	}
	if err != nil {
		return Changes{}, w.putBack(err)
	}
	if tx.note != nil {
		_ = w.do("record", "", w.state.shown, func() error { return w.leaveRecord(next) })
	}
	// The site is published. A stage that can't be removed now is removed by the next build.
	_ = tx.close()
	return changes, nil
}

// first makes the stage the output.
func (w *work) first(manifest) (Changes, error) {
	if w.files.len() == 0 {
		return Changes{}, nil
	}
	err := w.announce()
	if err == nil {
		_, none := w.parent.Lstat(w.base)
		back := func() error {
			err := w.takeSite()
			if err == nil && none == nil {
				err = w.parent.Mkdir(w.base, 0o755)
			}
			return err
		}
		err = w.change("rename", ".", w.moveSite, back, seen{new: []string{"."}})
	}
	return Changes{Written: w.files.len()}, err
}

// update changes an output that is there. Files that are kept though they are stale are added to next.
func (w *work) update(next manifest) (Changes, error) {
	p, err := w.plan()
	if err != nil {
		return Changes{}, err
	}
	for _, name := range p.kept {
		next[name] = w.state.old[name]
	}
	changes := Changes{Removed: p.removed, Kept: p.kept}
	for _, f := range w.files.all() {
		if f.staged != nowhere {
			changes.Written++
		} else {
			changes.Unchanged++
		}
		if f.kept {
			changes.Trusted++
		}
	}
	if len(p.add)+len(p.change)+len(p.drop) > 0 {
		err = w.move(p)
	}
	if err == nil {
		err = w.prune(p.hollow)
	}
	return changes, err
}

// move brings the output from what it is to what p says, in steps between which it may be left.
func (w *work) move(p plan) error {
	w.mover.swaps = !w.plain && canSwap(w.state.stage.dir)
	coming, going := turn{now: nowFolder, next: siteFolder}, turn{now: lastFolder, next: goneFolder}
	coming.units, going.units = p.add, p.drop
	if p.clash && w.mover.swaps {
		// Something new needs the place of something old: there is no moment at which both can be there.
		coming.units, coming.all = slices.Concat(p.add, asUnits(p.change), p.drop), true
		going.units, p.come, p.change = nil, slices.Concat(p.come, p.change), nil
	}
	for _, name := range p.come {
		f, _ := w.files.get(name)
		if err := w.state.stage.adopt(name, f.staged); err != nil {
			return fault(w.shown(name), err)
		}
	}
	for _, t := range []*turn{&coming, &going} {
		t.whole = t.all || t.pages() > 1 && w.mover.swaps
		if err := w.ready(t); err != nil {
			return fault(w.state.shown, err)
		}
	}
	err := w.announce()
	if err == nil {
		err = w.take(&coming)
	}
	if err == nil {
		err = w.barrier()
	}
	for _, name := range p.change {
		if err == nil {
			f, _ := w.files.get(name)
			swap := func() error { return w.mover.swap(f.staged.of(name), name) }
			err = w.change("change", name, swap, swap, seen{new: []string{name}})
			w.loose = true
		}
	}
	if err == nil {
		err = w.take(&going)
	}
	return err
}

// announce makes the coming changes safe: all that is staged is on the disk, and then the manifest, which says of each file
// that its old and its new bytes are ours, so that a build that is stopped knows its own files again.
func (w *work) announce() error {
	both := make(manifest, max(w.files.len(), len(w.state.old)))
	for name, sums := range w.state.old {
		both[name] = sums
	}
	for name, f := range w.files.all() {
		both[name] = w.state.old.with(name, f.sum)
	}
	err := w.save(both)
	if err == nil {
		err = w.sync()
	}
	return err
}

// save puts m into its place when it, and all that was done before, is on the disk.
func (w *work) save(m manifest) error {
	data := m.encode()
	same := string(data) == string(w.state.saved)
	var err error
	if !same {
		err = w.do("write manifest", "", w.state.shown, func() error { return w.state.write(data) })
	}
	if err == nil && (!same || len(w.done) > 0) {
		err = w.sync()
	}
	if err == nil && !same {
		err = w.do("manifest", "", w.state.shown, func() error { return w.state.keep(data) })
	}
	return err
}

// sync waits until all that was done is on the disk.
func (tx *Tx) sync() error {
	return tx.do("sync", "", tx.dir, func() error { return syncDisk(tx.state.stage.dir) })
}

// do makes a change, of which the tests are told before. shown is what a message says of where it fails.
func (tx *Tx) do(op, name, shown string, change func() error) (err error) {
	if tx.step != nil {
		err = tx.step(op, name)
	}
	if err == nil {
		err = change()
	}
	if err != nil {
		return fault(shown, err)
	}
	return nil
}
