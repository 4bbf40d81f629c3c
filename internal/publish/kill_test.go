package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// killed is what a stopped build panics with, so that nothing after that step is done, not even tidying.
type killed struct{}

// killAt builds s into dir and stops it before its k-th change (from 0), as kill -9 would. It says whether the build
// got that far.
func killAt(t *testing.T, dir string, s site, k int) (stopped bool) {
	t.Helper()
	tx, err := Begin(dir, Options{})
	if err != nil {
		t.Fatalf("Begin: %v", err)
	}
	defer tx.release() // the system closes files and drops the lock
	put(t, tx, s)
	tx.step = func(string, string) error {
		if k--; k < 0 {
			panic(killed{})
		}
		return nil
	}
	defer func() {
		switch r := recover(); r {
		case nil:
		case killed{}:
			stopped = true
		default:
			panic(r)
		}
	}()
	if _, err := tx.Commit(); err != nil {
		t.Fatalf("Commit: %v", err)
	}
	return false
}

// isWhole fails when a file in dir is neither as in one of sites nor foreign, or when a page of one of sites is there and another file of
// that site is not: each page links to all files of its site.
func isWhole(t *testing.T, dir string, foreign site, sites ...site) {
	t.Helper()
	there := view(t, dir)
files:
	for name, data := range there {
		if foreign[name] == data {
			continue
		}
		known := false
		for _, s := range sites {
			if s[name] != data {
				continue
			}
			known = true
			if !isPage(name) || links(there, s) {
				continue files
			}
		}
		if known {
			t.Errorf("%s (%q) links to what is not there: %v", name, data, slices.Sorted(maps.Keys(there)))
		} else {
			t.Errorf("%s holds %q", name, data)
		}
	}
}

// links says whether all files of s are there.
func links(there, s site) bool {
	for name := range s {
		if _, ok := there[name]; !ok {
			return false
		}
	}
	return true
}

var (
	oldSite = site{
		"index.html": "home 1", "feed.xml": "feed", "style.css": "s1", "a/index.html": "list 1", "a/one/index.html": "one",
		"a/two/index.html": "two", "file": "file", "folder/x.html": "x", "folder/sub/y.html": "y",
	}
	newSite = site{
		"index.html": "home 2", "feed.xml": "feed", "style.css": "s2", "a/index.html": "list 2", "a/one/index.html": "one!",
		"b/three/index.html": "three", "file/z.html": "z", "folder": "folder",
	}
	thirdSite = site{"index.html": "home 3", "b": "b", "a/four/index.html": "four", "file/z.html": "z3"}
)

func with(sites ...site) site {
	all := site{}
	for _, s := range sites {
		maps.Copy(all, s)
	}
	return all
}

// A build stopped before any of its changes leaves whole files, and whatever is built next comes out as if on a clean
// folder; also when that build is stopped too.
func TestKill(t *testing.T) {
	foreign := site{"mine.txt": "mine", "a/one/mine.txt": "mine"}
	after := map[string]site{"the old site": oldSite, "the new site": newSite, "another": thirdSite, "none": {}}
	for _, first := range []bool{true, false} {
		for next, want := range after {
			for k, stopped := 0, true; stopped; k++ {
				dir := newOutput(t)
				there := site{}
				if !first {
					publish(t, dir, oldSite)
					write(t, dir, foreign)
					there = foreign
				}
				stopped = killAt(t, dir, newSite, k)
				isWhole(t, dir, there, oldSite, newSite)
				killAt(t, dir, want, k/2)
				isWhole(t, dir, there, oldSite, newSite, want)
				publish(t, dir, want)
				if diff := read(t, dir); !maps.Equal(diff, with(want, there)) && (len(want) > 0 || len(diff) > 0) {
					t.Fatalf("first %v, stopped before change %d, then %s: %v", first, k, next, diff)
				}
				isTidy(t, dir)
			}
		}
	}
}

// Where the machine fails at any change, and then does what it is asked, the output is as it was. Where it goes on to fail,
// the error tells exactly what is new and what is gone, and no link is dead. The next build is right.
func TestFaultAtEachChange(t *testing.T) {
	more := with(newSite, site{"c/index.html": "c", "d/index.html": "d", "d/d.png": "png", "new.css": "css", "a/two/index.html": "two"})
	fewer := site{"index.html": "home 3", "a/index.html": "list 3"}
	for name, sites := range map[string][2]site{
		"clash": {oldSite, newSite}, "more": {without(oldSite, "folder", "file"), without(more, "folder", "file")}, "fewer": {more, fewer},
		"one more": {fewer, with(fewer, site{"a/one/index.html": "one"})}, "one fewer": {with(fewer, site{"a/one/index.html": "one"}), fewer},
	} {
		for _, lasting := range []bool{false, true} {
			for k, failed := 0, true; failed; k++ {
				dir := newOutput(t)
				publish(t, dir, sites[0])
				tx := begin(t, dir, Options{})
				put(t, tx, sites[1])
				left := k
				tx.step = func(op, name string) error {
					if left--; left == -1 || left < 0 && lasting {
						return &os.PathError{Op: op, Path: "/x/stage/1", Err: syscall.ENOSPC}
					}
					return nil
				}
				_, err := tx.Commit()
				var machine *MachineError
				if failed = err != nil; failed && (!errors.As(err, &machine) || !errors.Is(err, syscall.ENOSPC)) {
					t.Fatalf("%s, change %d: %v", name, k, err)
				}
				if err := tx.Abort(); err != nil {
					t.Error(err)
				}
				isWhole(t, dir, nil, sites[0], sites[1])
				var mixed *MixedError
				switch {
				case errors.As(err, &mixed) && lasting:
					tellsExactly(t, mixed, view(t, dir), sites[0], sites[1])
				case failed && !lasting:
					holdsExactly(t, dir, sites[0])
					isTidy(t, dir)
				case failed:
					if diff := cmp.Diff(sites[0], view(t, dir)); diff != "" {
						t.Errorf("%s, change %d (-want +got):\n%s", name, k, diff)
					}
				}
				publish(t, dir, sites[1])
				holdsExactly(t, dir, sites[1])
				isTidy(t, dir)
			}
		}
	}
}

// A disk that can't exchange two names holds the same, but for the one instant: it takes new pages one by one.
func TestFaultAtEachChangeOfAPlainDisk(t *testing.T) {
	for _, lasting := range []bool{false, true} {
		for k, failed := 0, true; failed; k++ {
			dir := newOutput(t)
			publish(t, dir, oldSite)
			tx := begin(t, dir, Options{})
			tx.plain = true
			put(t, tx, newSite)
			left := k
			tx.step = func(string, string) error {
				if left--; left == -1 || left < 0 && lasting {
					return syscall.EIO
				}
				return nil
			}
			_, err := tx.Commit()
			failed = err != nil
			tx.Abort()
			var mixed *MixedError
			switch {
			case errors.As(err, &mixed):
				tellsExactly(t, mixed, view(t, dir), oldSite, newSite)
			case failed:
				holdsExactly(t, dir, oldSite)
			}
			publish(t, dir, newSite)
			holdsExactly(t, dir, newSite)
			isTidy(t, dir)
		}
	}
}

// without gives what of s is neither at a name nor below it.
func without(s site, names ...string) site {
	s = maps.Clone(s)
	maps.DeleteFunc(s, func(name, _ string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return name == n || under(name, n) })
	})
	return s
}

// tellsExactly holds that the output is the old site with what a MixedError tells.
func tellsExactly(t *testing.T, e *MixedError, there, before, after site) {
	t.Helper()
	want := without(before, slices.Concat(e.New, e.Gone)...)
	for name, data := range after {
		if len(without(site{name: data}, e.New...)) == 0 {
			want[name] = data
		}
	}
	if diff := cmp.Diff(want, there); diff != "" {
		t.Errorf("%v (-told +got):\n%s", e, diff)
	}
}

// The very first folder is taken back too.
func TestFaultBeforeFirstRename(t *testing.T) {
	dir := newOutput(t)
	tx := begin(t, dir, Options{})
	put(t, tx, newSite)
	tx.step = func(op, name string) error {
		if op == "rename" {
			return syscall.EXDEV
		}
		return nil
	}
	if _, err := tx.Commit(); !errors.Is(err, syscall.EXDEV) {
		t.Fatal(err)
	}
	tx.Abort()
	holdsExactly(t, dir, nil)
}

// What a killed build left in the stage is gone after the next, and never in the output.
func TestOldStageIsRemoved(t *testing.T) {
	dir := newOutput(t)
	killAt(t, dir, newSite, 0)
	if _, err := os.Stat(filepath.Join(stateOf(dir), stageFolder)); err != nil {
		t.Fatal("the killed build left no stage: ", err)
	}
	tx := begin(t, dir, Options{})
	if entries, _ := os.ReadDir(filepath.Join(stateOf(dir), stageFolder, "1")); len(entries) > 0 {
		t.Error("Begin left the old stage")
	}
	tx.Abort()
	holdsExactly(t, dir, nil)
	isTidy(t, dir)
}

// What was put back is on the disk before the stage goes, since links that are still on the disk may lead there; where the disk can't be
// waited for, the stage stays for the next build.
func TestStageStaysUntilAllIsOnTheDisk(t *testing.T) {
	for _, syncs := range []bool{true, false} {
		dir := newOutput(t)
		publish(t, dir, oldSite)
		tx := begin(t, dir, Options{})
		put(t, tx, newSite)
		undone := false
		tx.step = func(op, _ string) error {
			undone = undone || op == "undo"
			if op == "flip" || op == "change" || undone && op == "sync" && !syncs {
				return syscall.EIO
			}
			return nil
		}
		if _, err := tx.Commit(); !errors.Is(err, syscall.EIO) || !undone {
			t.Fatalf("%v, undone: %v", err, undone)
		}
		if err := tx.Abort(); err != nil {
			t.Error(err)
		}
		stage := filepath.Join(filepath.Dir(dir), stateName(filepath.Base(dir)), stageFolder)
		if _, err := os.Stat(stage); (err == nil) == syncs {
			t.Errorf("the disk is waited for: %v; the stage: %v", syncs, err)
		}
		holdsExactly(t, dir, oldSite)
		publish(t, dir, newSite)
		holdsExactly(t, dir, newSite)
		isTidy(t, dir)
	}
}
