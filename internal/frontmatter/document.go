// Package frontmatter reads what stands above a file's text, in YAML, TOML or JSON, into nodes that know their places, and writes
// into it in the file's own style.
//
// It knows the three formats and how people mistype them. What keys mean is the business of package content, which hands in a Schema
// of them.
package frontmatter

import (
	"bytes"
	"path"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// Document is one file whose front matter is read, with what is wrong with it.
type Document struct {
	*Report
	src    []byte // mended; nil where nothing can be read
	size   int    // of the file, in bytes
	syntax syntax
	lines  *diag.Lines // of src, once somebody has asked
	room   *nodes

	whole     *explainer // the lines of the file, once somebody has asked
	rewritten int        // how many mends were tried
}

// Body says where a file's text begins. The text itself is read when a page needs it.
type Body struct {
	Offset int   // in bytes from the start of the file (a byte-order mark counts)
	Line   int32 // the line of its first byte, from 1
	Empty  bool  // nothing but white space
	Size   int   // in bytes
}

// IsMarkdown reports whether a file of that name is a text with front matter. All others are YAML alone.
func IsMarkdown(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".markdown"
}

// Open checks that a file's bytes are text. name is its path relative to the source folder. Free must be called when nobody has a
// Node of it any more.
func Open(name string, src []byte, schema *Schema) *Document {
	d := &Document{Report: &Report{path: name, schema: schema}, size: len(src), room: rooms.Get().(*nodes)}
	d.src = checkBytes(src, d.Report)
	return d
}

// rooms hold the nodes of files while they are read.
var rooms = sync.Pool{New: func() any { return &nodes{} }}

// Free gives the memory of the file's nodes back. Their strings stay.
func (d *Document) Free() {
	d.room.reset()
	rooms.Put(d.room)
}

// Read reads the front matter of a Markdown file, or all of another. root is a mapping, empty where there is no front matter or none
// that can be read; that of a file of YAML alone may be anything. ok is false where its keys are not to be asked for, since a mistake
// hides them: then what is reported from now on is lost.
func (d *Document) Read() (root Node, body Body, ok bool) {
	start := diag.Pos{Line: 1, Col: 1}
	root, body = Node{Kind: Map, Pos: start}, Body{Line: 1, Empty: true, Offset: d.size}
	switch {
	case d.src == nil:
	case IsMarkdown(d.path):
		root, body, ok = d.readMatter()
	default:
		d.syntax = inYAML
		root, ok = readYAML(bytes.TrimPrefix(d.src, bom), 1, d.Report)
	}
	d.closed = !ok
	return root, body, ok
}

// at gives where a place stands in src.
func (d *Document) at(pos diag.Pos) (int, bool) {
	if d.lines == nil {
		d.lines = diag.NewLines(d.src)
	}
	return d.lines.Offset(pos)
}

// Rest gives the file's text from pos to the end of its line.
func (d *Document) Rest(pos diag.Pos) string {
	at, ok := d.at(pos)
	if !ok {
		return ""
	}
	return string(bytes.TrimSuffix(lineOf(d.src[at:]), []byte("\r")))
}

// Within gives the place of the byte at offset in a value, where the value stands in the file as it is; else where it begins.
func (d *Document) Within(v *Node, offset int) diag.Pos {
	rest, pos := d.Rest(v.Pos), v.Pos
	if v.Quoted && rest != "" {
		rest, pos.Col = rest[1:], pos.Col+1
	}
	if offset = min(offset, len(v.Value)); strings.HasPrefix(rest, v.Value[:offset]) {
		pos.Col += int32(utf8.RuneCountInString(v.Value[:offset]))
		return pos
	}
	return v.Pos
}

// Find gives the place of the character r, at the index i of a value. Of a value over several lines it is looked for in the
// file, from the value's beginning on.
func (d *Document) Find(v *Node, r rune, i int) diag.Pos {
	pos := d.Within(v, i)
	if at, ok := d.at(v.Pos); ok && pos == v.Pos {
		text := d.src[at:min(len(d.src), at+2*len(v.Value)+100)]
		if i := bytes.IndexRune(text, r); i >= 0 {
			return d.lines.Pos(at + i)
		}
	}
	return pos
}
