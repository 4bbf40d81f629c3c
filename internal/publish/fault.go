package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// MachineError is a fault of the disk or of permissions at Path. Its text is for the person who builds; errors.Is and
// errors.As see the cause.
type MachineError struct {
	Path string // the file or folder, as the caller named it
	Err  error
}

// Error says what went wrong, and what to do where something can be done.
func (e *MachineError) Error() string {
	for _, known := range faults {
		if errors.Is(e.Err, known.err) {
			return fmt.Sprintf(known.text, e.Path)
		}
	}
	return fmt.Sprintf("cannot publish %s: %v", e.Path, e.Err)
}

// Unwrap gives the cause.
func (e *MachineError) Unwrap() error { return e.Err }

// MixedError says that a fault of the machine left an output that is partly old and partly new, since what was done could not
// be undone either. Every file is whole and no page has a dead link; the next build mends it.
type MixedError struct {
	Dir       string   // the output, as the caller named it
	New, Gone []string // files and folders that are new, or have new bytes, and those that were removed
	Err       error    // the first fault
}

// maxNamed is how many names of each kind a message has.
const maxNamed = 50

// Error names what is new and what is gone.
func (e *MixedError) Error() string {
	if slices.Equal(e.New, []string{"."}) {
		return fmt.Sprintf("%v; the new site is in %s all the same: build again to finish it", e.Err, e.Dir)
	}
	var parts []string
	for _, of := range []struct {
		names []string
		are   string
	}{{e.New, "new"}, {e.Gone, "gone"}} {
		if len(of.names) > 0 {
			names, more := of.names, ""
			if len(names) > maxNamed {
				names, more = names[:maxNamed], fmt.Sprintf(" and %d more", len(of.names)-maxNamed)
			}
			parts = append(parts, of.are+": "+strings.Join(names, ", ")+more)
		}
	}
	return fmt.Sprintf("%v; what was done before could not be undone, so %s is partly the new site (%s) and else the old one: every file is whole, and the next build mends it",
		e.Err, e.Dir, strings.Join(parts, "; "))
}

// Unwrap gives the fault.
func (e *MixedError) Unwrap() error { return e.Err }

const mounted = "cannot move %s into place: the output folder is on another disk than the folder that holds it; choose one that is not itself a mounted disk"

var faults = []struct {
	err  error
	text string
}{
	{syscall.ENOSPC, "no room left on the disk for %s"},
	{syscall.EDQUOT, "no room left for %s: the disk quota is used up"},
	{syscall.EROFS, "cannot write %s: the disk is read-only"},
	{syscall.EIO, "the disk failed while reading or writing %s"},
	{syscall.EXDEV, mounted},
	{syscall.EBUSY, mounted},
	{fs.ErrExist, "%s was made by somebody else while the site was built: build again"},
	{syscall.EMFILE, "too many files are open to write %s: raise the limit (ulimit -n)"},
	{syscall.ENAMETOOLONG, "the name %s is too long for this disk"},
	{fs.ErrPermission, "not allowed to write %s: look at the owner and permissions of the folder"},
}

// fault makes a MachineError of err at path. The system's own path is dropped: it may be a stage's.
func fault(path string, err error) error {
	if _, already := errors.AsType[*MachineError](err); already {
		return err
	}
	if inPath, ok := errors.AsType[*fs.PathError](err); ok {
		err = inPath.Err
	}
	return &MachineError{Path: filepath.ToSlash(path), Err: err}
}

// shown is a file of the output as messages name it.
func (tx *Tx) shown(name string) string { return path.Join(filepath.ToSlash(tx.dir), name) }

// ForeignError says that the output folder holds files, and that Gloss does not know to have written any of them.
type ForeignError struct {
	Dir      string // the output, as the caller named it
	Name     string // one entry of it
	Manifest string // the record of an earlier build, where there is one that cannot be read; else empty
}

// Error says what is there and how to go on.
func (e *ForeignError) Error() string {
	if e.Manifest != "" {
		return fmt.Sprintf("%s is not empty, and the record of what Gloss wrote there, %s, is damaged or of another version: empty the folder, or publish over it with --force; nothing in it is deleted", e.Dir, e.Manifest)
	}
	return fmt.Sprintf("%s holds files that Gloss did not write (%s): choose an empty folder with --output, or publish among them with --force; they are not deleted", e.Dir, e.Name)
}

// ConflictError says that what Gloss did not write, or what was edited since, stands where files of the site must go.
// Nothing was changed.
type ConflictError struct {
	Dir   string   // the output, as the caller named it
	Names []string // what stands in the way, in the output, sorted
}

// Error names up to three of the obstacles.
func (e *ConflictError) Error() string {
	names, more := e.Names, ""
	if len(names) > 3 {
		names, more = names[:3], fmt.Sprintf(" and %d more", len(e.Names)-3)
	}
	return fmt.Sprintf("%s: Gloss did not write what stands in the way of the site: %s%s; move it elsewhere (--force writes over files, not over folders or links to folders)",
		e.Dir, strings.Join(names, ", "), more)
}

// ProtectedError says that the output folder is, holds or lies in a folder of the site's own files.
type ProtectedError struct {
	Dir    string // the output, as the caller named it
	Folder string // the folder to keep away from, as the caller named it
}

// Error says which folder and what to do.
func (e *ProtectedError) Error() string {
	return fmt.Sprintf("the output folder %s would mix with the site's own files in %s: choose another with --output, for example public", e.Dir, e.Folder)
}

// BusyError says that another build is writing to the output.
type BusyError struct {
	Dir    string        // the output, as the caller named it
	Waited time.Duration // how long Begin waited for it
}

// Error says who holds the output, and that waiting was tried.
func (e *BusyError) Error() string {
	return fmt.Sprintf("another build is writing to %s (waited %s): let it finish, then build again", e.Dir, e.Waited)
}

var errDone = errors.New("this build was committed or aborted already")
