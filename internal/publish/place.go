package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// place is where an output folder really is, links resolved.
type place struct {
	parent, base string
	shown        string // as the caller named it
}

func (p place) path() string { return filepath.Join(p.parent, p.base) }

// locate finds the real folder that dir names, or would name once it is made.
func locate(dir string) (place, error) {
	real, err := resolve(dir)
	if err != nil {
		return place{}, fault(dir, err)
	}
	at := place{parent: filepath.Dir(real), base: filepath.Base(real), shown: dir}
	if at.parent == real {
		return place{}, fmt.Errorf("the output folder cannot be %s, the root of the disk: choose another with --output", dir)
	}
	switch info, err := os.Lstat(real); {
	case errors.Is(err, fs.ErrNotExist):
		return at, nil
	case err != nil:
		return place{}, fault(dir, err)
	case info.Mode().Type() == fs.ModeSymlink:
		return place{}, fmt.Errorf("the output folder %s is a link that leads nowhere: remove it or choose another with --output", dir)
	case !info.IsDir():
		return place{}, fmt.Errorf("the output folder %s is a file: move it elsewhere or choose another folder with --output", dir)
	}
	return at, nil
}

// resolve gives dir as an absolute path without symbolic links. What does not exist yet is kept as it is written.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	rest := ""
	for up := abs; ; up = filepath.Dir(up) {
		real, err := filepath.EvalSymlinks(up)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || up == filepath.Dir(up) {
			return "", err
		}
		rest = filepath.Join(filepath.Base(up), rest)
	}
}

// trespass gives the first folder that an output at the real path out must keep away from and does not, or "".
// Folders are compared by what they are, at every step up to the root, since one folder has many spellings (links,
// case, mounts); the spelling decides only for what does not exist yet.
func trespass(out, source string, protected []string) string {
	above := chain(out)
	self, _ := os.Stat(out)
	for i, folder := range append([]string{source}, protected...) {
		if folder == "" {
			continue
		}
		real, err := resolve(folder)
		if err != nil {
			return folder // what can't be compared can't be kept apart
		}
		abs, err := filepath.Abs(folder)
		if err != nil {
			return folder
		}
		if within(real, out) || among(self, chain(real)) || among(self, chain(abs)) {
			return folder
		}
		if i == 0 {
			continue // the output may lie in the site's folder
		}
		info, _ := os.Stat(folder)
		if within(out, real) || among(info, above) {
			return folder
		}
	}
	return ""
}

// within says whether path is folder or lies in it, as they are written.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// chain is path and every folder above it, as far as they exist.
func chain(path string) (infos []fs.FileInfo) {
	for ; ; path = filepath.Dir(path) {
		if info, err := os.Stat(path); err == nil {
			infos = append(infos, info)
		}
		if path == filepath.Dir(path) {
			return infos
		}
	}
}

func among(info fs.FileInfo, infos []fs.FileInfo) bool {
	return info != nil && slices.ContainsFunc(infos, func(other fs.FileInfo) bool { return os.SameFile(info, other) })
}
