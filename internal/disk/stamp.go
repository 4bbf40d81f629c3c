package disk

import (
	"encoding/binary"
	"io/fs"
)

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
	s, ok := Identify(info)
	s.Size, s.Written = info.Size(), info.ModTime().UnixNano()
	return s, ok
}

// StampSize is that of a stamp in bytes.
const StampSize = 5 * 8

// AppendTo adds a stamp's bytes.
func (s Stamp) AppendTo(b []byte) []byte {
	for _, n := range []uint64{s.Device, s.Inode, uint64(s.Size), uint64(s.Written), uint64(s.Changed)} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	return b
}

// StampIn gives the stamp that StampSize bytes are, as AppendTo gave them.
func StampIn(b []byte) Stamp {
	at := func(n int) uint64 { return binary.LittleEndian.Uint64(b[8*n:]) }
	return Stamp{Device: at(0), Inode: at(1), Size: int64(at(2)), Written: int64(at(3)), Changed: int64(at(4))}
}
