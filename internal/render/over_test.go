package render

import (
	"io/fs"
	"slices"
)

// over is a file system whose files lie over those of another.
type over struct{ top, under fs.FS }

func (o over) Open(name string) (fs.File, error) {
	if f, err := o.top.Open(name); err == nil {
		return f, nil
	}
	return o.under.Open(name)
}

func (o over) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.under, name)
	more, _ := fs.ReadDir(o.top, name)
	for _, e := range more {
		if !slices.ContainsFunc(list, func(u fs.DirEntry) bool { return u.Name() == e.Name() }) {
			list = append(list, e)
		}
	}
	return list, err
}
