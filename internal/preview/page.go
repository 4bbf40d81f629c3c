package preview

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"
	"weak"

	"github.com/gloss-press/gloss/internal/card"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/search"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/workspace"
)

// status says what stands at an address.
type status string

const (
	here    status = "here"    // the page
	missing status = "missing" // no page: the site's page for what is not found
	broken  status = "broken"  // a page that has mistakes, and no version of which was ever good
)

// made is what is served at an address.
type made struct {
	status status
	file   string // the name that tells its type
	form   string // the media type of a feed
	body   []byte
	aside  []byte // what the preview adds for the author, see inject
	sum    string // of both
	html   bool   // a page of the site, which takes the preview's script
	source string // the content file that it is made of; "" for none or many
	last   bool   // it is the last good version: now it has mistakes
	wrong  []diag.Diagnostic
}

// Limits of the preview.
const (
	maxPages   = 64 << 20 // bytes of an edition's pages that are kept
	maxPage    = 8 << 20  // of one of them
	maxRetries = 20       // of a page whose file changes while it is made
)

// page gives what stands at an address, made of the current edition.
func (p *Preview) page(ctx context.Context, address string) (*made, *edition, error) {
	for stales := 0; ; {
		e := p.current.Load()
		m, err := e.page(ctx, address)
		var stale *staleError
		switch {
		case errors.Is(err, errReplaced): // until ctx ends
		case errors.As(err, &stale) && stales < maxRetries:
			stales++
			p.update([]string{stale.file}, e)
		default:
			return m, e, err
		}
	}
}

// making is a page that is made once and served to all who ask for it.
type making struct {
	done chan struct{}
	made *made
	err  error
	lent *weak.Pointer[made] // a page that is too large to be kept, as long as somebody is sent it; all else is nil then
}

// page gives what stands at an address. It is made once for an edition.
func (e *edition) page(ctx context.Context, address string) (*made, error) {
	if address == search.Root || strings.HasPrefix(address, search.Folder) {
		return e.search(ctx, address)
	}
	if page, ok := e.Site.At(address); ok && page.Kind.NeedsBodies {
		if _, err := e.waitForBodies(ctx); err != nil {
			return nil, err
		}
	}
	e.making.Lock()
	m, known := e.pages[address]
	if known && m.lent != nil {
		if made := m.lent.Value(); made != nil {
			e.making.Unlock()
			return made, nil
		}
		known = false
	}
	if !known {
		m = &making{done: make(chan struct{})}
		if _, ok := e.Site.At(address); ok {
			e.pages[address] = m // addresses that are not there are endless
		}
	}
	e.making.Unlock()
	if !known {
		m.made, m.err = e.madeAt(ctx, address)
		e.making.Lock()
		switch size := len(m.made.body); {
		case m.err != nil:
			delete(e.pages, address)
		case size <= maxPage && e.size+size <= maxPages:
			e.size += size
		case e.pages[address] == m:
			lent := weak.Make(m.made)
			e.pages[address] = &making{lent: &lent}
		}
		e.making.Unlock()
		close(m.done)
	}
	select {
	case <-m.done:
		return m.made, m.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// madeAt makes what stands at an address.
func (e *edition) madeAt(ctx context.Context, address string) (*made, error) {
	page, ok := e.Site.At(address)
	if !ok {
		return e.missing(ctx, address)
	}
	m := &made{status: here, file: page.File(), form: page.Kind.FeedForm, source: page.ContentFile(), html: page.Kind.IsHTML()}
	if page.Kind == site.CopyPage {
		b, wrong := e.Copied(page.Subject.(string))
		if diag.HasErrors(wrong) {
			return &made{}, fmt.Errorf("%s: %s", page.Subject, wrong[0].Message)
		}
		return m.with(b), nil
	}
	if form, ok := page.Subject.(site.Scaled); ok {
		b, wrong := e.Copied(form.File)
		if diag.HasErrors(wrong) {
			return &made{}, fmt.Errorf("%s: %s", form.File, wrong[0].Message)
		}
		list, _ := e.Forms(form.File, b, []site.Scaled{form})
		return m.with(list[0]), nil
	}
	out, err := e.set(ctx, page)
	if err != nil {
		return m, err
	}
	body, diags := out.page(), out.diags
	m.aside = e.understood(page, out.said)
	if !m.html {
		m.with(body)
		if diag.HasErrors(diags) {
			m.status, m.wrong = broken, diags
		}
		return m, nil
	}
	m.wrong = diag.Sort(slices.Concat(e.wrong(m.source), diags))
	if !diag.HasErrors(m.wrong) {
		m.with(body)
		e.preview.good.put(address, shelved{body: m.body, sum: m.sum, source: m.source, sourceSum: e.Sum(m.source)})
		return m, nil
	}
	if last, ok := e.preview.good.get(address); ok {
		m.last = true
		return m.with(last.body), nil
	}
	if body == nil {
		m.status, m.aside = broken, nil
		body = standIn(m.wrong)
	}
	return m.with(body), nil
}

func (m *made) with(body []byte) *made {
	sum := sha256.New()
	sum.Write(body)
	sum.Write(m.aside)
	m.body, m.sum = body, hex.EncodeToString(sum.Sum(nil)[:12])
	return m
}

// missing gives what stands where no page is: an asset, the last good version of a page whose file is broken now, or the site's
// page for what is not found.
func (e *edition) missing(ctx context.Context, address string) (*made, error) {
	if b, ok := e.asset(address); ok {
		return (&made{status: here, file: address}).with(b), nil
	}
	if last, ok := e.preview.good.get(address); ok {
		if wrong := e.wrong(last.source); diag.HasErrors(wrong) {
			return &made{status: here, file: "index.html", html: true, body: last.body, sum: last.sum, source: last.source, last: true, wrong: diag.Sort(wrong)}, nil
		}
	}
	notFound := site.NotFoundPage.Address
	if _, ok := e.Site.At(notFound); !ok || address == notFound {
		return (&made{status: missing, file: notFound, html: true}).with(nil), nil
	}
	shown, err := e.page(ctx, notFound)
	if err != nil {
		return &made{}, err
	}
	m := *shown
	m.status = missing
	return &m, nil
}

// set makes a page as a build does.
func (e *edition) set(ctx context.Context, page site.Page) (*printed, error) {
	var bodies *site.Bodies
	if page.Kind.NeedsBodies {
		var err error
		if bodies, err = e.waitForBodies(ctx); err != nil {
			return nil, err
		}
	}
	out := e.guard(page, func(out *printed) {
		if out.read(e, page); out.stale == "" && e.press != nil {
			out.print(e, page, bodies)
		}
	})
	if out.stale != "" {
		return nil, &staleError{out.stale}
	}
	return out, nil
}

// printed is a page as it came out, or part of it.
type printed struct {
	stop    *atomic.Bool // set when nobody waits for it any more
	reading *markdown.Reading
	stale   string                 // the file that has changed since the edition was made; then nothing else is right
	said    *transcript.Transcript // that the page shows
	body    bytes.Buffer
	diags   []diag.Diagnostic
}

func (out *printed) read(e *edition, page site.Page) {
	out.reading = e.Read(page)
	if file, stale := workspace.Stale(out.reading); stale {
		out.stale = file
	} else if out.reading != nil {
		out.diags = slices.Clone(out.reading.Diags)
	}
}

// print makes the page of what was read.
func (out *printed) print(e *edition, page site.Page, bodies *site.Bodies) {
	out.said = e.Said(page)
	in := render.Inputs{Reading: out.reading, Bodies: bodies, Transcript: out.said, Checked: e.Checked, Size: e.PictureSize, Stop: out.stop, Body: new(string)}
	if page.Kind == site.CardFile {
		out.body.Write(card.Draw(e.press.Card(page, in), e.theme.assets.Look()))
		return
	}
	if page.Kind.IsLaidOut() {
		out.diags = append(out.diags, e.press.Page(&out.body, page, in)...)
		return
	}
	if a, ok := page.Subject.(*site.Article); ok { // the file is made of the body as the article's page shows it
		e.press.Page(&out.body, articlePage(a), in)
		out.body.Reset()
	}
	files := e.press.Files(e.Checked)
	files.Article = func(a *site.Article) string { return out.carried(e, files, a) }
	if err := files.Write(&out.body, page, export.Body{HTML: *in.Body, Reading: in.Reading}); err != nil {
		panic(err) // a buffer takes all
	}
}

// carried gives an article as feeds carry it.
func (out *printed) carried(e *edition, files export.Files, a *site.Article) string {
	in := render.Inputs{Reading: e.Read(articlePage(a)), Checked: e.Checked, Stop: out.stop, Body: new(string)}
	if file, stale := workspace.Stale(in.Reading); stale {
		out.stale = file
	}
	e.press.Page(new(bytes.Buffer), articlePage(a), in)
	return files.Plain(a, *in.Body)
}

func articlePage(a *site.Article) site.Page {
	return site.Page{Kind: site.ArticlePage, Address: a.Address, Subject: a}
}

// page gives the bytes of a whole page; nil where a mistake leaves none, or there is no press, of which the theme says why.
func (out *printed) page() []byte {
	if slices.ContainsFunc(out.diags, func(d diag.Diagnostic) bool {
		return d.Severity == diag.Error && (d.Code == diag.Layout || d.Code == diag.LayoutEndless)
	}) {
		return nil
	}
	return out.body.Bytes()
}

// guard does work for a page, and gives up when that panics or doesn't end. What doesn't end by itself once it is stopped goes on until the
// preview ends: nothing can stop it.
func (e *edition) guard(page site.Page, work func(*printed)) *printed {
	if before, ok := e.theme.endless.Load(page.Kind); ok {
		return &printed{diags: []diag.Diagnostic{before.(diag.Diagnostic)}}
	}
	done := make(chan *printed, 1)
	var stop atomic.Bool
	go func() {
		out := &printed{stop: &stop}
		defer func() {
			if v := recover(); v != nil {
				out = &printed{diags: []diag.Diagnostic{{Span: diag.Span{File: cmp.Or(page.ContentFile(), "layouts/")}, Code: diag.Layout,
					Message: fmt.Sprintf("Gloss failed while it made this page: %v", v), Hint: "this is a fault of Gloss: report it, with these lines: " + firstLines(debug.Stack())}}}
			}
			done <- out
		}()
		work(out)
	}()
	late := time.NewTimer(e.preview.patience)
	defer late.Stop()
	ended := e.preview.ctx.Done()
	for stopped := false; ; stopped = true {
		select {
		case out := <-done:
			if i := slices.IndexFunc(out.diags, func(d diag.Diagnostic) bool { return d.Code == diag.LayoutEndless }); i >= 0 && stop.Load() {
				e.theme.endless.Store(page.Kind, out.diags[i])
			}
			return out
		case <-late.C:
		case <-ended:
			ended = nil // a page that can end by itself does so now
		}
		stop.Store(true)
		if stopped {
			d := render.Endless("", page)
			e.theme.endless.Store(page.Kind, d)
			return &printed{diags: []diag.Diagnostic{d}}
		}
		late.Reset(e.preview.patience / 10)
	}
}

// firstLines gives the part of a stack that says where it broke.
func firstLines(stack []byte) string {
	lines := strings.Split(string(stack), "\n")
	return strings.Join(lines[min(7, len(lines)):min(11, len(lines))], " ")
}
