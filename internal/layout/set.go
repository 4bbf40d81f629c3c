// Package layout executes the templates of html/template in a compiled form: the same bytes and the same mistakes, in a fraction of the
// time. html/template parses and escapes; what it has made of a template is then put together once as Go functions, in which fields are
// looked up once for a type and strings are escaped straight into the page. All that has no such form goes to html/template as it is.
package layout

import (
	"bytes"
	"html/template"
	"io"
	"slices"
	"sync"
	"sync/atomic"
	"text/template/parse"

	"github.com/gloss-press/gloss/internal/limit"
)

// Set is templates that call one another. It may be used from several goroutines at once. A template is compiled when it is first executed.
//
// Functions and the methods of data must have no effect but their result: where the compiled form fails, its output is dropped, and
// html/template executes the template once more, to finish it or to say what is wrong.
type Set struct {
	funcs template.FuncMap
	plain template.FuncMap       // the same for html/template
	trees map[string]*parse.Tree // as they were parsed, nil for an empty one; never changed
	forms sync.Map               // of a name: *form

	mu        sync.Mutex
	roots     []string  // those that are escaped and compiled together
	together  *compiler // of them, once one was asked for
	fallbacks []Fallback
}

// Fallback is a template that html/template had to execute.
type Fallback struct {
	Template string // as Execute was given it
	Place    string // FILE:LINE:COLUMN of what has no compiled form, as in messages of html/template; "" where no place is to blame
	Reason   string
}

// form is a template that is executed by its name, with all that it calls.
type form struct {
	once     sync.Once
	plain    *template.Template
	compiled atomic.Pointer[program] // nil where html/template alone executes it
}

// New makes a Set of parsed templates. A later one takes the place of an earlier one of its name, unless it is empty. funcs are those
// with which they were parsed. The templates are not changed, and can be of other Sets too. A key that a map doesn't have is an error, as
// by the option missingkey=error.
//
// roots are templates that will be executed by their names: what they call alike is escaped and compiled once for all of them. Others can be
// executed too, each by itself.
func New(funcs template.FuncMap, roots []string, parsed ...*template.Template) *Set {
	s := &Set{funcs: funcs, plain: plainFuncs(funcs), roots: roots, trees: map[string]*parse.Tree{}}
	s.take(parsed)
	return s
}

// take takes templates into the Set, and gives the names of those that it did not pass over.
func (s *Set) take(parsed []*template.Template) (names []string) {
	for _, p := range parsed {
		for _, t := range p.Templates() {
			if s.trees[t.Name()] == nil || t.Tree != nil && !parse.IsEmptyTree(t.Tree.Root) {
				s.trees[t.Name()] = t.Tree
				names = append(names, t.Name())
			}
		}
	}
	return names
}

// Parse parses the templates of a file for html/template's AddParseTree, whatever functions they call: a Walker tells of those that
// there are not.
func Parse(file, text string) (map[string]*parse.Tree, error) {
	trees := map[string]*parse.Tree{}
	t := parse.New(file)
	t.Mode = parse.SkipFuncCheck
	_, err := t.Parse(text, "", "", trees)
	return trees, err
}

// Execute writes to w what a template makes of data, long loops piece by piece. With an error that is not w's, it is what html/template writes
// before the error.
//
// It ends with a *BoundError when it has written more than limit.Page, or soon after stop, which may be nil, was set. Only a loop that writes
// nothing, in a template that has no compiled form, goes on.
func (s *Set) Execute(w io.Writer, name string, data any, stop *atomic.Bool) error {
	f := s.form(name)
	p := f.compiled.Load()
	if p == nil {
		return f.plain.ExecuteTemplate(&bounded{w, stop, limit.Page}, name, data)
	}
	out := outputs.Get().(*output)
	*out = output{to: w}
	defer func() { *out = output{}; outputs.Put(out) }() // it must not hold what it wrote to
	if b, ok := w.(*bytes.Buffer); ok {
		out.Buffer, out.to = b, nil
	} else {
		out.Buffer = buffers.Get().(*bytes.Buffer)
		out.Reset()
		defer buffers.Put(out.Buffer)
	}
	out.start = out.Len()
	failed := p.execute(out, data, stop)
	if failed == nil {
		out.flush()
		return out.err
	}
	if failed.bound != nil {
		return failed.bound
	}
	out.Truncate(out.start)
	if out.to != nil {
		w = &behind{w, out.sent}
	}
	err := f.plain.ExecuteTemplate(&bounded{w, stop, limit.Page}, name, data)
	if err == nil && f.compiled.CompareAndSwap(p, nil) {
		s.note(name, failed)
	}
	return err
}

// Fallbacks lists the templates among those executed so far that html/template executes, slower, since they have no compiled form. Those
// with a mistake are not among them.
func (s *Set) Fallbacks() []Fallback {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.fallbacks)
}

func (s *Set) note(name string, f *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fallbacks = append(s.fallbacks, Fallback{name, f.place, f.reason})
}

// form gives a template's form, made when it is first asked for.
func (s *Set) form(name string) *form {
	v, ok := s.forms.Load(name)
	if !ok {
		v, _ = s.forms.LoadOrStore(name, &form{})
	}
	f := v.(*form)
	f.once.Do(func() {
		if s.fromTogether(f, name) {
			return
		}
		c, failed := s.escaped(name)
		f.plain = c.plain
		var p *program
		if failed == nil {
			p, failed = c.compile(name)
		}
		if failed == nil {
			f.compiled.Store(p)
		} else if failed.reason != mistaken {
			s.note(name, failed)
		}
	})
	return f
}

// fromTogether makes the form of a template that is escaped together with others, which their mistakes may not touch: with any mistake, each
// is by itself.
func (s *Set) fromTogether(f *form, name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.Contains(s.roots, name) {
		return false
	}
	c, failed := s.together, (*failure)(nil)
	if c == nil {
		c, failed = s.escaped(s.roots...)
	}
	var p *program
	if failed == nil {
		p, failed = c.compile(name)
	}
	if failed != nil {
		s.roots, s.together = nil, nil
		return false
	}
	s.together, f.plain = c, c.plain
	f.compiled.Store(p)
	return true
}

// escaped has html/template escape templates and what they call, for a compiler that can read them. With a failure, html/template executes them as
// they are.
func (s *Set) escaped(names ...string) (*compiler, *failure) {
	a := s.assemble(nil, names...)
	c := &compiler{assembly: a, plain: a.set, funcs: s.funcs, programs: map[string]*program{}}
	if !escape(a.set, names...) {
		return c, &failure{reason: mistaken}
	}
	inline := a.derived()
	if len(inline) == 0 {
		return c, nil
	}
	b := s.assemble(inline, names...)
	if b.endless != nil {
		at, _ := new(parse.Tree).ErrorContext(b.endless)
		return c, &failure{place: at, reason: "a template that calls itself, or very many others, inside of a tag, an attribute, a script or a style"}
	}
	if !escape(b.set, names...) {
		return c, &failure{reason: "html/template cannot escape it in one piece"}
	}
	c.assembly = b
	return c, nil
}

// mistaken is the reason of what html/template tells as a mistake when it is executed.
const mistaken = "a mistake"

// failure is why a compiled form cannot be made, or cannot go on.
type failure struct {
	place, reason string
	bound         *BoundError // the execution was ended, which html/template must not begin anew
}
