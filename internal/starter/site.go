package starter

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"

	"github.com/gloss-press/gloss/internal/disk"
)

// half is where a new site is until it is whole.
const half = ".gloss-new-site.tmp"

// Site puts a small site into the folder dir, which is made where it isn't there, and gives its files, relative to dir, with
// slashes. It is put there whole or not at all. The error is a *NameError, an *ExistsError, or the machine's.
func Site(dir string) ([]string, error) {
	switch {
	case dir == "":
		return nil, &NameError{"the folder's name is empty: write gloss new site and the name of a folder"}
	case strings.ContainsRune(dir, 0):
		return nil, &NameError{fmt.Sprintf("no folder can be called %q", dir)}
	}
	if err := os.MkdirAll(dir, 0o777); errors.Is(err, syscall.ENOTDIR) || errors.Is(err, fs.ErrExist) {
		return nil, &ExistsError{fmt.Sprintf("%s is or lies in a file that is no folder: choose another name", dir)}
	} else if err != nil {
		return nil, err
	}
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if _, err := root.Lstat("content"); err == nil {
		return nil, taken(dir)
	}
	if err := root.RemoveAll(half); err != nil {
		return nil, err
	}
	files, err := copySite(root)
	if err == nil {
		// A folder that has come in the meantime is not replaced, unless it is empty.
		err = root.Rename(half+"/content", "content")
		if _, there := root.Lstat("content"); err != nil && there == nil {
			err = taken(dir)
		}
	}
	return files, errors.Join(err, root.RemoveAll(half))
}

func taken(dir string) error {
	return &ExistsError{fmt.Sprintf("%s holds a site already: it has content/. Choose another folder, or add to this one with gloss new article", dir)}
}

func copySite(root *os.Root) (files []string, err error) {
	const from = "data/site/"
	err = fs.WalkDir(data, from+"content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := data.ReadFile(name)
		if err != nil {
			return err
		}
		file := strings.TrimPrefix(name, from)
		files = append(files, file)
		return write(root, path.Join(half, file), b)
	})
	return files, err
}
