package publish

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// A disk that loses its power has all that was done before the last sync, and of what was done after it anything: each change or not, in any
// order. This test takes the changes that a process makes, as strace tells them, and makes on another disk all up to a sync and some of those
// that follow. Then no page has a dead link, no file is half, and the next build does what it shall.
func TestPowerLoss(t *testing.T) {
	needs(t, "strace", "-o", "/dev/null", "true")
	for name, sites := range turns {
		const calls = "syncfs,renameat,renameat2,symlinkat,linkat,unlinkat,mkdirat,openat,openat2"
		lines, from := traced(t, sites, calls, "-y")
		var groups [][]string // of changes, each ends with a sync
		groups = append(groups, nil)
		for _, line := range lines {
			if nameOf(line) == "syncfs" {
				groups = append(groups, nil)
			} else if isChange(line) {
				groups[len(groups)-1] = append(groups[len(groups)-1], line)
			}
		}
		// Up to the first sync nothing of the output changes. What is staged then, a process leaves that is killed there.
		start := newOutput(t)
		publish(t, start, sites[0])
		before := lines[:0:0]
		for _, line := range lines {
			if nameOf(line) == "syncfs" {
				before = append(before, line)
			}
		}
		ask(t, order{Dir: start, Sites: []site{sites[1]}}, at(before, 1, "signal=KILL", false)...)
		r := rand.New(rand.NewPCG(1, 2))
		cuts := 0
		for g := 1; g < len(groups); g++ {
			n := len(groups[g])
			for subset := range min(1<<min(n, 10), 48) {
				chosen := uint64(subset)
				if n > 5 && subset > 2 { // too many for all of them
					chosen = r.Uint64()
				}
				if subset == 1 {
					chosen = 1<<min(n, 63) - 1
				}
				dir := newOutput(t)
				if err := os.CopyFS(filepath.Dir(dir), os.DirFS(filepath.Dir(start))); err != nil {
					t.Fatal(err)
				}
				replay := func(line string) error { return again(line, filepath.Dir(from), filepath.Dir(dir), stateOf(from)) }
				for _, done := range groups[1:g] {
					for _, line := range done {
						if err := replay(line); err != nil {
							t.Fatalf("%s: %s: %v", name, line, err)
						}
					}
				}
				for i, line := range groups[g] {
					if chosen>>(i%64)&1 == 1 {
						_ = replay(line) // what rests on a change that was lost is lost too
					}
				}
				isWhole(t, dir, nil, sites[0], sites[1])
				next := sites[cuts%2]
				if _, err := try(t, dir, next, Options{}); err != nil {
					t.Fatalf("%s, group %d: %v", name, g, err)
				}
				holdsExactly(t, dir, next)
				isTidy(t, dir)
				cuts++
				if t.Failed() {
					t.Fatalf("%s: of group %d, %b of\n%s", name, g, chosen, strings.Join(groups[g], "\n"))
				}
			}
		}
		t.Logf("%s: %d groups of changes, %d cuts", name, len(groups)-1, cuts)
	}
}

func isChange(line string) bool {
	if strings.Contains(line, ") = -1 ") {
		return false
	}
	return !strings.HasPrefix(nameOf(line), "openat") || strings.Contains(line, "O_CREAT")
}

var (
	inFolder = regexp.MustCompile(`\d+<([^>]*)>, "([^"]*)"`)
	symlink  = regexp.MustCompile(`^symlinkat\("([^"]*)"`)
)

// again makes a change again, in another folder. A file that is made is the manifest, whose bytes come from the state folder of the first.
func again(line, from, to, state string) error {
	var at []string
	for _, m := range inFolder.FindAllStringSubmatch(line, -1) {
		rel, err := filepath.Rel(from, filepath.Join(m[1], m[2]))
		if err != nil || strings.HasPrefix(rel, "..") {
			return fmt.Errorf("%s leads elsewhere", m[0])
		}
		at = append(at, filepath.Join(to, rel))
	}
	switch nameOf(line) {
	case "renameat", "renameat2":
		flags := uint(0)
		if strings.Contains(line, "RENAME_EXCHANGE") {
			flags = unix.RENAME_EXCHANGE
		} else if strings.Contains(line, "RENAME_NOREPLACE") {
			flags = unix.RENAME_NOREPLACE
		}
		return unix.Renameat2(unix.AT_FDCWD, at[0], unix.AT_FDCWD, at[1], flags)
	case "symlinkat":
		return os.Symlink(symlink.FindStringSubmatch(line)[1], at[0])
	case "unlinkat":
		return os.Remove(at[0])
	case "mkdirat":
		return os.Mkdir(at[0], 0o755)
	case "openat", "openat2":
		data, err := os.ReadFile(filepath.Join(state, manifestFile))
		if err == nil && filepath.Base(at[0]) != manifestFile {
			err = errors.New("only the manifest is written then")
		}
		if err != nil {
			return err
		}
		return os.WriteFile(at[0], data, 0o644)
	}
	return errors.New("not a change")
}
