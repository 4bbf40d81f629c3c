package watch

import (
	"io/fs"
	"syscall"
)

// identify gives a file's identity, and when anything about it last changed.
func identify(info fs.FileInfo) (fileID, int64) {
	s := info.Sys().(*syscall.Stat_t)
	return fileID{uint64(s.Dev), s.Ino}, s.Ctim.Nano()
}
