//go:build !linux

package publish

import (
	"os"
	"path"
)

// syncDisk does nothing: no other system has a call for a whole file system that waits and tells of errors.
func syncDisk(*os.File) error { return nil }

// rename moves a file from the stage to name in the output. One root must hold both; that no link stands in the way
// was seen when the commit was planned.
func (tx *Tx) rename(staged, name string) error {
	return tx.parent.Rename(path.Join(tx.state.name, stageFolder, staged), path.Join(tx.base, name))
}
