package publish

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// sweep removes stale files that are still as Gloss wrote them. The others are kept, and stay in the manifest next.
func (tx *Tx) sweep(stale []string, next manifest, changes *Changes) error {
	if len(stale) == 0 {
		return nil
	}
	s := sweeper{Tx: tx, tree: newTree(tx.out), folded: make(map[string]string, len(tx.files))}
	for name := range tx.files {
		s.folded[strings.ToLower(name)] = name
	}
	for _, name := range stale {
		if err := s.one(name, next, changes); err != nil {
			return fault(tx.shown(name), err)
		}
	}
	slices.Sort(changes.Kept)
	return nil
}

type sweeper struct {
	*Tx
	tree   *tree
	folded map[string]string // the new files by their names in small letters
}

func (s *sweeper) one(name string, next manifest, changes *Changes) error {
	info, err := s.tree.lstat(name)
	if err != nil {
		return err
	}
	// Where a folder stands, or a link above, our file is gone.
	if info != nil && !info.IsDir() {
		if s.respelled(name, info) {
			return nil
		}
		ours, err := s.tree.has(name, s.state.old[name])
		if err != nil {
			return err
		}
		if !ours {
			changes.Kept = append(changes.Kept, name)
			next[name] = s.state.old[name]
			return nil
		}
		if err := s.remove(name); err != nil {
			return err
		}
		changes.Removed++
	}
	s.prune(path.Dir(name))
	return nil
}

// respelled says whether name is a file of the new site in other letters: where a disk takes About.html and about.html
// for one file, removing the old name would remove the new file.
func (s *sweeper) respelled(name string, info fs.FileInfo) bool {
	other, ok := s.folded[strings.ToLower(name)]
	if !ok {
		return false
	}
	there, err := s.tree.lstat(other)
	return err == nil && there != nil && os.SameFile(info, there)
}

// prune removes dir, which held a file of ours, and the folders above it, as far as they are empty.
func (s *sweeper) prune(dir string) {
	for ; dir != "."; dir = path.Dir(dir) {
		if ok, err := s.tree.isFolder(dir); err != nil || !ok {
			continue
		}
		if s.out.Remove(dir) != nil {
			return
		}
		s.tree.folders[dir] = false
	}
}
