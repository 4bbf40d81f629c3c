package site

import (
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
)

// manyRemarks is how many warnings of one code a site gets. One that has so many has one mistake, made everywhere, and a writer
// reads the first of them.
const manyRemarks = 100

// remarks are warnings that may be very many.
type remarks struct {
	count map[diag.Code]int
	last  map[diag.Code]int // where the last one that is told stands among the site's diagnostics
}

// remark warns, and makes the message and its hint only where the warning is told.
func (s *Site) remark(file string, pos diag.Pos, code diag.Code, text func() (message, hint string)) {
	if s.remarks.count == nil {
		s.remarks = remarks{map[diag.Code]int{}, map[diag.Code]int{}}
	}
	s.remarks.count[code]++
	if s.remarks.count[code] > manyRemarks {
		return
	}
	message, hint := text()
	s.warn(file, pos, code, message, hint)
	s.remarks.last[code] = len(s.diags) - 1
}

// countRemarks says at the last of the warnings that are told how many are not.
func (s *Site) countRemarks() {
	for code, n := range s.remarks.count {
		if n > manyRemarks {
			s.diags[s.remarks.last[code]].Hint += fmt.Sprintf("; %d more such warnings are not shown", n-manyRemarks)
		}
	}
}
