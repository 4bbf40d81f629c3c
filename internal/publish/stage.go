package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
)

// stage is where files wait for Commit: those that the output has already under numbers, to be moved there one by one; new
// ones at their own names in a tree, of which folders can come whole. Where there is no output yet the tree will be it.
type stage struct {
	dir  *folder
	site *folder      // the tree
	all  bool         // the tree will be the output
	last atomic.Int32 // the newest number

	mu   sync.RWMutex
	made map[string]bool // the folders in site
}

// waiting is where a file waits: its number, or one of those below. (A site has very many files, and a name for each place takes memory.)
type waiting int32

const (
	nowhere waiting = 0  // the output holds its bytes already
	inTree  waiting = -1 // at its own name in the tree
)

// of gives the path, in the stage, of the file of that name.
func (w waiting) of(name string) string {
	if w == inTree {
		return inSite(name)
	}
	return strconv.Itoa(int(w)%numberFolders) + "/" + strconv.Itoa(int(w))
}

const (
	stageFolder = "stage"
	siteFolder  = "site" // in the stage

	// Numbered files wait in a few folders, so that writers do not wait for one folder's lock.
	numberFolders = 8
)

// openStage makes the stage, which removeStage removed before. out is the output, nil if there is none.
func (s *state) openStage(out *folder) error {
	folders := []string{stageFolder}
	for _, name := range []string{siteFolder, nowFolder, lastFolder, goneFolder} {
		folders = append(folders, path.Join(stageFolder, name))
	}
	for i := range numberFolders {
		folders = append(folders, path.Join(stageFolder, strconv.Itoa(i)))
	}
	for _, name := range folders {
		if err := s.root.Mkdir(name, 0o755); err != nil {
			return err
		}
	}
	dir, err := newFolder(s.root.OpenRoot(stageFolder))
	if err != nil {
		return err
	}
	s.stage = &stage{dir: dir, made: map[string]bool{}}
	if s.stage.site, err = newFolder(dir.OpenRoot(siteFolder)); err != nil {
		return err
	}
	s.stage.all, err = replaceable(out, s.stage.site)
	return err
}

// replaceable says whether site may take the place of out: it must be missing, or empty and in all else what site is,
// so that nobody's choice of owner and permissions is lost.
func replaceable(out, site *folder) (bool, error) {
	if out == nil {
		return true, nil
	}
	if name, err := firstEntry(out.Root); err != nil || name != "" {
		return false, err
	}
	there, err := out.Stat(".")
	if err != nil {
		return false, err
	}
	ours, err := site.Stat(".")
	return err == nil && alike(there, ours), err
}

// create opens a new file for name, and says where in the stage it waits: at its own name in the tree, unless something
// is there in the output.
func (s *stage) create(name string, there bool) (f *os.File, staged waiting, err error) {
	if !there || s.all {
		if err = s.makeFolder(path.Dir(name)); err == nil {
			f, err = s.site.newFile(name)
		}
		// What is there already is another file of the site, which the disk takes for this one or for a folder of it. Commit
		// says so, when it knows all names.
		if !errors.Is(err, fs.ErrExist) && !errors.Is(err, syscall.ENOTDIR) {
			return f, inTree, err
		}
	}
	staged = waiting(s.last.Add(1))
	f, err = s.dir.newFile(staged.of(name))
	return f, staged, err
}

// inSite is the place of a file of the tree, in the stage.
func inSite(name string) string { return siteFolder + "/" + name }

// adopt moves a file that waits elsewhere to its own name in the tree.
func (s *stage) adopt(name string, staged waiting) error {
	if staged == inTree {
		return nil
	}
	if err := s.makeFolder(path.Dir(name)); err != nil {
		return err
	}
	if _, err := s.site.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return cmp.Or(err, error(errAlike(name)))
	}
	return s.dir.Rename(staged.of(name), inSite(name))
}

// errAlike says that a disk takes a file for another of the site.
type errAlike string

func (name errAlike) Error() string {
	return fmt.Sprintf("the disk cannot tell %s from another file of the site: choose names that differ in more than capital and small letters", string(name))
}

// makeFolder makes dir in site, once, and those above it.
func (s *stage) makeFolder(dir string) error {
	s.mu.RLock()
	done := s.made[dir]
	s.mu.RUnlock()
	if done || dir == "." {
		return nil
	}
	if err := s.makeFolder(path.Dir(dir)); err != nil {
		return err
	}
	// Another writer may be making it too.
	if err := s.site.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.made[dir] = true
	return nil
}

func (s *stage) close() {
	s.dir.close()
	if s.site != nil {
		s.site.close()
	}
}

// removeStage removes the stage, be it there or not.
func (s *state) removeStage() error {
	if err := s.root.RemoveAll(stageFolder); err != nil {
		return fault(s.shown, err)
	}
	return nil
}

// clash says which two files of the site cannot stand in one folder, nil if there are none.
func (tx *Tx) clash() error {
	for name, f := range tx.files.all() {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if tx.files.has(dir) {
				return fmt.Errorf("the site has both a file %s and a file in a folder of that name, %s", dir, name)
			}
		}
		if !f.whole {
			return fmt.Errorf("the file %s was not closed", name)
		}
	}
	if !tx.state.stage.all {
		return nil
	}
	for name, f := range tx.files.all() {
		if f.staged != inTree {
			return errAlike(name)
		}
	}
	return nil
}
