package render

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
)

// Assets are the style sheet, the scripts and a site's own pictures for layouts, under names that carry their content's
// fingerprint, so that browsers may keep them for ever.
type Assets struct {
	names map[string]string // "style.css" → "assets/style.1a2b3c4d.css"
	files map[string][]byte // address → bytes
}

// LoadAssets reads all files of a folder.
func LoadAssets(fsys fs.FS) (Assets, error) {
	a := Assets{names: map[string]string{}, files: map[string][]byte{}}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(b)
		ext := path.Ext(name)
		address := "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
		a.names[name], a.files[address] = address, b
		return nil
	})
	return a, err
}

// Name gives the address of an asset.
func (a Assets) Name(file string) string {
	if name, ok := a.names[file]; ok {
		return name
	}
	return path.Join("assets", file)
}

// Files gives the bytes of every asset by its address.
func (a Assets) Files() map[string][]byte { return a.files }
