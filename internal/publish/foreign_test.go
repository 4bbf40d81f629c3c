package publish

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestForeignFolderIsRefused(t *testing.T) {
	for _, there := range []site{{"notes.txt": "mine"}, {".git/HEAD": "ref"}, {"empty/": ""}, {"link": "-> nowhere"}} {
		dir := newOutput(t)
		write(t, dir, there)
		var foreign *ForeignError
		if _, err := Begin(dir, Options{}); !errors.As(err, &foreign) || !strings.Contains(err.Error(), "--force") {
			t.Errorf("%v: %v", there, err)
		}
		holdsExactly(t, dir, there)
		if _, err := os.Lstat(stateOf(dir)); err == nil {
			t.Error("a state folder was made beside a folder that is not ours")
		}
	}
}

func TestForceKeepsForeignFiles(t *testing.T) {
	dir := newOutput(t)
	write(t, dir, site{"notes.txt": "mine", "index.html": "theirs", "a/b.txt": "mine too", "link.html": "-> /etc/passwd"})
	if _, err := try(t, dir, site{"index.html": "home", "a/c.html": "c", "link.html": "page"}, Options{Force: true}); err != nil {
		t.Fatal(err)
	}
	holdsExactly(t, dir, site{"notes.txt": "mine", "index.html": "home", "a/b.txt": "mine too", "a/c.html": "c", "link.html": "page"})
	publish(t, dir, site{})
	holdsExactly(t, dir, site{"notes.txt": "mine", "a/b.txt": "mine too"})
}

// Without its record Gloss asks again, deletes nothing, and knows its files again by their bytes.
func TestDamagedManifest(t *testing.T) {
	for _, damage := range []string{"", "gloss manifest 9\nsum 0\n", manifestHead} {
		dir := newOutput(t)
		publish(t, dir, site{"a.html": "a", "old.html": "old"})
		write(t, stateOf(dir), site{manifestFile: damage})
		var foreign *ForeignError
		if _, err := Begin(dir, Options{}); !errors.As(err, &foreign) {
			t.Fatalf("Begin: %v", err)
		}
		if damage != "" && foreign.Manifest == "" {
			t.Error("the message does not name the manifest")
		}
		isTidy(t, dir)
		got, err := try(t, dir, site{"a.html": "a", "b.html": "b"}, Options{Force: true})
		if err != nil || !cmp.Equal(got, Changes{Written: 1, Unchanged: 1}) {
			t.Fatalf("%+v, %v", got, err)
		}
		publish(t, dir, site{"b.html": "b"})
		holdsExactly(t, dir, site{"b.html": "b", "old.html": "old"})
	}
}

// A stale file that somebody has edited is theirs now: named by each build, never removed.
func TestEditedStaleFileIsKept(t *testing.T) {
	dir := newOutput(t)
	publish(t, dir, site{"a.html": "a", "x/old.html": "old", "x/gone.html": "gone"})
	write(t, dir, site{"x/old.html": "edited"})
	for i := range 2 {
		got := publish(t, dir, site{"a.html": "a"})
		if want := (Changes{Unchanged: 1, Removed: 1 - i, Kept: []string{"x/old.html"}}); !cmp.Equal(got, want) {
			t.Errorf("build %d: %+v", i, got)
		}
		holdsExactly(t, dir, site{"a.html": "a", "x/old.html": "edited"})
	}
	write(t, dir, site{"x/old.html": "old"})
	if got := publish(t, dir, site{"a.html": "a"}); got.Removed != 1 || got.Kept != nil {
		t.Errorf("undone: %+v", got)
	}
	holdsExactly(t, dir, site{"a.html": "a"})
}

func TestWhatStandsInTheWay(t *testing.T) {
	old := site{"page": "page", "dir/a.html": "a", "dir/sub/b.html": "b", "keep.html": "k"}
	for _, test := range []struct {
		name    string
		byHand  site     // changed before the second build
		next    site     // the second build
		blocked []string // what it names as being in the way
		left    site     // what stands beside next when it works
		force   bool
	}{
		{name: "file to folder", next: site{"page/index.html": "p"}},
		{name: "folder to file", next: site{"dir": "d", "keep.html": "k"}},
		{name: "both", next: site{"dir": "d", "page/index.html": "p"}},
		{name: "inner folder to file", next: site{"dir/sub": "d"}},
		{name: "folder to file, with empty folders", byHand: site{"dir/sub/e/f/": ""}, next: site{"dir": "d"}},
		{name: "empty folder", byHand: site{"new/e/": ""}, next: site{"new": "n"}},
		{name: "edited file to folder", byHand: site{"page": "edited"}, next: site{"page/index.html": "p"}, blocked: []string{"page"}},
		{name: "foreign in folder to file", byHand: site{"dir/sub/mine.txt": "m"}, next: site{"dir": "d"}, blocked: []string{"dir/sub/mine.txt"}},
		{name: "force moves no folder", byHand: site{"dir/sub/mine.txt": "m"}, next: site{"dir": "d"}, blocked: []string{"dir/sub/mine.txt"}, force: true},
		{name: "foreign file to folder", byHand: site{"new": "m"}, next: site{"new/a/b.html": "p", "new/c.html": "p"}, blocked: []string{"new"}},
		{name: "foreign file", byHand: site{"new.html": "m"}, next: site{"new.html": "n", "z.html": "z"}, blocked: []string{"new.html"}},
		{name: "foreign file by force", byHand: site{"new.html": "m", "other": "o"}, next: site{"new.html": "n"}, left: site{"other": "o"}, force: true},
		{name: "foreign file of the same bytes", byHand: site{"new.html": "n"}, next: site{"new.html": "n"}},
		{name: "edited file of ours", byHand: site{"page": "edited"}, next: site{"page": "page"}},
		{name: "several", byHand: site{"b": "", "a": "", "c": ""}, next: site{"a/x": "", "b/x": "", "c": "x"}, blocked: []string{"a", "b", "c"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := newOutput(t)
			publish(t, dir, old)
			write(t, dir, test.byHand)
			before := read(t, dir)
			_, err := try(t, dir, test.next, Options{Force: test.force})
			var conflict *ConflictError
			if errors.As(err, &conflict) != (test.blocked != nil) {
				t.Fatalf("Commit: %v", err)
			}
			if conflict != nil {
				if !slices.Equal(conflict.Names, test.blocked) {
					t.Errorf("blocked by %q, want %q", conflict.Names, test.blocked)
				}
				holdsExactly(t, dir, before)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			want := site{}
			for _, part := range []site{test.next, test.left} {
				for name, data := range part {
					want[name] = data
				}
			}
			holdsExactly(t, dir, want)
		})
	}
}

func TestFileAndFolderOfOneName(t *testing.T) {
	dir := newOutput(t)
	if _, err := try(t, dir, site{"a": "1", "a-b": "2", "a/b": "3"}, Options{}); err == nil {
		t.Fatal("Commit worked")
	}
	holdsExactly(t, dir, nil)
}

// On a disk that ignores case the old spelling names the new file. A hard link has the same look.
func TestRespelledFileSurvives(t *testing.T) {
	dir := newOutput(t)
	publish(t, dir, site{"About.html": "about"})
	if err := os.Link(filepath.Join(dir, "About.html"), filepath.Join(dir, "about.html")); err != nil {
		t.Skip("no hard links here: ", err)
	}
	got := publish(t, dir, site{"about.html": "about"})
	if !cmp.Equal(got, Changes{Unchanged: 1}) {
		t.Errorf("%+v", got)
	}
	if read(t, dir)["About.html"] != "about" {
		t.Error("the old spelling was removed")
	}
}

// What somebody puts into a folder while it goes is not lost: the old site is whole again, and all that is theirs is there.
func TestFolderGrowsWhileItGoes(t *testing.T) {
	old := site{"index.html": "home", "a/index.html": "a", "b/index.html": "b", "b/c/d.css": "d", "e/f.html": "f"}
	for op, next := range map[string]site{
		"drop b":    {"index.html": "home", "a/index.html": "a", "e/f.html": "f"},
		"flip gone": {"index.html": "home 2"},
		"flip site": {"index.html": "home 2", "b": "b", "e/f.html": "f"},
	} {
		dir := newOutput(t)
		publish(t, dir, old)
		tx := begin(t, dir, Options{})
		put(t, tx, next)
		mine := site{"b/c/mine.txt": "mine"}
		tx.step = func(what, name string) error {
			if what+" "+name == op {
				write(t, dir, mine)
			}
			return nil
		}
		var machine *MachineError
		if _, err := tx.Commit(); !errors.As(err, &machine) || !errors.Is(err, os.ErrExist) {
			t.Errorf("%s: Commit: %v", op, err)
		}
		tx.Abort()
		holdsExactly(t, dir, with(old, mine))
		isTidy(t, dir)
	}
}
