package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"github.com/gloss-press/gloss/internal/disk"
)

// state is the folder beside the output: manifest, lock and stage. Whoever has it open holds the lock.
type state struct {
	root  *os.Root
	name  string // the folder's name, in the folder that holds the output too
	shown string // the folder, for messages
	lock  *flock.Flock

	old   manifest // what Gloss wrote before; nil when that is not known
	saved []byte   // the manifest as it is on the disk

	record     *record  // what is known of the output that the manifest tells of; nil for nothing
	recordFile *os.File // where it is read from

	stage   *stage // nil until openStage
	owned   bool   // what stands in the stage is this build's
	scratch *os.File
}

const (
	manifestFile = "manifest"
	lockFile     = "lock"

	defaultWait = 10 * time.Second
	retryEvery  = 25 * time.Millisecond
)

func stateName(base string) string { return "." + base + ".gloss" }

// openState makes the state folder if need be, takes the lock and reads the manifest.
func openState(parent *os.Root, at place, opts Options) (_ *state, err error) {
	s := &state{name: stateName(at.base)}
	s.shown = filepath.Join(filepath.Dir(filepath.Clean(at.shown)), s.name)
	if filepath.Base(at.shown) != at.base { // a link, or ".": the state is beside the real folder
		s.shown = filepath.Join(at.parent, s.name)
	}
	defer func() {
		if err != nil {
			s.release()
		}
	}()
	if err := parent.Mkdir(s.name, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fault(s.shown, err)
	}
	info, err := parent.Lstat(s.name)
	if err != nil {
		return nil, fault(s.shown, err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s must be a folder: Gloss keeps there what it knows of %s; move it elsewhere", s.shown, at.shown)
	}
	if s.root, err = parent.OpenRoot(s.name); err != nil {
		return nil, fault(s.shown, err)
	}
	if err := s.takeLock(filepath.Join(at.parent, s.name, lockFile), at.shown, opts); err != nil {
		return nil, err
	}
	if err := s.load(); err != nil {
		return nil, fault(filepath.Join(s.shown, manifestFile), err)
	}
	s.loadRecord()
	return s, nil
}

// takeLock waits for other builds. The system drops the lock of a killed build, so it is never stale. The lock's file
// stays: were it removed, two builds could each hold a lock of that name.
func (s *state) takeLock(path, output string, opts Options) error {
	if info, err := s.root.Lstat(lockFile); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s must be a plain file: remove it", filepath.Join(s.shown, lockFile))
	}
	wait := opts.Wait
	if wait == 0 {
		wait = defaultWait
	}
	s.lock = flock.New(path, flock.SetPermissions(0o644))
	ok, err := s.lock.TryLock()
	if !ok && err == nil && wait > 0 {
		if opts.Waiting != nil {
			opts.Waiting()
		}
		outer := opts.Context
		if outer == nil {
			outer = context.Background()
		}
		ctx, cancel := context.WithTimeout(outer, wait)
		defer cancel()
		ok, err = s.lock.TryLockContext(ctx, retryEvery)
		if outer.Err() != nil && !ok {
			return context.Cause(outer)
		}
	}
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fault(filepath.Join(s.shown, lockFile), err)
	}
	if !ok {
		return &BusyError{Dir: output, Waited: max(wait, 0)}
	}
	return nil
}

// keptFolder holds what a builder keeps from one build to the next, beside the manifest.
const keptFolder = "kept"

// Kept opens the folder in which what takes long to make may be kept from one build to the next; it is made where there is none. No other build has it
// while this one runs. It is the caller's to close.
func (tx *Tx) Kept() (*os.Root, error) {
	if err := tx.state.root.Mkdir(keptFolder, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fault(filepath.Join(tx.state.shown, keptFolder), err)
	}
	root, err := disk.Sub(tx.state.root, keptFolder)
	if err != nil {
		return nil, fault(filepath.Join(tx.state.shown, keptFolder), err)
	}
	return root, nil
}

func (s *state) load() error {
	info, err := s.root.Lstat(manifestFile)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil
	}
	if err != nil {
		return err
	}
	if s.saved, err = s.root.ReadFile(manifestFile); err != nil {
		return err
	}
	s.old = decodeManifest(s.saved)
	return nil
}

const nextManifest = stageFolder + "/manifest"

// write writes the manifest beside its place.
func (s *state) write(data []byte) error {
	f, err := s.root.OpenFile(nextManifest, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = fill(f, data)
	return err
}

// keep puts what write wrote in the manifest's place.
func (s *state) keep(data []byte) error {
	if err := s.root.Rename(nextManifest, manifestFile); err != nil {
		return err
	}
	s.saved = data
	return nil
}

func (s *state) closeScratch() {
	if s.scratch != nil {
		s.scratch.Close()
		s.scratch = nil
	}
}

func (s *state) release() {
	s.closeScratch()
	if s.recordFile != nil {
		s.recordFile.Close()
	}
	if s.stage != nil {
		s.stage.close()
	}
	if s.lock != nil {
		s.lock.Close()
	}
	if s.root != nil {
		s.root.Close()
	}
}

// fill writes data into f and closes it.
func fill(f *os.File, data []byte) (disk.Stamp, error) {
	_, err := f.Write(data)
	stamp, _ := stampOf(f)
	return stamp, errors.Join(err, f.Close())
}
