package workspace

import (
	"errors"
	"fmt"
	"hash/maphash"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/media"
	"github.com/gloss-press/gloss/internal/photo"
)

// Copied gives the bytes of a file that is published as it is, and what is wrong with it: with an error among that it can't be. What lies in
// content/ may be anyone's, so its bytes must be what its name says, and of pictures nothing is published that they tell of who made them and where; what
// lies in static/ is its owner's, as layouts are.
func (s *Snapshot) Copied(name string) ([]byte, []diag.Diagnostic) {
	b, err := s.folder.read(name, mostOf(name))
	if err != nil {
		return nil, []diag.Diagnostic{unread(name, err)}
	}
	wrong := wrongBytes(name, b)
	if isOthers(name) && len(wrong) == 0 {
		if wrong = s.wrongHead(name); len(wrong) > 0 {
			return b, wrong
		}
		clean, whole := photo.Clean(b)
		if !whole {
			return b, []diag.Diagnostic{brokenPicture(name)}
		}
		b = clean
	}
	return b, wrong
}

// WrongCopy gives what is wrong with a file that is published as it is. No more of it is read than that takes.
func (s *Snapshot) WrongCopy(name string) []diag.Diagnostic {
	if isOthers(name) && media.IsDrawing(name) {
		_, wrong := s.Copied(name)
		return wrong
	}
	head, size, err := disk.Head(s.folder.root, name, media.HeadSize)
	if most := mostOf(name); err == nil && size > most {
		err = &disk.TooLargeError{Size: size, Limit: most}
	}
	if err != nil {
		return []diag.Diagnostic{unread(name, err)}
	}
	if wrong := wrongBytes(name, head); len(wrong) > 0 || !isOthers(name) {
		return wrong
	}
	return s.wrongHead(name)
}

// Stamp changes when a file that is published as it is does; 0 where there is none. Stamps can be compared within one Workspace.
func (s *Snapshot) Stamp(name string) uint64 {
	info, err := s.folder.root.Stat(name)
	if err != nil {
		return 0
	}
	return maphash.Comparable(s.seed, [2]int64{info.Size(), info.ModTime().UnixNano()})
}

// isOthers reports a file that may be somebody else's than the site's owner.
func isOthers(name string) bool { return strings.HasPrefix(name, "content/") }

func mostOf(name string) int64 {
	if isOthers(name) && media.IsDrawing(name) {
		return limit.Text
	}
	return limit.File
}

func wrongBytes(name string, b []byte) []diag.Diagnostic {
	if isOthers(name) {
		if d, wrong := media.Wrong(name, b); wrong {
			return []diag.Diagnostic{d}
		}
	}
	return nil
}

// unread tells of a file that can't be published since it can't be read.
func unread(name string, err error) diag.Diagnostic {
	d := diag.Diagnostic{Span: diag.At(name, diag.Pos{Line: 1, Col: 1}), Code: diag.Unreadable, Message: "this file can’t be read: " + cause(err),
		Hint: "put an ordinary file in its place, or mend its permissions"}
	if large, ok := errors.AsType[*disk.TooLargeError](err); ok {
		d.Code, d.Message = diag.TooLarge, large.Error()
		d.Hint = fmt.Sprintf("save it smaller, or put it on a host for large files and link to it: %d MB is the limit", large.Limit>>20)
	}
	return d
}
