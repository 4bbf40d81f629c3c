package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"syscall"

	"golang.org/x/sys/unix"
)

// folder is a folder held open, with its descriptor, by which the system itself keeps a path inside the folder.
// [os.Root] does the same by opening each folder of the path in turn, which takes a first build a third more processor time.
type folder struct {
	*os.Root
	file *os.File // keeps fd open
	fd   int
}

func newFolder(root *os.Root, err error) (*folder, error) {
	if err != nil {
		return nil, err
	}
	file, err := root.Open(".")
	if err != nil {
		root.Close()
		return nil, err
	}
	return &folder{root, file, int(file.Fd())}, nil
}

func (f *folder) close() error { return errors.Join(f.file.Close(), f.Root.Close()) }

// open opens a file below f. It does not follow a link at name itself, nor wait for what stands there (a named pipe
// would not answer).
func (f *folder) open(name string, flag int) (*os.File, error) {
	how := unix.OpenHow{
		Flags:   uint64(flag | unix.O_CLOEXEC | unix.O_NOFOLLOW),
		Resolve: unix.RESOLVE_BENEATH,
	}
	if flag&os.O_CREATE != 0 {
		how.Mode = 0o644
	} else {
		how.Flags |= unix.O_NONBLOCK
	}
	fd, err := f.openAt(name, &how)
	if oldSystem(err) {
		return f.openStepwise(name, flag)
	}
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), name), nil
}

func (f *folder) openAt(name string, how *unix.OpenHow) (fd int, err error) {
	err = retry(func() (err error) {
		fd, err = unix.Openat2(f.fd, name, how)
		return err
	})
	return fd, err
}

// oldSystem says whether err may come of a kernel (before 5.6) or a container that does not know openat2.
func oldSystem(err error) bool { return err == unix.ENOSYS || err == unix.EPERM }

// mover renames staged files into the output. It keeps the folder of the last one open: names come sorted.
type mover struct {
	from, to *folder
	dir      string // "" when none is open
	fd       int
}

func newMover(tx *Tx) *mover { return &mover{from: tx.state.stage.numbered, to: tx.out} }

// move renames staged to name. The folder is opened through the output and the file named in that folder, so a link
// that is swapped in meanwhile leads nowhere outside.
//
// One after the other: Linux lets one rename between two folders happen at a time on a disk.
func (m *mover) move(staged, name string) error {
	if dir := path.Dir(name); m.dir != dir {
		m.close()
		fd, err := m.open(dir)
		if err != nil {
			return err
		}
		m.dir, m.fd = dir, fd
	}
	return retry(func() error { return unix.Renameat(m.from.fd, staged, m.fd, path.Base(name)) })
}

// open opens a folder of the output, with no link on the way, for renaming into it.
func (m *mover) open(dir string) (int, error) {
	fd, err := m.to.openAt(dir, &unix.OpenHow{
		Flags:   unix.O_PATH | unix.O_DIRECTORY | unix.O_CLOEXEC,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
	})
	if !oldSystem(err) {
		return fd, err
	}
	file, err := m.to.OpenFile(dir, os.O_RDONLY|unix.O_DIRECTORY, 0)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	return unix.FcntlInt(file.Fd(), unix.F_DUPFD_CLOEXEC, 0)
}

func (m *mover) close() {
	if m.dir != "" {
		unix.Close(m.fd)
		m.dir = ""
	}
}

// moveSite makes the staged site the output, in one step also where an empty folder stands there.
func (tx *Tx) moveSite() error {
	return retry(func() error { return unix.Renameat(tx.state.stage.numbered.fd, siteFolder, tx.parent.fd, tx.base) })
}

// alike says whether two folders have one disk, owner, group and permissions.
func alike(a, b fs.FileInfo) bool {
	x, y := a.Sys().(*syscall.Stat_t), b.Sys().(*syscall.Stat_t)
	return x.Dev == y.Dev && x.Uid == y.Uid && x.Gid == y.Gid && x.Mode == y.Mode
}

// syncDisk brings all that waits for folder's file system to the disk: one call, where a sync of each file would take
// many times as long as writing them.
func syncDisk(folder *folder) error {
	return retry(func() error { return unix.Syncfs(folder.fd) })
}

// retry calls f again while a signal interrupts it.
func retry(f func() error) error {
	for {
		if err := f(); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}
