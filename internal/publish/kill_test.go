package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"syscall"
	"testing"
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

// isWhole fails when a file in dir is neither as in one of sites nor foreign.
func isWhole(t *testing.T, dir string, foreign site, sites ...site) {
	t.Helper()
files:
	for name, data := range read(t, dir) {
		if name[len(name)-1] == '/' {
			continue
		}
		for _, s := range append(sites, foreign) {
			if want, ok := s[name]; ok && want == data {
				continue files
			}
		}
		t.Errorf("%s holds %q", name, data)
	}
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

// A machine that fails at any change gives one MachineError. Before the first rename the output is as it was; after,
// all files are whole; and the next build is right.
func TestFaultAtEachChange(t *testing.T) {
	for _, clears := range []bool{false, true} {
		site1, site2 := oldSite, newSite
		if !clears { // nothing has to go before something else can come
			site2 = maps.Clone(newSite)
			maps.DeleteFunc(site2, func(name, _ string) bool { return name == "folder" || name == "file/z.html" })
		}
		for k, failed := 0, true; failed; k++ {
			dir := newOutput(t)
			publish(t, dir, site1)
			tx := begin(t, dir, Options{})
			put(t, tx, site2)
			left, renamed := k, false
			tx.step = func(op, name string) error {
				if left--; left < 0 {
					return &os.PathError{Op: op, Path: "/x/stage/1", Err: syscall.ENOSPC}
				}
				renamed = renamed || op == "rename"
				return nil
			}
			_, err := tx.Commit()
			var machine *MachineError
			if failed = err != nil; failed && (!errors.As(err, &machine) || !errors.Is(err, syscall.ENOSPC)) {
				t.Fatalf("change %d: %v", k, err)
			}
			if err := tx.Abort(); err != nil {
				t.Error(err)
			}
			isTidy(t, dir)
			isWhole(t, dir, nil, site1, site2)
			if failed && !clears && !renamed {
				holdsExactly(t, dir, site1)
			}
			publish(t, dir, site2)
			holdsExactly(t, dir, site2)
		}
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
