package watch

import (
	"io/fs"
	"os"
	"path"

	"github.com/gloss-press/gloss/internal/disk"
)

// stamp is what can be known of a file without reading it. Two stamps that differ mean that the bytes may.
type stamp struct {
	mode    fs.FileMode
	size    int64
	written int64  // when the bytes changed, in nanoseconds
	changed int64  // when anything did, also the times themselves; 0 where the system does not say
	id      fileID // of a link: that of the file it leads to
	link    string // where a link leads
}

// fileID tells files apart whatever they are called; the zero value where the system does not say.
type fileID struct{ device, inode uint64 }

func (s stamp) isDir() bool  { return s.mode&(fs.ModeDir|fs.ModeSymlink) == fs.ModeDir }
func (s stamp) isLink() bool { return s.mode&fs.ModeSymlink != 0 }

// stampOf gives the stamp of a file in a folder. A link has its own target and, where that is a file, the rest of that file.
func stampOf(root *os.Root, dir string, info fs.FileInfo) stamp {
	if info.Mode()&fs.ModeSymlink == 0 {
		if info.IsDir() {
			id, _ := identify(info)
			return stamp{mode: fs.ModeDir, id: id} // What it holds is listed.
		}
		return plainStamp(info)
	}
	var s stamp
	name := path.Join(dir, info.Name())
	target, _ := root.Readlink(name)
	if to, err := root.Stat(name); err == nil && !to.IsDir() {
		s = plainStamp(to)
	} else if err == nil {
		s.mode = fs.ModeDir
	}
	s.mode |= fs.ModeSymlink
	s.link = target
	return s
}

// identify gives a file's identity, and when anything about it last changed; zeros where the system does not say.
func identify(info fs.FileInfo) (fileID, int64) {
	s, _ := disk.Identify(info)
	return fileID{s.Device, s.Inode}, s.Changed
}

func plainStamp(info fs.FileInfo) stamp {
	s := stamp{mode: info.Mode(), size: info.Size(), written: info.ModTime().UnixNano()}
	s.id, s.changed = identify(info)
	return s
}
