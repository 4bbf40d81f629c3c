package watch

import (
	"strings"
	"time"
)

// A report is not the end of it. The caller reads a file a little later than it was looked at, and may read what is there for a
// moment only: the file could then be again as it was listed, or have been written once more within the same tick of the file
// system's clock. So what was reported stays in doubt for some sweeps. They report it again, all but the last, which only sees
// whether its folder has changed; and whenever something happens to its folder, it is reported as well. A sweep counts only when
// the caller has come back for more, so that what it had read, it had read before.

// inDoubt is for how many sweeps a file is in doubt.
func inDoubt(pause time.Duration) func(stamp) int8 {
	return func(s stamp) int8 {
		// Some clocks tick in whole seconds, that of a memory card in two.
		if s.written != 0 && s.written%int64(time.Second) == 0 {
			return int8(min(3+2*time.Second/pause, 100))
		}
		return 3
	}
}

// report says that a path has changed.
func (t *tree) report(p string, s stamp) {
	t.changed[p] = true
	t.doubt[p] = t.repeats(s)
}

// recall reports again what is in doubt in a folder and below it.
func (t *tree) recall(dir string) {
	for p, n := range t.doubt {
		if dir == "." || strings.HasPrefix(p, dir+"/") {
			t.changed[p] = true
			t.doubt[p] = max(n, 3)
		}
	}
}

// repeat is what a sweep does for what is in doubt when it begins; read: the caller has read all that was reported. It gives the
// paths whose doubt ends with this sweep, if nothing happens in it.
func (t *tree) repeat(read bool) (last []string) {
	for p, n := range t.doubt {
		switch {
		case n > 1:
			t.changed[p] = true
			if read {
				t.doubt[p] = n - 1
			}
		case read:
			last = append(last, p)
		}
	}
	return last
}
