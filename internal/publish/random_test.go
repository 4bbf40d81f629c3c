package publish

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whatever is built, aborted, stopped and dropped into the folder in turn: a build that ends leaves its site and the
// foreign files, and nothing else.
func TestRandomHistory(t *testing.T) {
	names := []string{"index.html", "style.css", "a", "a/index.html", "a/b", "a/b/index.html", "a/c/index.html", "d/e/f/index.html", "d/e", "d/feed.xml"}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		dir := newOutput(t)
		foreign := site{}
		publish(t, dir, site{})
		for step := range 12 {
			next := randomSite(r, names)
			switch r.IntN(5) {
			case 0:
				before := view(t, dir)
				tx := begin(t, dir, Options{})
				put(t, tx, next)
				tx.Abort()
				if !cmp.Equal(before, view(t, dir)) {
					t.Fatalf("seed %d step %d: Abort changed the output", seed, step)
				}
			case 1, 2:
				if blocked(next, foreign) {
					continue
				}
				killAt(t, dir, next, r.IntN(12))
			default:
				if blocked(next, foreign) {
					continue
				}
				was := read(t, dir)
				if _, err := try(t, dir, next, Options{}); err != nil {
					t.Fatalf("seed %d step %d: %v\nfrom %v\nto %v", seed, step, err, was, next)
				}
				want := with(next, foreign)
				if got := read(t, dir); len(want) > 0 && !cmp.Equal(want, got) || len(want) == 0 && len(got) > 0 {
					t.Fatalf("seed %d step %d (-want +got):\n%s", seed, step, cmp.Diff(want, got))
				}
				if r.IntN(3) == 0 {
					mine := site{fmt.Sprintf("mine%d.txt", step): "mine"}
					write(t, dir, site{"./": ""})
					write(t, dir, mine)
					maps.Copy(foreign, mine)
				}
			}
		}
	}
}

// randomSite takes some of names, none a folder of another.
func randomSite(r *rand.Rand, names []string) site {
	s := site{}
	for _, i := range r.Perm(len(names))[:r.IntN(len(names))] {
		name := names[i]
		clash := slices.ContainsFunc(slices.Collect(maps.Keys(s)), func(other string) bool { return under(name, other) || under(other, name) })
		if !clash {
			s[name] = fmt.Sprint(r.IntN(3))
		}
	}
	return s
}

func under(name, folder string) bool {
	return len(name) > len(folder) && name[:len(folder)+1] == folder+"/"
}

func blocked(next, foreign site) bool {
	for name := range foreign {
		if _, ok := next[name]; ok {
			return true
		}
	}
	return false
}
