// Package starter makes a writer's first files: a whole small site, or one file with comments that say what can stand in it.
// It never writes over a file.
package starter

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

//go:embed data
var data embed.FS

// Kind is a kind of file that can be begun.
type Kind string

// The kinds of files, as writers name them.
const (
	Article Kind = "article"
	Term    Kind = "term"
	Person  Kind = "person"
	Source  Kind = "source"
)

var folders = map[Kind]string{Article: "content/articles", Term: "content/glossary", Person: "content/people", Source: "content/sources"}

// NameError says that a file can't be called so.
type NameError struct{ Message string }

// Error says what is wrong and what to do.
func (e *NameError) Error() string { return e.Message }

// ExistsError says that what is to be made is there already.
type ExistsError struct{ Message string }

// Error says what is there, and what to do.
func (e *ExistsError) Error() string { return e.Message }

// Made is a file that was begun.
type Made struct {
	Path    string // relative to the site's folder, with slashes
	NewSite bool   // the folder had no content/
}

// New begins a file of a kind in the site's folder dir, with the title or name that it is given, and with the day of now in the
// site's time zone. A folder that holds no site yet becomes one. The error is a *NameError, an *ExistsError, or the machine's.
func New(dir string, kind Kind, name string, now time.Time) (Made, error) {
	name = strings.TrimSpace(name)
	if err := checkName(kind, name); err != nil {
		return Made{}, err
	}
	s, err := load(dir, now)
	made := Made{NewSite: s == nil}
	if err != nil {
		return made, err
	}
	if made.NewSite {
		s = site.New(nil, site.Options{Now: now})
	}
	slug := site.Slugify(name)
	if nameOf(kind) == "name" && (claimed(s, kind, name, slug) != "" || kind == Person && s.Speaker(slug) != nil) {
		slug = site.NameSlug(name) // OPEC+, where there is OPEC
	}
	made.Path = path.Join(folders[kind], slug+".md")
	if other := claimed(s, kind, name, slug); other != "" {
		return made, &ExistsError{other}
	}
	b, err := stub(kind, made.Path, name, now.In(s.Zone).Format(time.DateOnly))
	if err != nil {
		return made, err
	}
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return made, err
	}
	defer root.Close()
	return made, write(root, made.Path, b)
}

// load reads the site that is in a folder; nil where there is none yet.
func load(dir string, now time.Time) (*site.Site, error) {
	if info, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, &NameError{fmt.Sprintf("there is no folder %s: make it first, or name the site’s folder with --source", dir)}
	}
	ws, err := workspace.Open(dir, workspace.Options{Drafts: true, Future: true, Now: now})
	if _, none := errors.AsType[*workspace.NoContentError](err); none {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer ws.Close()
	return ws.Load().Site, nil
}

func stub(kind Kind, file, name, date string) ([]byte, error) {
	text, err := data.ReadFile("data/new/" + string(kind) + ".md")
	if err != nil {
		panic(err) // the kinds are constants
	}
	b := []byte(strings.NewReplacer("{{name}}", frontmatter.DoubleQuoted(name), "{{date}}", date).Replace(string(text)))
	// What content does not take in a file, such as characters that can't be seen, it must not be given.
	if _, wrong := content.Parse(file, b); len(wrong) > 0 {
		return nil, &NameError{fmt.Sprintf("%q can’t be a %s: %s", name, nameOf(kind), wrong[0].Message)}
	}
	return b, nil
}

// write makes a file and the folders above it.
func write(root *os.Root, file string, b []byte) error {
	if err := root.MkdirAll(path.Dir(file), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return &ExistsError{file + " is there already, and stays as it is"}
	}
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = root.Remove(file)
	}
	return err
}
