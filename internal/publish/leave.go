package publish

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// leave finds what the site no longer has: files of ours that are still as Gloss wrote them go, folders that hold nothing
// else go as a whole. The others are kept.
func (p *planner) leave(shown func(string) string) error {
	folded := make(map[string]string, p.files.len()) // the new files by their names in small letters
	var stale []string
	for name := range p.old {
		if !p.files.has(name) {
			stale = append(stale, name)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	for name := range p.files.all() {
		folded[strings.ToLower(name)] = name
	}
	slices.Sort(stale)
	for _, name := range stale {
		p.hollow = append(p.hollow, path.Dir(name))
		info, err := p.tree.lstat(name)
		// Where a folder stands, or a link above, our file is gone.
		if err == nil && info != nil && !info.IsDir() && !p.respelled(folded[strings.ToLower(name)], info) {
			var ours bool
			if ours, err = p.tree.has(name, p.old[name]); ours {
				p.gone[name] = true
			} else if err == nil {
				p.kept = append(p.kept, name)
			}
		}
		if err != nil {
			return fault(shown(name), err)
		}
	}
	p.removed = len(p.gone)
	for _, name := range stale {
		if !p.gone[name] || p.clears(name) {
			continue
		}
		u, err := p.goneWith(name)
		if err != nil {
			return fault(shown(name), err)
		}
		if u = p.went(u); !u.page {
			u.page = isPage(name)
		}
	}
	return nil
}

// respelled says whether other, a file of the new site or "", is the file that info tells of: where a disk takes
// About.html and about.html for one file, removing the old name would remove the new file.
func (p *planner) respelled(other string, info fs.FileInfo) bool {
	if other == "" {
		return false
	}
	there, err := p.tree.lstat(other)
	return err == nil && there != nil && os.SameFile(info, there)
}

// clears says whether name goes with what must make room for a new unit.
func (p *planner) clears(name string) bool {
	for ; p.clash && name != "."; name = path.Dir(name) {
		if u := p.units[name]; u != nil && u.old {
			return true
		}
	}
	return false
}

// went gives the one unit of that name that goes.
func (p *planner) went(u *unit) *unit {
	if seen := p.units[u.name]; seen != nil {
		return seen
	}
	p.units[u.name] = u
	p.drop = append(p.drop, u)
	return u
}

// goneWith gives the unit that a file goes with: the uppermost folder of which nothing stays, or the file.
func (p *planner) goneWith(name string) (*unit, error) {
	u := &unit{name: name, old: true}
	if !p.folders {
		return u, nil
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		whole, err := p.goes(dir)
		if err != nil || !whole {
			return u, err
		}
		u = &unit{name: dir, old: true, folder: true}
	}
	return u, nil
}

// goes says whether all that is in dir goes, and something is. The new site needs no folder that it does not put files in.
func (p *planner) goes(dir string) (bool, error) {
	if known, ok := p.whole[dir]; ok {
		return known, nil
	}
	_, needed := p.tops[dir]
	there, err := p.tree.isFolder(dir)
	whole, some := there && !needed, false
	if err == nil && whole {
		err = p.tree.each(dir, func(name string, isFolder bool) (bool, error) {
			some = true
			var err error
			if whole = p.gone[name]; isFolder {
				whole, err = p.goes(name)
			}
			return whole, err
		})
	}
	p.whole[dir] = whole && some
	return p.whole[dir], err
}
