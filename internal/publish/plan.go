package publish

import (
	"path"
	"slices"
	"strings"
)

// plan is all that a commit will do, found out before it does any of it.
type plan struct {
	add    []*unit  // what is new
	come   []string // the staged files of it
	change []string // staged files whose names hold other bytes, or a link
	drop   []*unit  // what the site no longer has
	clash  bool     // a unit of add stands where something else must go
	// blocked are names that stand in the way and are not ours to take away; kept those that the site no longer has and
	// that are not ours to remove.
	blocked, kept []string
	removed       int      // files of ours that go
	hollow        []string // folders that lose a file: they go too when that leaves them empty
}

// unit is what comes into the output, or leaves it, under one name: a file, or a folder with all that is in it.
type unit struct {
	name   string
	old    bool // something of ours stands there
	next   bool // something is to stand there
	folder bool // a folder comes, or one goes
	page   bool // a page is, or is in, it: what may link to others
}

func isPage(name string) bool { return strings.HasSuffix(name, ".html") }

// planner makes a plan.
type planner struct {
	plan
	tree  *tree
	old   manifest
	files *files
	force bool
	// folders says that the disk can move a folder that is there.
	folders bool
	units   map[string]*unit
	tops    map[string]string // of each folder that a staged file needs: the unit that it comes with, "" for one that is there
	gone    map[string]bool   // files of ours that go
	whole   map[string]bool   // folders looked at: whether all that is in them goes
}

func (tx *Tx) plan() (plan, error) {
	p := planner{
		tree: newTree(tx.out), old: tx.state.old, files: &tx.files, force: tx.force, folders: movesFolders(tx.out),
		units: map[string]*unit{}, tops: map[string]string{".": ""}, gone: map[string]bool{}, whole: map[string]bool{},
	}
	var staged []string
	for name, f := range p.files.all() {
		if f.staged != nowhere {
			staged = append(staged, name)
		}
	}
	slices.Sort(staged)
	for _, name := range staged {
		if err := p.fit(name); err != nil {
			return plan{}, fault(tx.shown(name), err)
		}
	}
	if err := p.leave(tx.shown); err != nil {
		return plan{}, err
	}
	if len(p.blocked) > 0 {
		slices.Sort(p.blocked)
		return plan{}, &ConflictError{Dir: tx.dir, Names: slices.Compact(p.blocked)}
	}
	return p.plan, nil
}

// fit sees how name can come: with a new folder, as a new file, or in the place of what stands there now.
func (p *planner) fit(name string) error {
	top, err := p.top(path.Dir(name))
	if err != nil {
		return err
	}
	if top == "" {
		info, err := p.tree.lstat(name)
		switch {
		case err != nil:
			return err
		case info != nil && !info.IsDir():
			// What stands at a name is replaced, a link too, and never followed.
			if p.old[name] == nil && !p.force {
				p.blocked = append(p.blocked, name)
			}
			p.change = append(p.change, name)
			return nil
		case info != nil:
			if err := p.empty(name); err != nil {
				return err
			}
		}
		p.arrive(&unit{name: name, old: info != nil, next: true})
		top = name
	}
	p.come = append(p.come, name)
	u := p.units[top]
	u.page = u.page || isPage(name)
	return nil
}

func (p *planner) arrive(u *unit) {
	p.units[u.name] = u
	p.add = append(p.add, u)
	p.clash = p.clash || u.old
}

// top sees that dir is a folder, or can become one, and gives the unit that it comes with, "" for one that is there.
func (p *planner) top(dir string) (string, error) {
	if top, seen := p.tops[dir]; seen {
		return top, nil
	}
	top, err := p.top(path.Dir(dir))
	if err != nil {
		return "", err
	}
	if top == "" {
		info, err := p.tree.lstat(dir)
		if err != nil {
			return "", err
		}
		if info == nil || !info.IsDir() {
			if info != nil {
				if err := p.take(dir); err != nil {
					return "", err
				}
			}
			top = dir
			p.arrive(&unit{name: dir, old: info != nil, next: true, folder: true})
		}
	}
	p.tops[dir] = top
	return top, nil
}

// take sees whether the file at name is ours to clear out of the way.
func (p *planner) take(name string) error {
	ours, err := p.tree.has(name, p.old[name])
	if err == nil && !ours {
		p.blocked = append(p.blocked, name)
	}
	return err
}

// empty sees whether the folder that stands where a file must go holds nothing but files of ours and folders.
func (p *planner) empty(dir string) error {
	return p.tree.each(dir, func(name string, isFolder bool) (bool, error) {
		if isFolder {
			return true, p.empty(name)
		}
		return true, p.take(name)
	})
}
