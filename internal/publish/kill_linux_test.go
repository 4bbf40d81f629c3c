package publish

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// Sites with circles of new and of gone pages, files of all kinds, and much that is alike.
var (
	smallSite = site{
		"index.html": "home 1", "feed.xml": "feed 1", "style.css": "style", "404.html": "404", "articles/index.html": "list 1", "articles/a/index.html": "a 1",
		"articles/a/a.png": "png", "topics/x/index.html": "x 1", "people/p/index.html": "p 1",
	}
	largeSite = site{
		"index.html": "home 2", "feed.xml": "feed 2", "style2.css": "style", "404.html": "404", "articles/index.html": "list 2", "articles/a/index.html": "a 2",
		"articles/a/a.png": "png", "articles/a/quote/index.html": "quote 2", "topics/x/index.html": "x 2", "people/p/index.html": "p 2", "articles/b/index.html": "b 2",
		"articles/b/b.png": "b", "articles/b/b.json": "b", "topics/y/index.html": "y 2", "topics/y/feed.xml": "y", "sources/s/index.html": "s 2", "data/all.json": "all",
	}
	turns = map[string][2]site{"more": {smallSite, largeSite}, "fewer": {largeSite, smallSite}, "clash": {oldSite, newSite}}
)

// changing are the system calls that change something, before each of which a child may be killed.
const changing = "write,mkdirat,renameat,renameat2,symlinkat,linkat,unlinkat,syncfs,fsync,openat,openat2"

// all says that a test shall leave nothing out: PUBLISH_TEST=all go test ./internal/publish
func all() bool { return os.Getenv("PUBLISH_TEST") == "all" }

// traced gives the calls that a child makes to bring one site to another, by the one thread that it works in.
func traced(t *testing.T, sites [2]site, calls string, more ...string) (lines []string, dir string) {
	t.Helper()
	dir = newOutput(t)
	publish(t, dir, sites[0])
	file := filepath.Join(t.TempDir(), "trace")
	if code := ask(t, order{Dir: dir, Sites: []site{sites[1]}}, append([]string{"strace", "-f", "-qq", "-o", file, "-e", "trace=" + calls}, more...)...); code != childDone {
		t.Fatalf("it ends with %d", code)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	main, _, _ := strings.Cut(string(data), " ")
	for line := range strings.Lines(string(data)) {
		pid, call, _ := strings.Cut(line, " ")
		if call = strings.TrimSpace(call); pid == main && !strings.HasPrefix(call, "<... ") && !strings.HasPrefix(call, "+++") && !strings.HasPrefix(call, "---") {
			lines = append(lines, call)
		}
	}
	return lines, dir
}

// at gives the arguments of strace for something to be done at the kth of the calls, from 1: strace counts each system call for itself. With
// lasting, it is done at all that follow too.
func at(lines []string, k int, what string, lasting bool) (args []string) {
	seen := map[string]int{}
	for _, line := range lines[:k-1] {
		seen[nameOf(line)]++
	}
	args = []string{"strace", "-f", "-qq", "-o", "/dev/null"}
	if strings.HasPrefix(what, "error=") {
		args = append(args, "--seccomp-bpf") // faster; no signal comes of it
	}
	if !lasting {
		name := nameOf(lines[k-1])
		return append(args, "-e", "trace="+name, "-e", fmt.Sprintf("inject=%s:%s:when=%d", name, what, seen[name]+1))
	}
	names := map[string]bool{}
	for _, line := range lines {
		names[nameOf(line)] = true
	}
	args = append(args, "-e", "trace="+strings.Join(slices.Sorted(maps.Keys(names)), ","))
	for name := range names {
		args = append(args, "-e", fmt.Sprintf("inject=%s:%s:when=%d+", name, what, seen[name]+1))
	}
	return args
}

func nameOf(call string) string {
	name, _, _ := strings.Cut(call, "(")
	return name
}

// inParallel does work for each of a child's calls in a commit, from the first that waits for the disk to where the manifest has its place, and
// for some of those that change nothing of the output; where nothing shall be left out, for all.
func inParallel(lines []string, work func(k int)) (points int) {
	isSync := func(call string) bool { return nameOf(call) == "syncfs" }
	isRename := func(call string) bool { return nameOf(call) == "renameat" }
	from, end := slices.IndexFunc(lines, isSync), len(lines)
	for i, call := range lines {
		if isRename(call) || isSync(call) {
			end = i + 3
		}
	}
	var list []int
	for i := range lines {
		changes := !strings.HasPrefix(nameOf(lines[i]), "openat") && nameOf(lines[i]) != "close"
		if all() || i >= from && i < end && (changes || i%4 == 0) || i%8 == 0 {
			list = append(list, i+1)
		}
	}
	var wg sync.WaitGroup
	var next atomic.Int64
	for range 2 {
		wg.Go(func() {
			for i := int(next.Add(1)); i <= len(list); i = int(next.Add(1)) {
				work(list[i-1])
			}
		})
	}
	wg.Wait()
	return len(list)
}

// A process that is killed by the system at any of its calls leaves a site of which no page has a dead link, and the next build makes it
// what it shall be.
func TestKilledForReal(t *testing.T) {
	needs(t, "strace", "-o", "/dev/null", "true")
	const calls = "mkdirat,renameat,renameat2,symlinkat,linkat,unlinkat,syncfs" // between which nothing changes
	for name, sites := range turns {
		lines, _ := traced(t, sites, calls)
		points := inParallel(lines, func(k int) {
			dir := newOutput(t)
			publish(t, dir, sites[0])
			code := ask(t, order{Dir: dir, Sites: []site{sites[1]}}, at(lines, k, "signal=KILL", false)...)
			isWhole(t, dir, nil, sites[0], sites[1])
			if k%3 == 0 { // the next is killed too
				ask(t, order{Dir: dir, Sites: []site{sites[k%2]}}, at(lines, k*2/3, "signal=KILL", false)...)
				isWhole(t, dir, nil, sites[0], sites[1])
			}
			next := sites[k/2%2]
			publish(t, dir, next)
			if got := read(t, dir); !maps.Equal(got, next) {
				t.Errorf("%s, killed at call %d, then built: %v", name, k, got)
			}
			isTidy(t, dir)
			if code == childDone {
				t.Errorf("%s: call %d, %s, kills nobody", name, k, lines[k-1])
			}
		})
		t.Logf("%s: killed at %d of %d calls", name, points, len(lines))
	}
}

// Whatever call fails, once or from then on: the old site is there, or the new one when all is well; or what is told is exactly what is mixed.
func TestFaultsForReal(t *testing.T) {
	needs(t, "strace", "-o", "/dev/null", "true")
	faults := []string{"ENOSPC", "EIO", "EMFILE", "EROFS", "EACCES"}
	for name, sites := range turns {
		lines, _ := traced(t, sites, changing+",close")
		counts := make([]int, 8)
		var mu sync.Mutex
		points := inParallel(lines, func(k int) {
			for i, fault := range faults {
				for _, lasting := range []bool{false, true} {
					if !all() && (i != k%len(faults) || lasting != (k/len(faults)%2 == 0)) {
						continue // each call fails in one way, and each way comes often
					}
					dir := newOutput(t)
					publish(t, dir, sites[0])
					code := ask(t, order{Dir: dir, Sites: []site{sites[1]}}, at(lines, k, "error="+fault, lasting)...)
					there := view(t, dir)
					switch {
					case code == childMixed:
						isWhole(t, dir, nil, sites[0], sites[1])
					case code == childDone && !maps.Equal(there, sites[1]), code != childDone && !maps.Equal(there, sites[0]):
						t.Errorf("%s, %s at call %d, lasting %v: ends with %d, and the output is %v", name, fault, k, lasting, code, there)
					}
					publish(t, dir, sites[1])
					holdsExactly(t, dir, sites[1])
					isTidy(t, dir)
					mu.Lock()
					counts[code]++
					mu.Unlock()
				}
			}
		})
		t.Logf("%s, %d of %d calls: %d published, %d as before, %d mixed", name, points, len(lines), counts[childDone], counts[childFault], counts[childMixed])
	}
}

// Several processes publish at once: each waits for its turn, and one of the sites is there.
func TestSeveralProcesses(t *testing.T) {
	needs(t, "true")
	dir := newOutput(t)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			sites := []site{smallSite, largeSite, smallSite, largeSite}[i%2:][:3]
			if code := ask(t, order{Dir: dir, Sites: sites}); code != childDone {
				t.Errorf("it ends with %d", code)
			}
		})
	}
	wg.Wait()
	if got := read(t, dir); !maps.Equal(got, smallSite) && !maps.Equal(got, largeSite) {
		t.Errorf("%v", got)
	}
	isTidy(t, dir)
}

// A process that may open few files, that may not write, whose disk is read-only or full.
func TestPoorMachines(t *testing.T) {
	needs(t, "prlimit", "--nofile=100", "true")
	for n := 5; n < 24; n++ {
		dir := newOutput(t)
		publish(t, dir, smallSite)
		by := []string{"prlimit", fmt.Sprintf("--nofile=%d", n)}
		if ask(t, order{Dir: dir}, by...) != childDone {
			continue // Go itself can't begin
		}
		code := ask(t, order{Dir: dir, Sites: []site{largeSite}}, by...)
		if got := read(t, dir); code == childDone && !maps.Equal(got, largeSite) || code == childFault && !maps.Equal(got, smallSite) || code == childMixed {
			t.Errorf("with %d files: %d, %v", n, code, got)
		}
	}
	if os.Getuid() != 0 {
		t.Skip("the rest needs root")
	}
	// Folders of the output that another user may not write into: everything that comes before is undone.
	for _, locked := range []string{"", "articles", "articles/a", "topics/x", "people/p"} {
		dir := newOutput(t)
		publish(t, dir, smallSite)
		if err := chownAll(filepath.Dir(dir), 65534); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(filepath.Join(dir, locked), 0, 0); err != nil {
			t.Fatal(err)
		}
		if code := ask(t, order{Dir: dir, Sites: []site{largeSite}, User: 65534}); code != childFault {
			t.Errorf("%s is locked: %d", locked, code)
		}
		if got := read(t, dir); !maps.Equal(got, smallSite) {
			t.Errorf("%s is locked: %v", locked, got)
		}
	}
	needs(t, "unshare", "-m", "true")
	dir := newOutput(t)
	publish(t, dir, smallSite)
	for _, at := range []string{filepath.Dir(dir), stateOf(dir), dir} {
		code := ask(t, order{Dir: dir, Sites: []site{largeSite}}, "unshare", "-m", "sh", "-c", `mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"`, at)
		if got := read(t, dir); code != childFault || !maps.Equal(got, smallSite) {
			t.Errorf("%s is read-only: %d, %v", at, code, got)
		}
	}
	fullDisks(t)
	layers(t)
}

// layers publishes on the disk of a container: the old site lies in a layer that can't be changed.
func layers(t *testing.T) {
	for name, sites := range turns {
		dir, below, file := newOutput(t), newOutput(t), filepath.Join(t.TempDir(), "report")
		publish(t, below, sites[0])
		mount := fmt.Sprintf(`d="$0"; mkdir "$d/upper" "$d/work" "$d/all" && mount -t overlay none -o "lowerdir=%s,upperdir=$d/upper,workdir=$d/work" "$d/all" && exec "$@"`, filepath.Dir(below))
		o := order{Dir: filepath.Join(filepath.Dir(dir), "all", "public"), Sites: []site{sites[1]}, Report: file}
		code := ask(t, o, "unshare", "-m", "sh", "-c", mount, filepath.Dir(dir))
		if code == childUnready {
			t.Log("no disk of layers here")
			return
		}
		if r := readReport(t, file); name != "clash" && (code != childDone || !maps.Equal(r.View, sites[1])) || code == childFault && !maps.Equal(r.View, sites[0]) {
			t.Errorf("%s: %d, %s, %v", name, code, r.Err, r.View)
		}
	}
}

func chownAll(dir string, user int) error {
	return filepath.WalkDir(dir, func(at string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(at, user, user)
	})
}

// fullDisks publishes on a disk in memory that has room for ever more.
func fullDisks(t *testing.T) {
	big := func(s site, size int) site {
		s = maps.Clone(s)
		for name := range s {
			s[name] += string(slices.Repeat([]byte{' '}, size))
		}
		return s
	}
	first, second := big(smallSite, 4000), big(largeSite, 5000)
	seen := map[int]bool{}
	for pages := 40; pages < 110; pages += 5 {
		dir := t.TempDir()
		file := filepath.Join(t.TempDir(), "report")
		mount := fmt.Sprintf(`mount -t tmpfs -o size=%dk none "$0" && exec "$@"`, 4*pages)
		o := order{Dir: filepath.Join(dir, "public"), Sites: []site{first, second}, Report: file}
		code := ask(t, o, "unshare", "-m", "sh", "-c", mount, dir)
		r := readReport(t, file)
		if code == childDone && !maps.Equal(r.View, second) || code == childFault && !maps.Equal(r.View, first) && len(r.View) > 0 || code == childMixed {
			t.Errorf("%d KB: %d, %s, %d files", 4*pages, code, r.Err, len(r.View))
		}
		seen[code] = true
	}
	if !seen[childDone] || !seen[childFault] {
		t.Errorf("disks that were full: %v", seen)
	}
}
