// Package mend makes the mends that diagnostics carry, until nothing more is certain.
package mend

import (
	"bytes"
	"context"
	"maps"
	"slices"

	"github.com/gloss-press/gloss/internal/build"
	"github.com/gloss-press/gloss/internal/check"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/workspace"
)

// Options say what to mend.
type Options struct {
	Only  check.Paths
	Words bool // change quoted words too
}

// Result is what was mended, and what is left. Nothing has been written.
type Result struct {
	Files []File
	Left  []diag.Diagnostic // errors and warnings of the files asked for, as they are now
	Words int               // how many of those only Options.Words would mend
}

// File is a file with mends.
type File struct {
	Name     string
	Old, New []byte
	Mends    []Mend // in the order in which they were made
}

// Mend says what was done where: at the place at which the mistake was told.
type Mend struct {
	At      diag.Pos
	Message string
}

// rounds bounds how often mended files are read again: a mend may bring to light what another mends. Two do for most.
const rounds = 10

// Run makes every certain mend in ws, which keeps the edited files (Workspace.Edit) and writes none. The error is the machine's or
// ctx's.
func Run(ctx context.Context, ws *workspace.Workspace, opt Options) (Result, error) {
	files := map[string]*File{}
	var res Result
	for round := 0; ; round++ {
		diags, err := build.Inspect(ctx, ws.Load(), nil)
		if err != nil {
			return Result{}, err
		}
		diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return !opt.Only.Has(d.File) })
		check.Locate(ws, diags)
		res.Left = diags
		if round == rounds || !mendAll(ws, diags, opt.Words, files) {
			break
		}
	}
	for _, d := range res.Left {
		if _, ok := choose(d, opt.Words); !ok && len(d.Fixes) > 0 {
			res.Words++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if f := files[name]; !bytes.Equal(f.Old, f.New) {
			res.Files = append(res.Files, *f)
		}
	}
	return res, nil
}

// choose gives the first fix that may be made.
func choose(d diag.Diagnostic, words bool) (diag.Fix, bool) {
	i := slices.IndexFunc(d.Fixes, func(f diag.Fix) bool { return words || !f.Words })
	if i < 0 {
		return diag.Fix{}, false
	}
	return d.Fixes[i], true
}

// mendAll makes the fixes of sorted diagnostics, file by file, and reports whether anything changed.
func mendAll(ws *workspace.Workspace, diags []diag.Diagnostic, words bool, files map[string]*File) (changed bool) {
	for len(diags) > 0 {
		name := diags[0].File
		var fixes []diag.Fix
		var mends []Mend
		for len(diags) > 0 && diags[0].File == name {
			if f, ok := choose(diags[0], words); ok {
				fixes, mends = append(fixes, f), append(mends, Mend{diags[0].From, f.Message})
			}
			diags = diags[1:]
		}
		if len(fixes) == 0 {
			continue
		}
		src, err := ws.ReadFile(name)
		if err != nil {
			continue // it is gone by now, which the next round tells
		}
		out, applied, _ := diag.Apply(src, fixes)
		if bytes.Equal(out, src) {
			continue
		}
		f := files[name]
		if f == nil {
			f = &File{Name: name, Old: src}
			files[name] = f
		}
		for _, a := range applied {
			i := slices.IndexFunc(fixes, func(f diag.Fix) bool { return slices.Equal(f.Edits, a.Edits) && f.Message == a.Message })
			f.Mends = append(f.Mends, mends[i])
		}
		f.New, changed = out, true
		ws.Edit(name, out)
	}
	return changed
}
