package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/limit"
)

// Edit lets b stand in for the bytes of a file from the next Load on. Nothing is written.
func (w *Workspace) Edit(name string, b []byte) { w.folder.edited[name] = b }

// ChangedError says that a file is not what it was when it was read.
type ChangedError struct{ Name string }

// Error names the file and says what to do.
func (e *ChangedError) Error() string {
	return e.Name + " changed in the meantime and is left as it is: run gloss fix again"
}

// Write puts b in the place of a file whose bytes are still old: whole or not at all, by a file beside it that is renamed, with the
// same permissions. A link within the site stays, and what it leads to is written; one that leaves is refused. The error is a
// *ChangedError, or the machine's.
func (w *Workspace) Write(name string, old, b []byte) error {
	root := w.folder.root
	target, info, err := w.folder.resolve(name)
	if err != nil {
		return err
	}
	temp := path.Join(path.Dir(target), ".gloss-fix.tmp")
	if err := root.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Sync(), f.Close())
	if err == nil {
		// As late as can be, so that a save in the meantime is not lost.
		if now, e := disk.Read(root, target, limit.Text, nil); e != nil || !bytes.Equal(now, old) {
			err = errors.Join(e, &ChangedError{name})
		}
	}
	if err == nil {
		err = root.Rename(temp, target)
	}
	if err != nil {
		_ = root.Remove(temp)
	}
	return err
}

// resolve gives the ordinary file that a name means, through links within the folder.
func (f folder) resolve(name string) (string, fs.FileInfo, error) {
	meant, err := f.root.Stat(name)
	if err != nil {
		return "", nil, err
	}
	for range 10 {
		info, err := f.root.Lstat(name)
		if err != nil {
			return "", nil, err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if !info.Mode().IsRegular() || !os.SameFile(info, meant) {
				break
			}
			return name, info, nil
		}
		to, err := f.root.Readlink(name)
		if err != nil {
			return "", nil, err
		}
		if path.IsAbs(to) {
			break
		}
		name = path.Join(path.Dir(name), to)
	}
	return "", nil, fmt.Errorf("%s: this link can’t be written through", name)
}
