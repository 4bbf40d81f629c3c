package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/disk"
)

// folder is the source folder. Nothing outside it is ever opened, and nothing but ordinary files is read.
type folder struct {
	root   *os.Root
	edited map[string][]byte // what stands in for the bytes of a file
}

// listing is what a folder holds.
type listing struct {
	content []string // the files that package content reads
	others  []string // the files that are published as they are: pictures beside content, and static/
	diags   []diag.Diagnostic
}

// published are the endings of files beside content that are published with it.
var published = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf", ".mp3", ".mp4", ".webm", ".ogg", ".vtt", ".srt", ".txt"}

// list walks content/ and static/.
func (f folder) list() listing {
	var l listing
	for _, top := range []string{"content", "static"} {
		_ = fs.WalkDir(disk.Files{Root: f.root}, top, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				if name == top && errors.Is(err, fs.ErrNotExist) {
					return nil
				}
				l.fail(name, diag.Unreadable, "this can’t be read: "+cause(err), "mend its permissions, or move it out of the folder")
				return fs.SkipDir
			}
			base := d.Name()
			if top == "content" && name != top && ignored(base) {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				if content.Known(name) {
					l.fail(name, diag.Unreadable, "this is a folder with the name of a file", "rename it")
				}
				return nil
			}
			if problem := f.ordinary(name, d); problem != "" {
				l.fail(name, diag.Unreadable, problem, "put an ordinary file in its place, or take it away")
				return nil
			}
			switch {
			case top == "static":
				l.others = append(l.others, name)
			case content.Known(name):
				l.content = append(l.content, name)
			case slices.Contains(published, strings.ToLower(path.Ext(base))):
				l.others = append(l.others, name)
				l.leftOut(name)
			case l.leftOut(name), isOnlyRead(name):
			default:
				l.fail(name, diag.UnknownFolder, "nothing is known to do with this file", "files to publish as they are belong in static/")
				l.diags[len(l.diags)-1].Severity = diag.Warning
			}
			return nil
		})
	}
	return l
}

// isOnlyRead reports a file that is read where a source names it by file:, and never published.
func isOnlyRead(name string) bool {
	return strings.HasPrefix(name, "content/sources/") && !content.IsPublished(name) && slices.Contains(content.Transcripts, strings.ToLower(path.Ext(name))) &&
		!content.Known(name)
}

func (l *listing) fail(file string, code diag.Code, message, hint string) {
	l.diags = append(l.diags, diag.Diagnostic{Span: diag.At(file, diag.Pos{Line: 1, Col: 1}), Code: code, Message: message, Hint: hint})
}

// ignored reports the files that editors and systems leave beside content.
func ignored(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#") ||
		base == "Thumbs.db" || base == "4913" || strings.HasSuffix(base, ".swp") || strings.HasSuffix(base, ".bak")
}

// ordinary says why a file is none that can be read; "" when it can. A link is followed inside the folder only, and never to a
// folder.
func (f folder) ordinary(name string, d fs.DirEntry) string {
	mode := d.Type()
	if mode&fs.ModeSymlink != 0 {
		target, _ := f.root.Readlink(name)
		info, err := f.root.Stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return fmt.Sprintf("this link leads to nothing: %s", target)
		case err != nil:
			return fmt.Sprintf("this link leads out of the site: %s", target)
		case info.IsDir():
			return fmt.Sprintf("this link leads to a folder (%s): folders are not followed", target)
		}
		mode = info.Mode().Type()
	}
	if mode != 0 {
		return disk.ErrNotOrdinary.Error()
	}
	return ""
}

// read gives a file's bytes.
func (f folder) read(name string, limit int64) ([]byte, error) {
	if b, ok := f.edited[name]; ok {
		return b, nil
	}
	return disk.Read(f.root, name, limit, nil)
}

// maxKept is the size of the largest memory that is used again, in bytes.
const maxKept = 1 << 20

// reader reads one file after the other into the same memory.
type reader struct {
	folder
	buf []byte
}

// read gives a file's bytes, which hold until the next file is read.
func (r *reader) read(name string, limit int64) ([]byte, error) {
	if b, ok := r.edited[name]; ok {
		return b, nil
	}
	b, err := disk.Read(r.root, name, limit, r.buf)
	if cap(b) > cap(r.buf) && cap(b) <= maxKept {
		r.buf = b
	}
	return b, err
}

// cause gives an error's reason without the path, which the diagnostic names.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
