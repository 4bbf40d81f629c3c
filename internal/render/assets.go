package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"github.com/gloss-press/gloss/internal/card"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/site"
)

// Assets are the style sheets, the scripts and a site's own pictures for layouts, under names that carry their content's
// fingerprint, so that browsers may keep them for ever.
type Assets struct {
	names map[string]string // "style.css" → "assets/style.1a2b3c4d.css"
	files map[string][]byte // address → bytes
}

// LoadAssets reads all files of a folder, and tells of those that can't be published. A style sheet in it is published with what it imports of
// the folder in its place, and that is not published by itself; of style sheets and scripts in the folder itself all that a browser passes over
// is left out.
func LoadAssets(fsys fs.FS) (Assets, []diag.Diagnostic) {
	a := Assets{names: map[string]string{}, files: map[string][]byte{}}
	sheets := bundler{fsys: fsys, imported: map[string]bool{}}
	read := map[string][]byte{}
	var diags []diag.Diagnostic
	_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && (d.IsDir() || strings.HasPrefix(path.Base(name), ".")) {
			return nil
		}
		var b []byte
		switch {
		case err != nil:
		case path.Ext(name) == ".css":
			b, err = sheets.bundle(name)
		default:
			b, err = fs.ReadFile(fsys, name)
		}
		if err == nil {
			read[name] = b
			return nil
		}
		diags = append(diags, unreadAsset(name, err))
		if d != nil && d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	for name, b := range read {
		if sheets.imported[name] {
			continue
		}
		if slices.Contains(grounds, name) {
			if err := new(card.Look).On(b); err != nil {
				diags = append(diags, assetAt(name, "cards can’t be drawn on this picture: "+err.Error(), fmt.Sprintf("save it as a PNG or JPEG file of %d × %d pixels", card.Width, card.Height)))
				continue
			}
		}
		b = smaller(name, b)
		sum := sha256.Sum256(b)
		ext := path.Ext(name)
		address := "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
		if message, hint := site.Unportable(address); message != "" {
			diags = append(diags, assetAt(name, message, hint))
			continue
		}
		a.names[name], a.files[address] = address, b
	}
	return a, diag.Sort(diags)
}

// unreadAsset tells of an asset that can't be read.
func unreadAsset(name string, err error) diag.Diagnostic {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	return assetAt(name, "this asset can’t be read: "+err.Error(), "put an ordinary file of at most "+strconv.Itoa(limit.File>>20)+" MB in its place, and mend its permissions")
}

func assetAt(name, message, hint string) diag.Diagnostic {
	return diag.Diagnostic{Span: diag.At(path.Join("assets", name), diag.Pos{Line: 1, Col: 1}), Code: diag.Asset, Message: message, Hint: hint}
}

// importRule is CSS's @import of a file, on a line of its own, without conditions.
var importRule = regexp.MustCompile(`(?m)^@import "([^":]+)";\n?`)

// bundler puts imported style sheets in the place of their @import.
type bundler struct {
	fsys     fs.FS
	imported map[string]bool
}

// bundle gives a style sheet with what it imports of the folder in its place. What isn't there is left out: a site need not have it; what
// can't be read is told by its own name. One that imports another is imported by none.
func (s *bundler) bundle(name string) ([]byte, error) {
	b, err := fs.ReadFile(s.fsys, name)
	return importRule.ReplaceAllFunc(b, func(rule []byte) []byte {
		file := path.Join(path.Dir(name), string(importRule.FindSubmatch(rule)[1]))
		if file == name {
			return nil
		}
		part, _ := fs.ReadFile(s.fsys, file)
		s.imported[file] = true
		return part
	}), err
}

var minifier = func() *minify.M {
	m := minify.New()
	m.AddFunc(".css", css.Minify)
	m.AddFunc(".js", js.Minify)
	return m
}()

// smaller leaves out of a style sheet or a script what a browser passes over; it gives one that it doesn't understand as it is.
func smaller(name string, b []byte) []byte {
	if path.Dir(name) != "." {
		return b
	}
	out, err := minifier.Bytes(path.Ext(name), b)
	if err != nil || len(out) == 0 {
		return b
	}
	return bytes.Clone(out)
}

// Name gives the address of an asset.
func (a Assets) Name(file string) string {
	if name, ok := a.names[file]; ok {
		return name
	}
	return path.Join("assets", file)
}

// grounds are the assets that a site's cards are drawn on, where it has one.
var grounds = []string{"card.png", "card.jpg"}

// Look gives what the cards of the site have alike: the colours of its style sheet, and the picture that they are drawn on.
func (a Assets) Look() *card.Look {
	l := card.LookOf(a.files[a.names["style.css"]])
	for _, name := range grounds {
		if b, ok := a.files[a.names[name]]; ok && l.Ground == nil {
			_ = l.On(b) // LoadAssets has told what is wrong with it
		}
	}
	return l
}

// Files gives the bytes of every asset by its address.
func (a Assets) Files() map[string][]byte { return a.files }
