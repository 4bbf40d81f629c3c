package workspace

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/media"
	"github.com/gloss-press/gloss/internal/site"
)

// Snapshot is the workspace at one moment. It does not change.
type Snapshot struct {
	*Workspace
	Site   *site.Site
	Diags  []diag.Diagnostic // of files and joins, sorted
	files  map[string]*file  // the content files, by path
	others []string          // the files that are published as they are
	listed []diag.Diagnostic // what is wrong with the folder's files before they are read
	once   sync.Once
	looked lookup
	judged judgements
	faults faults
}

// Load reads the front matter of all files and joins them.
func (w *Workspace) Load() *Snapshot {
	s := (&Snapshot{Workspace: w}).Changed(nil)
	if w.opt.Loaded != nil {
		compared := 0
		for _, src := range s.Site.Sources {
			compared += len(src.Quotes)
		}
		w.opt.Loaded(compared)
	}
	return s
}

// Changed gives the snapshot after some files have changed: written, made or removed. They are named relative to the source folder,
// with forward slashes; none stands for all. It is the same snapshot where no byte that matters differs, and it has the same Site
// where only bodies do.
func (s *Snapshot) Changed(paths []string) *Snapshot {
	next := &Snapshot{Workspace: s.Workspace, Site: s.Site, others: s.others, listed: s.listed}
	names, gone := paths, []string(nil)
	if !s.allKnown(paths) {
		l := s.folder.list()
		if s.opt.Articles != nil {
			l.content = slices.DeleteFunc(l.content, func(name string) bool { return content.IsArticle(name) && !s.opt.Articles(name) })
		}
		next.others, next.listed = l.others, l.diags
		names, gone = s.news(l.content, paths)
	}
	next.files = maps.Clone(s.files)
	if next.files == nil {
		next.files = make(map[string]*file, len(names))
	}
	changes := make(map[string]content.File, len(names))                                             // what the Site must know
	othersToo := !slices.Equal(s.others, next.others) || slices.ContainsFunc(paths, media.IsPicture) // which smaller ones there are follows from its bytes
	same := s.Site != nil && !othersToo && len(gone) == 0 && slices.EqualFunc(s.listed, next.listed, func(a, b diag.Diagnostic) bool { return a.Same(&b) }) &&
		!slices.ContainsFunc(paths, func(name string) bool { return slices.Contains(next.others, name) || isOnlyRead(name) })
	for i, now := range s.parseAll(names) {
		name := names[i]
		old := s.files[name]
		switch {
		case old != nil && now.sum == old.sum && now.sum != 0:
			continue
		case old != nil && now.front == old.front && now.front != 0:
			next.files[name] = &file{old.File, now.sum, now.front, now.diags, now.sums}
		default:
			next.files[name] = now
			changes[name] = now.File
		}
		same = false
	}
	for _, name := range gone {
		delete(next.files, name)
		changes[name] = nil
	}
	if same {
		return s
	}
	switch {
	case s.Site == nil:
		next.Site = site.New(slices.Collect(maps.Values(changes)), next.options())
	case othersToo || len(changes) > 0:
		next.Site = s.Site.Replace(changes, next.options())
	}
	if s.opt.Aside != nil {
		s.opt.Aside.Joined()
	}
	next.judged.before = s.judged.next(paths)
	next.Diags = next.collect()
	return next
}

// options are those of the Site.
func (s *Snapshot) options() site.Options {
	opt := site.Options{BaseURL: s.opt.BaseURL, Drafts: s.opt.Drafts, Future: s.opt.Future, Now: s.opt.Now, Others: s.others, Picture: s.pictureOf, Make: s.opt.Make}
	if s.opt.Aside != nil {
		opt.Facts = s.opt.Aside.Facts
	}
	return opt
}

// Whole gives the same files with drafts and future articles taken for articles like others. Nothing is read again.
func (s *Snapshot) Whole() *Snapshot {
	w := *s.Workspace
	w.opt.Drafts, w.opt.Future = true, true
	whole := &Snapshot{Workspace: &w, files: s.files, others: s.others, listed: s.listed}
	files := make([]content.File, 0, len(s.files))
	for _, f := range s.files {
		files = append(files, f.File)
	}
	whole.Site = site.New(files, whole.options())
	whole.judged.before = s.judged.carry()
	whole.Diags = whole.collect()
	return whole
}

// allKnown reports whether all the paths are content files that were there before, and are still ordinary files.
func (s *Snapshot) allKnown(paths []string) bool {
	for _, name := range paths {
		info, err := s.folder.root.Lstat(name)
		if s.files[name] == nil || err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return len(paths) > 0
}

// news gives, of the content files that the folder has now, those to read: those of the paths, or all where there are none, and those
// that are new; and those that are gone.
func (s *Snapshot) news(listed, paths []string) (names, gone []string) {
	if len(paths) == 0 {
		paths = listed
	}
	there := make(map[string]bool, len(listed))
	named := make(map[string]bool, len(paths))
	for _, name := range paths {
		named[name] = true
	}
	for _, name := range listed {
		there[name] = true
		if named[name] || s.files[name] == nil || s.files[name].sum == 0 {
			names = append(names, name)
		}
	}
	for name := range s.files {
		if !there[name] {
			gone = append(gone, name)
		}
	}
	return names, gone
}

// parseAll reads files, several at once.
func (w *Workspace) parseAll(names []string) []*file {
	files := make([]*file, len(names))
	if len(names) == 1 {
		files[0] = w.parse(names[0], &reader{folder: w.folder})
		return files
	}
	var taken atomic.Int64
	var wg sync.WaitGroup
	for range min(w.opt.Jobs, len(names)) {
		wg.Go(func() {
			r := &reader{folder: w.folder}
			for i := taken.Add(1) - 1; i < int64(len(names)); i = taken.Add(1) - 1 {
				files[i] = w.parse(names[i], r)
			}
		})
	}
	wg.Wait()
	return files
}

// collect gives what is wrong with the files, and between them.
func (s *Snapshot) collect() []diag.Diagnostic {
	all := slices.Clone(s.listed)
	for name, f := range s.files {
		if !s.Site.IsTranscript(name) {
			all = append(all, f.diags...)
		}
	}
	return diag.Sort(append(all, s.Site.Diagnostics()...))
}

// Sum gives the fingerprint of a content file's bytes as they were when its front matter was read; 0 where there is no such file.
// Fingerprints can be compared within one Workspace.
func (s *Snapshot) Sum(name string) uint64 {
	if f := s.files[name]; f != nil {
		return f.sum
	}
	return 0
}
