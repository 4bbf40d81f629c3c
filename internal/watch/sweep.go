package watch

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"

	"github.com/gloss-press/gloss/internal/disk"
)

// stride is how many files a step of a sweep looks at.
const stride = 64

// sweep goes through all folders of the listing, a few files at a time, and looks for what events have not told.
type sweep struct {
	tree *tree
	todo []string
	dir  string
	open *os.File // the folder that is being read
	odd  map[string]hint
	last []string // what is no longer in doubt after this sweep
}

// newSweep begins a sweep; read: the caller has read all that was reported.
func (t *tree) newSweep(read bool) *sweep {
	t.round++
	return &sweep{tree: t, todo: slices.Sorted(maps.Keys(t.folders)), last: t.repeat(read)}
}

// step goes on; done: the sweep has ended.
func (s *sweep) step() (done bool) {
	if s.open == nil {
		if len(s.todo) == 0 {
			s.settle()
			return true
		}
		s.dir, s.todo = s.todo[0], s.todo[1:]
		s.odd = map[string]hint{}
		if s.tree.folders[s.dir] == nil {
			return false
		}
		open, err := disk.OpenFolder(s.tree.root, s.dir)
		if err != nil {
			if lasting(err) {
				s.finish()
			}
			return false
		}
		s.open = open
		s.seeFolder()
	}
	infos, err := s.open.Readdir(stride)
	for _, info := range infos {
		s.see(info)
	}
	if err != nil {
		s.close()
		s.finish()
	}
	return false
}

// see compares a file with the listing.
func (s *sweep) see(info fs.FileInfo) {
	f, name := s.tree.folders[s.dir], info.Name()
	if f == nil {
		return
	}
	e := f.entries[name]
	if e == nil {
		if !s.tree.ignore(path.Join(s.dir, name), info.IsDir()) {
			s.odd[name] = hint{}
		}
		return
	}
	e.round = s.tree.round
	now := stampOf(s.tree.root, s.dir, info)
	if e.stamp != now || now.isDir() && s.tree.folders[path.Join(s.dir, name)] == nil {
		s.odd[name] = hint{}
	}
}

// seeFolder compares the folder's own times with those that the last sweep has seen.
func (s *sweep) seeFolder() {
	f := s.tree.folders[s.dir]
	info, err := s.open.Stat()
	if err != nil {
		return
	}
	if now := plainStamp(info); f.own != now {
		f.own = now
		s.tree.recall(s.dir)
	}
}

// settle ends doubts.
func (s *sweep) settle() {
	for _, p := range s.last {
		if s.tree.doubt[p] == 1 {
			delete(s.tree.doubt, p)
		}
	}
}

// finish looks once more at what differs, since the folder may have changed while it was read.
func (s *sweep) finish() {
	f := s.tree.folders[s.dir]
	if f == nil {
		return
	}
	for name, e := range f.entries {
		if e.round != s.tree.round {
			s.odd[name] = hint{}
		}
	}
	if len(s.odd) == 0 {
		return
	}
	// No event has told of this, so the folder may no longer be watched.
	s.tree.watch(s.dir)
	s.tree.look(s.dir, s.odd, nil)
}

func (s *sweep) close() {
	if s.open != nil {
		s.open.Close()
		s.open = nil
	}
}
