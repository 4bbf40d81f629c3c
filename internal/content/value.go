package content

import (
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
)

// String is a scalar from front matter, taken as it is written, with the place where it stands. A String that was not written
// has an empty Value and a zero Pos; one that was written empty has a Pos.
type String struct {
	Value string
	Pos   diag.Pos
}

// Given reports whether the key was written, even if with nothing behind it.
func (s String) Given() bool { return !s.Pos.IsZero() }

// Bool is true or false, with the place where it stands.
type Bool struct {
	Value bool
	Pos   diag.Pos
}

// Date is an EDTF date with the place where it stands.
type Date struct {
	edtf.Date
	Pos diag.Pos
}
