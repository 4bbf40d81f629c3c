package publish

import (
	"bufio"
	"crypto/sha256"
	"hash"
	"io"
	"io/fs"
	"os"

	"github.com/gloss-press/gloss/internal/disk"
)

// File is a file of the site that is written piece by piece, for one too large to hold in memory. One goroutine may
// use it at a time.
type File struct {
	tx     *Tx
	name   string
	staged waiting
	to     *os.File // nil once it is closed
	buffer *bufio.Writer
	hash   hash.Hash
	size   int64
	stamp  disk.Stamp
}

// Create adds a file to the site as [Tx.Put] does, its bytes to come: the site has them when Close returns nil. What
// the output holds already under that name is not touched, but all bytes are staged to find that out.
//
// The errors are those of Put, and so is what follows: the build can only be aborted. That is also so for a Write or
// Close that fails. Commit fails while a file is not closed. A writer that stops half way must abort the build: Close
// cannot know that more was to come.
func (tx *Tx) Create(name string) (*File, error) {
	if err := tx.reserve(name); err != nil {
		return nil, tx.fail(err)
	}
	to, staged, err := tx.state.stage.create(name, tx.out != nil)
	if err != nil {
		return nil, tx.fail(fault(tx.shown(name), err))
	}
	f := &File{tx: tx, name: name, staged: staged, to: to, hash: sha256.New()}
	f.buffer = bufio.NewWriterSize(io.MultiWriter(to, f.hash), 64<<10)
	return f, nil
}

// Write adds p to the file. The error is a [*MachineError], or [fs.ErrClosed] after Close.
func (f *File) Write(p []byte) (int, error) {
	if f.to == nil {
		return 0, f.tx.fail(fs.ErrClosed)
	}
	n, err := f.buffer.Write(p)
	f.size += int64(n)
	if err != nil {
		return n, f.tx.fail(fault(f.tx.shown(f.name), err))
	}
	return n, nil
}

// Close finishes the file. A second Close does nothing and gives [fs.ErrClosed], so it may be deferred as well.
func (f *File) Close() error {
	if f.to == nil {
		return fs.ErrClosed
	}
	err := f.buffer.Flush()
	f.stamp, _ = stampOf(f.to)
	if closed := f.to.Close(); err == nil {
		err = closed
	}
	f.to = nil
	switch {
	case f.tx.ended():
		return errDone
	case err == nil:
		err = f.settle()
	}
	if err != nil {
		return f.tx.fail(fault(f.tx.shown(f.name), err))
	}
	return nil
}

// settle drops the staged bytes where the output holds the same, and gives the site the file.
func (f *File) settle() error {
	done := file{whole: true, sum: sum(f.hash.Sum(nil)), staged: f.staged, stamp: f.stamp}
	if out := f.tx.out; out != nil {
		if stamp, same := out.holdsSum(f.name, f.size, done.sum); same {
			if err := f.tx.state.stage.dir.Remove(f.staged.of(f.name)); err != nil {
				return err
			}
			done.staged, done.stamp = nowhere, stamp
		}
	}
	f.tx.finish(f.name, done)
	return nil
}
