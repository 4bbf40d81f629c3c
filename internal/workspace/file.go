package workspace

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"slices"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/site"
)

// file is one content file as it was when it was read. It does not change.
type file struct {
	content.File                   // nil where it can't be read
	sum          uint64            // of its bytes
	front        uint64            // of what the Site sees of it: its front matter, and the words that its body marks
	diags        []diag.Diagnostic // what is wrong with it, sorted
	sums         *Sums             // nil unless Options ask for them
}

// broken reports whether some of the file's front matter could not be read.
func (f *file) broken() bool {
	return slices.ContainsFunc(f.diags, func(d diag.Diagnostic) bool {
		switch d.Code {
		case diag.FrontMatter, diag.YAML, diag.TOML, diag.JSON, diag.TooLarge:
			return d.Severity == diag.Error
		}
		return false
	})
}

// parse reads one content file.
func (w *Workspace) parse(name string, r *reader) *file {
	src, err := r.read(name, limit.Text)
	if err != nil {
		code := diag.Unreadable
		if _, large := errors.AsType[*disk.TooLargeError](err); large {
			code = diag.TooLarge
		}
		return &file{diags: []diag.Diagnostic{{Span: diag.At(name, diag.Pos{Line: 1, Col: 1}), Code: code,
			Message: "this file can’t be read: " + cause(err), Hint: "mend its permissions, split it, or move it out of content/"}}}
	}
	f := &file{sum: maphash.Bytes(w.seed, src)}
	f.File, f.diags = content.Parse(name, src)
	if f.File != nil {
		f.front = w.frontSum(f, src)
	}
	if w.opt.Sums {
		f.sums = sumsOf(f.File, src)
	}
	if a, ok := f.File.(*content.Article); ok && w.opt.Aside != nil {
		if keep := w.opt.Aside.Keep(a, f.sums.Whole); keep != nil {
			a.Strip(keep)
		}
	}
	return f
}

// frontSum sums up what the Site sees of a file, and fills in what the body adds to that.
func (w *Workspace) frontSum(f *file, src []byte) uint64 {
	switch f.File.(type) {
	case *content.Config, *content.Terms:
		return f.sum
	}
	var h maphash.Hash
	h.SetSeed(w.seed)
	switch f := f.File.(type) {
	case *content.Article:
		w.fillMarked(f, src)
	case *content.Source:
		maphash.WriteComparable(&h, site.PartsOf(f))
	}
	writeFront(&h, f.File, src)
	return h.Sum64()
}

// writeFront writes what a Site sees of most files: their front matter, whether there is a text, and of an article the words that its body marks, which are
// filled in.
func writeFront(w io.Writer, f content.File, src []byte) {
	body := f.FileHead().Body
	_, _ = w.Write(src[:min(body.Offset, len(src))])
	_, _ = fmt.Fprint(w, body.Empty)
	if a, ok := f.(*content.Article); ok {
		for i := range a.Quotes {
			if q := &a.Quotes[i]; !q.Text().Given() {
				_, _ = fmt.Fprintf(w, " %d %s", len(q.Text().Value), q.Text().Value)
			}
		}
	}
}

// fillMarked gives quotes without a text of their own the words that the body marks for them: the Site needs them all.
func (w *Workspace) fillMarked(a *content.Article, src []byte) {
	if slices.ContainsFunc(a.Quotes, func(q content.Quote) bool { return !q.Text().Given() }) {
		a.SetWords(w.engine.Marked(src[min(a.Body.Offset, len(src)):]))
	}
}
