package publish

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is linked to comes before what links to it and goes after it; pages, which may link to each other, at one instant; and
// what later steps rest on is on the disk before them.
func TestOrderOfACommit(t *testing.T) {
	start, end := []string{"write manifest", "sync", "manifest", "sync"}, []string{"write manifest", "sync", "manifest"}
	for name, test := range map[string]struct {
		old, next site
		want      []string
	}{
		"one new page":         {site{"x.css": "1"}, site{"x.css": "1", "a/b/index.html": "b", "a/c.png": "c"}, []string{"add a", "sync"}},
		"a new file and pages": {site{"a/x.css": "1"}, site{"a/x.css": "1", "a/index.html": "a", "a/y.css": "2", "b/index.html": "b"}, []string{"add a/y.css", "link a/index.html", "link b", "sync", "flip site", "sync", "settle a/index.html", "settle b"}},
		"changed pages":        {site{"a.html": "1", "b.html": "1"}, site{"a.html": "2", "b.html": "2"}, []string{"change a.html", "change b.html"}},
		"new, changed, gone": {
			site{"a.html": "1", "b/index.html": "b", "x.css": "1"}, site{"a.html": "2", "c/index.html": "c", "y.css": "2"},
			[]string{"add y.css", "sync", "add c", "sync", "change a.html", "sync", "drop b", "sync", "drop x.css"},
		},
		"several gone": {
			site{"a.html": "1", "b/index.html": "b", "b/keep.css": "b", "c/d/index.html": "c", "x.css": "1"}, site{"a.html": "2", "b/keep.css": "b"},
			[]string{"change a.html", "link b/index.html", "link c", "sync", "flip gone", "sync", "settle b/index.html", "settle c", "drop x.css"},
		},
		"a folder is left empty": {site{"a.html": "1", "c/b/x.css": "1", "c/y.css": "1"}, site{"a.html": "1", "c/y.css": "1"}, []string{"drop c/b"}},
		"a file for a folder": {
			site{"a.html": "1", "b/x.html": "x", "c": "c", "d.css": "d"}, site{"a.html": "2", "b": "b", "c/y.html": "y"},
			[]string{"link b", "link c", "link a.html", "link d.css", "sync", "flip site", "sync", "settle b", "settle c", "settle a.html", "settle d.css"},
		},
	} {
		dir := newOutput(t)
		publish(t, dir, test.old)
		tx := begin(t, dir, Options{})
		put(t, tx, test.next)
		var got []string
		tx.step = func(op, name string) error {
			if name != "" {
				op += " " + name
			}
			got = append(got, op)
			return nil
		}
		if _, err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		want := slices.Concat(start, test.want, end)
		if both := with(test.old, test.next); len(both) == len(test.old) && !changes(test.old, test.next) {
			want = want[3:] // the record holds for the old site as for all on the way
		} else if len(both) == len(test.next) && !changes(test.old, test.next) {
			want = slices.Concat(start, test.want, end[1:2])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		holdsExactly(t, dir, test.next)
		isTidy(t, dir)
	}
}

func changes(a, b site) bool {
	for name, data := range a {
		if other, ok := b[name]; ok && other != data {
			return true
		}
	}
	return false
}
