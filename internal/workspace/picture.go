package workspace

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"sync"
	"syscall"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
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
	if _, is := pictureStarts[kind]; !is {
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

// pictureStarts has what files of a kind of picture begin with.
var pictureStarts = map[string][]string{
	".png": {"\x89PNG\r\n\x1a\n"}, ".jpg": {"\xff\xd8\xff"}, ".gif": {"GIF87a", "GIF89a"},
	".jpeg": nil, ".webp": nil, ".avif": nil, ".svg": nil, // see kindOf
}

// look reads the beginning of a picture's file.
func (s *Snapshot) look(name, kind string) fault {
	file, err := s.folder.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return fault{} // it is told where the file is published
	}
	defer file.Close()
	head := make([]byte, 4096)
	n, _ := io.ReadFull(file, head)
	head = head[:n]
	switch is := kindOf(head); {
	case n == 0:
		return fault{message: "the picture " + path.Base(name) + " is empty", hint: "save it anew"}
	case is == "":
		return fault{message: "the file " + path.Base(name) + " is no picture", hint: "save it anew as PNG, JPEG, GIF, WebP, AVIF or SVG"}
	case is != kind && !(is == ".jpg" && kind == ".jpeg"):
		return fault{message: fmt.Sprintf("the file %s is a picture of another kind", path.Base(name)), hint: "give it the ending " + is, heavy: true}
	}
	if info, err := file.Stat(); err == nil && info.Size() >= heavyPicture {
		return fault{message: fmt.Sprintf("the picture %s has %d MB", path.Base(name), info.Size()>>20), hint: "save it smaller: half a megabyte is plenty for a page", heavy: true}
	}
	return fault{}
}

// kindOf gives the ending of the kind of picture that a file is by its first bytes; "" for none.
func kindOf(head []byte) string {
	for _, kind := range []string{".png", ".jpg", ".gif"} {
		for _, start := range pictureStarts[kind] {
			if bytes.HasPrefix(head, []byte(start)) {
				return kind
			}
		}
	}
	switch {
	case len(head) >= 12 && bytes.HasPrefix(head, []byte("RIFF")) && string(head[8:12]) == "WEBP":
		return ".webp"
	case len(head) >= 12 && string(head[4:8]) == "ftyp" && (bytes.Contains(head[8:min(len(head), 64)], []byte("avif")) || bytes.Contains(head[8:min(len(head), 64)], []byte("avis"))):
		return ".avif"
	case bytes.Contains(head, []byte("<svg")):
		return ".svg"
	}
	return ""
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
