package build

import (
	"bufio"
	"bytes"
	"errors"
	"slices"
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
)

// buffers hold pages on their way to the disk.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxKept is the size of the largest buffer that is used again, in bytes.
const maxKept = 1 << 20

func (j *job) render(p site.Page, in render.Inputs) {
	switch {
	case j.look != nil && (j.press == nil || !j.look.all && !in.Reading.NeedsPage()):
	case j.tx == nil && !p.Kind.IsLaidOut(): // nothing can be wrong with it
	case p.Kind == site.CardFile:
		j.card(p, in)
	case p.Kind.Large:
		j.fail(j.stream(p, in))
	default:
		buf := buffers.Get().(*bytes.Buffer)
		j.write(buf, p, in)
		j.put(p.File(), buf.Bytes()) // where it is wrong, nothing will be published
		if buf.Cap() <= maxKept {
			buf.Reset()
			buffers.Put(buf)
		}
		if p.Kind.IsHTML() {
			j.pages.Add(1)
		}
	}
}

// copy publishes a file as it is, with the smaller pictures that are made of it, or says why not.
func (j *job) copy(p site.Page, forms []site.Page) {
	name := p.Subject.(string)
	if j.tx == nil {
		j.report(j.snap.WrongCopy(name))
		return
	}
	b, wrong := j.snap.Copied(name)
	j.memory.markIf(wrong, p)
	if j.report(wrong); !diag.HasErrors(wrong) {
		j.put(p.File(), b)
		j.forms(p, b, forms)
	}
}

// write writes a page or another file.
func (j *job) write(w render.Writer, p site.Page, in render.Inputs) {
	switch {
	case p.Kind.IsLaidOut():
		wrong := j.page(w, p, in)
		j.memory.markIf(wrong, p)
		j.report(wrong)
	case p.Kind.FeedForm != "" || p.Kind == site.OEmbedFile: // which show quotes by a layout
		u := j.overseer.begin(p)
		err := j.files.Write(w, p, export.Body{})
		j.overseer.end(u)
		j.fail(err)
	default:
		j.fail(j.files.Write(w, p, export.Body{HTML: *in.Body, Reading: in.Reading}))
	}
}

// page writes a page by its layout, overseen, and gives what is wrong with it.
func (j *job) page(w render.Writer, p site.Page, in render.Inputs) []diag.Diagnostic {
	u := j.overseer.begin(p)
	in.Stop = &u.stop
	wrong := j.press.Page(w, p, in)
	j.overseer.end(u)
	return wrong
}

// stream makes a file that is too large to be held in memory.
func (j *job) stream(p site.Page, in render.Inputs) error {
	out, err := j.tx.Create(p.File())
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(out, 64<<10)
	j.write(w, p, in)
	return errors.Join(w.Flush(), out.Close())
}

// leave lets a file of another share stand, where the shares are built into one folder.
func (j *job) leave(name string) {
	if j.tx != nil {
		j.fail(j.tx.Leave(name))
	}
}

func (j *job) put(name string, b []byte) {
	if j.tx != nil {
		j.fail(j.tx.Put(name, b))
	}
}

func (j *job) report(ds []diag.Diagnostic) {
	if len(ds) == 0 {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.diags = append(j.diags, ds...)
	j.endless = j.endless || slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == diag.LayoutEndless })
}

// fail notes what ends the job; nil does not.
func (j *job) fail(err error) {
	if err == nil {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.err == nil {
		j.err = err
	}
}
