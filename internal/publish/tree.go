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
)

// tree is the output as it stands. It never looks through a symbolic link: what lies behind one is not in the tree.
// What it found out about folders it remembers, so it is good for one phase of a commit.
type tree struct {
	root    *os.Root // nil: there is no output yet
	folders map[string]bool
}

func newTree(root *os.Root) *tree { return &tree{root, map[string]bool{".": root != nil}} }

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
	info, err := t.root.Lstat(name)
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
	f, err := t.root.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return false, err
	}
	return slices.Contains(sums, sum(h.Sum(nil))), nil
}

var buffers = sync.Pool{New: func() any { return new([32 << 10]byte) }}

// holds says whether a regular file with exactly these bytes stands at name. The bytes are read, however old the file
// says it is: clocks jump, and an edit may keep size and time. What can't be read does not hold them.
func holds(root *os.Root, name string, data []byte) bool {
	info, err := root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	f, err := root.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	buffer := buffers.Get().(*[32 << 10]byte)
	defer buffers.Put(buffer)
	for {
		n, err := f.Read(buffer[:])
		if n > len(data) || !bytes.Equal(buffer[:n], data[:n]) {
			return false
		}
		data = data[n:]
		if err != nil {
			return err == io.EOF && len(data) == 0
		}
	}
}

// firstEntry is the first name in root, or "" when it is empty.
func firstEntry(root *os.Root) (string, error) {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil || len(entries) == 0 {
		return "", err
	}
	return entries[0].Name(), nil
}
