// Package keep holds what takes long to make, so that it is made once: each entry under a key of all that it is made of. An entry is worth time and
// nothing else: one that is missing, or broken, is made again.
package keep

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gloss-press/gloss/internal/disk"
)

// Sum is the SHA-256 of what a thing is made of, or of its bytes.
type Sum = [sha256.Size]byte

// Store is a folder of entries. An entry is the file KEY-SUM, so that a list of names tells what all of them are, and one that isn't whole is seen
// when it is read. It may be used from several goroutines at once; processes must take turns.
type Store struct {
	root *os.Root
	last atomic.Uint64 // names what is being written

	mu      sync.Mutex
	entries map[Sum]entry
}

type entry struct {
	sum  Sum
	used bool
}

// unfinished begins the names of files that are being written: what a build that was killed leaves.
const unfinished = "new-"

// Open opens the store in a folder, which Close gives back. What can't be listed is not there.
func Open(root *os.Root) *Store {
	s := &Store{root: root, entries: map[Sum]entry{}}
	list, _ := disk.ReadDir(root, ".")
	for _, e := range list {
		if key, sum, ok := read(e); ok {
			s.entries[key] = entry{sum: sum}
		}
	}
	return s
}

// Close gives the folder back.
func (s *Store) Close() error { return s.root.Close() }

func nameOf(key, sum Sum) string {
	return hex.EncodeToString(key[:]) + "-" + hex.EncodeToString(sum[:])
}

// read reads the name of an entry.
func read(e fs.DirEntry) (key, sum Sum, ok bool) {
	a, b, _ := strings.Cut(e.Name(), "-")
	return key, sum, e.Type().IsRegular() && decode(a, &key) && decode(b, &sum)
}

func decode(digits string, into *Sum) bool {
	b, err := hex.DecodeString(digits)
	return copy(into[:], b) == len(into) && err == nil && len(b) == len(into)
}

// Sum gives the sum of the bytes of an entry; false where there is none. They need not be whole: Get looks.
func (s *Store) Sum(key Sum) (Sum, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.entries[key]
	if ok && !e.used {
		e.used = true
		s.entries[key] = e
	}
	return e.sum, ok
}

// Get gives the bytes of an entry, of at most so many; false where there is none, or it is broken.
func (s *Store) Get(key Sum, most int64) ([]byte, bool) {
	sum, ok := s.Sum(key)
	if !ok {
		return nil, false
	}
	b, err := disk.Read(s.root, nameOf(key, sum), most, nil)
	if err == nil && sha256.Sum256(b) == sum {
		return b, true
	}
	s.mu.Lock()
	delete(s.entries, key)
	s.mu.Unlock()
	_ = s.root.Remove(nameOf(key, sum))
	return nil, false
}

// Put adds an entry. Where the disk takes it not, it is made again another time.
func (s *Store) Put(key Sum, b []byte) {
	name, sum := unfinished+strconv.FormatUint(s.last.Add(1), 10), Sum(sha256.Sum256(b))
	err := s.root.WriteFile(name, b, 0o644)
	if err == nil {
		err = s.root.Rename(name, nameOf(key, sum))
	}
	if err != nil {
		_ = s.root.Remove(name)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if old, was := s.entries[key]; was && old.sum != sum {
		_ = s.root.Remove(nameOf(key, old.sum))
	}
	s.entries[key] = entry{sum, true}
}

// Sweep removes all that was not asked for since the store was opened, and what was never finished.
func (s *Store) Sweep() {
	s.mu.Lock()
	defer s.mu.Unlock()
	list, _ := disk.ReadDir(s.root, ".")
	for _, e := range list {
		key, sum, ok := read(e)
		if known := s.entries[key]; ok && known.used && known.sum == sum || !ok && !strings.HasPrefix(e.Name(), unfinished) {
			continue
		}
		_ = s.root.Remove(e.Name())
		delete(s.entries, key)
	}
}
