package workspace

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/photo"
	"github.com/gloss-press/gloss/internal/site"
)

// seenHead is what the header of a picture says, as long as its file is the same.
type seenHead struct {
	stamp uint64
	head  photo.Head
	ok    bool
	err   error
}

// firstLook is how much of a picture is read at first: where its header doesn't end there, more is.
const firstLook = 64 << 10

// head reads the header of a JPEG or PNG file; ok is false for any other file.
func (s *Snapshot) head(name string) (photo.Head, bool, error) {
	if !slices.Contains([]string{".jpg", ".jpeg", ".png"}, strings.ToLower(path.Ext(name))) {
		return photo.Head{}, false, nil
	}
	stamp := s.Stamp(name)
	if seen, known := s.heads.Load(name); known && seen.(*seenHead).stamp == stamp {
		return seen.(*seenHead).head, seen.(*seenHead).ok, seen.(*seenHead).err
	}
	seen := &seenHead{stamp: stamp}
	for _, most := range []int64{firstLook, photo.HeadSize} {
		b, size, err := disk.Head(s.folder.root, name, most)
		if err != nil {
			return photo.Head{}, false, nil // it is told where the file is published
		}
		if seen.head, seen.ok, seen.err = photo.Read(b); seen.err == nil && !seen.head.Cut || size <= most || errors.Is(seen.err, photo.ErrTooLarge) {
			break
		}
	}
	s.heads.Store(name, seen)
	return seen.head, seen.ok, seen.err
}

// pictureOf says what smaller pictures are made of one.
func (s *Snapshot) pictureOf(name string) site.Picture {
	h, ok, err := s.head(name)
	if !ok || err != nil {
		return site.Picture{}
	}
	return site.Picture{Width: h.Width, Widths: photo.WidthsOf(h), Photograph: h.HasWebP()}
}

// wrongHead tells what is wrong with a picture by its header.
func (s *Snapshot) wrongHead(name string) []diag.Diagnostic {
	switch _, ok, err := s.head(name); {
	case !ok || err == nil:
		return nil
	case errors.Is(err, photo.ErrTooLarge):
		return []diag.Diagnostic{{Span: diag.At(name, diag.Pos{Line: 1, Col: 1}), Code: diag.TooLarge,
			Message: fmt.Sprintf("this picture has more than %d million pixels", limit.Pixels/1_000_000), Hint: "save it smaller: 3200 pixels are wide enough for any page"}}
	}
	return []diag.Diagnostic{brokenPicture(name)}
}

func brokenPicture(name string) diag.Diagnostic {
	return diag.Diagnostic{Span: diag.At(name, diag.Pos{Line: 1, Col: 1}), Code: diag.Asset, Message: "this picture is broken: its file ends too early, or is no picture", Hint: "save it anew"}
}

// Forms makes forms of a picture that Copied gave. Of one that nothing can be made of they are the picture itself, and it is told.
func (s *Snapshot) Forms(name string, b []byte, forms []site.Scaled) ([][]byte, []diag.Diagnostic) {
	var want []photo.Form
	for _, f := range forms {
		want = append(want, photo.Form{Width: f.Width, WebP: f.WebP})
	}
	list, err := photo.Make(b, want)
	if err == nil {
		return list, nil
	}
	return slices.Repeat([][]byte{b}, len(forms)), []diag.Diagnostic{{Span: diag.At(name, diag.Pos{Line: 1, Col: 1}), Severity: diag.Warning, Code: diag.Asset,
		Message: "no smaller pictures can be made of this one: " + err.Error(), Hint: "save it anew, as an ordinary JPEG or PNG file"}}
}
