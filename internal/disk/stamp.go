package disk

import "io/fs"

// Stamp is what can be known of an ordinary file without reading it. Two that are the same tell of the same bytes, but for a file that was
// written again before the disk's clock went on.
type Stamp struct {
	Device, Inode uint64
	Size          int64
	Written       int64 // when the bytes changed, in nanoseconds, as the file says
	Changed       int64 // when anything did, which nobody can set
}

// StampOf gives a file's stamp; false for what is no ordinary file, and where the system doesn't say when a file changed.
func StampOf(info fs.FileInfo) (Stamp, bool) {
	if !info.Mode().IsRegular() {
		return Stamp{}, false
	}
	s, ok := identify(info)
	s.Size, s.Written = info.Size(), info.ModTime().UnixNano()
	return s, ok
}
