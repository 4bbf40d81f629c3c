package publish

import (
	"io/fs"
	"path"
	"slices"
)

// plan is all that a commit will do, found out before it does any of it.
type plan struct {
	write   []string // staged files, in reference order
	folders []string // folders to make, each after the one that holds it
	clear   []string // stale files of ours that stand where a folder or a file must go
	hollow  []string // folders to take away for a file, each before the one that holds it
	stale   []string // files of ours that the site no longer has, in the reverse of reference order
	blocked []string // what stands in the way and is not ours to take away
}

// planner makes a plan. made holds the folders looked at: true for one that must be made.
type planner struct {
	plan
	tree  *tree
	old   manifest
	files map[string]file
	force bool
	made  map[string]bool
}

func (tx *Tx) plan() (plan, error) {
	p := planner{tree: newTree(tx.out), old: tx.state.old, files: tx.files, force: tx.force}
	p.made = map[string]bool{".": false}
	for name, f := range p.files {
		if f.staged != "" {
			p.write = append(p.write, name)
		}
	}
	slices.SortFunc(p.write, byReference)
	for name := range p.old {
		if _, kept := p.files[name]; !kept {
			p.stale = append(p.stale, name)
		}
	}
	slices.SortFunc(p.stale, func(a, b string) int { return byReference(b, a) })
	for _, name := range p.write {
		if err := p.fit(name); err != nil {
			return plan{}, fault(tx.shown(name), err)
		}
	}
	if len(p.blocked) > 0 {
		slices.Sort(p.blocked)
		return plan{}, &ConflictError{Dir: tx.dir, Names: p.blocked}
	}
	return p.plan, nil
}

// fit sees that name can be written: its folders, and what stands there now.
func (p *planner) fit(name string) error {
	missing, err := p.folder(path.Dir(name))
	if missing || err != nil {
		return err
	}
	info, err := p.tree.lstat(name)
	if info == nil || err != nil {
		return err
	}
	if info.IsDir() {
		return p.empty(name)
	}
	// A rename replaces what stands at a name, a link too, and never follows it.
	if p.old[name] == nil && !p.force {
		p.blocked = append(p.blocked, name)
	}
	return nil
}

// folder sees that dir is a folder, or can become one, and says whether it must be made.
func (p *planner) folder(dir string) (missing bool, err error) {
	if missing, seen := p.made[dir]; seen {
		return missing, nil
	}
	above, err := p.folder(path.Dir(dir))
	if err != nil {
		return false, err
	}
	p.made[dir] = true
	if !above {
		info, err := p.tree.lstat(dir)
		if err != nil {
			return false, err
		}
		if info != nil && info.IsDir() {
			p.made[dir] = false
			return false, nil
		}
		if info != nil {
			if err := p.take(dir); err != nil {
				return false, err
			}
		}
	}
	p.folders = append(p.folders, dir)
	return true, nil
}

// take clears a file of ours out of the way, or reports it as not ours to clear.
func (p *planner) take(name string) error {
	ours, err := p.tree.has(name, p.old[name])
	if err != nil {
		return err
	}
	if ours {
		p.clear = append(p.clear, name)
	} else {
		p.blocked = append(p.blocked, name)
	}
	return nil
}

// empty clears a folder that stands where a file must go. It may hold files of ours and folders, and nothing else.
func (p *planner) empty(dir string) error {
	var folders []string
	err := fs.WalkDir(p.tree.out.FS(), dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			folders = append(folders, name)
			return nil
		}
		return p.take(name)
	})
	slices.Reverse(folders)
	p.hollow = append(p.hollow, folders...)
	return err
}
