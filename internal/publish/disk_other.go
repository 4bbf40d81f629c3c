//go:build !linux

package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"

	"github.com/gloss-press/gloss/internal/disk"
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

// stamp gives the stamp of the ordinary file at name.
func (f *folder) stamp(name string) (disk.Stamp, bool) {
	info, err := f.Lstat(name)
	if err != nil {
		return disk.Stamp{}, false
	}
	return disk.StampOf(info)
}

// isFolder reports whether a folder stands at name, and no link to one.
func (f *folder) isFolder(name string) bool {
	info, err := f.Lstat(name)
	return err == nil && info.IsDir()
}

// mover moves files and folders between the stage and the output. One root must hold both; that no link stands in the way was
// seen when the commit was planned.
type mover struct {
	tx    *Tx
	swaps bool // the disk can exchange two names
}

func newMover(tx *Tx, _ *folder) *mover { return &mover{tx: tx} }

func (m *mover) stage(name string) string { return path.Join(m.tx.state.name, stageFolder, name) }
func (m *mover) out(name string) string   { return path.Join(m.tx.base, name) }

func (m *mover) bring(staged, name string) error {
	return m.tx.parent.Rename(m.stage(staged), m.out(name))
}

func (m *mover) away(name, staged string) error {
	return m.tx.parent.Rename(m.out(name), m.stage(staged))
}

// swap gives what is staged the name, and lets a second name keep what stood there, if the disk can do that.
func (m *mover) swap(staged, name string) error {
	kept := m.stage(staged) + ".old"
	lost := m.tx.parent.Link(m.out(name), kept)
	err := m.bring(staged, name)
	if err == nil && lost == nil {
		err = m.tx.parent.Rename(kept, m.stage(staged))
	}
	return err
}

func (m *mover) link(target, name string) error { return m.tx.out.Symlink(target, name) }
func (m *mover) unlink(name string) error       { return m.tx.out.Remove(name) }
func (*mover) close()                           {}

func movesFolders(*folder) bool { return true }

// No other system has a call for this in the library that all systems share.
func canSwap(*folder) bool                  { return false }
func exchange(_ *folder, _, _ string) error { return errors.ErrUnsupported }

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

// takeSite undoes moveSite.
func (tx *Tx) takeSite() error {
	return tx.parent.Rename(tx.base, path.Join(tx.state.name, stageFolder, siteFolder))
}

// alike says whether two folders have the same permissions.
func alike(a, b fs.FileInfo) bool { return a.Mode() == b.Mode() }

// syncDisk does nothing: no other system has a call for a whole file system that waits and tells of errors.
func syncDisk(*folder) error { return nil }
