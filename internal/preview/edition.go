package preview

import (
	"context"
	"errors"
	"hash/maphash"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/gloss-press/gloss/internal/card"
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/workspace"
)

// edition is all that is served at one moment. Only what is worked out from it is added later.
type edition struct {
	*workspace.Snapshot
	preview *Preview
	number  int64
	theme   *theme
	before  render.Assets // of the edition before
	locale  *locale.Locale
	press   press             // nil where there have been no layouts without a mistake yet
	Diags   []diag.Diagnostic // of files, joins, layouts and assets, sorted
	byFile  map[string][]diag.Diagnostic
	beside  int64            // the last edition at which a file beside those with front matter had changed
	touched map[string]int64 // addresses of pictures and other copies that have changed since the start → in which edition

	replaced chan struct{} // closed when another edition has taken its place

	// The readings: bodies is there when bodiesRead is closed, mistakes when checked is.
	bodiesRead chan struct{}
	bodies     *site.Bodies
	checked    chan struct{}
	mistakes   []diag.Diagnostic

	searching sync.Mutex
	searched  map[string][]byte // the files of search, once they were asked for

	making sync.Mutex
	pages  map[string]*making // made already, or being made
	size   int                // of the bytes that pages holds
}

// press makes pages of HTML: *render.Press.
type press interface {
	Page(render.Writer, site.Page, render.Inputs) []diag.Diagnostic
	Card(site.Page, render.Inputs) *card.Card
	Texts(subject any) ([]diag.Diagnostic, []markdown.Outside)
	Files(checked func(*site.Quote) *verdict.Checked) export.Files
}

// join completes an edition with what follows from its snapshot and theme.
func (e *edition) join(old *edition, paths []string) {
	switch {
	case old != nil && old.Site == e.Site && old.theme == e.theme:
		e.press = old.press // with what many pages show alike
	case e.theme.renderer != nil:
		e.press = e.theme.renderer.On(e.Site)
	}
	e.locale = locale.New(e.theme.words.For(e.Site.Language))
	e.Diags = slices.Concat(e.Snapshot.Diags, e.theme.diags)
	if _, err := e.ReadFile("content"); errors.Is(err, fs.ErrNotExist) {
		e.Diags = append(e.Diags, diag.Diagnostic{Span: diag.Span{File: "content"}, Code: diag.Unreadable, Message: "the folder content/ is gone",
			Hint: "put it back: the preview goes on by itself"})
	}
	e.Diags = diag.Sort(e.Diags)
	e.byFile = map[string][]diag.Diagnostic{}
	for _, d := range e.Diags {
		e.byFile[d.File] = append(e.byFile[d.File], d)
	}
	e.touched = map[string]int64{}
	if old != nil {
		maps.Copy(e.touched, old.touched)
		e.beside = old.beside
		if len(paths) == 0 {
			e.beside = old.number + 1
		}
		for _, name := range paths {
			if strings.HasPrefix(name, "content/") && !content.Known(name) {
				e.beside = old.number + 1
			}
			for _, folder := range []string{"content/", "static/"} {
				rest, ok := strings.CutPrefix(name, folder)
				if page, _ := e.Site.At(rest); ok && page.Kind == site.CopyPage {
					for _, address := range append(e.Site.FormsOf(rest), rest) {
						e.touched[address] = old.number + 1
					}
				}
			}
		}
	}
}

// staleError says that an edition can't give a page since a file has changed.
type staleError struct{ file string }

func (e *staleError) Error() string { return e.file + " has changed" }

// errReplaced says that an edition can't give a page any more since there is a newer one.
var errReplaced = errors.New("there is a newer edition")

// waitForBodies waits until all articles have been read.
func (e *edition) waitForBodies(ctx context.Context) (*site.Bodies, error) {
	if isClosed(e.bodiesRead) { // also where there is a newer edition
		return e.bodies, nil
	}
	select {
	case <-e.bodiesRead:
		return e.bodies, nil
	case <-e.replaced:
		return nil, errReplaced
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// isClosed reports whether a channel, on which nothing is sent, is closed.
func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// concerns reports whether what is wrong with a file is wrong with a page that is made of source.
func concerns(file, source string) bool {
	return file == source && source != "" || file == "" || file == "content" || file == "content/site.yaml" || file == "assets" ||
		strings.HasPrefix(file, "layouts/") || strings.HasPrefix(file, "assets/")
}

// wrong lists what is wrong with the files that a page is made of.
func (e *edition) wrong(source string) []diag.Diagnostic {
	var list []diag.Diagnostic
	for file, ds := range e.byFile {
		if concerns(file, source) {
			list = append(list, ds...)
		}
	}
	return list
}

// terms sums up what the mentions of terms depend on besides an article's own file.
func (e *edition) terms() uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	maphash.WriteComparable(&h, e.Sum("content/site.yaml"))
	for _, t := range e.Site.Terms {
		maphash.WriteComparable(&h, t.Slug.Value)
		maphash.WriteComparable(&h, e.Sum(t.Path))
	}
	return h.Sum64()
}

// people sums up the files of people, whose names transcripts are read by.
func (e *edition) people() uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, p := range e.Site.Speakers {
		if p.Speaker != nil {
			maphash.WriteComparable(&h, e.Sum(p.Path))
		}
	}
	return h.Sum64()
}

// surroundings sums up what a page's own mistakes depend on besides its file and the terms: the addresses that it may link to,
// and the layouts.
func (e *edition) surroundings() uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	maphash.WriteComparable(&h, e.theme.layouts)
	for p := range e.Site.Pages() {
		h.WriteString(p.Address)
		h.WriteByte(0)
	}
	return h.Sum64()
}
