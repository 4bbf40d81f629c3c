package build

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/publish"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/search"
	"github.com/gloss-press/gloss/internal/site"
)

// texts are what search needs of the bodies of a build: about a kilobyte each, in a scratch.
type texts struct {
	scratch *search.Scratch
	lexicon *search.Lexicon
	buffers sync.Pool // of *[]byte
	before  *texts    // those of the build before; nil where nothing is known of them

	mu      sync.Mutex
	digests map[string]search.Piece // by the address of the page
	files   []string                // of the index as it was published
}

// searches reports whether the job makes the files of search: all of them fall into one share.
func (j *job) searches() bool { return j.tx != nil && j.opt.Share.Holds(site.SearchPage.Address) }

// openTexts prepares for the texts of bodies, where search needs them.
func (j *job) openTexts() error {
	if !j.searches() {
		return nil
	}
	file, err := j.tx.Scratch()
	if err != nil {
		return err
	}
	j.texts = &texts{scratch: search.NewScratch(file), digests: map[string]search.Piece{}}
	j.texts.lexicon = search.NewLexicon(j.texts.scratch)
	j.texts.buffers.New = func() any { return new([]byte) }
	return nil
}

// digest keeps what search needs of a page's own text.
func (j *job) digest(p site.Page, in render.Inputs) {
	if j.searches() && export.Searched(p) {
		j.texts.add(p.Address, export.SearchText(p, in.Reading, in.Transcript))
	}
}

func (t *texts) add(address string, text []search.Field) {
	buf := t.buffers.Get().(*[]byte)
	defer t.buffers.Put(buf)
	d := t.lexicon.AppendDigest((*buf)[:0], text...)
	*buf = d
	piece, same := search.Piece{}, false
	if t.before != nil {
		piece, same = t.before.digests[address]
		same = same && bytes.Equal(piece.Read(nil), d)
	}
	if !same {
		piece = t.scratch.Add(d)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.digests[address] = piece
}

// search makes the files of search, or keeps them where no text has changed.
func (j *job) search() {
	if !j.searches() {
		if j.tx != nil {
			j.fail(j.tx.LeaveBelow(strings.TrimSuffix(search.Folder, "/"))) // the root is left as a page is
		}
		return
	}
	if t := j.texts; t.before != nil && t.stand(j.tx) {
		t.files = t.before.files
		j.memory.keeps = true
		j.fail(j.tx.Keep(t.files...))
		return
	}
	put := map[string]bool{}
	var mu sync.Mutex
	b := search.NewBuilder(j.texts.lexicon, j.texts.scratch, j.snap.Jobs(), func(address string, data []byte) {
		mu.Lock()
		known := put[address] // two of one content are one
		put[address] = true
		mu.Unlock()
		if !known {
			j.put(address, data)
		}
	})
	root, err := j.files.Index(b, func(address string) search.Digest {
		if piece, ok := j.texts.digests[address]; ok {
			return piece.Read(nil)
		}
		return nil
	})
	j.fail(err)
	j.put(search.Root, root)
	put[search.Root] = true
	j.texts.files = slices.Sorted(maps.Keys(put))
}

// stand reports whether the texts are those of the build before, and the files that were made of them as they were.
func (t *texts) stand(tx *publish.Tx) bool {
	return maps.Equal(t.before.digests, t.digests) && len(t.before.files) > 0 && !slices.ContainsFunc(t.before.files, func(file string) bool { return !tx.Stands(file) })
}

// encode gives what the record has of the texts; rest writes the rest of it: the words, and the digests.
func (t *texts) encode() (head []byte, rest func(io.Writer) error) {
	var w writer
	w.number(int(t.lexicon.Size()))
	addresses := slices.Sorted(maps.Keys(t.digests))
	w.number(len(addresses))
	for _, address := range addresses {
		w.text(address)
		w.number(t.digests[address].Size())
	}
	w.number(len(t.files))
	for _, name := range t.files {
		w.text(name)
	}
	return w.b, func(to io.Writer) error {
		err := t.lexicon.Encode(to)
		var buf []byte
		for _, address := range addresses {
			buf = t.digests[address].Read(buf)
			_, failed := to.Write(buf)
			err = errors.Join(err, failed)
		}
		if t.before != nil {
			err = errors.Join(err, t.before.scratch.Err())
		}
		return errors.Join(err, t.scratch.Err())
	}
}

// recall takes the words and the digests of the build before from its record, of which encode gave the head and the rest. It reports whether it could.
func (t *texts) recall(head []byte, rest *io.SectionReader) bool {
	r, old := reader{b: head}, &texts{scratch: search.OpenScratch(rest), digests: map[string]search.Piece{}}
	words := int64(r.number())
	at := words
	for range r.number() {
		address, size := r.text(), r.number()
		old.digests[address] = old.scratch.Piece(at, size)
		if at += int64(size); r.wrong {
			return false
		}
	}
	for range r.number() {
		if old.files = append(old.files, r.text()); r.wrong {
			return false
		}
	}
	if r.wrong || len(r.b) > 0 || at != rest.Size() {
		return false
	}
	lexicon, err := search.DecodeLexicon(io.NewSectionReader(rest, 0, words), t.scratch)
	if err != nil {
		return false
	}
	t.lexicon, t.before = lexicon, old
	return true
}
