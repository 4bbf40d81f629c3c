package publish

import (
	"io/fs"
	"os"
)

func (f *folder) readFile(name string) (*os.File, error) { return f.open(name, os.O_RDONLY) }

// newFile makes a file at name, where nothing may stand.
func (f *folder) newFile(name string) (*os.File, error) {
	return f.open(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
}

// openStepwise is open for any system: the way to name is opened folder by folder.
func (f *folder) openStepwise(name string, flag int) (*os.File, error) {
	if flag&os.O_CREATE == 0 {
		info, err := f.Lstat(name)
		if err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() {
			return nil, fs.ErrInvalid
		}
	}
	return f.OpenFile(name, flag, 0o644)
}
