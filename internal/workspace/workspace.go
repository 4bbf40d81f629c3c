// Package workspace is the folder and all that is made of it: the files as they are on the disk, the Site that they make, and
// the readings of their bodies.
package workspace

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"runtime"
	"sync"
	"time"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/limit"
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
	Remarks bool      // readings gather what may be right and is worth a look
	Lasting bool      // Snapshots will follow on each other, so what they can take over is kept
	Sums    bool      // Snapshot.Sums is asked for

	Articles func(name string) bool // which articles' files are taken, by their paths; nil: all
	Aside    Aside                  // what is left aside of their quotes; nil: nothing. It needs Sums

	Loaded func(compared int)             // called by Load when all front matter has been read, with the number of quotes that name a source; nil for nobody
	Make   func(kind, name string) string // the command line that begins a file, see site.Options
}

// Aside says what of articles is left aside, because no page that is asked for will show it.
type Aside interface {
	// Keep says which of an article's quotes stay whole, by their places; nil: all do. sum is of the bytes of its file.
	Keep(a *content.Article, sum Sum) func(quote int) bool
	// Facts gives what is known of the quotes of an article, by their places; nil for one of which nothing is known.
	Facts(a *content.Article) []site.Fact
	// Joined is called when the Site has been made, so that no fact is needed any more.
	Joined()
}

// Workspace is a source folder that is open.
type Workspace struct {
	opt     Options
	folder  folder
	readers *sync.Pool // of *reader
	engine  *markdown.Engine
	seed    maphash.Seed
	heads   *sync.Map // of pictures by their paths: *seenHead
}

// NoContentError says that a folder is no site.
type NoContentError struct{ Dir string }

// Error says what is missing and what to do.
func (e *NoContentError) Error() string {
	return fmt.Sprintf("there is no folder content/ in %s: name the site's folder with --source, or make content/articles/ and put an article there", e.Dir)
}

// Open opens a source folder: the one that holds content/. The error is a *NoContentError, or one of the machine.
func Open(dir string, opt Options) (*Workspace, error) {
	root, err := disk.OpenRoot(dir)
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
	f := folder{root: root, edited: map[string][]byte{}}
	readers := &sync.Pool{New: func() any { return &reader{folder: f} }}
	return &Workspace{opt: opt, folder: f, readers: readers, engine: markdown.New(), seed: maphash.MakeSeed(), heads: new(sync.Map)}, nil
}

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return min(o.Jobs, limit.Jobs)
	}
	return 2 * runtime.GOMAXPROCS(0)
}

// Jobs is how many files are read, and how many pages may be made, at once.
func (w *Workspace) Jobs() int { return w.opt.Jobs }

// Close gives the folder back.
func (w *Workspace) Close() error { return w.folder.root.Close() }

// Layouts are the site's layouts/ over the built-in ones.
func (w *Workspace) Layouts() Overlay { return w.themed("layouts", limit.Layout) }

// Assets are the site's assets/ over the built-in ones.
func (w *Workspace) Assets() Overlay { return w.themed("assets", limit.File) }

func (w *Workspace) themed(name string, most int64) Overlay {
	under, err := fs.Sub(w.opt.Theme, name)
	if err != nil {
		panic(err) // name is a constant
	}
	over, err := fs.Sub(disk.Files{Root: w.folder.root, Most: most}, name)
	if err != nil {
		panic(err)
	}
	return Overlay{Over: over, Under: under}
}

// OwnLayouts reports whether the site has layouts of its own.
func (w *Workspace) OwnLayouts() bool {
	_, err := w.folder.root.Stat("layouts")
	return err == nil
}

// ReadFile gives the bytes of a file that is published as it is, or of a content file for an excerpt.
func (w *Workspace) ReadFile(name string) ([]byte, error) { return w.folder.read(name, limit.File) }
