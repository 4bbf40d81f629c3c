package layout

import (
	"reflect"
	"sync"
	"sync/atomic"
)

// program is the compiled body of a template.
type program struct {
	body  step
	slots int // for its variables; the first is $
}

// step executes a node.
type step func(s *state, dot reflect.Value) signal

// signal says how execution goes on after a step.
type signal uint8

const (
	next signal = iota
	breaks
	continues
)

// state is an execution. Variables are on a stack, those of the template that is being executed from base on.
type state struct {
	out       *output
	vars      []reflect.Value
	base, top int
	depth     int
	loops     []turning    // the innermost last
	stop      *atomic.Bool // ends it from outside; nil for nobody
}

// maxDepth is how deep templates may call one another before html/template takes over, which has a limit of its own.
const maxDepth = 1000

// execute runs a program; a failure says that it could not, for whatever reason.
func (p *program) execute(w *output, data any, stop *atomic.Bool) (why *failure) {
	defer func() {
		if r := recover(); r != nil {
			switch r := r.(type) {
			case *failure:
				why = r
			case *BoundError:
				why = &failure{bound: r}
			default:
				why = &failure{reason: panics} // which html/template tells, or does as well
			}
		}
	}()
	dot, ok := data.(reflect.Value)
	if !ok {
		dot = reflect.ValueOf(data)
	}
	s := states.Get().(*state)
	s.out, s.stop = w, stop
	p.run(s, dot)
	clear(s.vars)
	s.out, s.stop = nil, nil
	states.Put(s) // one that failed is left alone
	return nil
}

var states = sync.Pool{New: func() any { return &state{vars: make([]reflect.Value, 32)} }}

// run executes a program with variables of its own.
func (p *program) run(s *state, dot reflect.Value) {
	if s.depth++; s.depth > maxDepth {
		panic(&failure{reason: "templates call one another too deep"})
	}
	outer := s.base
	s.base = s.top
	s.top += p.slots
	for s.top > len(s.vars) {
		s.vars = append(s.vars, make([]reflect.Value, len(s.vars))...)
	}
	s.vars[s.base] = dot
	p.body(s, dot)
	s.top, s.base = s.base, outer
	s.depth--
}

func (s *state) set(slot int, v reflect.Value) { s.vars[s.base+slot] = v }

// Reasons that no template should have.
const (
	failed = "html/template goes on where the compiled form fails"
	panics = "html/template goes on where the compiled form panics"
)

// fail ends an execution whose data is not as it should be: html/template says how.
func fail() reflect.Value { panic(&failure{reason: failed}) }
