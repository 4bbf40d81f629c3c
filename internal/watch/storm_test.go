package watch

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"
)

// styles are the ways in which editors save, as commands of testdata/changes.txt; F is the file and T its new text.
var styles = []string{
	"write F T",
	"write F.tmp T; mv F.tmp F",
	"mv F F~; write F T; rm F~",
	"write 4913 x; rm 4913; write F T",
	"write .F.swp x; rm F; write F T; rm .F.swp",
	"write F.new T; hard F.new F.link; mv F.link F; rm F.new",
	"write F T; touch F",
	"same F T",
}

// storm edits files of a folder at random, in all styles, and now and then moves, makes and removes folders.
func storm(t *testing.T, dir string, r *rand.Rand, edits int) {
	folders := []string{"a", "a/b", "a/b/c", "d", "e/f"}
	for i := range edits {
		file := folders[r.IntN(len(folders))] + "/" + string(rune('p'+r.IntN(4))) + ".md"
		if _, err := os.Stat(filepath.Join(dir, file)); err != nil {
			do(t, dir, "write "+file+" 0")
		}
		switch k := r.IntN(40); k {
		case 0:
			do(t, dir, "rm "+file)
		case 1:
			do(t, dir, "rm "+filepath.Dir(file))
		case 2, 3:
			to := fmt.Sprintf("%s/moved%d", folders[r.IntN(len(folders))], i)
			if from := filepath.Dir(file); !strings.HasPrefix(to+"/", from+"/") {
				do(t, dir, "mv "+from+" "+to)
			}
		case 4:
			do(t, dir, "mv "+filepath.Dir(file)+" x")
			do(t, dir, "mv x "+filepath.Dir(file))
		case 5:
			do(t, dir, fmt.Sprintf("mkdir %s/new%d/deep", filepath.Dir(file), i))
			do(t, dir, fmt.Sprintf("write %s/new%d/deep/q.md %d", filepath.Dir(file), i, i))
		default:
			// The texts have one length, so that the size never tells.
			style := strings.ReplaceAll(styles[k%len(styles)], "T", fmt.Sprintf("%06d", i))
			for command := range strings.SplitSeq(style, "; ") {
				do(t, dir, strings.ReplaceAll(command, "F", file))
			}
		}
	}
}

// contents gives the text of each file of a folder that is not ignored.
func contents(t *testing.T, dir string) map[string]string {
	m := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !ignore(p, false) {
			b, err := os.ReadFile(filepath.Join(dir, p))
			if err != nil {
				return err
			}
			m[p] = string(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// pupil is what a user of Next knows of a folder: the bytes as they were, and then only those of paths that were reported.
type pupil struct {
	dir  string
	knew map[string]string
}

func (k *pupil) learn(paths []string) {
	for _, p := range paths {
		b, err := os.ReadFile(filepath.Join(k.dir, p))
		if err != nil {
			delete(k.knew, p)
		} else {
			k.knew[p] = string(b)
		}
	}
}

// follow learns of reports until over is done and everything that is on the disk is known.
func (k *pupil) follow(t *testing.T, w *Watcher, over context.Context) {
	t.Helper()
	limit, cancel := context.WithTimeout(context.Background(), time.Minute+time.Duration(*edits)*time.Second/20)
	defer cancel()
	for {
		ctx, free := context.WithCancel(limit)
		if over.Err() == nil {
			context.AfterFunc(over, free)
		} else if cmp.Equal(contents(t, k.dir), k.knew) {
			free()
			return
		}
		paths, err := w.Next(ctx)
		free()
		if limit.Err() != nil {
			t.Fatalf("this was never reported (-disk +reported):\n%s", cmp.Diff(contents(t, k.dir), k.knew))
		}
		if err == nil {
			k.learn(paths)
		}
	}
}

// lossy drops events, each third one at random, and says nothing.
func lossy(r *rand.Rand) func() (*source, error) {
	return filtered(func(e fsnotify.Event) (bool, error) { return r.IntN(10) >= 3, nil })
}

// overflowing drops hundreds of events in a row, and says so.
func overflowing() func() (*source, error) {
	n := 0
	return filtered(func(e fsnotify.Event) (bool, error) {
		n++
		if n%500 == 499 {
			return false, fsnotify.ErrEventOverflow
		}
		return n%500 < 150, nil
	})
}

// filtered is the system's source without the events that keep refuses.
func filtered(keep func(fsnotify.Event) (bool, error)) func() (*source, error) {
	return func() (*source, error) {
		s, err := notifications()
		if err != nil {
			return nil, err
		}
		events, failures, done := make(chan fsnotify.Event), make(chan error), make(chan struct{})
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			for e := range s.events {
				ok, err := keep(e)
				switch {
				case err != nil:
					select {
					case failures <- err:
					case <-done:
					}
				case ok:
					select {
					case events <- e:
					case <-done:
					}
				}
			}
		}()
		out := *s
		out.events, out.errors = events, failures
		out.close = func() error {
			close(done)
			err := s.close()
			<-ended
			return err
		}
		return &out, nil
	}
}

// few gives up after some folders, as the system does at its limit.
func few(n int) func() (*source, error) {
	return func() (*source, error) {
		s, err := notifications()
		if err != nil {
			return nil, err
		}
		add := s.add
		s.add = func(dir string) error {
			if n--; n < 0 {
				return syscall.ENOSPC
			}
			return add(dir)
		}
		return s, nil
	}
}

// edits can be raised before a release: go test ./internal/watch -run Storm -edits 80000
var edits = flag.Int("edits", 200, "how many edits a storm has")

// Whatever editors do, and whatever the system keeps quiet about, in the end all is known that is on the disk.
func TestStorm(t *testing.T) {
	for _, way := range []struct {
		name   string
		opt    Options
		events func(*rand.Rand) func() (*source, error)
	}{
		{"events alone", Options{Sweep: noSweep}, func(*rand.Rand) func() (*source, error) { return notifications }},
		{"three of ten events dropped", Options{Sweep: 20 * time.Millisecond}, lossy},
		{"overflows", Options{Sweep: 500 * time.Millisecond}, func(*rand.Rand) func() (*source, error) { return overflowing() }},
		{"three watches", Options{Sweep: 20 * time.Millisecond}, func(*rand.Rand) func() (*source, error) { return few(3) }},
		{"polling", Options{Poll: 5 * time.Millisecond}, func(*rand.Rand) func() (*source, error) { return notifications }},
	} {
		t.Run(way.name, func(t *testing.T) {
			for seed := range uint64(2) {
				r := rand.New(rand.NewPCG(seed, 7))
				dir := t.TempDir()
				storm(t, dir, r, 30)
				way.opt.Ignore = ignore
				w := mustOpen(t, dir, way.opt, way.events(rand.New(rand.NewPCG(seed, 8))))
				k := &pupil{dir, contents(t, dir)}
				over, end := context.WithCancel(t.Context())
				go func() {
					defer end()
					storm(t, dir, r, *edits)
				}()
				k.follow(t, w, over)
				w.Close()
			}
		})
	}
}
