package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestMachineErrorsAreReadable(t *testing.T) {
	for err, want := range map[error]string{
		syscall.ENOSPC:       "no room left on the disk for public/a.html",
		syscall.EACCES:       "not allowed to write public/a.html: look at the owner and permissions of the folder",
		syscall.EPERM:        "not allowed to write public/a.html: look at the owner and permissions of the folder",
		syscall.EROFS:        "cannot write public/a.html: the disk is read-only",
		syscall.EIO:          "the disk failed while reading or writing public/a.html",
		syscall.EMFILE:       "too many files are open to write public/a.html: raise the limit (ulimit -n)",
		syscall.ENAMETOOLONG: "the name public/a.html is too long for this disk",
		syscall.ELOOP:        "cannot publish public/a.html: " + syscall.ELOOP.Error(),
	} {
		got := fault("public/a.html", &fs.PathError{Op: "openat", Path: ".public.gloss/stage/1/9", Err: err})
		if got.Error() != want {
			t.Errorf("%v: %q", err, got)
		}
		var machine *MachineError
		if !errors.Is(got, err) || !errors.As(got, &machine) {
			t.Errorf("%v: the cause is lost", err)
		}
		if again := fault("elsewhere", fmt.Errorf("x: %w", got)); !errors.Is(again, err) || strings.Contains(again.Error(), "elsewhere") {
			t.Errorf("wrapped twice: %v", again)
		}
	}
}

func TestMessagesSayWhatToDo(t *testing.T) {
	for _, test := range []struct{ err, want any }{
		{&ConflictError{Dir: "public", Names: []string{"a", "b", "c", "d", "e"}}, "a, b, c and 2 more; move"},
		{&ConflictError{Dir: "public", Names: []string{"a"}}, "site: a; move"},
		{&ConflictError{Dir: "public", Names: []string{"a", "b", "c"}}, "site: a, b, c; move"},
		{&ConflictError{Dir: "public", Names: []string{"a", "b", "c", "d"}}, "site: a, b, c and 1 more; move"},
		{&ForeignError{Dir: "public", Name: "x"}, "(x): choose"},
		{&ForeignError{Dir: "public", Manifest: ".public.gloss/manifest"}, ".public.gloss/manifest, is damaged"},
		{&MixedError{Dir: "public", Err: syscall.EIO, New: []string{"a", "b"}, Gone: []string{"c"}}, "public is partly the new site (new: a, b; gone: c) and else the old one"},
		{&MixedError{Dir: "public", Err: syscall.EIO, New: make([]string, 53)}, " and 3 more) and else"},
		{&MixedError{Dir: "public", Err: syscall.EIO, New: []string{"."}}, "the new site is in public all the same"},
		{&BusyError{Dir: "public", Waited: defaultWait}, "public (waited 10s)"},
		{&ProtectedError{Dir: "site", Folder: "content"}, "content: choose"},
	} {
		if got := fmt.Sprint(test.err); !strings.Contains(got, fmt.Sprint(test.want)) {
			t.Errorf("%q lacks %q", got, test.want)
		}
	}
}

// A disk that fails is one that has gone: the folder of the output cannot take a state folder. (Permission bits would
// not stop root, who runs many builds.)
func TestStateThatCannotBeMade(t *testing.T) {
	if _, err := os.Stat("/proc/self"); err != nil {
		t.Skip("needs a folder where nothing can be made, such as Linux's /proc")
	}
	_, err := Begin("/proc/self/public", Options{})
	var machine *MachineError
	if !errors.As(err, &machine) || !strings.Contains(err.Error(), "/proc/self/.public.gloss") {
		t.Errorf("Begin: %v", err)
	}
}

// A full disk is met while staging, and the output is as it was.
func TestFullDisk(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("needs /dev/full")
	}
	dir := newOutput(t)
	publish(t, dir, site{"a.html": "a"})
	tx := begin(t, dir, Options{})
	f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = fill(f, []byte("a page"))
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("fill: %v", err)
	}
	if got := tx.fail(fault(tx.shown("b.html"), err)); got.Error() != "no room left on the disk for "+filepath.ToSlash(dir)+"/b.html" {
		t.Errorf("%v", got)
	}
	if _, err := tx.Commit(); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("Commit: %v", err)
	}
	tx.Abort()
	holdsExactly(t, dir, site{"a.html": "a"})
	isTidy(t, dir)
}
