package preview

import (
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// Editor makes the addresses that open a file at a line in an author's editor.
type Editor struct {
	template string // with {file}, {line} and {column}; "" for none
	folder   string // the source folder's whole path
}

// editors are the ones that can be called by name.
var editors = map[string]string{
	"vscode": "vscode://file{file}:{line}:{column}",
	"idea":   "idea://open?file={file}&line={line}&column={column}",
}

// NewEditor takes the name of an editor, vscode or idea, or an address with {file}, {line} and {column} in it, and the whole path
// of the source folder. An empty name is the Editor that opens nothing. The error says what can be written.
func NewEditor(name, folder string) (Editor, error) {
	if name == "" {
		return Editor{}, nil
	}
	template, ok := editors[name]
	if !ok {
		template = name
	}
	u, err := url.Parse(strings.NewReplacer("{file}", "f", "{line}", "1", "{column}", "1").Replace(template))
	if err != nil || u.Scheme == "" || !strings.Contains(template, "{file}") {
		return Editor{}, fmt.Errorf("%q is no editor that is known: write vscode, idea, or an address with {file} in it, like my-editor://open?file={file}&line={line}", name)
	}
	switch strings.ToLower(u.Scheme) {
	case "javascript", "data", "vbscript", "blob", "file":
		return Editor{}, fmt.Errorf("an address that begins with %s: opens no editor", u.Scheme)
	}
	return Editor{template, folder}, nil
}

// address gives the address that opens a place; "" for none.
func (e Editor) address(at diag.Span) string {
	if e.template == "" || at.File == "" {
		return ""
	}
	file := filepath.ToSlash(filepath.Join(e.folder, filepath.FromSlash(at.File)))
	if !strings.HasPrefix(file, "/") {
		file = "/" + file // a drive's letter
	}
	number := func(n int32) string { return strconv.Itoa(int(max(n, 1))) }
	return strings.NewReplacer("{file}", strings.ReplaceAll((&url.URL{Path: file}).EscapedPath(), "&", "%26"), "{line}", number(at.From.Line), "{column}", number(at.From.Col)).Replace(e.template)
}
