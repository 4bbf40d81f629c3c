// Package workspace is the folder and all that is made of it: the files as they are on the disk, the Site that they make, and
// the readings of their bodies.
package workspace

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
)

// Options say what a workspace is made of.
type Options struct {
	BaseURL string // the address the site will have; empty: site.yaml's
	Drafts  bool
	Future  bool
	Now     time.Time // decides which articles are future ones
	Jobs    int       // how many files are read at once; 0: two for each processor, since half of them wait for the disk
	Theme   fs.FS     // the built-in layouts/ and assets/
}

// Workspace is a source folder that is open.
type Workspace struct {
	opt    Options
	folder folder
	engine *markdown.Engine
	seed   maphash.Seed
}

// NoContentError says that a folder is no site.
type NoContentError struct{ Dir string }

// Error says what is missing and what to do.
func (e *NoContentError) Error() string {
	return fmt.Sprintf("there is no folder content/ in %s: name the site's folder with --source, or make content/articles/ and put an article there", e.Dir)
}

// Open opens a source folder: the one that holds content/. The error is a *NoContentError, or one of the machine.
func Open(dir string, opt Options) (*Workspace, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &NoContentError{dir}
	}
	if err != nil {
		return nil, err
	}
	if info, err := root.Stat("content"); err != nil || !info.IsDir() {
		root.Close()
		return nil, &NoContentError{dir}
	}
	opt.Jobs = opt.jobs()
	return &Workspace{opt: opt, folder: folder{root}, engine: markdown.New(), seed: maphash.MakeSeed()}, nil
}

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return 2 * runtime.GOMAXPROCS(0)
}

// Jobs is how many files are read, and how many pages may be made, at once.
func (w *Workspace) Jobs() int { return w.opt.Jobs }

// Close gives the folder back.
func (w *Workspace) Close() error { return w.folder.root.Close() }

// Layouts are the site's layouts/ over the built-in ones.
func (w *Workspace) Layouts() fs.FS { return w.themed("layouts") }

// Assets are the site's assets/ over the built-in ones.
func (w *Workspace) Assets() fs.FS { return w.themed("assets") }

func (w *Workspace) themed(name string) fs.FS {
	under, err := fs.Sub(w.opt.Theme, name)
	if err != nil {
		panic(err) // name is a constant
	}
	over, err := fs.Sub(w.folder.root.FS(), name)
	if err != nil {
		return under
	}
	return Overlay{over, under}
}

// Snapshot is the workspace at one moment. It does not change.
type Snapshot struct {
	*Workspace
	Site  *site.Site
	Diags []diag.Diagnostic // of files and joins, sorted
	sums  map[string]uint64 // of each content file's bytes, as they were when its front matter was read
}

// Load reads the front matter of all files and joins them.
func (w *Workspace) Load() *Snapshot {
	l := w.folder.list()
	s := &Snapshot{Workspace: w, Diags: l.diags, sums: make(map[string]uint64, len(l.content))}
	files := make([]content.File, len(l.content))
	sums := make([]uint64, len(l.content))
	diags := make([][]diag.Diagnostic, w.opt.Jobs)
	next := make(chan int)
	var wg sync.WaitGroup
	for j := range w.opt.Jobs {
		wg.Go(func() {
			for i := range next {
				var ds []diag.Diagnostic
				files[i], sums[i], ds = w.parse(l.content[i])
				diags[j] = append(diags[j], ds...)
			}
		})
	}
	for i := range l.content {
		next <- i
	}
	close(next)
	wg.Wait()
	for i, name := range l.content {
		s.sums[name] = sums[i]
	}
	s.Diags = append(s.Diags, slices.Concat(diags...)...)
	s.Site = site.New(files, site.Options{BaseURL: w.opt.BaseURL, Drafts: w.opt.Drafts, Future: w.opt.Future, Now: w.opt.Now, Others: l.others})
	s.Diags = diag.Sort(append(s.Diags, s.Site.Diagnostics()...))
	return s
}

// parse reads one content file.
func (w *Workspace) parse(name string) (content.File, uint64, []diag.Diagnostic) {
	src, err := w.folder.read(name, maxText)
	if err != nil {
		code := diag.Unreadable
		var large *tooLarge
		if errors.As(err, &large) {
			code = diag.TooLarge
		}
		return nil, 0, []diag.Diagnostic{{Span: diag.At(name, diag.Pos{Line: 1, Col: 1}), Code: code,
			Message: "this file can’t be read: " + cause(err), Hint: "mend its permissions, split it, or move it out of content/"}}
	}
	f, diags := content.Parse(name, src)
	if a, ok := f.(*content.Article); ok {
		w.fillMarked(a, src)
	}
	return f, maphash.Bytes(w.seed, src), diags
}

// fillMarked gives quotes without a text of their own the words that the body marks for them: the Site needs them all.
func (w *Workspace) fillMarked(a *content.Article, src []byte) {
	var words map[string]string
	for i := range a.Quotes {
		q := &a.Quotes[i]
		if q.Text.Given() {
			continue
		}
		if words == nil {
			words = w.engine.Marked(src[min(a.Body.Offset, len(src)):])
		}
		q.Text.Value = words[q.ID.Value]
	}
}

// ReadFile gives the bytes of a file that is published as it is, or of a content file for an excerpt.
func (w *Workspace) ReadFile(name string) ([]byte, error) { return w.folder.read(name, maxFile) }
