package search

import (
	"io"
	"slices"
	"sync"
)

// Scratch holds what is needed again and would take too much memory meanwhile, in a file. It may be used from several goroutines at once.
type Scratch struct {
	from io.ReaderAt
	to   io.WriterAt // nil: nothing is added

	mu  sync.Mutex
	end int64
	err error // the first of the file's
}

// NewScratch makes one in an empty file; for nil, in memory.
func NewScratch(file interface {
	io.ReaderAt
	io.WriterAt
}) *Scratch {
	if file == nil {
		file = &memory{}
	}
	return &Scratch{from: file, to: file}
}

// OpenScratch makes one of what was written before, to which nothing is added.
func OpenScratch(file io.ReaderAt) *Scratch { return &Scratch{from: file} }

// Piece is something that was put into a scratch.
type Piece struct {
	in   *Scratch
	at   int64
	size int
}

// Add puts bytes, which it does not keep, at the end.
func (s *Scratch) Add(b []byte) Piece {
	s.mu.Lock()
	p := Piece{s, s.end, len(b)}
	s.end += int64(len(b))
	s.mu.Unlock()
	if _, err := s.to.WriteAt(b, p.at); err != nil {
		s.fail(err)
	}
	return p
}

// Piece gives what stands at a place.
func (s *Scratch) Piece(at int64, size int) Piece { return Piece{s, at, size} }

// Read gives what was added, in the memory of buf where it has room. Where the file can't be read it is nothing, and Err tells.
func (p Piece) Read(buf []byte) []byte {
	buf = slices.Grow(buf[:0], p.size)[:p.size]
	if n, err := p.in.from.ReadAt(buf, p.at); n < len(buf) {
		p.in.fail(err)
		return nil
	}
	return buf
}

// Size is how many bytes it has.
func (p Piece) Size() int { return p.size }

func (s *Scratch) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = err
	}
}

// Err tells what the file failed at first; nil where it didn't.
func (s *Scratch) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// memory is a file in memory.
type memory struct {
	mu sync.RWMutex
	b  []byte
}

// WriteAt implements io.WriterAt.
func (m *memory) WriteAt(b []byte, at int64) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if more := int(at) + len(b) - len(m.b); more > 0 {
		m.b = slices.Grow(m.b, more)[:len(m.b)+more]
	}
	return copy(m.b[at:], b), nil
}

// ReadAt implements io.ReaderAt, of what was written.
func (m *memory) ReadAt(b []byte, at int64) (int, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return copy(b, m.b[at:]), nil
}
