package watch

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// change is a case of testdata/changes.txt.
type change struct {
	title  string
	before []string
	stages [][]string // what is done while the folder is watched, each when the one before was reported
	want   []string
}

func readChanges(t *testing.T) []change {
	b, err := os.ReadFile("testdata/changes.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []change
	for part := range strings.SplitSeq("\n"+string(b), "\n== ") {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		c := change{title: lines[0]}
		for _, line := range lines[1:] {
			switch names, isWant := strings.CutPrefix(line, "=> "); {
			case isWant:
				c.want = strings.Fields(names)
			case line == "--":
				c.stages = append(c.stages, nil)
			case c.stages != nil:
				last := &c.stages[len(c.stages)-1]
				*last = append(*last, line)
			default:
				c.before = append(c.before, line)
			}
		}
		if c.want != nil && c.stages != nil {
			list = append(list, c)
		}
	}
	if len(list) < 30 {
		t.Fatalf("testdata/changes.txt has %d cases", len(list))
	}
	return list
}

// do does a command of testdata/changes.txt.
func do(t testing.TB, dir, command string) {
	t.Helper()
	word := strings.Fields(command)
	at := func(i int) string { return filepath.Join(dir, filepath.FromSlash(word[i])) }
	text := ""
	if len(word) > 2 {
		text = word[2]
	}
	var err error
	switch word[0] {
	case "write":
		if err = os.MkdirAll(filepath.Dir(at(1)), 0o755); err == nil {
			err = os.WriteFile(at(1), []byte(text), 0o644)
		}
	case "mkdir":
		err = os.MkdirAll(at(1), 0o755)
	case "mv":
		if err = os.MkdirAll(filepath.Dir(at(2)), 0o755); err == nil {
			err = os.Rename(at(1), at(2))
		}
	case "rm":
		err = os.RemoveAll(at(1))
	case "ln":
		if err = os.MkdirAll(filepath.Dir(at(2)), 0o755); err == nil {
			err = os.Symlink(filepath.FromSlash(word[1]), at(2))
		}
	case "hard":
		err = os.Link(at(1), at(2))
	case "touch":
		err = os.Chtimes(at(1), time.Time{}, time.Unix(1_000_000_000, 0))
	case "same":
		info, e := os.Stat(at(1))
		if e != nil {
			t.Error(e)
			return
		}
		if err = os.WriteFile(at(1), []byte(text), 0o644); err == nil {
			err = os.Chtimes(at(1), time.Time{}, info.ModTime())
		}
	case "top":
		switch word[1] {
		case "away":
			err = os.Rename(dir, dir+"-away")
		case "back":
			err = os.Rename(dir+"-away", dir)
		case "new":
			if err = os.Rename(dir, dir+"-away"); err == nil {
				err = os.Mkdir(dir, 0o755)
			}
		}
	default:
		t.Errorf("no such command: %s", command)
	}
	if err != nil {
		t.Error(err)
	}
}

func ignore(p string, dir bool) bool {
	base := path.Base(p)
	return p == "public" || base == "4913" || strings.HasSuffix(base, ".swp") || strings.HasSuffix(base, "~")
}

// noSweep is a pause that no test lives to see.
const noSweep = 24 * time.Hour

func TestChanges(t *testing.T) {
	ways := map[string]Options{"events": {Sweep: noSweep}, "polling": {Poll: 5 * time.Millisecond}}
	for _, c := range readChanges(t) {
		for way, opt := range ways {
			t.Run(way+"/"+c.title, func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "site")
				do(t, dir, "write untouched/a.md x")
				for _, command := range c.before {
					do(t, dir, command)
				}
				opt.Ignore = ignore
				w := mustOpen(t, dir, opt, notifications)
				got := map[string]bool{}
				for i, stage := range c.stages {
					for _, command := range stage {
						do(t, dir, command)
					}
					// Events come in order: when this file's has come, those of the others have.
					last := fmt.Sprint("last", i)
					do(t, dir, "write "+last+" x")
					whole := i == len(c.stages)-1
					await(t, w, func(p string) bool {
						got[p] = true
						if strings.HasPrefix(p, "untouched/") && !strings.Contains(c.title, "the folder itself") {
							t.Errorf("%s was reported", p)
						}
						if ignore(p, false) || strings.HasPrefix(p, "public/") {
							t.Errorf("%s was reported, which is ignored", p)
						}
						return got[last] && !(whole && slices.ContainsFunc(c.want, func(p string) bool { return !got[p] }))
					})
					if !whole {
						clear(got)
					}
				}
				if t.Failed() {
					t.Logf("want %v, got %v", c.want, got)
				}
				w.Close()
				if n := len(w.tree.watched); way == "events" && n != len(w.tree.folders) {
					t.Errorf("%d folders are watched, and %d listed", n, len(w.tree.folders))
				}
			})
		}
	}
}

func mustOpen(t testing.TB, dir string, opt Options, events func() (*source, error)) *Watcher {
	t.Helper()
	w, err := open(dir, opt, events)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// await gives each reported path to seen until it is true.
func await(t testing.TB, w *Watcher, seen func(string) bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	for {
		paths, err := w.Next(ctx)
		if err != nil {
			t.Errorf("waiting for a report: %v", err)
			return
		}
		if !slices.IsSorted(paths) || len(paths) == 0 {
			t.Errorf("a report that is empty or not sorted: %q", paths)
		}
		done := false
		for _, p := range paths {
			done = seen(p) || done
		}
		if done {
			return
		}
	}
}
