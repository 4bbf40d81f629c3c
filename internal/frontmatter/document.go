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
	src   []byte // mended; nil where nothing can be read
	size  int    // of the file, in bytes
	lines []int  // where src's lines begin, once somebody has asked
	room  *nodes

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
		root, body, ok = readMatter(d.src, d.Report, d.room)
	default:
		root, ok = readYAML(bytes.TrimPrefix(d.src, bom), 1, d.Report)
	}
	if !ok {
		d.closed = true
	}
	return root, body, ok
}

// maxColumn is the last column that rest counts to.
const maxColumn = 10000

// from gives src from a place on. It is empty for a place that is not in it, or too far to the right to be counted out.
func (d *Document) from(pos diag.Pos) []byte {
	if d.lines == nil {
		d.lines = []int{len(d.src) - len(bytes.TrimPrefix(d.src, bom))}
		for i, c := range d.src {
			if c == '\n' {
				d.lines = append(d.lines, i+1)
			}
		}
	}
	if pos.Line < 1 || int(pos.Line) > len(d.lines) || pos.Col > maxColumn {
		return nil
	}
	text := d.src[d.lines[pos.Line-1]:]
	for col := int32(1); col < pos.Col && len(text) > 0; col++ {
		_, n := utf8.DecodeRune(text)
		text = text[n:]
	}
	return text
}

// Rest gives the file's text from pos to the end of its line.
func (d *Document) Rest(pos diag.Pos) string {
	line, _, _ := bytes.Cut(d.from(pos), []byte{'\n'})
	return strings.TrimSuffix(string(line), "\r")
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
	if pos := d.Within(v, i); pos != v.Pos {
		return pos
	}
	text := d.from(v.Pos)
	text = text[:min(len(text), 2*len(v.Value)+100)]
	if at := bytes.IndexRune(text, r); at >= 0 {
		return place{v.Pos}.to(text[:at]).Pos
	}
	return v.Pos
}
