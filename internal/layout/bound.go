package layout

import (
	"io"
	"sync/atomic"
	"text/template"

	"github.com/gloss-press/gloss/internal/limit"
)

// BoundError says that an execution was ended: it had been stopped from outside, or had written too much.
type BoundError struct {
	Place string // FILE:LINE:COLUMN of the loop that went on, or of the call; "" where that is not known
	Much  bool   // it had written more than limit.Page
}

// Error says which of the two.
func (e *BoundError) Error() string {
	if e.Much {
		return e.Place + ": more is written here than a page may have"
	}
	return e.Place + ": this was stopped"
}

// Nested is a function for layouts that executes templates itself, and hands on by what it may be stopped.
type Nested = func(stop *atomic.Bool, args ...any) (any, error)

// plainFuncs gives functions as html/template takes them.
func plainFuncs(funcs template.FuncMap) template.FuncMap {
	plain := template.FuncMap{}
	for name, f := range funcs {
		if nested, ok := f.(Nested); ok {
			f = func(args ...any) (any, error) { return nested(nil, args...) }
		}
		plain[name] = f
	}
	return plain
}

// turning is a loop that is being gone through.
type turning struct {
	at     Place
	rounds int
}

// further ends an execution that may not go on. at is the loop or call that asks; to blame is the loop around it that went round most often.
func (s *state) further(at Place) {
	much := s.out.sent+s.out.Len()-s.out.start > limit.Page
	if !much && (s.stop == nil || !s.stop.Load()) {
		return
	}
	most := 0
	for _, l := range s.loops {
		if l.rounds > most {
			at, most = l.at, l.rounds
		}
	}
	panic(&BoundError{at.String(), much})
}

// bounded is what html/template writes to. A loop that writes nothing goes on for ever there.
type bounded struct {
	to   io.Writer
	stop *atomic.Bool
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	switch {
	case b.stop != nil && b.stop.Load():
		return 0, &BoundError{}
	case len(p) > b.left:
		return 0, &BoundError{Much: true}
	}
	b.left -= len(p)
	return b.to.Write(p)
}
