//go:build !linux && !freebsd && !openbsd && !dragonfly && !solaris && !darwin && !netbsd

package disk

import "io/fs"

// Identify gives of a file or folder its Device, its Inode and when it Changed; false where the system doesn't say all of these.
func Identify(fs.FileInfo) (Stamp, bool) { return Stamp{}, false }
