package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/gloss-press/gloss/internal/disk"
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

// stamp gives the stamp of the ordinary file at name: [os.Root.Lstat] takes three times as long, and a second build asks for each file.
func (f *folder) stamp(name string) (disk.Stamp, bool) {
	var s unix.Stat_t
	err := retry(func() error { return unix.Fstatat(f.fd, name, &s, unix.AT_SYMLINK_NOFOLLOW) })
	if err != nil || s.Mode&unix.S_IFMT != unix.S_IFREG {
		return disk.Stamp{}, false
	}
	return disk.Stamp{Device: uint64(s.Dev), Inode: s.Ino, Size: s.Size, Written: s.Mtim.Nano(), Changed: s.Ctim.Nano()}, true
}

// isFolder reports whether a folder stands at name, and no link to one.
func (f *folder) isFolder(name string) bool {
	var s unix.Stat_t
	err := retry(func() error { return unix.Fstatat(f.fd, name, &s, unix.AT_SYMLINK_NOFOLLOW) })
	return err == nil && s.Mode&unix.S_IFMT == unix.S_IFDIR
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

// mover moves files and folders between the stage and the output. It keeps the folder of the last one open: names come
// sorted, one after the other: Linux lets one rename between two folders happen at a time on a disk.
//
// The folder is opened through the output and the file named in that folder, so a link that is swapped in meanwhile
// leads nowhere outside.
type mover struct {
	stage, to *folder
	swaps     bool   // the disk can exchange two names
	dir       string // "" when none is open
	fd        int
}

func newMover(tx *Tx, stage *folder) *mover { return &mover{stage: stage, to: tx.out} }

// in gives name as a folder that is open and a name in it.
func (m *mover) in(name string) (fd int, base string, err error) {
	if dir := path.Dir(name); m.dir != dir {
		m.close()
		fd, err := m.open(dir)
		if err != nil {
			return 0, "", err
		}
		m.dir, m.fd = dir, fd
	}
	return m.fd, path.Base(name), nil
}

// bring moves what is staged to name, where nothing may stand.
func (m *mover) bring(staged, name string) error {
	fd, base, err := m.in(name)
	if err != nil {
		return err
	}
	return m.rename(m.stage.fd, staged, fd, base, unix.RENAME_NOREPLACE)
}

// away moves what stands at name into the stage.
func (m *mover) away(name, staged string) error {
	fd, base, err := m.in(name)
	if err != nil {
		return err
	}
	return m.rename(fd, base, m.stage.fd, staged, unix.RENAME_NOREPLACE)
}

// swap lets what is staged and what stands at name change places. Where the disk can't, what is staged takes the name, and
// a second name keeps the other, if the disk can do that.
func (m *mover) swap(staged, name string) error {
	fd, base, err := m.in(name)
	if err != nil {
		return err
	}
	if m.swaps {
		return m.rename(m.stage.fd, staged, fd, base, unix.RENAME_EXCHANGE)
	}
	kept := staged + ".old"
	lost := retry(func() error { return unix.Linkat(fd, base, m.stage.fd, kept, 0) })
	if err = m.rename(m.stage.fd, staged, fd, base, 0); err == nil && lost == nil {
		err = m.rename(m.stage.fd, kept, m.stage.fd, staged, 0)
	}
	return err
}

func (m *mover) rename(from int, a string, to int, b string, flags uint) error {
	if !m.swaps {
		flags = 0
	}
	return retry(func() error { return unix.Renameat2(from, a, to, b, flags) })
}

// link makes a symbolic link at name, where nothing may stand.
func (m *mover) link(target, name string) error {
	fd, base, err := m.in(name)
	if err != nil {
		return err
	}
	return retry(func() error { return unix.Symlinkat(target, fd, base) })
}

// unlink removes a link.
func (m *mover) unlink(name string) error {
	fd, base, err := m.in(name)
	if err != nil {
		return err
	}
	return retry(func() error { return unix.Unlinkat(fd, base, 0) })
}

// canSwap finds out whether the disk of a stage, in which nothing has moved yet, can exchange two names.
func canSwap(stage *folder) bool { return exchange(stage, lastFolder, goneFolder) == nil }

// movesFolders says whether the disk moves folders that are there. A container's, made of layers, may have some in a layer
// that stays as it is.
func movesFolders(f *folder) bool {
	var s unix.Statfs_t
	return unix.Fstatfs(f.fd, &s) != nil || s.Type != unix.OVERLAYFS_SUPER_MAGIC
}

// exchange exchanges two names of a folder.
func exchange(f *folder, a, b string) error {
	return retry(func() error { return unix.Renameat2(f.fd, a, f.fd, b, unix.RENAME_EXCHANGE) })
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
	return retry(func() error { return unix.Renameat(tx.state.stage.dir.fd, siteFolder, tx.parent.fd, tx.base) })
}

// takeSite undoes moveSite.
func (tx *Tx) takeSite() error {
	return retry(func() error { return unix.Renameat(tx.parent.fd, tx.base, tx.state.stage.dir.fd, siteFolder) })
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
