package publish

import (
	"errors"
	"io"
	"os"
)

const scratchFile = stageFolder + "/scratch"

// Scratch is a file for what a build needs again and would else hold in memory. Its errors, but for the end of the file, are [*MachineError].
type Scratch struct {
	file  *os.File
	shown string
}

// Scratch gives the build's, which goes with it. It is asked for once.
func (tx *Tx) Scratch() (*Scratch, error) {
	file, err := tx.state.root.OpenFile(scratchFile, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fault(tx.state.shown, err)
	}
	tx.state.scratch = file
	return &Scratch{file, tx.state.shown}, nil
}

// WriteAt implements [io.WriterAt].
func (s *Scratch) WriteAt(b []byte, at int64) (int, error) {
	n, err := s.file.WriteAt(b, at)
	if err != nil {
		err = fault(s.shown, err)
	}
	return n, err
}

// ReadAt implements [io.ReaderAt].
func (s *Scratch) ReadAt(b []byte, at int64) (int, error) {
	n, err := s.file.ReadAt(b, at)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fault(s.shown, err)
	}
	return n, err
}
