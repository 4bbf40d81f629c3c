package disk

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestDoor tries all that may stand where a file is expected: none of it keeps anyone waiting, and only files and folders are read.
func TestDoor(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Skip(err)
		}
	}
	must(os.WriteFile(at("file"), []byte("four"), 0o644))
	must(os.MkdirAll(at("folder/inner"), 0o755))
	must(syscall.Mkfifo(at("pipe"), 0o644))
	socket, err := net.Listen("unix", at("socket"))
	must(err)
	defer socket.Close()
	must(os.Symlink("/dev/zero", at("zero")))
	must(os.Symlink("pipe", at("link-to-pipe")))
	must(os.Symlink("file", at("link")))
	must(os.WriteFile(at("sparse"), nil, 0o644))
	must(os.Truncate(at("sparse"), 1<<30))
	root, err := OpenRoot(dir)
	must(err)
	defer root.Close()
	files := Files{root, 100}
	for name, want := range map[string]string{
		"file": "", "link": "", "pipe": "no ordinary file", "link-to-pipe": "no ordinary file", "socket": "no ordinary file", "folder": "no ordinary file", "zero": "escapes", "none": "no such file",
		"sparse": "this file has 1024 MB; at most 0 are read", "../x": "escapes",
	} {
		for way, read := range map[string]func() (string, error){
			"Read":     func() (string, error) { b, err := Read(root, name, 100, nil); return string(b), err },
			"ReadFile": func() (string, error) { b, err := fs.ReadFile(files, name); return string(b), err },
			"Head":     func() (string, error) { b, _, err := Head(root, name, 100); return string(b), err },
			"Open": func() (string, error) {
				f, err := files.Open(name)
				if err != nil {
					return "", err
				}
				defer f.Close()
				info, err := f.Stat()
				if err == nil && info.IsDir() {
					err = ErrNotOrdinary // it may be opened, to be listed
				}
				return "four", err
			},
			"ReadDir": func() (string, error) {
				_, err := fs.ReadDir(files, name)
				if errors.Is(err, syscall.ENOTDIR) {
					return "four", nil
				}
				if err == nil {
					err = ErrNotOrdinary
				}
				return "", err
			},
			"Sub": func() (string, error) {
				sub, err := Sub(root, name)
				if err == nil {
					sub.Close()
				}
				return "four", nil
			},
			"OpenRoot": func() (string, error) {
				sub, err := OpenRoot(at(name))
				if err == nil {
					sub.Close()
				}
				return "four", nil
			},
		} {
			type result struct {
				got string
				err error
			}
			done := make(chan result, 1)
			go func() { got, err := read(); done <- result{got, err} }()
			select {
			case r := <-done:
				lists := way == "ReadDir" && (want == "no ordinary file" || name == "sparse") || way == "Head" && name == "sparse"
				switch {
				case way == "Sub" || way == "OpenRoot" || lists:
				case way != "Head" && way != "Open" && way != "Read" && name == "../x" && errors.Is(r.err, fs.ErrInvalid):
				case way == "Open" && name == "../x" && errors.Is(r.err, fs.ErrInvalid):
				case want == "" && (r.err != nil || r.got != "four"), want != "" && (r.err == nil || !strings.Contains(r.err.Error(), want)):
					t.Errorf("%s of %s gives %q, %v; want an error with %q", way, name, r.got, r.err, want)
				}
			case <-time.After(30 * time.Second):
				t.Fatalf("%s of %s waits", way, name)
			}
		}
	}
}

// TestFiles walks through a folder as a file system.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b", "a", "c/d"} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755), os.WriteFile(filepath.Join(dir, name), []byte(name), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var seen []string
	err = fs.WalkDir(Files{root, 100}, ".", func(name string, _ fs.DirEntry, err error) error {
		seen = append(seen, name)
		return err
	})
	if err != nil || strings.Join(seen, " ") != ". a b c c/d" {
		t.Errorf("%q, %v", seen, err)
	}
	sub, err := fs.Sub(Files{root, 3}, "c")
	if err != nil {
		t.Fatal(err)
	}
	if b, err := fs.ReadFile(sub, "d"); err != nil || string(b) != "c/d" {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := fs.ReadFile(Files{root, 2}, "c/d"); err == nil {
		t.Error("a file beyond the limit is read")
	}
	buf := make([]byte, 0, 100)
	if b, err := Read(root, "a", 100, buf); err != nil || string(b) != "a" || &b[0] != &buf[:1][0] {
		t.Errorf("%q, %v: the memory is not used again", b, err)
	}
	for _, name := range []string{filepath.Join(dir, "none"), filepath.Join(dir, "a"), ""} {
		if _, err := OpenRoot(name); err == nil || strings.Contains(err.Error(), "/.:") {
			t.Errorf("%q is opened as a folder: %v", name, err)
		}
	}
}

// TestGrowing reads no more than it may of a file that says it is empty, and is not: as one is that grows while it is read.
func TestGrowing(t *testing.T) {
	root, err := OpenRoot("/proc/self")
	if err != nil {
		t.Skip(err)
	}
	defer root.Close()
	if b, err := Read(root, "status", 100, nil); !errors.As(err, new(*TooLargeError)) {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	if b, err := Read(root, "status", 1<<20, nil); err != nil || len(b) < 100 {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}
