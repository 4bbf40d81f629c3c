package publish

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Nothing is written, read as ours, or deleted through a link, wherever it stands and leads.
func TestLinksInTheOutput(t *testing.T) {
	old := site{"page.html": "page", "stale.html": "stale", "dir/a.html": "a", "dir/stale.html": "stale", "top/sub/b.html": "b"}
	next := site{"page.html": "new page", "dir/a.html": "new a", "top/sub/b.html": "new b", "new/c.html": "c"}
	for _, test := range []struct {
		name, at string
		folder   bool // the link leads to a folder
		blocked  bool
	}{
		{name: "our file", at: "page.html"},
		{name: "our stale file", at: "stale.html"},
		{name: "our folder", at: "dir", folder: true, blocked: true},
		{name: "a middle folder", at: "top", folder: true, blocked: true},
		{name: "a new folder", at: "new", folder: true, blocked: true},
		{name: "a new file", at: "new/c.html", blocked: true},
	} {
		for _, inside := range []bool{false, true} {
			t.Run(test.name, func(t *testing.T) {
				home := t.TempDir()
				dir := filepath.Join(home, "public")
				publish(t, dir, old)
				canary := filepath.Join(home, "canary")
				if inside {
					canary = filepath.Join(dir, "canary")
				}
				// Files of the names and bytes that Gloss would remove or write.
				write(t, canary, site{"a.html": "a", "stale.html": "stale", "sub/b.html": "b", "sub/stale.html": "stale"})
				target := canary
				if !test.folder {
					target = filepath.Join(canary, "stale.html")
				}
				for _, absolute := range []bool{true, false} {
					link := target
					if !absolute {
						link, _ = filepath.Rel(filepath.Dir(filepath.Join(dir, test.at)), target)
					}
					os.RemoveAll(filepath.Join(dir, test.at))
					write(t, dir, site{test.at: "-> " + link})
					before, outside := read(t, dir), read(t, canary)

					_, err := try(t, dir, next, Options{})
					var conflict *ConflictError
					if errors.As(err, &conflict) != test.blocked || err != nil && !test.blocked {
						t.Fatalf("absolute %v: Commit: %v", absolute, err)
					}
					if test.blocked {
						holdsExactly(t, dir, before)
					}
					holdsExactly(t, canary, outside)
					if !test.blocked && read(t, dir)["page.html"] != "new page" {
						t.Error("the page was not written")
					}
				}
			})
		}
	}
}

// Where all files behind a link are the site's already, nothing is written; they are not removed later either.
func TestStaleFilesBehindALink(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "public")
	publish(t, dir, site{"dir/a.html": "a", "other/a.html": "a"})
	os.RemoveAll(filepath.Join(dir, "dir"))
	write(t, dir, site{"dir": "-> other"})
	publish(t, dir, site{"other/a.html": "a"})
	holdsExactly(t, dir, site{"dir": "-> other", "other/a.html": "a"})
}

func TestOutputIsALink(t *testing.T) {
	home := t.TempDir()
	write(t, home, site{"real/": "", "public": "-> real"})
	dir := filepath.Join(home, "public")
	publish(t, dir, site{"a.html": "a"})
	holdsExactly(t, filepath.Join(home, "real"), site{"a.html": "a"})
	if info, _ := os.Lstat(dir); info.Mode().Type() != os.ModeSymlink {
		t.Error("the link was replaced")
	}
	if _, err := os.Stat(stateOf(filepath.Join(home, "real"))); err != nil {
		t.Error("the state is not beside the real folder")
	}
}

func TestStateIsALink(t *testing.T) {
	for _, at := range []string{"", "/lock", "/manifest", "/stage"} {
		home := t.TempDir()
		dir := filepath.Join(home, "public")
		write(t, home, site{"canary/stage/0/1": "x", ".public.gloss" + at: "-> " + filepath.Join(home, "canary")})
		tx, err := Begin(dir, Options{})
		if err == nil {
			put(t, tx, site{"a.html": "a"})
			tx.Commit()
			tx.Abort()
		}
		holdsExactly(t, filepath.Join(home, "canary"), site{"stage/0/1": "x"})
	}
}

// A link that is put there while Commit works leads nowhere either.
func TestLinkSwappedInMeanwhile(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("renames are kept inside the output on Linux only")
	}
	for _, op := range []string{
		"add dir/new", "change dir/a.html", "drop dir/stale.html", "link dir/new", "flip site", "settle dir/new", "link dir/stale.html", "flip gone", "settle dir/stale.html",
	} {
		dir := newOutput(t)
		old, next := site{"dir/a.html": "a", "dir/stale.html": "stale"}, site{"dir/a.html": "new a", "dir/new/c.html": "c"}
		if what, _, _ := strings.Cut(op, " "); what == "link" || what == "flip" || what == "settle" { // there are several
			old["dir/staler.html"], next["dir/newer/c.html"] = "staler", "c"
		}
		publish(t, dir, old)
		canary := filepath.Join(filepath.Dir(dir), "canary")
		outside := site{"a.html": "a", "stale.html": "stale", "new/x": "x"}
		write(t, canary, outside)
		tx := begin(t, dir, Options{})
		put(t, tx, next)
		swapped := false
		tx.step = func(what, name string) error {
			if what+" "+name == op {
				swapped = true
				if err := os.Rename(filepath.Join(dir, "dir"), filepath.Join(dir, "moved")); err != nil {
					t.Fatal(err)
				}
				write(t, dir, site{"dir": "-> ../canary"})
			}
			return nil
		}
		if _, err := tx.Commit(); !swapped { // where the folder was open already, all goes on in it
			t.Errorf("%s: swapped %v, Commit: %v", op, swapped, err)
		}
		holdsExactly(t, canary, outside)
	}
}
