// Package build renders every page of a site and publishes it: whole, or not at all.
package build

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/publish"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// Options say what to build and where to.
type Options struct {
	Source string // the folder that holds content/
	Output string // the folder to publish into; relative to the working folder
	Force  bool   // publish into a folder with files that Gloss did not write
	Strict bool   // warnings count as errors

	Share   site.Share // the pages to build; zero: all
	Version string     // that of the program, which those who build shares must have alike
	Digests string     // the folder with the digests of all shares, see Digest; "": all files are read
	workspace.Options
	Program  string                // tells this very program from any other; empty: no record is left, and none is trusted
	NoCache  bool                  // every page is made, whatever the record of the build before says
	Progress func(done, total int) // called now and then while pages are made; nil for nobody
	Waiting  func()                // called when another build holds the output

	summed func() // called when what pages are made of has been summed up; for tests
}

// Result says what was built.
type Result struct {
	Pages, Articles, Quotes, Terms int
	KeptBack                       []site.KeptBack
	Zone                           *time.Location // the site's, in which the moments are told
	Relative                       bool           // no base address: no feeds, sitemap and annotations
	Changes                        publish.Changes
	Published                      bool
	Diags                          []diag.Diagnostic
}

// Run builds a site. Wrong content is told by Result.Diags, and then nothing is published; the error is the machine's, a folder's
// that is no site, or ctx's.
func Run(ctx context.Context, opt Options) (Result, error) {
	if opt.Digests == "" {
		return run(ctx, opt, nil)
	}
	digests, err := readDigests(opt.Digests, max(opt.Share.Of, 1))
	if err != nil {
		return Result{}, err
	}
	known := learn(digests, opt.Share)
	lean := opt
	lean.Aside = known
	res, err := run(ctx, lean, known)
	if _, bare := errors.AsType[*site.BareError](err); bare || err == nil && !res.Published {
		// What is wrong is told, and what else pages may show is made, with all quotes in memory.
		return run(ctx, opt, known)
	}
	return res, err
}

// run builds a site, or a share of it. known is what digests say; nil where there are none.
func run(ctx context.Context, opt Options, known *learned) (Result, error) {
	if opt.Share.Of > 1 {
		opt.Program = "" // a share is built once
	}
	opt.Sums = opt.Program != "" || known != nil
	ws, err := workspace.Open(opt.Source, opt.Options)
	if err != nil {
		return Result{}, err
	}
	defer ws.Close()
	snap := ws.Load()
	if known != nil {
		if err := known.fits(snap, opt.Version); err != nil {
			return Result{}, err
		}
	}
	s := snap.Site
	res := Result{Terms: len(s.Terms), KeptBack: s.KeptBack, Zone: s.Zone, Relative: s.Base == ""}
	for _, a := range s.Articles {
		if opt.Share.Holds(a.Address) {
			res.Articles++
			res.Quotes += len(a.Quotes)
		}
	}
	j := &job{ctx: ctx, opt: opt, snap: snap, known: known, memory: newMemory(opt)}
	j.prepare()
	if !opt.failed(j.diags) {
		if j.tx, err = publish.Begin(opt.Output, publish.Options{Force: opt.Force, Source: opt.Source, Context: ctx, Waiting: opt.Waiting, Protected: protected(opt.Source)}); err != nil {
			return res, err
		}
		defer j.tx.Abort()
		if err := j.openKept(); err != nil {
			return res, err
		}
		defer j.kept.Close()
		if err := j.openTexts(); err != nil {
			return res, err
		}
		j.recall()
	}
	if j.press != nil {
		if err := j.makeAll(); err != nil {
			return res, err
		}
	}
	res.Diags, res.Pages = j.told(), int(j.pages.Load())
	if j.tx == nil || opt.failed(res.Diags) {
		return res, nil
	}
	j.note()
	j.sweep()
	if res.Changes, err = j.tx.Commit(); err != nil {
		return res, err
	}
	res.Published = true
	return res, nil
}

// failed reports whether diagnostics keep a site from being published.
func (o Options) failed(ds []diag.Diagnostic) bool {
	return diag.HasErrors(ds) || o.Strict && len(ds) > 0
}

func protected(source string) []string {
	var list []string
	for _, f := range []string{"content", "layouts", "assets", "static"} {
		list = append(list, filepath.Join(source, f))
	}
	return list
}
