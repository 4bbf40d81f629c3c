// Package publish puts bytes into a folder: whole or not at all, and only what changed.
//
// A build opens a [Tx], puts every file of the site, and commits or aborts. Until Commit the output folder is only read;
// what differs waits in a stage beside it, on the same file system, and changes places with what is there. Where there is no
// output yet, or an empty folder, the stage is the whole output and one rename publishes it. Gloss removes a file only when
// its manifest says that Gloss wrote it and the file still has the bytes that were written.
//
// At no moment does a page of the output link to a file that is not there: what is new comes before what changed, what
// goes goes last, and pages that are new, which may link to each other, come at one instant. What is replaced or
// removed waits in the stage until all is done: where the machine fails before, all is put back.
//
// For the output /x/public everything else lives in /x/.public.gloss: the manifest, the record that makes a second build quick (see
// record.go), the lock, and the stage while a build runs. So no half-written and no temporary file ever stands in the output, where a host would publish it.
//
// What this rests on: rename must be atomic, which NFS with several clients does not promise. The one instant needs Linux
// and a disk that can exchange two names; elsewhere new pages come one by one, the deeper ones first. On Linux the disk
// is waited for between steps that rest on each other, so all of this holds after a power cut too; on other systems
// it holds for a killed build.
package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gloss-press/gloss/internal/disk"
)

// Tx is one build on its way into an output folder. Put and Create may be called from several goroutines at once; Commit
// and Abort only when every Put has returned and every [File] is closed.
type Tx struct {
	dir    string  // the output as the caller named it, for messages
	force  bool    // foreign files may be written over
	parent *folder // the folder that holds the output and the state
	base   string  // the output's name in parent
	out    *folder // the output; nil while there is none, or an empty one that is to be replaced
	state  *state

	mu    sync.Mutex
	files files
	err   error // the first Put that failed: nothing may be committed after it
	done  bool
	stuck bool // a commit failed half way: what it staged is still needed

	below sync.Map // folders of the output: whether no link leads to them

	note []byte                // for the record; nil: none is left
	rest func(io.Writer) error // writes what is noted besides; nil for nothing

	// step is called before each change that Commit makes, so that tests can stop a build there or let it fail.
	step func(op, name string) error
	// plain is set by tests: the disk can't exchange two names.
	plain bool
}

// file is one file of the new site: its bytes' sum and where they are.
type file struct {
	sum    sum
	stamp  disk.Stamp // as it was with these bytes; zero where that is not certain
	staged waiting    // where it waits
	whole  bool       // false while it is being written
	kept   bool       // it was neither made nor read
}

// Options say how Begin treats the folder. The zero value is right for a folder that Gloss may have to itself.
type Options struct {
	// Force publishes into a folder that holds files Gloss did not write, and over such files where their names are
	// needed. All others stay: foreign files are never deleted.
	Force bool
	// Source is the site's folder: the output may lie in it, and may neither be it nor hold it. Empty: not looked at.
	Source string
	// Protected are folders that the output may not be, hold or lie in (content/, layouts/, assets/, static/). One
	// that does not exist yet is protected too.
	Protected []string
	// Wait is how long to wait for another build of the same output: 0 for ten seconds, less than 0 for not at all.
	Wait time.Duration
	// Context, if not nil, ends the waiting when it is done; Begin's error is its cause then.
	Context context.Context
	// Waiting, if not nil, is called once when another build holds the output, before waiting for it.
	Waiting func()
}

// Begin opens dir, the output folder, for one build. A missing folder is made by Commit; a symbolic link to a folder
// is that folder. What a killed build left half done is taken to the nearest state in which no link is dead, and what it left in
// the stage is removed.
//
// The errors are [*ProtectedError], [*ForeignError] and [*BusyError], for which the output and its surroundings are
// untouched, [*MachineError], and a plain one where dir is no folder. When Begin succeeds, `defer tx.Abort()` is always right.
func Begin(dir string, opts Options) (*Tx, error) {
	at, err := locate(dir)
	if err != nil {
		return nil, err
	}
	if folder := trespass(at.path(), opts.Source, opts.Protected); folder != "" {
		return nil, &ProtectedError{Dir: dir, Folder: folder}
	}
	if err := os.MkdirAll(at.parent, 0o755); err != nil {
		return nil, fault(at.parent, err)
	}
	tx := &Tx{dir: dir, force: opts.Force, base: at.base, files: files{places: map[string]int32{}}}
	if err := tx.open(at, opts); err != nil {
		_ = tx.close()
		return nil, err
	}
	return tx, nil
}

func (tx *Tx) open(at place, opts Options) (err error) {
	if tx.parent, err = newFolder(os.OpenRoot(at.parent)); err != nil {
		return fault(at.parent, err)
	}
	// Asked before the state folder is made, so that a folder named by mistake gets no neighbour.
	if _, err := tx.parent.Lstat(stateName(tx.base)); err != nil {
		if err := tx.openOutput(); err != nil {
			return err
		}
		if err := tx.refuseForeign(); err != nil {
			return err
		}
	}
	if tx.state, err = openState(tx.parent.Root, at, opts); err != nil {
		return err
	}
	// Looked at again under the lock: the build that was waited for may have made the folder.
	if err := tx.openOutput(); err != nil {
		return err
	}
	if err := tx.recover(); err != nil {
		return fault(tx.dir, err)
	}
	if tx.state.old == nil {
		if err := tx.refuseForeign(); err != nil {
			return err
		}
	}
	tx.state.owned = true
	if err := tx.state.removeStage(); err != nil {
		return err
	}
	if err := tx.state.openStage(tx.out); err != nil {
		return fault(tx.state.shown, err)
	}
	if tx.state.stage.all && tx.out != nil {
		tx.out.close()
		tx.out = nil
	}
	return nil
}

func (tx *Tx) openOutput() error {
	if tx.out != nil {
		tx.out.close()
	}
	var err error
	if tx.out, err = newFolder(tx.parent.OpenRoot(tx.base)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fault(tx.dir, err)
	}
	return nil
}

// refuseForeign is for an output that Gloss has not written before: it must be empty, or the caller insist.
func (tx *Tx) refuseForeign() error {
	if tx.out == nil || tx.force {
		return nil
	}
	name, err := firstEntry(tx.out.Root)
	if err != nil {
		return fault(tx.dir, err)
	}
	if name != "" {
		foreign := &ForeignError{Dir: tx.dir, Name: name}
		if tx.state != nil && tx.state.saved != nil {
			foreign.Manifest = filepath.Join(tx.state.shown, manifestFile)
		}
		return foreign
	}
	return nil
}

// Put adds a file to the site. name is its path in the output, with forward slashes (see [ValidName]); data is
// not kept. Bytes that the output holds already under that name are compared and not written again.
//
// An invalid name, the same name twice, or a failing disk ([*MachineError]) is an error, after which the build can only
// be aborted.
func (tx *Tx) Put(name string, data []byte) error {
	if err := tx.reserve(name); err != nil {
		return tx.fail(err)
	}
	f := file{whole: true, sum: sha256.Sum256(data)}
	same, there := false, false
	if tx.out != nil {
		f.stamp, same, there = tx.out.holds(name, data)
	}
	if !same {
		to, staged, err := tx.state.stage.create(name, there)
		if err == nil {
			f.stamp, err = fill(to, data)
		}
		if err != nil {
			return tx.fail(fault(tx.shown(name), err))
		}
		f.staged = staged
	}
	tx.finish(name, f)
	return nil
}

func (tx *Tx) reserve(name string) error {
	if err := ValidName(name); err != nil {
		return err
	}
	tx.mu.Lock()
	defer tx.mu.Unlock()
	if tx.done {
		return errDone
	}
	if tx.files.has(name) {
		return fmt.Errorf("two files of the site are called %s", name)
	}
	tx.files.put(name, file{})
	return nil
}

// finish notes that a file is whole.
func (tx *Tx) finish(name string, f file) {
	tx.mu.Lock()
	defer tx.mu.Unlock()
	tx.files.put(name, f)
}

func (tx *Tx) ended() bool {
	tx.mu.Lock()
	defer tx.mu.Unlock()
	return tx.done
}

func (tx *Tx) fail(err error) error {
	tx.mu.Lock()
	defer tx.mu.Unlock()
	if tx.err == nil {
		tx.err = err
	}
	return err
}

// Abort drops the build. Before Commit it leaves the output byte for byte as it was; after a Commit that failed it
// only tidies up; after a Commit that worked it does nothing.
func (tx *Tx) Abort() error {
	tx.mu.Lock()
	defer tx.mu.Unlock()
	tx.done = true
	return tx.close()
}

// close removes the stage and gives everything back. It may be called twice.
func (tx *Tx) close() error {
	var err error
	if tx.state != nil {
		tx.state.closeScratch()
	}
	if tx.state != nil && tx.state.owned && !tx.stuck {
		err = tx.state.removeStage()
	}
	tx.release()
	return err
}

// release closes what is open and lets the lock go. It touches no file.
func (tx *Tx) release() {
	if tx.state != nil {
		tx.state.release()
		tx.state = nil
	}
	for _, f := range []*folder{tx.out, tx.parent} {
		if f != nil {
			f.close()
		}
	}
	tx.out, tx.parent = nil, nil
}
