package publish

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// site is files by name.
type site map[string]string

// begin opens dir and aborts when the test ends.
func begin(t *testing.T, dir string, opts Options) *Tx {
	t.Helper()
	tx, err := Begin(dir, opts)
	if err != nil {
		t.Fatalf("Begin: %v", err)
	}
	t.Cleanup(func() { tx.Abort() })
	return tx
}

func put(t *testing.T, tx *Tx, s site) {
	t.Helper()
	for name, data := range s {
		if err := tx.Put(name, []byte(data)); err != nil {
			t.Fatalf("Put(%q): %v", name, err)
		}
	}
}

// publish builds s into dir, which must work.
func publish(t *testing.T, dir string, s site) Changes {
	t.Helper()
	changes, err := try(t, dir, s, Options{})
	if err != nil {
		t.Fatalf("Commit: %v", err)
	}
	return changes
}

// try builds s into dir and gives what Commit gave.
func try(t *testing.T, dir string, s site, opts Options) (Changes, error) {
	t.Helper()
	tx := begin(t, dir, opts)
	defer tx.Abort()
	put(t, tx, s)
	return tx.Commit()
}

// newOutput is the path of an output folder that does not exist yet. It is in memory where the system has such a
// place: these tests make a thousand builds, and each one's sync would wait for all that others write to the disk.
func newOutput(t *testing.T) string {
	t.Helper()
	memory, err := os.MkdirTemp("/dev/shm", "publish")
	if err != nil {
		memory = t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(memory) })
	return filepath.Join(memory, "public")
}

// write makes files by hand. A name that ends in "/" is a folder, and data "-> target" a link.
func write(t *testing.T, dir string, files site) {
	t.Helper()
	for name, data := range files {
		at := filepath.Join(dir, name)
		var err error
		switch {
		case name[len(name)-1] == '/':
			err = os.MkdirAll(at, 0o755)
		case len(data) > 3 && data[:3] == "-> ":
			if err = os.MkdirAll(filepath.Dir(at), 0o755); err == nil {
				err = os.Symlink(data[3:], at)
			}
		default:
			if err = os.MkdirAll(filepath.Dir(at), 0o755); err == nil {
				err = os.WriteFile(at, []byte(data), 0o644)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// read gives all that stands in dir, in the form that write takes; a folder only when it is empty. nil when there is
// no dir.
func read(t *testing.T, dir string) site {
	t.Helper()
	if _, err := os.Lstat(dir); err != nil {
		return nil
	}
	found := site{}
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil || at == dir {
			return err
		}
		name, _ := filepath.Rel(dir, at)
		name = filepath.ToSlash(name)
		switch {
		case d.IsDir():
			if entries, _ := os.ReadDir(at); len(entries) == 0 {
				found[name+"/"] = ""
			}
		case d.Type() == fs.ModeSymlink:
			target, _ := os.Readlink(at)
			found[name] = "-> " + target
		default:
			data, err := os.ReadFile(at)
			if err != nil {
				return err
			}
			found[name] = string(data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// view gives the files of dir as who reads it by their names finds them, links followed.
func view(t *testing.T, dir string) site {
	t.Helper()
	found := site{}
	var look func(at, name string)
	look = func(at, name string) {
		info, err := os.Stat(at)
		switch {
		case err != nil:
			return // a link that leads to what has yet to come
		case !info.IsDir():
			data, err := os.ReadFile(at)
			if err != nil {
				t.Fatal(err)
			}
			found[name] = string(data)
			return
		}
		entries, err := os.ReadDir(at)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			look(filepath.Join(at, e.Name()), path.Join(name, e.Name()))
		}
	}
	look(dir, "")
	return found
}

// holdsExactly fails unless dir holds want and nothing else.
func holdsExactly(t *testing.T, dir string, want site) {
	t.Helper()
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Fatalf("the output (-want +got):\n%s", diff)
	}
}

// stateOf is the folder beside the output where Gloss keeps its own.
func stateOf(dir string) string {
	return filepath.Join(filepath.Dir(dir), stateName(filepath.Base(dir)))
}

// isTidy fails when a stage is left.
func isTidy(t *testing.T, dir string) {
	t.Helper()
	if _, err := os.Lstat(filepath.Join(stateOf(dir), stageFolder)); err == nil {
		t.Error("the stage is still there")
	}
}

// longAgo dates files back, so that one that is touched shows it.
func longAgo(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.Type() == fs.ModeSymlink {
			return err
		}
		return os.Chtimes(at, time.Unix(1, 0), time.Unix(1, 0))
	})
	if err != nil {
		t.Fatal(err)
	}
}
