package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestFirstBuild(t *testing.T) {
	for _, found := range []string{"missing", "empty", "missing parents"} {
		t.Run(found, func(t *testing.T) {
			dir := newOutput(t)
			switch found {
			case "empty":
				write(t, dir, site{"./": ""})
			case "missing parents":
				dir = filepath.Join(dir, "a", "b")
			}
			want := site{"index.html": "home", "articles/a/index.html": "a", "style.css": "", "CNAME": "example.org"}
			if got := publish(t, dir, want); !cmp.Equal(got, Changes{Written: 4}) {
				t.Errorf("changes: %+v", got)
			}
			holdsExactly(t, dir, want)
			isTidy(t, dir)
		})
	}
}

func TestOnlyWhatChanged(t *testing.T) {
	dir := newOutput(t)
	publish(t, dir, site{"same.html": "same", "edit.html": "before", "gone/x/y.html": "old", "deep/kept.html": "k"})
	longAgo(t, dir)
	before, _ := os.Stat(filepath.Join(dir, "same.html"))

	want := site{"same.html": "same", "edit.html": "after.", "deep/kept.html": "k", "new.html": "new"}
	got := publish(t, dir, want)
	if !cmp.Equal(got, Changes{Written: 2, Unchanged: 2, Removed: 1}) {
		t.Errorf("changes: %+v", got)
	}
	holdsExactly(t, dir, want)
	after, _ := os.Stat(filepath.Join(dir, "same.html"))
	if !os.SameFile(before, after) || !after.ModTime().Equal(before.ModTime()) {
		t.Error("an unchanged file was touched")
	}
	folder, _ := os.Stat(filepath.Join(dir, "deep"))
	if !folder.ModTime().Equal(time.Unix(1, 0)) {
		t.Error("a folder without changes was touched")
	}
	manifest := filepath.Join(stateOf(dir), manifestFile)
	longAgo(t, stateOf(dir))
	publish(t, dir, want)
	if info, _ := os.Stat(manifest); !info.ModTime().Equal(time.Unix(1, 0)) {
		t.Error("nothing changed, and the manifest was written")
	}
}

// An edit that keeps size and time is noticed: what counts are the bytes.
func TestEditThatHides(t *testing.T) {
	dir := newOutput(t)
	publish(t, dir, site{"a.html": "right"})
	longAgo(t, dir)
	write(t, dir, site{"a.html": "wrong"})
	longAgo(t, dir)
	if got := publish(t, dir, site{"a.html": "right"}); got.Written != 1 {
		t.Errorf("changes: %+v", got)
	}
	holdsExactly(t, dir, site{"a.html": "right"})
}

func TestAbort(t *testing.T) {
	old := site{"a.html": "a", "b/c.html": "c"}
	for _, found := range []site{nil, old} {
		dir := newOutput(t)
		if found != nil {
			publish(t, dir, found)
		}
		tx := begin(t, dir, Options{})
		put(t, tx, site{"a.html": "other", "new/d.html": "d"})
		for range 2 {
			if err := tx.Abort(); err != nil {
				t.Fatal(err)
			}
		}
		holdsExactly(t, dir, found)
		isTidy(t, dir)
		if _, err := tx.Commit(); err == nil {
			t.Error("Commit after Abort worked")
		}
		if err := tx.Put("late.html", nil); err == nil {
			t.Error("Put after Abort worked")
		}
		holdsExactly(t, dir, found)
	}
}

func TestAbortAfterCommit(t *testing.T) {
	dir := newOutput(t)
	tx := begin(t, dir, Options{})
	put(t, tx, site{"a.html": "a"})
	if _, err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := tx.Abort(); err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Commit(); err == nil {
		t.Error("a second Commit worked")
	}
	holdsExactly(t, dir, site{"a.html": "a"})
}

// After a Put that failed there is no half a site to commit.
func TestFailedPutCommitsNothing(t *testing.T) {
	faults := map[string]func(tx *Tx, dir string) error{
		"twice": func(tx *Tx, dir string) error { return tx.Put("new.html", []byte("2")) },
		"name":  func(tx *Tx, dir string) error { return tx.Put("../x", nil) },
		"stage": func(tx *Tx, dir string) error {
			os.RemoveAll(filepath.Join(stateOf(dir), stageFolder))
			return tx.Put("lost.html", nil)
		},
	}
	for name, fail := range faults {
		t.Run(name, func(t *testing.T) {
			dir := newOutput(t)
			publish(t, dir, site{"a.html": "a"})
			tx := begin(t, dir, Options{})
			put(t, tx, site{"new.html": "new"})
			err := fail(tx, dir)
			if err == nil {
				t.Fatal("Put worked")
			}
			if strings.Contains(err.Error(), "stage/") {
				t.Errorf("the message shows the stage: %v", err)
			}
			if _, got := tx.Commit(); got != err {
				t.Errorf("Commit: %v, want %v", got, err)
			}
			holdsExactly(t, dir, site{"a.html": "a"})
		})
	}
}

func TestConcurrentPut(t *testing.T) {
	dir := newOutput(t)
	for round := range 2 {
		tx := begin(t, dir, Options{})
		want := site{}
		var wg sync.WaitGroup
		for worker := range 8 {
			for i := range 40 {
				want[fmt.Sprintf("d%d/%d/index.html", i%5, worker*100+i)] = fmt.Sprint(round, worker, i)
			}
			wg.Go(func() {
				for i := range 40 {
					name := fmt.Sprintf("d%d/%d/index.html", i%5, worker*100+i)
					if err := tx.Put(name, fmt.Append(nil, round, worker, i)); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		got, err := tx.Commit()
		if err != nil || got.Written != len(want) {
			t.Fatalf("Commit: %+v, %v", got, err)
		}
		holdsExactly(t, dir, want)
	}
}

// The same site leaves the same manifest, whatever came before and in whatever order it was put.
func TestManifestIsDeterministic(t *testing.T) {
	want := site{"a.html": "a", "b/c.html": "c", "z/é.html": "é", "style.css": "s"}
	var first string
	for _, before := range []site{nil, {"a.html": "old", "b": "file"}, {"x/y/z.html": "z"}} {
		dir := newOutput(t)
		if before != nil {
			publish(t, dir, before)
		}
		publish(t, dir, want)
		data, err := os.ReadFile(filepath.Join(stateOf(dir), manifestFile))
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(data)
		}
		if string(data) != first {
			t.Errorf("another manifest:\n%s\nand\n%s", data, first)
		}
	}
}

func TestModes(t *testing.T) {
	dir := newOutput(t)
	publish(t, dir, site{"a/b.html": "b"})
	probe := filepath.Join(t.TempDir(), "probe")
	os.WriteFile(probe, nil, 0o644)
	like, _ := os.Stat(probe)
	file, _ := os.Stat(filepath.Join(dir, "a", "b.html"))
	if file.Mode() != like.Mode() {
		t.Errorf("a file has mode %v, want %v", file.Mode(), like.Mode())
	}
}
