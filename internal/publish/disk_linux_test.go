package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// A named pipe in the output, which an ordinary open would wait for, is in the way like any foreign file.
func TestNamedPipe(t *testing.T) {
	dir := newOutput(t)
	publish(t, dir, site{"a.html": "a"})
	if err := unix.Mkfifo(filepath.Join(dir, "b.html"), 0o644); err != nil {
		t.Skip("no named pipes here: ", err)
	}
	var conflict *ConflictError
	if _, err := try(t, dir, site{"a.html": "a", "b.html": "b"}, Options{}); !errors.As(err, &conflict) {
		t.Errorf("Commit: %v", err)
	}
}

// Both ways to open a file reach the same ones.
func TestOpenInFolder(t *testing.T) {
	dir := newOutput(t)
	outside := filepath.Join(filepath.Dir(dir), "outside")
	write(t, outside, site{"x": "x"})
	write(t, dir, site{
		"file": "data", "sub/file": "data", "link": "-> file", "out": "-> ../outside", "abs": "-> " + outside, "inside": "-> sub", "loop": "-> loop",
	})
	f, err := newFolder(os.OpenRoot(dir))
	if err != nil {
		t.Fatal(err)
	}
	defer f.close()
	for how, open := range map[string]func(string, int) (*os.File, error){"at once": f.open, "stepwise": f.openStepwise} {
		for name, want := range map[string]bool{
			"file": true, "sub/file": true, "inside/file": true,
			"link": false, "out/x": false, "abs/x": false, "loop": false, "loop/x": false, "missing": false, "missing/x": false,
			"file/x": false, "../outside/x": false, "/etc/passwd": false,
		} {
			file, err := open(name, os.O_RDONLY)
			if (err == nil) != want {
				t.Errorf("%s: %s: %v", how, name, err)
			}
			if err == nil {
				file.Close()
			}
		}
		for _, name := range []string{"file", "link", "loop", "out/x", "out/new", "abs/new", "missing/new", "../outside/new"} {
			if file, err := open(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL); err == nil {
				t.Errorf("%s: %s was made", how, name)
				file.Close()
			}
		}
		file, err := open("sub/new", os.O_WRONLY|os.O_CREATE|os.O_EXCL)
		if err != nil {
			t.Fatalf("%s: %v", how, err)
		}
		file.Close()
		if err := os.Remove(filepath.Join(dir, "sub/new")); err != nil {
			t.Error(err)
		}
		if _, err := open("missing", os.O_RDONLY); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", how, err)
		}
	}
	holdsExactly(t, outside, site{"x": "x"})
}
