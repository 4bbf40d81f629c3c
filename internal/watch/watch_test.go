package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"
)

// fake is a source whose events the test makes up.
type fake struct {
	events   chan fsnotify.Event
	errors   chan error
	watched  chan string
	addError error
}

func newFake() *fake {
	return &fake{events: make(chan fsnotify.Event), errors: make(chan error), watched: make(chan string, 100)}
}

func (f *fake) open() (*source, error) {
	add := func(dir string) error { f.watched <- dir; return f.addError }
	return &source{f.events, f.errors, add, func(string) error { return nil }, func() error { return nil }}, nil
}

// A save that leaves size and all times as they were can't be seen, but it is heard of.
func TestEventOfAFileThatLooksTheSame(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "write a.md one")
	f := newFake()
	w := mustOpen(t, dir, Options{Sweep: noSweep}, f.open)
	f.events <- fsnotify.Event{Name: filepath.Join(dir, "a.md"), Op: fsnotify.Write}
	await(t, w, func(p string) bool { return p == "a.md" })
}

// Reading, or a backup, may change what a file says of itself but its bytes: that is no news.
func TestChmodAlone(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "write a.md one")
	do(t, dir, "write b.md one")
	f := newFake()
	w := mustOpen(t, dir, Options{Sweep: noSweep}, f.open)
	f.events <- fsnotify.Event{Name: filepath.Join(dir, "a.md"), Op: fsnotify.Chmod}
	f.events <- fsnotify.Event{}
	f.events <- fsnotify.Event{Name: dir + "-other/c.md", Op: fsnotify.Write}
	f.events <- fsnotify.Event{Name: filepath.Join(dir, "b.md"), Op: fsnotify.Write}
	await(t, w, func(p string) bool {
		if p != "b.md" {
			t.Errorf("%s was reported", p)
		}
		return p == "b.md"
	})
}

// A stream of events that never pauses is reported all the same.
func TestEndlessStream(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "write a.md one")
	f := newFake()
	w := mustOpen(t, dir, Options{Sweep: noSweep}, f.open)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for ctx.Err() == nil {
			select {
			case f.events <- fsnotify.Event{Name: filepath.Join(dir, "a.md"), Op: fsnotify.Write}:
			case <-ctx.Done():
			}
		}
	}()
	for range 3 {
		await(t, w, func(p string) bool { return p == "a.md" })
	}
	stop()
	<-ended
}

// A source that fails, or ends, leaves nothing unseen.
func TestSourceFails(t *testing.T) {
	ends := map[string]func(*fake){
		"error":    func(f *fake) { f.errors <- errors.New("odd") },
		"overflow": func(f *fake) { f.errors <- fsnotify.ErrEventOverflow },
		"end":      func(f *fake) { close(f.events) },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			do(t, dir, "write a/b.md one")
			f := newFake()
			w := mustOpen(t, dir, Options{Sweep: noSweep}, f.open)
			do(t, dir, "write a/b.md two")
			do(t, dir, "write a/c/d.md new")
			got := map[string]bool{}
			end(f)
			await(t, w, func(p string) bool { got[p] = true; return got["a/b.md"] && got["a/c/d.md"] })
		})
	}
}

func TestLimits(t *testing.T) {
	system := func(err error) func() (*source, error) {
		return func() (*source, error) { return nil, fmt.Errorf("couldn't initialize inotify: %w", err) }
	}
	full := newFake()
	full.addError = &fs.PathError{Op: "add", Path: "x", Err: syscall.ENOSPC}
	forbidden := newFake()
	forbidden.addError = syscall.EACCES
	const reached = "a limit of the system on watching files is reached: they are looked at every 20ms instead; to raise the limit: sudo sysctl fs.inotify."
	for name, c := range map[string]struct {
		events func() (*source, error)
		want   string
	}{
		"instances": {system(syscall.EMFILE), reached + "max_user_instances=1024"},
		"watches":   {full.open, reached + "max_user_watches=524288"},
		"other":     {system(syscall.ENOSYS), "changes can’t be waited for (couldn't initialize inotify: function not implemented): the files are looked at every 20ms instead"},
		"forbidden": {forbidden.open, ". can’t be watched (permission denied): changes in it are seen within 20ms"},
	} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS != "linux" {
				t.Skip("the sentence names settings of Linux")
			}
			dir := t.TempDir()
			do(t, dir, "write a/b.md one")
			var said []string
			w := mustOpen(t, dir, Options{Sweep: 20 * time.Millisecond, Notice: func(s string) { said = append(said, s) }}, c.events)
			do(t, dir, "write a/b.md two")
			await(t, w, func(p string) bool { return p == "a/b.md" })
			w.Close()
			if len(said) == 0 || said[0] != c.want {
				t.Errorf("said %q, want %q", said, c.want)
			}
			if slices.Sort(said); len(slices.Compact(said)) != len(said) {
				t.Errorf("a sentence was said twice: %q", said)
			}
		})
	}
}

// Where a limit is reached, files are looked at every second, whatever the sweep's own pause.
func TestPauseAtALimit(t *testing.T) {
	full := newFake()
	full.addError = syscall.ENOSPC
	w := mustOpen(t, t.TempDir(), Options{Sweep: noSweep}, full.open)
	if w.Close(); w.pause != pollPause {
		t.Errorf("the pause is %v", w.pause)
	}
}

func TestFolderIsGone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	do(t, dir, "write a.md one")
	said := make(chan string, 10)
	w := mustOpen(t, dir, Options{Sweep: noSweep, Notice: func(s string) { said <- s }}, notifications)
	for range 2 {
		do(t, dir, "top away")
		await(t, w, func(p string) bool { return p == "a.md" })
		if s := <-said; s != "the folder "+dir+" is gone: waiting until it is back" {
			t.Errorf("said %q", s)
		}
		do(t, dir, "top back")
		await(t, w, func(p string) bool { return p == "a.md" })
	}
}

func TestOpenFails(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "write file x")
	for _, name := range []string{"nothing", "file", "a\x00b"} {
		if w, err := Open(filepath.Join(dir, name), Options{}); err == nil {
			w.Close()
			t.Errorf("%q was opened", name)
		}
	}
}

func TestEnds(t *testing.T) {
	w := mustOpen(t, t.TempDir(), Options{Poll: time.Millisecond}, notifications)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.Next(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Next with a context that has ended: %v", err)
	}
	waiting := make(chan error)
	go func() {
		_, err := w.Next(context.Background())
		waiting <- err
	}()
	for range 2 {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
	if err := <-waiting; !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Next while the watcher is closed: %v", err)
	}
	if _, err := w.Next(context.Background()); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Next after Close: %v", err)
	}
}

// A report nobody has fetched waits, and grows.
func TestReportsWait(t *testing.T) {
	dir := t.TempDir()
	f := newFake()
	w := mustOpen(t, dir, Options{Sweep: noSweep}, f.open)
	for _, name := range []string{"a.md", "b.md", "c.md"} {
		do(t, dir, "write "+name+" x")
		f.events <- fsnotify.Event{Name: filepath.Join(dir, name), Op: fsnotify.Create}
	}
	got := map[string]bool{}
	await(t, w, func(p string) bool { got[p] = true; return len(got) == 3 })
}

// newListing is a tree without a Watcher.
func newListing(t *testing.T, dir string, watched func(string)) *tree {
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	tr := newTree(root, ignore, watched, func(string) {})
	tr.repeats = inDoubt(time.Second)
	t.Cleanup(tr.close)
	tr.begin()
	return tr
}

// sweepOnce gives what a whole sweep reports, and its steps.
func sweepOnce(tr *tree) (paths []string, steps int) { return sweepWhen(tr, true) }

// sweepWhen does so when the caller has read everything, or not yet.
func sweepWhen(tr *tree, read bool) (paths []string, steps int) {
	s := tr.newSweep(read)
	for !s.step() {
		steps++
	}
	paths = slices.Sorted(maps.Keys(tr.changed))
	clear(tr.changed)
	return paths, steps
}

// What a sweep finds, the next two report again, and the third does not: the file may have been written once more within the
// tick of the clock in which the first looked.
func TestSweepsRepeat(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "write a.md one")
	do(t, dir, "write b.md one")
	do(t, dir, "write c.md one")
	tr := newListing(t, dir, func(string) {})
	steady := func() {
		t.Helper()
		if got, _ := sweepOnce(tr); len(got) > 0 {
			t.Errorf("without a change, a sweep reports %q", got)
		}
	}
	steady()
	do(t, dir, "write a.md two")
	do(t, dir, "rm b.md")
	for i := range 3 {
		if got, _ := sweepOnce(tr); !slices.Equal(got, []string{"a.md", "b.md"}) {
			t.Errorf("sweep %d after the change reports %q", i, got)
		}
	}
	steady()
	// A clock of whole seconds is waited for.
	do(t, dir, "touch a.md")
	for i := range 5 {
		if got, _ := sweepOnce(tr); !slices.Equal(got, []string{"a.md"}) {
			t.Errorf("sweep %d after a change in whole seconds reports %q", i, got)
		}
	}
	steady()
}

// Until the caller has read what was reported, it may read something else than what was looked at.
func TestSweepsRepeatUntilRead(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "write a.md one")
	tr := newListing(t, dir, func(string) {})
	do(t, dir, "rm a.md")
	expect := func(read bool, want ...string) {
		t.Helper()
		if got, _ := sweepWhen(tr, read); !slices.Equal(got, want) {
			t.Errorf("a sweep reports %q, want %q", got, want)
		}
	}
	for range 10 {
		expect(false, "a.md")
	}
	expect(true, "a.md")
	expect(true, "a.md")
	// The last report makes the caller read the file, and just then it is there.
	do(t, dir, "write a.md two")
	do(t, dir, "rm a.md")
	expect(true, "a.md")
	expect(true, "a.md")
	expect(true, "a.md")
	expect(true)
	expect(true)
	if len(tr.doubt) > 0 {
		t.Errorf("still in doubt: %v", tr.doubt)
	}
}

// A sweep goes by small steps, and watches again where nobody has told of a change.
func TestSweepInSteps(t *testing.T) {
	dir := t.TempDir()
	const files = 10 * stride
	for i := range files {
		do(t, dir, fmt.Sprintf("write a/%d.md x", i))
	}
	var watched []string
	tr := newListing(t, dir, func(dir string) { watched = append(watched, dir) })
	if _, steps := sweepOnce(tr); steps < files/stride {
		t.Errorf("%d files were looked at in %d steps", files, steps)
	}
	watched = nil
	do(t, dir, "write a/0.md y")
	sweepOnce(tr)
	if diff := cmp.Diff([]string{"a"}, watched); diff != "" {
		t.Errorf("watched again (-want +got):\n%s", diff)
	}
}

// A folder that changes while it is swept is seen as it is.
func TestChangeDuringASweep(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 * stride {
		do(t, dir, fmt.Sprintf("write a/%d.md x", i))
	}
	tr := newListing(t, dir, func(string) {})
	s := tr.newSweep(true)
	for range 4 {
		s.step()
	}
	do(t, dir, "mv a b")
	tr.lookAll(map[string]hint{"a": {bytes: true, name: true}, "b": {bytes: true, name: true}})
	for !s.step() {
	}
	if n := len(tr.folders["b"].entries); n != 5*stride || tr.folders["a"] != nil {
		t.Errorf("%d of %d files are listed under the new name", n, 5*stride)
	}
}

// What can't be read is as if it weren't there; when it can be read again, it is back.
func TestForbiddenFolder(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "write a/b.md one")
	tr := newListing(t, dir, func(string) {})
	if err := os.Chmod(filepath.Join(dir, "a"), 0); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		if got, _ := sweepOnce(tr); !slices.Contains(got, "a/b.md") {
			t.Errorf("reported %q", got)
		}
		if _, err := tr.root.Open("a"); err == nil {
			t.Error("the folder can be read")
		}
	})
	if err := os.Chmod(filepath.Join(dir, "a"), 0o755); err != nil {
		t.Fatal(err)
	}
	if got, _ := sweepOnce(tr); !slices.Contains(got, "a/b.md") || tr.folders["a"].entries["b.md"] == nil {
		t.Errorf("reported %q", got)
	}
}

// A file that has gone or become empty is looked at once more before it is reported: an editor may be about to write it.
func TestEmptiedFileWaits(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "write gone.md one")
	do(t, dir, "write empty.md one")
	do(t, dir, "write saved.md one")
	tr := newListing(t, dir, func(string) {})
	do(t, dir, "rm gone.md")
	do(t, dir, "write empty.md")
	do(t, dir, "write saved.md two")
	h := hint{bytes: true, name: true, first: true}
	later := tr.lookAll(map[string]hint{"gone.md": h, "empty.md": h, "saved.md": h})
	if got := slices.Sorted(maps.Keys(tr.changed)); !slices.Equal(got, []string{"saved.md"}) || len(later) != 2 {
		t.Errorf("at once: %q, later: %v", got, later)
	}
	later = tr.lookAll(later)
	if got := slices.Sorted(maps.Keys(tr.changed)); !slices.Equal(got, []string{"empty.md", "gone.md", "saved.md"}) || len(later) != 0 {
		t.Errorf("then: %q, later: %v", got, later)
	}
}

// What is gone may be back for a moment, together with its folder, and be seen then: so it is reported as gone again.
func TestGoneTwice(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "write a/b/c.md one")
	tr := newListing(t, dir, func(string) {})
	for range 2 {
		do(t, dir, "rm a")
		tr.lookAll(map[string]hint{"a": {bytes: true, name: true}})
		if !tr.changed["a/b/c.md"] {
			t.Errorf("reported: %v", tr.changed)
		}
		clear(tr.changed)
		do(t, dir, "write a/b/c.md two") // Nobody looks before it is gone again.
	}
}

// Nobody who tells of an error has to wait until somebody listens.
func TestErrorsAreTakenAtOnce(t *testing.T) {
	all := make(chan error)
	one := latest(all)
	for range 3 {
		all <- fsnotify.ErrEventOverflow
	}
	close(all)
	told := 0
	for err := range one { // until it is closed too
		if told++; err == nil {
			t.Error("there is no error")
		}
	}
	if told == 0 || told > 3 {
		t.Errorf("%d errors are told of 3", told)
	}
}

func TestRelative(t *testing.T) {
	for _, c := range []struct{ dir, name, want string }{
		{"/site", "/site", "."}, {"/site", "/site/a/b.md", "a/b.md"}, {"/", "/a", "a"}, {"/site", "/sites/a", ""}, {"/site", "", ""}, {"/site", "/other", ""},
	} {
		w := &Watcher{dir: filepath.FromSlash(c.dir)}
		got, ok := w.relative(filepath.FromSlash(c.name))
		if ok != (c.want != "") || got != c.want {
			t.Errorf("%q in %q is %q, want %q", c.name, c.dir, got, c.want)
		}
	}
}

// corpus makes a folder of n files, 200 in each subfolder.
func corpus(b *testing.B, n int) string {
	dir := b.TempDir()
	text := strings.Repeat("words ", 100)
	for i := range n {
		p := filepath.Join(dir, fmt.Sprintf("content/articles/%03d/a-%d.md", i/200, i))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

func BenchmarkOpen(b *testing.B) {
	dir := corpus(b, 10_000)
	for b.Loop() {
		mustOpen(b, dir, Options{Sweep: noSweep}, notifications).Close()
	}
}

func BenchmarkSweep(b *testing.B) {
	dir := corpus(b, 10_000)
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	nothing := func(string) {}
	tr := newTree(root, func(string, bool) bool { return false }, nothing, nothing)
	tr.repeats = func(stamp) int8 { return 0 }
	tr.scan(".", true)
	b.ReportAllocs()
	for b.Loop() {
		sweepOnce(tr)
	}
}

// BenchmarkSave is the time from the start of a save to the return of Next.
func BenchmarkSave(b *testing.B) {
	for _, pause := range []time.Duration{noSweep, time.Millisecond} {
		b.Run(fmt.Sprintf("sweeping every %v", pause), func(b *testing.B) {
			dir := corpus(b, 10_000)
			w := mustOpen(b, dir, Options{Sweep: pause}, notifications)
			i := 0
			for b.Loop() {
				i++
				do(b, dir, fmt.Sprintf("write content/articles/007/new-%d.md %d", i, i))
				await(b, w, func(p string) bool { return strings.HasSuffix(p, fmt.Sprintf("new-%d.md", i)) })
			}
		})
	}
}
