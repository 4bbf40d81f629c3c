//go:build darwin || freebsd || netbsd

package disk

import (
	"io/fs"
	"syscall"
)

// Identify gives of a file or folder its Device, its Inode and when it Changed; false where the system doesn't say all of these.
func Identify(info fs.FileInfo) (Stamp, bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Stamp{}, false
	}
	return Stamp{Device: uint64(s.Dev), Inode: uint64(s.Ino), Changed: s.Ctimespec.Nano()}, true
}
