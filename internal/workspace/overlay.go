package workspace

import (
	"errors"
	"io/fs"
	"slices"
)

// Overlay is a file system whose files lie over those of another: a site's own layouts over the built-in ones.
type Overlay struct{ Over, Under fs.FS }

// Open implements fs.FS.
func (o Overlay) Open(name string) (fs.File, error) {
	f, err := o.Over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.Under.Open(name)
	}
	return f, err
}

// ReadDir implements fs.ReadDirFS: the files of both, each name once.
func (o Overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	over, errOver := fs.ReadDir(o.Over, name)
	under, errUnder := fs.ReadDir(o.Under, name)
	if errOver != nil && errUnder != nil {
		return nil, errUnder
	}
	if errOver != nil && !errors.Is(errOver, fs.ErrNotExist) {
		return nil, errOver
	}
	for _, e := range under {
		if !slices.ContainsFunc(over, func(x fs.DirEntry) bool { return x.Name() == e.Name() }) {
			over = append(over, e)
		}
	}
	slices.SortFunc(over, func(a, b fs.DirEntry) int {
		if a.Name() < b.Name() {
			return -1
		}
		return 1
	})
	return over, nil
}

// ordinary is a file system of which only folders and ordinary files are opened: a pipe would keep whoever opens it waiting.
type ordinary struct{ fs.FS }

// Open implements fs.FS.
func (o ordinary) Open(name string) (fs.File, error) {
	info, err := fs.Stat(o.FS, name)
	if err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: name, Err: errNotOrdinary}
	}
	if err != nil {
		return nil, err
	}
	return o.FS.Open(name)
}

var errNotOrdinary = errors.New("this is no ordinary file")
