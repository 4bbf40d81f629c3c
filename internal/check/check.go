// Package check adds up what is to be told of a site that is not published: what is wrong, what is worth a look, and how many
// quotes stand on what ground.
package check

import (
	"context"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/build"
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/outside"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// Report is what a check has to tell of the files that were asked for.
type Report struct {
	Diags  []diag.Diagnostic // errors and warnings, sorted
	Notes  []diag.Diagnostic // what may be right and is worth a look, sorted
	Counts Counts
}

// Counts are the figures of a check's table.
type Counts struct {
	Errors          int    `json:"errors"`
	Warnings        int    `json:"warnings"`
	Quotes          Quotes `json:"quotes"`
	TermsUnused     int    `json:"termsUnused"`
	Inflected       int    `json:"mentionsInflected"` // different words, and not places
	DeadLinks       int    `json:"deadLinks"`
	ImagesWithout   int    `json:"imagesWithoutAlt"`
	HeadingsSkipped int    `json:"headingsSkipped"`
	LayoutsSlow     int    `json:"layoutsSlow,omitempty"`
	Outside         *Links `json:"outside,omitempty"` // nil where they were not asked for
}

// Links counts the addresses outside of a site that do not lead anywhere, each as often as it stands.
type Links struct {
	Dead        int `json:"dead"`
	Refused     int `json:"refused"`
	Unreachable int `json:"unreachable"`
}

// Paths limit what is told to files and folders, relative to the source folder, with forward slashes; none: everything.
type Paths []string

// Has reports whether a file is one of them or lies in one.
func (p Paths) Has(file string) bool {
	return len(p) == 0 || slices.ContainsFunc(p, func(in string) bool {
		return in == "." || file == in || strings.HasPrefix(file, in+"/")
	})
}

// Options say what to tell.
type Options struct {
	Only  Paths
	Asker *outside.Asker // asks the addresses outside of the site; nil: they are not asked
}

// Run reads all of a site and tells of those files that are asked for. The workspace must have been opened with Remarks. Every fix
// that a Diagnostic carries has its Edits. The error is the machine's or ctx's.
func Run(ctx context.Context, ws *workspace.Workspace, opt Options) (Report, error) {
	g := &gathering{only: opt.Only, words: map[inflection]*found{}, used: map[*site.Term]bool{}, links: links{}}
	snap := ws.Load()
	diags, err := build.Inspect(ctx, snap, g.see)
	if err != nil {
		return Report{}, err
	}
	kept, whole, err := keptBack(ctx, snap, opt.Only)
	if err != nil {
		return Report{}, err
	}
	diags = append(diags, kept...)
	all := slices.Concat(diags, g.notes, g.inflected(snap.Site), g.unused(snap.Site))
	all = slices.DeleteFunc(all, func(d diag.Diagnostic) bool { return !opt.Only.Has(d.File) })
	if opt.Asker != nil {
		g.links.addFront(snap.Site)
		all = append(all, g.links.ask(ctx, *opt.Asker, opt.Only)...)
		if err := context.Cause(ctx); err != nil {
			return Report{}, err
		}
	}
	diag.Quote(all, ws.ReadFile)
	all = diag.Sort(all)
	Locate(ws, all)
	var r Report
	for _, d := range all {
		if d.Severity == diag.Note {
			r.Notes = append(r.Notes, d)
		} else {
			r.Diags = append(r.Diags, d)
		}
	}
	if opt.Asker != nil {
		r.Counts.Outside = &Links{}
	}
	r.count(snap, opt.Only)
	if whole != nil {
		r.Counts.Quotes.addKept(whole, snap.Site, opt.Only)
	}
	return r, nil
}

// keptBack tells what is wrong with drafts and future articles, which a build does not look at: by the site as it will be, of which no
// other bodies are read again. The Snapshot is that of this site, and nil where nothing is kept back.
func keptBack(ctx context.Context, snap *workspace.Snapshot, only Paths) ([]diag.Diagnostic, *workspace.Snapshot, error) {
	waits := map[string]bool{}
	for _, k := range snap.Site.KeptBack {
		if only.Has(k.Path) {
			waits[k.Path] = true
		}
	}
	if len(waits) == 0 {
		return nil, nil, nil
	}
	whole := snap.Whole()
	diags, err := build.InspectPages(ctx, whole, func(p site.Page) bool {
		if src, ok := p.Subject.(*site.Source); ok { // its versions may differ at words that are quoted there
			return slices.ContainsFunc(src.Quotes, func(q *site.Quote) bool { return waits[q.Article.Path] })
		}
		return waits[p.ContentFile()]
	}, nil)
	return slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return !waits[d.File] }), whole, err
}

// Locate fills in the ends and the fixes' edits of sorted diagnostics, file by file.
func Locate(ws *workspace.Workspace, ds []diag.Diagnostic) {
	for len(ds) > 0 {
		n := slices.IndexFunc(ds, func(d diag.Diagnostic) bool { return d.File != ds[0].File })
		if n < 0 {
			n = len(ds)
		}
		if content.Known(ds[0].File) {
			if src, err := ws.ReadFile(ds[0].File); err == nil {
				content.Complete(ds[0].File, src, ds[:n])
			}
		}
		ds = ds[n:]
	}
}

func (r *Report) count(snap *workspace.Snapshot, only Paths) {
	c := &r.Counts
	c.Errors, c.Warnings = diag.Count(r.Diags)
	for _, d := range slices.Concat(r.Diags, r.Notes) {
		switch d.Code {
		case diag.DeadLink:
			c.DeadLinks++
		case diag.OutsideDead:
			c.Outside.Dead++
		case diag.OutsideRefused:
			c.Outside.Refused++
		case diag.OutsideUnreachable:
			c.Outside.Unreachable++
		case diag.TermUnused:
			c.TermsUnused++
		case diag.MentionInflected:
			c.Inflected++
		case diag.ImageWithoutAlt:
			c.ImagesWithout++
		case diag.HeadingSkipped:
			c.HeadingsSkipped++
		case diag.LayoutSlow:
			c.LayoutsSlow++
		}
	}
	for _, a := range snap.Site.Articles {
		if only.Has(a.Path) {
			c.Quotes.add(snap, a)
		}
	}
}

// gathering collects what bodies say beside their mistakes.
type gathering struct {
	only     Paths
	notes    []diag.Diagnostic
	words    map[inflection]*found
	used     map[*site.Term]bool
	mentions []int32 // terms that bodies mention, other than those of terms
	links    links
}

func (g *gathering) see(p site.Page, r *markdown.Reading) {
	file := p.ContentFile()
	g.notes = append(g.notes, r.Remarks.Notes...)
	if a, ok := p.Subject.(*site.Article); ok && p.Kind == site.ArticlePage {
		if i := a.Image; i.File.Value != "" && i.Alt.Pos.IsZero() {
			g.notes = append(g.notes, diag.Diagnostic{Span: diag.At(file, i.File.Pos), Severity: diag.Note, Code: diag.ImageWithoutAlt, Message: "this picture has no alternative text",
				Hint: "write image: {file: " + i.File.Value + ", alt: what it shows}; alt: \"\" where it only adorns"})
		}
	}
	if p.Kind != site.TermPage {
		g.mentions = append(g.mentions, r.Digest.Mentions...)
	}
	if g.only.Has(file) { // a word is told once, in a file that is told of
		for _, m := range r.Remarks.Inflected {
			g.word(file, m)
		}
	}
	for _, l := range r.Remarks.Outside {
		g.links.add(l.URL, diag.At(file, l.Pos))
	}
}
