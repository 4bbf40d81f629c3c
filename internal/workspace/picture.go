package workspace

import (
	"fmt"
	"path"
	"strings"
	"sync"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/media"
	"github.com/gloss-press/gloss/internal/site"
)

// heavyPicture is from where on a picture is too large to be looked at on a telephone, in bytes.
const heavyPicture = 10 << 20

// faults are what is wrong with pictures, and their sizes, each looked for once in a Snapshot.
type faults struct{ known, sizes sync.Map }

// fault is what is wrong with a picture.
type fault struct {
	message, hint string // no message: nothing
	heavy         bool   // it can be shown
}

// picture gives what is wrong with the picture that stands at an address of the site.
func (s *Snapshot) picture(address string) fault {
	address, _, _ = strings.Cut(address, "#")
	kind := strings.ToLower(path.Ext(address))
	if !media.IsPicture(kind) {
		return fault{}
	}
	if known, ok := s.faults.known.Load(address); ok {
		return known.(fault)
	}
	var f fault
	if page, _ := s.Site.At(address); page.Kind == site.CopyPage {
		f = s.look(page.Subject.(string), kind)
	}
	s.faults.known.Store(address, f)
	return f
}

// look reads the beginning of a picture's file.
func (s *Snapshot) look(name, kind string) fault {
	head, size, err := disk.Head(s.folder.root, name, media.HeadSize)
	if err != nil {
		return fault{} // it is told where the file is published
	}
	switch is := media.EndingOf(head); {
	case size == 0:
		return fault{message: "the picture " + path.Base(name) + " is empty", hint: "save it anew"}
	case is == "":
		return fault{message: "the file " + path.Base(name) + " is no picture", hint: "save it anew as PNG, JPEG, GIF, WebP, AVIF or SVG"}
	case is != kind && !(is == ".jpg" && kind == ".jpeg"):
		return fault{message: fmt.Sprintf("the file %s is a picture of another kind", path.Base(name)), hint: "give it the ending " + is, heavy: true}
	}
	if size >= heavyPicture {
		return fault{message: fmt.Sprintf("the picture %s has %d MB", path.Base(name), size>>20), hint: "save it smaller: half a megabyte is plenty for a page", heavy: true}
	}
	return fault{}
}

// wrongImage tells what is wrong with the picture that front matter names.
func (s *Snapshot) wrongImage(file string, image content.String) []diag.Diagnostic {
	if image.Value == "" {
		return nil
	}
	address, ok := s.Site.FileAddress(file, image.Value)
	if !ok {
		return nil
	}
	f := s.picture(address)
	if f.message == "" {
		return nil
	}
	d := diag.Diagnostic{Span: diag.At(file, image.Pos), Code: diag.Asset, Message: f.message, Hint: f.hint}
	if f.heavy {
		d.Severity = diag.Warning
	}
	return []diag.Diagnostic{d}
}
