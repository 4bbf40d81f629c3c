package build

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/search"
	"github.com/gloss-press/gloss/internal/site"
)

// texts are what search needs of the bodies of a build: about a kilobyte each.
type texts struct {
	mu      sync.Mutex
	lexicon *search.Lexicon
	digests map[string]search.Digest // by the address of the page
	files   []string                 // of the index as it was published
}

// searches reports whether the job makes the files of search: all of them fall into one share.
func (j *job) searches() bool { return j.tx != nil && j.opt.Share.Holds(site.SearchPage.Address) }

// digest keeps what search needs of a page's own text.
func (j *job) digest(p site.Page, in render.Inputs) {
	if !j.searches() || !export.Searched(p) {
		return
	}
	d := j.texts.lexicon.Digest(export.SearchText(p, in.Reading, in.Transcript)...)
	j.texts.mu.Lock()
	defer j.texts.mu.Unlock()
	j.texts.digests[p.Address] = d
}

// search makes the files of search, or keeps them where no text has changed.
func (j *job) search() {
	if !j.searches() {
		if j.tx != nil {
			j.fail(j.tx.LeaveBelow(strings.TrimSuffix(search.Folder, "/"))) // the root is left as a page is
		}
		return
	}
	if m := j.memory; m != nil && m.old != nil && j.searchStands(m.texts) {
		j.texts.files = m.texts.files
		m.keeps = true
		j.fail(j.tx.Keep(j.texts.files...))
		return
	}
	put := map[string]bool{}
	var mu sync.Mutex
	b := search.NewBuilder(j.texts.lexicon, j.snap.Jobs(), func(address string, data []byte) {
		mu.Lock()
		known := put[address] // two of one content are one
		put[address] = true
		mu.Unlock()
		if !known {
			j.put(address, data)
		}
	})
	root := j.files.Index(b, func(address string) search.Digest { return j.texts.digests[address] })
	j.put(search.Root, root)
	put[search.Root] = true
	j.texts.files = slices.Sorted(maps.Keys(put))
}

// searchStands reports whether the texts are those of the build before, and the files that were made of them as they were.
func (j *job) searchStands(old *texts) bool {
	return maps.EqualFunc(old.digests, j.texts.digests, func(a, b search.Digest) bool { return bytes.Equal(a, b) }) && len(old.files) > 0 &&
		!slices.ContainsFunc(old.files, func(file string) bool { return !j.tx.Stands(file) })
}

// encode gives the bytes of which decodeTexts makes the same.
func (t *texts) encode() []byte {
	words, size := t.lexicon.Encode(), 0
	for address, d := range t.digests {
		size += len(address) + len(d) + 2*binary.MaxVarintLen32
	}
	w := writer{b: make([]byte, 0, len(words)+size)} // some megabytes of a large site
	w.number(len(words))
	w.b = append(w.b, words...)
	w.number(len(t.digests))
	for _, address := range slices.Sorted(maps.Keys(t.digests)) {
		w.text(address)
		w.number(len(t.digests[address]))
		w.b = append(w.b, t.digests[address]...)
	}
	w.number(len(t.files))
	for _, name := range t.files {
		w.text(name)
	}
	return w.b
}

// decodeTexts reads what encode gave; nil for anything else.
func decodeTexts(b []byte) *texts {
	r := reader{b: b}
	lexicon, err := search.DecodeLexicon(r.take(r.number()))
	if r.wrong || err != nil {
		return nil
	}
	t := &texts{lexicon: lexicon, digests: map[string]search.Digest{}}
	for range r.number() {
		address, d := r.text(), search.Digest(r.take(r.number()))
		if t.digests[address] = d; r.wrong || !lexicon.Holds(d) {
			return nil
		}
	}
	for range r.number() {
		if t.files = append(t.files, r.text()); r.wrong {
			return nil
		}
	}
	if r.wrong || len(r.b) > 0 {
		return nil
	}
	return t
}
