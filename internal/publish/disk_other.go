//go:build !linux

package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

type folder struct{ *os.Root }

func newFolder(root *os.Root, err error) (*folder, error) {
	if err != nil {
		return nil, err
	}
	return &folder{root}, nil
}

func (f *folder) close() error { return f.Root.Close() }

// open opens a file below f. It does not follow a link at name itself.
func (f *folder) open(name string, flag int) (*os.File, error) { return f.openStepwise(name, flag) }

type mover struct{ tx *Tx }

func newMover(tx *Tx) mover { return mover{tx} }

// move renames staged to name. One root must hold both; that no link stands in the way was seen when the commit was
// planned.
func (m mover) move(staged, name string) error {
	return m.tx.parent.Rename(path.Join(m.tx.state.name, stageFolder, staged), path.Join(m.tx.base, name))
}

func (mover) close() {}

// moveSite makes the staged site the output. An empty folder that stands there goes first, and comes back if that was
// of no use.
func (tx *Tx) moveSite() error {
	err := tx.parent.Remove(tx.base)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	there := err == nil
	err = tx.parent.Rename(path.Join(tx.state.name, stageFolder, siteFolder), tx.base)
	if err != nil && there {
		_ = tx.parent.Mkdir(tx.base, 0o755)
	}
	return err
}

// alike says whether two folders have the same permissions.
func alike(a, b fs.FileInfo) bool { return a.Mode() == b.Mode() }

// syncDisk does nothing: no other system has a call for a whole file system that waits and tells of errors.
func syncDisk(*folder) error { return nil }
