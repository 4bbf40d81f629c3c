package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/disk"
)

// noted publishes a site with a note. What of the old site is the same is kept where it stands, and these names are given.
func noted(t *testing.T, dir string, s site, note string) (kept []string) {
	t.Helper()
	old := read(t, dir)
	tx := begin(t, dir, Options{})
	defer tx.Abort()
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if old[name] == s[name] && tx.Stands(name) {
			kept = append(kept, name)
			if err := tx.Keep(name); err != nil {
				t.Fatal(err)
			}
		} else if err := tx.Put(name, []byte(s[name])); err != nil {
			t.Fatal(err)
		}
	}
	tx.Note([]byte(note), func(w io.Writer) error {
		_, err := io.WriteString(w, "rest of "+note)
		return err
	})
	if changes, err := tx.Commit(); err != nil || changes.Trusted != len(kept) {
		t.Fatal(err, changes)
	}
	return kept
}

// recalled gives what the next build would know.
func recalled(t *testing.T, dir string) string {
	t.Helper()
	tx := begin(t, dir, Options{})
	defer tx.Abort()
	note, rest := tx.Recall()
	if note == nil {
		return ""
	}
	if b, err := io.ReadAll(rest); err != nil || string(b) != "rest of "+string(note) {
		t.Errorf("with %q is noted %q (%v)", note, b, err)
	}
	return string(note)
}

// What is kept stands as it did, and is still the site's: it goes when the site has it no more.
func TestKeep(t *testing.T) {
	dir := newOutput(t)
	noted(t, dir, site{"a.html": "a", "b.html": "b", "c/x.css": "x"}, "first")
	longAgoBefore := stampsOf(t, dir)
	next := site{"a.html": "a", "b.html": "other", "c/x.css": "x", "d/index.html": "d"}
	if kept := noted(t, dir, next, "second"); !slices.Equal(kept, []string{"a.html", "c/x.css"}) {
		t.Errorf("kept are %q", kept)
	}
	holdsExactly(t, dir, next)
	for _, name := range []string{"a.html", "c/x.css"} {
		if stampsOf(t, dir)[name] != longAgoBefore[name] {
			t.Errorf("%s was touched", name)
		}
	}
	if kept := noted(t, dir, next, "third"); len(kept) != 4 {
		t.Errorf("of a site that is the same are kept %q", kept)
	}
	if got := recalled(t, dir); got != "third" {
		t.Errorf("recalled is %q", got)
	}
	noted(t, dir, site{"a.html": "a"}, "fourth")
	holdsExactly(t, dir, site{"a.html": "a"})
	publish(t, dir, site{"b.html": "b"})
	if got := recalled(t, dir); got != "" {
		t.Errorf("what was noted of another site is recalled: %q", got)
	}
	isTidy(t, dir)
}

// What is left stands as it is, changed or not, and goes with the site's others; of what the site never had nothing is said.
func TestLeave(t *testing.T) {
	dir := newOutput(t)
	publish(t, dir, site{"a.html": "a", "b.html": "b", "c.html": "c"})
	if err := os.WriteFile(filepath.Join(dir, "b.html"), []byte("meddled"), 0o644); err != nil {
		t.Fatal(err)
	}
	tx := begin(t, dir, Options{})
	defer tx.Abort()
	for _, name := range []string{"a.html", "b.html", "never.html"} {
		if err := tx.Leave(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Put("d.html", []byte("d")); err != nil {
		t.Fatal(err)
	}
	if changes, err := tx.Commit(); err != nil || changes.Written != 1 || changes.Removed != 1 {
		t.Fatal(err, changes)
	}
	holdsExactly(t, dir, site{"a.html": "a", "b.html": "meddled", "d.html": "d"})
	publish(t, dir, site{"b.html": "b"})
	holdsExactly(t, dir, site{"b.html": "b"})
}

func stampsOf(t *testing.T, dir string) map[string]disk.Stamp {
	stamps := map[string]disk.Stamp{}
	for name := range read(t, dir) {
		info, err := os.Lstat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		stamps[name], _ = disk.StampOf(info)
	}
	return stamps
}

// A file in a folder that was moved away, with a link in its place, does not stand.
func TestStandsBehindALink(t *testing.T) {
	dir := newOutput(t)
	noted(t, dir, site{"a/b/x.html": "x", "c.html": "c"}, "first")
	away := filepath.Join(filepath.Dir(dir), "away")
	if err := errors.Join(os.Rename(filepath.Join(dir, "a"), away), os.Symlink(away, filepath.Join(dir, "a"))); err != nil {
		t.Fatal(err)
	}
	tx := begin(t, dir, Options{})
	defer tx.Abort()
	if tx.Stands("a/b/x.html") || !tx.Stands("c.html") {
		t.Error("what stands behind a link to elsewhere is taken for what Gloss wrote")
	}
}

// A file that somebody changed does not stand, whatever time it says.
func TestStands(t *testing.T) {
	for name, change := range map[string]func(at string) error{
		"other bytes": func(at string) error {
			return errors.Join(os.WriteFile(at, []byte("A"), 0o644), os.Chtimes(at, time.Unix(1, 0), time.Unix(1, 0)))
		},
		"the same bytes anew": func(at string) error { return os.WriteFile(at, []byte("a"), 0o644) },
		"another file": func(at string) error {
			return errors.Join(os.WriteFile(at+"x", []byte("a"), 0o644), os.Chtimes(at+"x", time.Unix(1, 0), time.Unix(1, 0)), os.Rename(at+"x", at))
		},
		"nothing":  os.Remove,
		"a folder": func(at string) error { return errors.Join(os.Remove(at), os.Mkdir(at, 0o755)) },
		"a link to it": func(at string) error {
			return errors.Join(os.Rename(at, at+"x"), os.Symlink(filepath.Base(at)+"x", at))
		},
		"a moved file":  func(at string) error { return errors.Join(os.Rename(at, at+"x"), os.Rename(at+"x", at)) },
		"a second name": func(at string) error { return os.Link(at, at+"x") },
	} {
		dir := newOutput(t)
		noted(t, dir, site{"a.html": "a", "b.html": "b"}, "x")
		longAgo(t, dir)
		publishedAgain := noted(t, dir, site{"a.html": "a", "b.html": "b"}, "x") // none stands: all times have changed
		if len(publishedAgain) > 0 {
			t.Errorf("%s: %q stand", name, publishedAgain)
		}
		if err := change(filepath.Join(dir, "a.html")); err != nil {
			t.Fatal(err)
		}
		tx := begin(t, dir, Options{})
		if tx.Stands("a.html") {
			t.Errorf("%s: it stands", name)
		}
		if !tx.Stands("b.html") || tx.Stands("c.html") {
			t.Errorf("%s: what was not changed does not stand, or what is not there does", name)
		}
		for _, c := range []struct {
			file, bytes string
			kept        bool
		}{{"a.html", "a", false}, {"b.html", "a", false}, {"c.html", "a", false}, {"b.html", "b", true}} {
			if kept, err := tx.KeepSum(c.file, sha256.Sum256([]byte(c.bytes))); kept != c.kept || err != nil {
				t.Errorf("%s: %s is kept as %q: %t %v", name, c.file, c.bytes, kept, err)
			}
		}
		tx.Abort()
	}
}

// A record that is missing, broken, or of another manifest is none, and no error.
func TestRecordNotTrusted(t *testing.T) {
	dir := newOutput(t)
	noted(t, dir, site{"a.html": "a"}, "first")
	at := filepath.Join(stateOf(dir), recordFile)
	first, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	noted(t, dir, site{"a.html": "b"}, "second")
	second, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	is := func(data []byte, want, what string) {
		t.Helper()
		if err := os.WriteFile(at, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if got := recalled(t, dir); got != want {
			t.Errorf("%s: %q", what, got)
		}
	}
	is(second, "second", "the record itself")
	is(first, "", "another manifest's")
	for i := range second {
		is(second[:i], "", "a part")
		flipped := slices.Clone(second)
		flipped[i] ^= 1
		is(flipped, "", "a byte that is another")
	}
	is(append(slices.Clone(second), 0), "", "a byte more")
	if err := errors.Join(os.Remove(at), os.Mkdir(at, 0o755)); err != nil {
		t.Fatal(err)
	}
	if got := recalled(t, dir); got != "" {
		t.Errorf("a folder: %q", got)
	}
	noted(t, dir, site{"a.html": "c"}, "third") // where a record can't be left the site is published all the same
	holdsExactly(t, dir, site{"a.html": "c"})
}

// A build that is stopped anywhere leaves no record that tells of other bytes than stand there.
func TestRecordOfAStoppedBuild(t *testing.T) {
	old, next := site{"a.html": "1", "b.html": "1", "c.html": "1"}, site{"a.html": "2", "b.html": "1", "d.html": "1"}
	for k := range 12 {
		dir := newOutput(t)
		noted(t, dir, old, "old")
		tx, err := Begin(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		put(t, tx, next)
		tx.Note([]byte("next"), nil)
		left := k
		tx.step = func(string, string) error {
			if left--; left < 0 {
				panic(killed{})
			}
			return nil
		}
		func() {
			defer func() {
				if r := recover(); r != nil && r != (killed{}) {
					panic(r)
				}
			}()
			if _, err := tx.Commit(); err != nil {
				t.Error(err)
			}
		}()
		tx.release()
		tx = begin(t, dir, Options{})
		note, _ := tx.Recall()
		of := map[string]site{"": nil, "old": old, "next": next}[string(note)]
		there := read(t, dir)
		for name := range there {
			if tx.Stands(name) && there[name] != of[name] {
				t.Errorf("stopped at %d: %s stands with %q, and was recorded with %q", k, name, there[name], of[name])
			}
		}
		tx.Abort()
	}
}

// Whatever is read is read the same from its own bytes.
func FuzzRecord(f *testing.F) {
	names := []string{"a.html", "b.html"}
	of := sha256.Sum256([]byte("manifest"))
	encoded := func(r *record) []byte {
		var b bytes.Buffer
		if err := r.encode(&b, of, names, func(w io.Writer) error { _, err := io.Copy(w, r.rest); return err }); err != nil {
			f.Error(err)
		}
		return b.Bytes()
	}
	decoded := func(b []byte) *record { return decodeRecord(bytes.NewReader(b), int64(len(b)), of, names) }
	f.Add(encoded(&record{stamps: map[string]disk.Stamp{"b.html": {Inode: 1, Changed: 2}}, note: []byte("note"), rest: io.NewSectionReader(strings.NewReader("rest"), 0, 4)}))
	f.Add([]byte(recordHead))
	f.Fuzz(func(t *testing.T, data []byte) {
		decoded(data)
		end := sha256.Sum256(data)
		data = append(slices.Clone(data), end[:]...)
		if r := decoded(data); r != nil && !bytes.Equal(encoded(r), data) {
			t.Errorf("%q is written as %q", data, encoded(r))
		}
	})
}

// A build's scratch holds what was written, and goes with the build.
func TestScratch(t *testing.T) {
	dir := newOutput(t)
	tx := begin(t, dir, Options{})
	defer tx.Abort()
	s, err := tx.Scratch()
	if err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 5)
	_, err = s.WriteAt([]byte("words"), 3)
	_, failed := s.ReadAt(b, 3)
	if err != nil || failed != nil || string(b) != "words" {
		t.Errorf("%q, %v, %v", b, err, failed)
	}
	put(t, tx, site{"a.html": "a"})
	if _, err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	holdsExactly(t, dir, site{"a.html": "a"})
	isTidy(t, dir)
	if _, err := s.WriteAt(b, 0); err == nil {
		t.Error("it can be written to after the build")
	} else if fault := (*MachineError)(nil); !errors.As(err, &fault) {
		t.Errorf("%v is no fault of the machine", err)
	}
}
