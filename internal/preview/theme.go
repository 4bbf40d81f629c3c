package preview

import (
	"hash/maphash"
	"io/fs"
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/words"
)

// theme is a site's layouts and assets. Where they can't be read, the last ones that could stand in, and diags says what is wrong.
type theme struct {
	renderer *render.Renderer // nil until there have been layouts without a mistake
	assets   render.Assets
	words    *words.Catalogues
	layouts  uint64 // the fingerprint of the layouts' bytes
	diags    []diag.Diagnostic
	endless  sync.Map // of *site.Kind, whose layout didn't end in time: its diag.Diagnostic
}

var seed = maphash.MakeSeed()

// loadTheme reads the layouts and assets. last is the theme before; nil at the start.
func (p *Preview) loadTheme(last *theme) *theme {
	t := &theme{words: words.Load(p.ws.Layouts().Under, p.ws.Layouts().Over)}
	if t.assets, t.diags = render.LoadAssets(p.ws.Assets()); diag.HasErrors(t.diags) && last != nil {
		t.assets = last.assets
	}
	var diags []diag.Diagnostic
	t.renderer, diags = render.New(p.ws.Layouts().Under, p.ws.Layouts().Over, t.assets)
	t.diags = append(t.diags, diags...)
	t.layouts = fingerprint(p.ws.Layouts())
	if t.renderer == nil && last != nil {
		t.renderer = last.renderer
	}
	return t
}

// fingerprint sums up all files of a folder; what can't be read counts as empty.
func fingerprint(folder fs.FS) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	_ = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			b, _ := fs.ReadFile(folder, name)
			h.WriteString(name)
			h.WriteByte(0)
			h.Write(b)
			h.WriteByte(0)
		}
		return nil
	})
	return h.Sum64()
}

// asset gives the bytes of an asset of this theme or of the one before, which a page that is loading may still name.
func (e *edition) asset(address string) ([]byte, bool) {
	if b, ok := e.theme.assets.Files()[address]; ok {
		return b, true
	}
	b, ok := e.before.Files()[address]
	return b, ok
}
