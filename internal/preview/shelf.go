package preview

import (
	"container/list"
	"sync"
)

// maxShelved is how many bytes of last good versions are kept.
const maxShelved = 32 << 20

// shelf keeps the last good versions of the pages that were looked at last.
type shelf struct {
	mu    sync.Mutex
	pages map[string]*list.Element // of shelved
	used  list.List                // the latest first
	size  int
}

// shelved is a page without a mistake.
type shelved struct {
	address   string
	body      []byte
	sum       string
	source    string // the content file that it was made of
	sourceSum uint64
}

func (s *shelf) put(address string, page shelved) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pages == nil {
		s.pages = map[string]*list.Element{}
	}
	if old, ok := s.pages[address]; ok {
		s.drop(old)
	}
	page.address = address
	s.pages[address] = s.used.PushFront(page)
	s.size += len(page.body)
	for s.size > maxShelved && s.used.Len() > 1 {
		s.drop(s.used.Back())
	}
}

func (s *shelf) drop(e *list.Element) {
	at := s.used.Remove(e).(shelved)
	delete(s.pages, at.address)
	s.size -= len(at.body)
}

func (s *shelf) get(address string) (shelved, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.pages[address]
	if !ok {
		return shelved{}, false
	}
	s.used.MoveToFront(e)
	return e.Value.(shelved), true
}
