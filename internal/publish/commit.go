package publish

import "slices"

// Changes are what a commit did to the output.
type Changes struct {
	Written   int // files that are new or have new bytes
	Unchanged int // files that had their bytes already and were not touched
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
// Then files are moved into place, what is linked to before what links to it; then files that the site no longer has
// are removed, and folders that this leaves empty; the manifest comes last. Stopped anywhere, every file is whole, old
// or new, and the next build finishes the work.
//
// Where the machine fails ([*MachineError]) before the first file is in place, the output is as it was, but for files
// of ours that had to make room for a folder, or a folder of ours for a file.
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
	next := make(manifest, len(tx.files))
	for name, f := range tx.files {
		next[name] = []sum{f.sum}
	}
	publish := tx.update
	if tx.state.stage.site != nil {
		publish = tx.first
	}
	changes, err := publish(next)
	if err == nil {
		err = tx.save(next, true)
	}
	if err != nil {
		return Changes{}, err
	}
	return changes, tx.close()
}

// first makes the stage the output.
func (tx *Tx) first(manifest) (Changes, error) {
	if len(tx.files) == 0 {
		return Changes{}, nil
	}
	err := tx.prepare()
	if err == nil {
		err = tx.do("rename", ".", tx.dir, tx.moveSite)
	}
	return Changes{Written: len(tx.files)}, err
}

// update changes an output that is there. Files that are kept though they are stale are added to next.
func (tx *Tx) update(next manifest) (Changes, error) {
	p, err := tx.plan()
	if err == nil && len(p.write) > 0 {
		err = tx.prepare()
	}
	changes := Changes{Written: len(p.write), Unchanged: len(tx.files) - len(p.write)}
	if err == nil {
		err = tx.moveAll(p, &changes)
	}
	if err == nil {
		err = tx.sweep(p.stale, next, &changes)
	}
	return changes, err
}

// prepare makes the coming renames safe: the manifest says of each file that its old and its new bytes are ours, so
// that a build that is stopped knows its own files again; and everything staged is on the disk.
func (tx *Tx) prepare() error {
	both := make(manifest, max(len(tx.files), len(tx.state.old)))
	for name, sums := range tx.state.old {
		both[name] = sums
	}
	for name, f := range tx.files {
		both[name] = tx.state.old.with(name, f.sum)
	}
	if err := tx.save(both, false); err != nil {
		return err
	}
	return tx.do("sync", "", tx.dir, func() error { return syncDisk(tx.state.stage.numbered) })
}

// moveAll takes away what stands in the way, all of it ours, makes the folders and renames the staged files. Until the first file is
// in place it unmakes the folders that it made.
func (tx *Tx) moveAll(p plan, changes *Changes) error {
	for i, name := range slices.Concat(p.clear, p.hollow) {
		if err := tx.remove(name); err != nil {
			return err
		}
		changes.Removed = min(i+1, len(p.clear))
	}
	made, err := tx.makeFolders(p)
	m := newMover(tx)
	defer m.close()
	for i, name := range p.write {
		if err == nil {
			err = tx.do("rename", name, tx.shown(name), func() error { return m.move(tx.files[name].staged, name) })
		}
		if err != nil && i == 0 {
			for _, dir := range slices.Backward(made) {
				_ = tx.out.Remove(dir) // one that somebody has filled meanwhile stays
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// makeFolders makes the new folders, and says which it made, also when it fails.
func (tx *Tx) makeFolders(p plan) (made []string, err error) {
	for _, dir := range p.folders {
		if err := tx.do("mkdir", dir, tx.shown(dir), func() error { return tx.out.Mkdir(dir, 0o755) }); err != nil {
			return made, err
		}
		made = append(made, dir)
	}
	return made, nil
}

// remove removes a file of ours, or an empty folder.
func (tx *Tx) remove(name string) error {
	return tx.do("remove", name, tx.shown(name), func() error { return tx.out.Remove(name) })
}

func (tx *Tx) save(m manifest, sync bool) error {
	return tx.do("manifest", "", tx.state.shown, func() error { return tx.state.save(m, sync) })
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
