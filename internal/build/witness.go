package build

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/gloss-press/gloss/internal/workspace"
)

// witness is a file system that notes all that somebody finds in it: what is made of it rests on that alone.
type witness struct {
	fs.FS
	of  string // what it is, for keys of found
	mu  *sync.Mutex
	saw map[string]workspace.Sum // by what was done, and to which file
}

func (w witness) note(did, name string, what []byte, err error) {
	sum := sha256.Sum256(what)
	if err != nil { // whatever its path: that may be the machine's
		if p, ok := errors.AsType[*fs.PathError](err); ok {
			err = p.Err
		}
		sum = sha256.Sum256([]byte("error " + err.Error()))
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.saw[w.of+" "+did+" "+name] = sum
}

// Open implements fs.FS. Whoever opens a file may read it.
func (w witness) Open(name string) (fs.File, error) {
	_, _ = w.ReadFile(name)
	return w.FS.Open(name)
}

// ReadFile implements fs.ReadFileFS.
func (w witness) ReadFile(name string) ([]byte, error) {
	b, err := fs.ReadFile(w.FS, name)
	w.note("read", name, b, err)
	return b, err
}

// ReadDir implements fs.ReadDirFS.
func (w witness) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(w.FS, name)
	var names []byte
	for _, e := range list {
		names = fmt.Appendf(names, "%q %v\n", e.Name(), e.Type())
	}
	w.note("list", name, names, err)
	return list, err
}

// Stat implements fs.StatFS. Nobody asks for more than what kind of file it is.
func (w witness) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(w.FS, name)
	var kind []byte
	if err == nil {
		kind = []byte(info.Mode().Type().String())
	}
	w.note("look", name, kind, err)
	return info, err
}
