package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
	"syscall"

	"github.com/gloss-press/gloss/internal/disk"
)

// tree is the output as it stands. It never looks through a symbolic link: what lies behind one is not in the tree.
// What it found out about folders it remembers, so it is good for one phase of a commit.
type tree struct {
	out     *folder
	folders map[string]bool
}

func newTree(out *folder) *tree { return &tree{out, map[string]bool{".": true}} }

// isFolder says whether dir and all above it are folders, and none of them a link.
func (t *tree) isFolder(dir string) (bool, error) {
	if known, ok := t.folders[dir]; ok {
		return known, nil
	}
	info, err := t.lstat(dir)
	if err != nil {
		return false, err
	}
	t.folders[dir] = info != nil && info.IsDir()
	return t.folders[dir], nil
}

// lstat tells what stands at name: nil, nil if nothing does.
func (t *tree) lstat(name string) (fs.FileInfo, error) {
	if ok, err := t.isFolder(path.Dir(name)); !ok {
		return nil, err
	}
	info, err := t.out.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return info, err
}

// has says whether a regular file with one of sums stands at name.
func (t *tree) has(name string, sums []sum) (bool, error) {
	info, err := t.lstat(name)
	if err != nil || info == nil || !info.Mode().IsRegular() || len(sums) == 0 {
		return false, err
	}
	f, err := t.out.readFile(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	got, err := sumOfFile(f)
	return err == nil && slices.Contains(sums, got), err
}

// Files are read through a few buffers, not one each.
var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

func sumOfFile(f *os.File) (sum, error) {
	buffer := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buffer)
	h := sha256.New()
	if _, err := io.CopyBuffer(h, struct{ io.Reader }{f}, buffer[:]); err != nil { // without WriteTo, which has a buffer of its own
		return sum{}, err
	}
	return sum(h.Sum(nil)), nil
}

// each calls look for what is in dir, a folder, until it says to stop. Folders are read in pieces: one may be large, and
// the first name tell enough.
func (t *tree) each(dir string, look func(name string, isFolder bool) (more bool, err error)) error {
	f, err := t.out.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	for {
		entries, err := f.ReadDir(64)
		for _, e := range entries {
			if more, err := look(path.Join(dir, e.Name()), e.IsDir()); err != nil || !more {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// holds says whether a regular file with exactly these bytes stands at name, or else whether something may. The bytes are
// read, however old the file says it is: clocks jump, and an edit may keep size and time. What can't be read does not
// hold them.
func (f *folder) holds(name string, data []byte) (stamp disk.Stamp, same, there bool) {
	file, stamp, there := f.ofSize(name, int64(len(data)))
	if file == nil {
		return disk.Stamp{}, false, there
	}
	defer file.Close()
	buffer := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buffer)
	for len(data) > 0 {
		n, err := file.Read(buffer[:min(len(data), len(buffer))])
		if err != nil || !bytes.Equal(buffer[:n], data[:n]) {
			return disk.Stamp{}, false, true
		}
		data = data[n:]
	}
	return stamp, true, true
}

// holdsSum says whether a regular file of this size and sum stands at name.
func (f *folder) holdsSum(name string, size int64, want sum) (disk.Stamp, bool) {
	file, stamp, _ := f.ofSize(name, size)
	if file == nil {
		return disk.Stamp{}, false
	}
	defer file.Close()
	got, err := sumOfFile(file)
	return stamp, err == nil && got == want
}

// ofSize opens the regular file at name if it has that size, with its stamp before it is read, and gives nil if not; there is false where
// nothing stands.
func (f *folder) ofSize(name string, size int64) (file *os.File, stamp disk.Stamp, there bool) {
	file, err := f.readFile(name)
	if err != nil {
		return nil, disk.Stamp{}, !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR)
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() != size {
		file.Close()
		return nil, disk.Stamp{}, true
	}
	stamp, _ = disk.StampOf(info)
	return file, stamp, true
}

// firstEntry is the first name in root, or "" when it is empty.
func firstEntry(root *os.Root) (string, error) {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil || len(entries) == 0 {
		return "", err
	}
	return entries[0].Name(), nil
}
