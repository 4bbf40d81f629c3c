package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a first build may find. Each gives the output as read reads it.
var before = map[string]func(t *testing.T, dir string) site{
	"nothing": func(*testing.T, string) site { return nil },
	"an empty folder": func(t *testing.T, dir string) site {
		write(t, dir, site{"./": ""})
		return site{}
	},
	"a record of files that were deleted": func(t *testing.T, dir string) site {
		publish(t, dir, oldSite)
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		return nil
	},
	"a record, and the folder emptied": func(t *testing.T, dir string) site {
		publish(t, dir, oldSite)
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		write(t, dir, site{"./": ""})
		return site{}
	},
}

func TestFirstIsOneRename(t *testing.T) {
	for name, prepare := range before {
		dir := newOutput(t)
		prepare(t, dir)
		tx := begin(t, dir, Options{})
		put(t, tx, newSite)
		var got []string
		tx.step = func(op, name string) error {
			got = append(got, op+" "+name)
			return nil
		}
		changes, err := tx.Commit()
		if err != nil || !cmp.Equal(changes, Changes{Written: len(newSite)}) {
			t.Fatalf("%s: %+v, %v", name, changes, err)
		}
		want := []string{"write manifest ", "sync ", "manifest ", "sync ", "rename .", "sync "}
		if strings.HasPrefix(name, "a record") { // of which something has to go
			want = slices.Insert(append(want, "manifest "), len(want)-1, "write manifest ")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		holdsExactly(t, dir, newSite)
		isTidy(t, dir)
	}
}

// Stopped before any of its changes, a first build is there whole or not at all, and the next knows its files as its
// own: it touches none that is right and removes those that it has no more.
func TestFirstKilled(t *testing.T) {
	for name, prepare := range before {
		for k, stopped := 0, true; stopped; k++ {
			for _, next := range []site{newSite, thirdSite, {"index.html": "home 2"}} {
				dir := newOutput(t)
				was := prepare(t, dir)
				stopped = killAt(t, dir, newSite, k)
				got := read(t, dir)
				there := cmp.Equal(got, newSite)
				if !there && !cmp.Equal(got, was) {
					t.Fatalf("%s, stopped before change %d: %v", name, k, got)
				}
				if there != (k > 4) {
					t.Errorf("%s, stopped before change %d: the site is there: %v", name, k, there)
				}
				want := Changes{Written: len(next)}
				for name, data := range next {
					if got[name] == data {
						want.Unchanged++
						want.Written--
					}
				}
				for name := range got {
					if _, kept := next[name]; !kept {
						want.Removed++
					}
				}
				if changes := publish(t, dir, next); !cmp.Equal(changes, want) {
					t.Errorf("%s, stopped before change %d, next: %+v, want %+v", name, k, changes, want)
				}
				holdsExactly(t, dir, next)
				isTidy(t, dir)
			}
		}
	}
}

// Where the machine fails, the output is as it was or whole.
func TestFirstFails(t *testing.T) {
	for name, prepare := range before {
		for k, failed := 0, true; failed; k++ {
			dir := newOutput(t)
			was := prepare(t, dir)
			tx := begin(t, dir, Options{})
			put(t, tx, newSite)
			left := k
			tx.step = func(string, string) error {
				if left--; left < 0 {
					return syscall.EIO
				}
				return nil
			}
			_, err := tx.Commit()
			if failed = err != nil; failed && !errors.Is(err, syscall.EIO) {
				t.Fatal(err)
			}
			if err := tx.Abort(); err != nil {
				t.Error(err)
			}
			if k > 4 { // what can't be undone either
				was = newSite
			}
			if diff := cmp.Diff(was, read(t, dir)); diff != "" {
				t.Errorf("%s, change %d (-want +got):\n%s", name, k, diff)
			}
			publish(t, dir, oldSite)
			holdsExactly(t, dir, oldSite)
			isTidy(t, dir)
		}
	}
}

// What somebody puts at the output while the site is built is not lost, and nothing is put among it.
func TestFirstIsOvertaken(t *testing.T) {
	for name, prepare := range before {
		for _, force := range []bool{false, true} {
			dir := newOutput(t)
			prepare(t, dir)
			tx := begin(t, dir, Options{Force: force})
			put(t, tx, newSite)
			mine := site{"mine.txt": "mine"}
			tx.step = func(op, _ string) error {
				if op == "rename" {
					write(t, dir, mine)
				}
				return nil
			}
			_, err := tx.Commit()
			var machine *MachineError
			if !errors.As(err, &machine) {
				t.Errorf("%s: Commit: %v", name, err)
			}
			tx.Abort()
			holdsExactly(t, dir, mine)
		}
	}
}

// An empty folder that somebody gave permissions of its own is filled, not replaced.
func TestEmptyFolderWithItsOwnPermissions(t *testing.T) {
	dir := newOutput(t)
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	was, _ := os.Stat(dir)
	if got := publish(t, dir, newSite); !cmp.Equal(got, Changes{Written: len(newSite)}) {
		t.Errorf("%+v", got)
	}
	holdsExactly(t, dir, newSite)
	isTidy(t, dir)
	if is, _ := os.Stat(dir); !os.SameFile(was, is) || is.Mode() != was.Mode() {
		t.Errorf("it is another folder now, or has mode %v instead of %v", is.Mode(), was.Mode())
	}
}

// Two names that a disk takes for one are told at Commit, in a first build as in a later one.
func TestNamesTheDiskCannotTellApart(t *testing.T) {
	dir := newOutput(t)
	tx := begin(t, dir, Options{})
	write(t, filepath.Join(stateOf(dir), stageFolder, siteFolder), site{"b/About.html": "what such a disk has when b/about.html was put"})
	put(t, tx, maps.Clone(newSite))
	put(t, tx, site{"b/About.html": "about"})
	_, err := tx.Commit()
	var machine *MachineError
	if err == nil || errors.As(err, &machine) {
		t.Errorf("Commit: %v", err)
	}
	tx.Abort()
	holdsExactly(t, dir, nil)
	isTidy(t, dir)
}
