package preview

import (
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
)

// said remembers which mistakes the author has been told, so that a save repeats none.
type said struct {
	mu    sync.Mutex
	told  map[mistake]int
	wrong bool  // something was wrong when all had been looked at last
	of    int64 // the latest edition that was told of
}

// mistake is a diagnostic without its line, which moves when something is written above it.
type mistake struct {
	file          string
	code          diag.Code
	severity      diag.Severity
	message, hint string
}

// add tells what is new among mistakes that are known to be there; there may be others.
func (s *said) add(edition int64, ds []diag.Diagnostic, tell func(News)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.of = edition
	if s.told == nil {
		s.told = map[mistake]int{}
	}
	count, fresh := s.sift(ds)
	for m, n := range count {
		s.told[m] = max(s.told[m], n)
	}
	s.wrong = s.wrong || len(ds) > 0
	if len(fresh) > 0 {
		tell(newsOf(fresh, ds))
	}
}

// all tells what is new among all mistakes that there are, and how many are left where one that was told is mended.
func (s *said) all(edition int64, ds []diag.Diagnostic, tell func(News)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if edition < s.of {
		return
	}
	count, fresh := s.sift(ds)
	well, mended := s.wrong && len(ds) == 0, false
	for m, n := range s.told {
		mended = mended || count[m] < n
	}
	s.told, s.wrong = count, len(ds) > 0
	if len(fresh) > 0 || mended || well {
		n := newsOf(fresh, ds)
		n.Well = well
		tell(n)
	}
}

// sift counts mistakes and gives those that were not told.
func (s *said) sift(ds []diag.Diagnostic) (count map[mistake]int, fresh []diag.Diagnostic) {
	count = map[mistake]int{}
	for _, d := range ds {
		m := mistake{d.File, d.Code, d.Severity, d.Message, d.Hint}
		if count[m]++; count[m] > s.told[m] {
			fresh = append(fresh, d)
		}
	}
	return count, fresh
}

func newsOf(fresh, all []diag.Diagnostic) News {
	n := News{New: fresh}
	n.Errors, n.Warnings = diag.Count(all)
	return n
}
