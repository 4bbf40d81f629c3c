package preview

import (
	"bytes"
	"context"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/search"
)

// index is what search needs of the texts of a site. It begins when the first file of search is asked for: few authors search, and it is a kilobyte for
// each text.
type index struct {
	lexicon *search.Lexicon // of the words of all editions
	digests sync.Map        // of digest by address
}

func newIndex() *index { return &index{lexicon: search.NewLexicon(search.NewScratch(nil))} }

// digest is what search needs of a page's text.
type digest struct {
	basis
	words search.Digest
}

// search gives a file of search. All are made when the first is asked for, of the texts that are read then: of another edition later those that changed.
func (e *edition) search(ctx context.Context, address string) (*made, error) {
	e.searching.Lock()
	defer e.searching.Unlock()
	if e.searched == nil && e.press != nil {
		if err := e.digestTexts(ctx); err != nil {
			return nil, err
		}
		files, err := e.searchFiles()
		if err != nil {
			return nil, err
		}
		e.searched = files
	}
	b, ok := e.searched[address]
	if !ok {
		return e.missing(ctx, address)
	}
	return (&made{status: here, file: address}).with(b), nil
}

// digestTexts reads the texts that are not known.
func (e *edition) digestTexts(ctx context.Context) error {
	c, known := e.checker(ctx), &e.preview.index.digests
	var work errgroup.Group
	work.SetLimit(e.Jobs())
	for page := range e.Site.Pages() {
		if !export.Searched(page) {
			continue
		}
		d := digest{basis: c.basis(page)}
		if old, ok := known.Load(page.Address); ok && old.(digest).basis == d.basis {
			continue
		}
		work.Go(func() error {
			switch {
			case isClosed(e.replaced):
				return errReplaced
			case ctx.Err() != nil:
				return ctx.Err()
			}
			out := e.guard(page, func(out *printed) { out.read(e, page) })
			if out.stale != "" {
				return &staleError{out.stale}
			}
			d.words = e.preview.index.lexicon.AppendDigest(nil, export.SearchText(page, out.reading, e.Said(page))...)
			known.Store(page.Address, d)
			return nil
		})
	}
	for address := range known.Range {
		if _, ok := e.Site.At(address.(string)); !ok {
			known.Delete(address)
		}
	}
	return work.Wait()
}

// searchFiles makes the files of search, by their addresses.
func (e *edition) searchFiles() (map[string][]byte, error) {
	all := map[string][]byte{}
	var mu sync.Mutex
	b := search.NewBuilder(e.preview.index.lexicon, search.NewScratch(nil), e.Jobs(), func(address string, data []byte) {
		mu.Lock()
		defer mu.Unlock()
		all[address] = bytes.Clone(data)
	})
	files := e.press.Files(e.Checked)
	root, err := files.Index(b, func(address string) search.Digest {
		d, _ := e.preview.index.digests.Load(address)
		known, _ := d.(digest)
		return known.words
	})
	all[search.Root] = root
	return all, err
}
