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

// ReadFile implements fs.ReadFileFS.
func (o Overlay) ReadFile(name string) ([]byte, error) {
	b, err := fs.ReadFile(o.Over, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ReadFile(o.Under, name)
	}
	return b, err
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
