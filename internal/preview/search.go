package preview

import (
	"bytes"
	"context"
	"sync"

	"github.com/gloss-press/gloss/internal/search"
)

// search gives a file of search. All are made when the first is asked for, of what was read in the background: so they are late at first, and no page waits
// for them.
func (e *edition) search(ctx context.Context, address string) (*made, error) {
	select {
	case <-e.checked:
	default:
		select {
		case <-e.checked:
		case <-e.replaced:
			return nil, errReplaced
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	e.searching.Lock()
	defer e.searching.Unlock()
	if e.searched == nil && e.press != nil {
		e.searched = map[string][]byte{}
		var mu sync.Mutex
		b := search.NewBuilder(e.preview.lexicon, e.Jobs(), func(address string, data []byte) {
			mu.Lock()
			defer mu.Unlock()
			e.searched[address] = bytes.Clone(data)
		})
		files := e.press.Files(e.Checked)
		root, err := files.Index(b, func(address string) search.Digest { return e.preview.readers.get(address).digest })
		if err != nil {
			return nil, err
		}
		e.searched[search.Root] = root
	}
	b, ok := e.searched[address]
	if !ok {
		return e.missing(ctx, address)
	}
	return (&made{status: here, file: address}).with(b), nil
}
