package build

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// memory is what a build knows of the one before, and what it will leave to the next.
//
// A page is a pure function of the Site, which is made of front matter alone, of the layouts, words and assets, of the texts of sources and
// the other files beside content, and of its own body. All but the last are one key: where it differs, nothing is trusted. Where it
// doesn't, a page is kept whose body has the sum that the record has, and whose file stands as it was published. What else a body says is
// looked after by itself: which terms it mentions (chosen.settle), what feeds carry of it (job.choose), and the sentences that decide a verdict (recall).
type memory struct {
	mu     sync.Mutex
	saw    map[string]workspace.Sum // in layouts and assets
	now    record                   // as this build will leave it
	old    *record                  // nil: nothing is trusted
	lasts  bool                     // what this build was made of is certain, so that it may be recorded
	keeps  bool                     // a file was kept
	sumsOf func(name string) *workspace.Sums
	stamps map[string]disk.Stamp
}

// newMemory gives the memory of a build; nil for one that has none.
func newMemory(opt Options) *memory {
	if opt.Program == "" {
		return nil
	}
	return &memory{saw: map[string]workspace.Sum{}, now: record{beside: map[string]input{}, bodies: map[string]body{}, again: map[string]bool{}}}
}

// seen gives a file system in which all that is found is noted.
func (m *memory) seen(of string, fsys fs.FS) fs.FS {
	if m == nil {
		return fsys
	}
	return witness{fsys, of, &m.mu, m.saw}
}

// mark has a page be made in every build.
func (m *memory) mark(p site.Page) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now.again[p.File()] = true
}

// markIf marks a page whose making tells something: so messages are the same in every build.
func (m *memory) markIf(told []diag.Diagnostic, p site.Page) {
	if m != nil && len(told) > 0 {
		m.mark(p)
	}
}

// recall finds out what of the build before may be trusted.
func (j *job) recall() {
	m := j.memory
	if m == nil {
		return
	}
	began, ok := j.tx.Began()
	if !ok {
		return
	}
	note, rest := j.tx.Recall()
	if !j.opt.NoCache {
		m.old = decodeRecord(note)
	}
	m.sumsOf = j.snap.SumsOf
	m.lasts = m.sumBeside(j.snap, began)
	m.now.key = j.key()
	if j.opt.summed != nil {
		j.opt.summed()
	}
	if m.old == nil || m.old.key != m.now.key {
		m.old = nil
		return
	}
	for name, b := range m.old.bodies {
		if b.overheard && m.whole(name) != b.sum {
			m.old = nil
			return
		}
	}
	if !j.texts.recall(m.old.texts, rest) {
		m.old = nil
	}
}

// whole gives the sum of a content file's bytes; zero where there is none.
func (m *memory) whole(name string) workspace.Sum {
	if s := m.sumsOf(name); s != nil {
		return s.Whole
	}
	return workspace.Sum{}
}

// sumBeside sums up the files that are no content files. One that has the stamp that it had is not read again. It reports whether the stamps
// of all are known.
func (m *memory) sumBeside(snap *workspace.Snapshot, began int64) bool {
	names := snap.Beside()
	slices.Sort(names)
	names = slices.Compact(names)
	list, all := make([]input, len(names)), true
	m.stamps = make(map[string]disk.Stamp, len(names))
	parallel(len(names), snap.Jobs(), func(i int) {
		stamp, known := snap.StampOf(names[i])
		if known && m.old != nil {
			if old, ok := m.old.beside[names[i]]; ok && old.stamp == stamp {
				list[i] = old
				return
			}
		}
		sum, err := snap.SumOf(names[i])
		if known = known && err == nil; !known {
			stamp, sum = disk.Stamp{}, workspace.Sum{}
		}
		list[i] = input{stamp, sum}
	})
	for i, name := range names {
		in := list[i]
		if m.stamps[name] = in.stamp; in.stamp == (disk.Stamp{}) {
			all = false
			continue
		}
		m.now.beside[name] = in
	}
	m.now.settle(began)
	return all
}

// coarse is the step of the clocks of disks that tell no finer time, in nanoseconds: some go by two seconds, all by whole hundredths of one.
const coarse, slowest = 10_000_000, 2_000_000_000

// settle forgets the stamps of files that may have changed again without one: so shortly before the build began that their disk's clock need
// not have gone on.
func (r *record) settle(began int64) {
	for name, in := range r.beside {
		before := began
		if in.stamp.Changed%coarse == 0 {
			before -= slowest
		}
		if in.stamp.Changed >= before {
			in.stamp = disk.Stamp{}
			r.beside[name] = in
		}
	}
}

// key sums up all that every page may depend on.
func (j *job) key() workspace.Sum {
	m, s := j.memory, j.snap.Site
	var w writer
	w.text(j.opt.Program)
	w.text(j.opt.BaseURL)
	w.truth(j.opt.Drafts)
	w.truth(j.opt.Future)
	w.truth(j.opt.Remarks)
	for _, name := range slices.Sorted(maps.Keys(m.saw)) {
		w.text(name)
		w.sum(m.saw[name])
	}
	fronts := maps.Collect(j.snap.Sums())
	for _, name := range slices.Sorted(maps.Keys(fronts)) {
		w.text(name)
		w.sum(fronts[name].Front)
	}
	for _, name := range slices.Sorted(maps.Keys(m.stamps)) {
		w.text(name)
		w.sum(m.now.beside[name].sum)
	}
	for _, k := range s.KeptBack { // all that the moment decides
		w.text(k.Path)
	}
	w.zone(s.Zone)
	return sha256.Sum256(w.b)
}

// zone adds all that a time zone says of some centuries: it is the machine's to know, and changes with its rules.
func (w *writer) zone(zone *time.Location) {
	for t := time.Date(1800, 1, 1, 0, 0, 0, 0, time.UTC); t.Year() < 2200; {
		name, offset := t.In(zone).Zone()
		w.text(name)
		w.text(t.String())
		w.text(strconv.Itoa(offset))
		_, end := t.In(zone).ZoneBounds()
		if end.IsZero() {
			return
		}
		if !end.After(t) {
			end = t.AddDate(0, 0, 1) // the library is not exact at the ends of years
		}
		t = end.UTC()
	}
}

// verify tells of files that changed while the site was built: what was kept was made of others than what was made.
func (j *job) verify() {
	m := j.memory
	if m == nil {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(m.stamps)) {
		if now, ok := j.snap.StampOf(name); ok && now == m.stamps[name] {
			continue
		}
		m.lasts = false
		if m.keeps {
			j.report([]diag.Diagnostic{{Span: diag.At(name, diag.Pos{Line: 1, Col: 1}), Code: diag.Unreadable,
				Message: "this file changed while the site was built", Hint: "build again", Stale: true}})
		}
	}
	if m.keeps {
		j.report(j.snap.StaleTexts())
	}
}

// note leaves to the next build what this one has found out.
func (j *job) note() {
	m := j.memory
	if m == nil || !m.lasts {
		return
	}
	for name, s := range j.snap.Sums() {
		m.now.bodies[name] = body{sum: s.Whole}
	}
	for _, a := range j.snap.Site.Articles {
		b := m.now.bodies[a.Path]
		b.mentions = j.mentions[a.Address]
		m.now.bodies[a.Path] = b
	}
	for _, a := range j.snap.Overheard() {
		b := m.now.bodies[a.Path]
		b.overheard = true
		m.now.bodies[a.Path] = b
		// Its own page finds out where it changes while others read it, and tells each build that it is overheard.
		m.mark(site.Page{Kind: site.ArticlePage, Address: a.Address})
	}
	var rest func(io.Writer) error
	m.now.texts, rest = j.texts.encode()
	j.tx.Note(m.now.encode(), rest)
}

// parallel does the work for each of n things, several at once.
func parallel(n, jobs int, work func(i int)) {
	var wg sync.WaitGroup
	for at := range jobs {
		wg.Go(func() {
			for i := at; i < n; i += jobs {
				work(i)
			}
		})
	}
	wg.Wait()
}
