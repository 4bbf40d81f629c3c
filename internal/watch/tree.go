package watch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"syscall"

	"github.com/gloss-press/gloss/internal/disk"
)

// tree is the listing: what the folder held when it was last looked at.
type tree struct {
	root    *os.Root // nil while the folder is gone
	ignore  func(path string, dir bool) bool
	enter   func(dir string) // watches a folder
	leave   func(dir string)
	repeats func(stamp) int8 // how long a file stays in doubt

	folders map[string]*folder // by path; "." is always there
	watched map[fileID]string  // the path under which a folder is watched
	links   map[string]bool
	touched map[fileID]bool // files that have changed since links were last followed
	changed map[string]bool // what is to be reported
	doubt   map[string]int8 // what was reported of late, see doubt.go
	round   uint            // counts the sweeps
}

type folder struct {
	id      fileID
	own     stamp // as a sweep has seen it: its times tell of files that were there for a moment
	entries map[string]*entry
}

type entry struct {
	stamp
	round uint // the last sweep that has seen it
}

func newTree(root *os.Root, ignore func(string, bool) bool, enter, leave func(string)) *tree {
	return &tree{
		root: root, ignore: ignore, enter: enter, leave: leave,
		folders: map[string]*folder{".": {entries: map[string]*entry{}}},
		watched: map[fileID]string{}, links: map[string]bool{}, touched: map[fileID]bool{}, changed: map[string]bool{},
		doubt: map[string]int8{},
	}
}

func (t *tree) close() {
	if t.root != nil {
		t.root.Close()
	}
}

// moveTo gives up what is listed and goes on in root; nil: nowhere.
func (t *tree) moveTo(root *os.Root) {
	t.drop(".")
	t.folders["."] = &folder{entries: map[string]*entry{}}
	t.close()
	t.root = root
}

// begin lists everything for the first time: nothing of it is news.
func (t *tree) begin() {
	t.scan(".", true)
	clear(t.changed)
	clear(t.touched)
	clear(t.doubt)
}

// scan lists a folder anew: it is watched first, so that nothing comes between. deep: and all folders below it, also those that
// are known.
func (t *tree) scan(dir string, deep bool) {
	f := t.watch(dir)
	if f == nil {
		return
	}
	var infos []fs.FileInfo
	d, err := disk.OpenFolder(t.root, dir)
	if err == nil {
		infos, err = d.Readdir(-1)
		d.Close()
	}
	if err != nil && !lasting(err) {
		return // The next sweep tries again.
	}
	there := make(map[string]bool, len(infos))
	for _, info := range infos {
		name := info.Name()
		there[name] = true
		t.note(dir, name, info, hint{name: deep})
	}
	for name := range f.entries {
		if !there[name] {
			t.note(dir, name, nil, hint{})
		}
	}
}

// watch watches a folder under its present path and no other, and gives its listing; nil: there is no such folder any more.
func (t *tree) watch(dir string) *folder {
	if t.root == nil {
		return nil
	}
	for range 3 {
		id, ok := t.identity(dir)
		if !ok {
			return nil
		}
		f := t.folders[dir]
		if f == nil {
			f = &folder{entries: map[string]*entry{}}
			t.folders[dir] = f
		} else if f.id != id {
			t.unwatch(dir, f)
		}
		// A folder that was moved is still watched under the path that it had: its events would name files that are not there.
		if was, ok := t.watched[id]; ok && was != dir {
			t.leave(was)
		}
		f.id = id
		if id != (fileID{}) {
			t.watched[id] = dir
		}
		t.enter(dir)
		if now, ok := t.identity(dir); ok && now == id {
			return f
		}
	}
	return t.folders[dir]
}

func (t *tree) unwatch(dir string, f *folder) {
	if f.id == (fileID{}) {
		t.leave(dir)
	} else if t.watched[f.id] == dir {
		delete(t.watched, f.id)
		t.leave(dir)
	}
}

func (t *tree) identity(dir string) (fileID, bool) {
	info, err := t.root.Lstat(dir)
	if err != nil || !info.IsDir() {
		return fileID{}, false
	}
	id, _ := identify(info)
	return id, true
}

// lasting reports whether an error says how things are on the disk: no such folder, no permission. Others, such as too many
// open files, pass.
func lasting(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR)
}

// lookAll compares the paths that events have named with the listing. It gives those that should be looked at a little later.
func (t *tree) lookAll(hints map[string]hint) map[string]hint {
	later := map[string]hint{}
	for dir, names := range group(hints) {
		// Where the folder is not known, it has just come or gone: that is for the nearest one that is.
		for t.folders[dir] == nil {
			names = map[string]hint{path.Base(dir): {bytes: true, name: true}}
			dir = path.Dir(dir)
		}
		t.look(dir, names, later)
	}
	return later
}

// look compares some of a folder's files with the listing. Those that an editor may be about to write go into later, once.
func (t *tree) look(dir string, names, later map[string]hint) {
	if t.root == nil {
		return
	}
	sub, err := disk.Sub(t.root, dir)
	if err != nil && !lasting(err) {
		return
	}
	if err == nil {
		defer sub.Close()
	}
	for name, h := range names {
		if name == "." || name == "" {
			continue
		}
		var info fs.FileInfo
		if err == nil {
			if found, err := sub.Lstat(name); err == nil {
				info = found
			} else if !lasting(err) {
				continue
			}
		}
		if h.first && t.emptied(dir, name, info) {
			h.first = false
			later[path.Join(dir, name)] = h
			continue
		}
		t.note(dir, name, info, h)
		if info != nil && info.IsDir() && h.name {
			t.recall(path.Join(dir, name))
		}
	}
}

// emptied reports whether a file has gone or has no bytes.
func (t *tree) emptied(dir, name string, info fs.FileInfo) bool {
	if info != nil {
		return info.Mode().IsRegular() && info.Size() == 0
	}
	f := t.folders[dir]
	return f != nil && f.entries[name] != nil && f.entries[name].mode.IsRegular()
}

// note puts what is on the disk now into the listing, and reports the difference. info is nil where there is nothing.
func (t *tree) note(dir, name string, info fs.FileInfo, h hint) {
	f, p := t.folders[dir], path.Join(dir, name)
	if f == nil {
		return
	}
	old := f.entries[name]
	if info == nil || t.ignore(p, info.IsDir()) {
		switch {
		case old != nil:
			t.forget(dir, name)
		case info == nil && h.bytes && !t.ignore(p, false) && !t.ignore(p, true):
			t.report(p, stamp{}) // It was there for a moment, and may have been seen.
			t.recall(p)
		}
		return
	}
	now := stampOf(t.root, dir, info)
	if old != nil && old.isDir() != now.isDir() {
		t.forget(dir, name)
		old = nil
	}
	if now.isDir() {
		switch {
		case old == nil:
			f.entries[name] = &entry{stamp: now, round: t.round}
			t.scan(p, true)
		case old.id != now.id || h.name || t.folders[p] == nil:
			old.stamp = now
			t.scan(p, true)
		case h.bytes:
			t.scan(p, false)
		}
		return
	}
	if old == nil || old.stamp != now || h.bytes {
		if old != nil {
			t.touched[old.id] = true
		}
		t.touched[now.id] = true
		t.report(p, now)
		f.entries[name] = &entry{now, t.round}
		delete(t.links, p)
		if now.isLink() {
			t.links[p] = true
		}
	}
}

// forget takes a file, or a folder with all that is below it, out of the listing.
func (t *tree) forget(dir, name string) {
	f, p := t.folders[dir], path.Join(dir, name)
	old := f.entries[name]
	delete(f.entries, name)
	if old.isDir() {
		t.drop(p)
		return
	}
	t.touched[old.id] = true
	t.report(p, stamp{})
	delete(t.links, p)
}

func (t *tree) drop(dir string) {
	f := t.folders[dir]
	if f == nil {
		return
	}
	for name := range f.entries {
		t.forget(dir, name)
	}
	delete(t.folders, dir)
	t.unwatch(dir, f)
}

// followLinks looks at the links whose file has changed, and at those that led to none.
func (t *tree) followLinks() {
	if len(t.touched) == 0 {
		return
	}
	touched := t.touched
	t.touched = map[fileID]bool{}
	for p := range t.links {
		dir, name := path.Dir(p), path.Base(p)
		e := t.folders[dir].entries[name]
		if led := e.id != (fileID{}); !led || touched[e.id] {
			t.look(dir, map[string]hint{name: {bytes: led}}, nil)
		}
	}
	clear(t.touched)
}
