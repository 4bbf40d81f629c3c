// Package disk is the one door by which files are read: ordinary files alone, below a folder, up to a limit, and never waited for. A pipe
// or a device that takes a file's place, even between two looks at it, is refused like a folder.
package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
)

// withoutWaiting opens a file at once: a pipe would else keep whoever opens it until somebody writes to it.
const withoutWaiting = os.O_RDONLY | syscall.O_NONBLOCK

// ErrNotOrdinary says that what has a file's name is a pipe, a device, a socket or a folder.
var ErrNotOrdinary = errors.New("this is no ordinary file")

// TooLargeError says that a file is beyond the limit for files of its kind.
type TooLargeError struct{ Size, Limit int64 }

// Error tells both, in megabytes.
func (e *TooLargeError) Error() string {
	const mega = 1 << 20
	return fmt.Sprintf("this file has %d MB; at most %d are read", (e.Size+mega-1)/mega, e.Limit/mega)
}

// OpenRoot opens a folder, of which nothing outside is reached.
func OpenRoot(dir string) (*os.Root, error) {
	if dir == "" {
		return os.OpenRoot(dir)
	}
	root, err := os.OpenRoot(dir + "/.") // by which nothing but a folder is opened
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		p.Path = dir
	}
	return root, err
}

// Sub opens a folder in another.
func Sub(root *os.Root, name string) (*os.Root, error) { return root.OpenRoot(name + "/.") }

// Open opens an ordinary file.
func Open(root *os.Root, name string) (*os.File, fs.FileInfo, error) {
	file, info, err := open(root, name)
	if err == nil && !info.Mode().IsRegular() {
		file.Close()
		return nil, nil, &fs.PathError{Op: "read", Path: name, Err: ErrNotOrdinary}
	}
	return file, info, err
}

func open(root *os.Root, name string) (*os.File, fs.FileInfo, error) {
	file, err := root.OpenFile(name, withoutWaiting, 0)
	if errors.Is(err, syscall.ENXIO) { // a socket
		err = &fs.PathError{Op: "read", Path: name, Err: ErrNotOrdinary}
	}
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

// Read reads an ordinary file of at most so many bytes into buf, or into new memory where that is too small.
func Read(root *os.Root, name string, most int64, buf []byte) ([]byte, error) {
	file, info, err := Open(root, name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info.Size() > most {
		return nil, &TooLargeError{info.Size(), most}
	}
	buf = slices.Grow(buf[:0], int(info.Size())+1)
	for {
		n, err := file.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case errors.Is(err, io.EOF):
			return buf, nil
		case err != nil:
			return nil, err
		case int64(len(buf)) > most: // it has grown meanwhile
			return nil, &TooLargeError{int64(len(buf)), most}
		case len(buf) == cap(buf):
			buf = append(buf, 0)[:len(buf)]
		}
	}
}

// Head reads the first bytes of an ordinary file, at most so many, and tells how large it is.
func Head(root *os.Root, name string, most int64) (head []byte, size int64, err error) {
	file, info, err := Open(root, name)
	if err != nil {
		return nil, 0, err
	}
	defer file.Close()
	head, err = io.ReadAll(io.LimitReader(file, most))
	return head, info.Size(), err
}

// OpenFolder opens a folder, to be listed.
func OpenFolder(root *os.Root, name string) (*os.File, error) {
	folder, info, err := open(root, name)
	if err == nil && !info.IsDir() {
		folder.Close()
		return nil, &fs.PathError{Op: "read", Path: name, Err: syscall.ENOTDIR}
	}
	return folder, err
}

// ReadDir lists a folder, in the order of names.
func ReadDir(root *os.Root, name string) ([]fs.DirEntry, error) {
	folder, err := OpenFolder(root, name)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	entries, err := folder.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// Files is a folder as a file system, each of whose files has at most so many bytes.
type Files struct {
	Root *os.Root
	Most int64
}

// Open implements fs.FS.
func (f Files) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, info, err := open(f.Root, name)
	switch {
	case err != nil:
		return nil, err
	case !info.IsDir() && !info.Mode().IsRegular():
		err = ErrNotOrdinary
	case info.Mode().IsRegular() && info.Size() > f.Most:
		err = &TooLargeError{info.Size(), f.Most}
	default:
		return file, nil
	}
	file.Close()
	return nil, &fs.PathError{Op: "open", Path: name, Err: err}
}

// ReadFile implements fs.ReadFileFS.
func (f Files) ReadFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	b, err := Read(f.Root, name, f.Most, nil)
	if large, ok := errors.AsType[*TooLargeError](err); ok {
		err = &fs.PathError{Op: "read", Path: name, Err: large}
	}
	return b, err
}

// ReadDir implements fs.ReadDirFS.
func (f Files) ReadDir(name string) ([]fs.DirEntry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return ReadDir(f.Root, name)
}

// Stat implements fs.StatFS.
func (f Files) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	return f.Root.Stat(name)
}
