package publish

import (
	"errors"
	"os"
	"path"

	"golang.org/x/sys/unix"
)

// syncDisk brings all that waits for folder's file system to the disk: one call, where a sync of each file would take
// many times as long as writing them.
func syncDisk(folder *os.File) error {
	return retry(func() error { return unix.Syncfs(int(folder.Fd())) })
}

// rename moves a file from the stage to name in the output. The folder is opened through the output's root and the
// file named in that folder, so a link that is swapped in meanwhile leads nowhere outside.
func (tx *Tx) rename(staged, name string) error {
	folder, err := tx.out.OpenFile(path.Dir(name), os.O_RDONLY|unix.O_DIRECTORY, 0)
	if err != nil {
		return err
	}
	defer folder.Close()
	return retry(func() error {
		return unix.Renameat(int(tx.state.stage.Fd()), staged, int(folder.Fd()), path.Base(name))
	})
}

// retry calls f again while a signal interrupts it.
func retry(f func() error) error {
	for {
		if err := f(); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}
