package frontmatter

import (
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// plainReader reads the part of YAML that most front matter of articles is written in: keys of letters, digits, - and _ below each other,
// entries that begin with "- ", and values that stand on one line, without comments and mappings in braces.
//
// It is a quick way, beside YAML's reader: without it a build of 2,000 articles with six quotes each takes 14 % more processor time
// (median of 5 pairs), since knowing all of YAML 1.2 costs more than all else that is done with a file before it is joined with others.
// To take it out, delete this file with its test, where readMatter calls it, and the room that Document keeps for its nodes.
//
// It takes nothing of which it is not certain. FuzzPlain holds that what it takes is what YAML's reader makes of the same bytes.
type plainReader struct {
	*nodes
	rest   string // the lines below this one
	line   string // this line without its indentation
	indent int    // of this line; -1 below the last one
	number int32  // of this line
	failed bool
}

// maxPlain is the size of the largest front matter that is read so, in bytes: its nodes take many times the memory of its text.
const maxPlain = 64 << 10

// maxPlainDepth is how many lists and mappings of plain YAML stand in each other.
const maxPlainDepth = 8

// nodes are the memory of a file's nodes, which is used again for the next file's. Where each has its own, loading 2,000 articles takes
// 10 MB more, and 5 % more time.
type nodes struct {
	items []Node
	keys  []Key
}

// usualKeys is how many keys most quotes have, and no fewer than most lists have entries.
const usualKeys = 8

// take gives room for most mappings and lists; larger ones find their own.
func take[T any](all *[]T) []T {
	n := len(*all)
	if cap(*all)-n < usualKeys {
		n, *all = 0, make([]T, 0, 32*usualKeys) // those who have the old room keep it
	}
	*all = (*all)[:n+usualKeys]
	return (*all)[n : n : n+usualKeys]
}

// reset gives all room back: nobody may have a node any more.
func (n *nodes) reset() {
	clear(n.items)
	clear(n.keys)
	n.items, n.keys = n.items[:0], n.keys[:0]
}

// readPlain reads front matter whose first line is the file's line first. It is false where something is not plain: then nothing is
// known of the front matter, and nothing was reported.
func readPlain(data []byte, first int32, room *nodes) (Node, bool) {
	if len(data) > maxPlain || !isPlainText(data) {
		return Node{}, false
	}
	r := plainReader{nodes: room, rest: string(data), number: first - 1}
	r.next()
	if r.indent != 0 {
		return Node{}, false
	}
	root := r.mapping(1)
	if r.failed || r.indent >= 0 {
		return Node{}, false
	}
	return root, true
}

// isPlainText reports whether all characters are such as YAML takes for themselves.
func isPlainText(data []byte) bool {
	for i := 0; i < len(data); {
		if i += printable(data[i:]); i == len(data) {
			break
		}
		if data[i] == '\n' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if IsControl(r) || r < utf8.RuneSelf || r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029' || r == '\uFEFF' {
			return false
		}
		i += size
	}
	return true
}

// next goes to the next line that is not empty.
func (r *plainReader) next() {
	for r.rest != "" {
		var line string
		line, r.rest, _ = strings.Cut(r.rest, "\n")
		r.number++
		if line == "" {
			continue
		}
		r.line = strings.TrimLeft(line, " ")
		r.indent = len(line) - len(r.line)
		r.failed = r.failed || r.line == ""
		return
	}
	r.line, r.indent = "", -1
}

func (r *plainReader) fail() Node {
	r.failed = true
	return Node{}
}

func (r *plainReader) pos(column int) diag.Pos {
	return diag.Pos{Line: r.number, Col: int32(column + 1)}
}

// mapping reads the keys that begin where this line does.
func (r *plainReader) mapping(depth int) Node {
	indent := r.indent
	n := Node{Kind: Map, Pos: r.pos(indent), Keys: take(&r.keys), Items: take(&r.items)}
	for r.indent == indent && !r.failed && r.line[0] != '-' {
		name, value, ok := cutPlainKey(r.line)
		if !ok || depth > maxPlainDepth || len(n.Keys) == ManyKeys || n.Has(name) {
			return r.fail()
		}
		n.Keys = append(n.Keys, Key{Name: name, Pos: r.pos(indent)})
		var item Node
		if value != "" {
			item = r.value(value, indent+len(r.line)-len(value))
			r.endValue(indent)
		} else {
			r.next()
			switch entry := strings.HasPrefix(r.line, "- "); {
			case r.indent >= indent && entry:
				item = r.list(depth + 1)
			case r.indent > indent:
				item = r.mapping(depth + 1)
			default:
				return r.fail() // an empty value
			}
		}
		n.Items = append(n.Items, item)
	}
	return n
}

// list reads the entries that begin where this line does.
func (r *plainReader) list(depth int) Node {
	indent := r.indent
	n := Node{Kind: List, Pos: r.pos(indent), Items: take(&r.items)}
	for r.indent == indent && !r.failed && strings.HasPrefix(r.line, "- ") {
		if depth > maxPlainDepth {
			return r.fail()
		}
		r.line = r.line[2:]
		if _, _, isKey := cutPlainKey(r.line); isKey {
			r.indent += 2
			n.Items = append(n.Items, r.mapping(depth+1))
		} else {
			n.Items = append(n.Items, r.value(r.line, indent+2))
			r.endValue(indent)
		}
	}
	return n
}

// endValue goes on behind a value that ends with its line. What stands further to the right there belongs to it.
func (r *plainReader) endValue(indent int) {
	r.next()
	r.failed = r.failed || r.indent > indent
}

// cutPlainKey cuts "key: value" and "key:" in two.
func cutPlainKey(line string) (name, value string, ok bool) {
	i := 0
	for i < len(line) && (isPlainStart(line[i]) || i > 0 && line[i] == '-') && line[i] < utf8.RuneSelf {
		i++
	}
	if i == 0 || i > 64 || i == len(line) || line[i] != ':' {
		return "", "", false
	}
	value = strings.TrimLeft(line[i+1:], " ")
	return line[:i], value, i+1 == len(line) || value != "" && line[i+1] == ' '
}

// isPlainStart reports the bytes that words begin with.
func isPlainStart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c >= utf8.RuneSelf
}

// value reads a value that begins in a column, and ends with its line.
func (r *plainReader) value(s string, column int) Node {
	if s == "" {
		return r.fail()
	}
	if s[0] == '[' {
		return r.flow(s, column)
	}
	n, rest := r.scalar(s, column, "")
	if rest != "" {
		return r.fail()
	}
	return n
}

// scalar reads a value between quotation marks, or up to one of the bytes of ends, and gives what stands behind it.
func (r *plainReader) scalar(s string, column int, ends string) (n Node, rest string) {
	n = Node{Kind: Text, Pos: r.pos(column)}
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		end := strings.IndexByte(s[1:], s[0]) + 1
		if end == 0 || strings.IndexByte(s[1:end], '\\') >= 0 && s[0] == '"' || strings.HasPrefix(s[end:], "''") {
			return r.fail(), ""
		}
		n.Value, n.Quoted = s[1:end], true
		return n, s[end+1:]
	}
	n.Value = s
	if i := strings.IndexAny(s, ends); i >= 0 {
		n.Value, rest = s[:i], s[i:]
	}
	v := n.Value
	switch {
	case v == "", !isPlainStart(v[0]) && v[0] != '/' && v[0] != '(', v[len(v)-1] == ' ', v[len(v)-1] == ':', strings.Contains(v, ": "), strings.Contains(v, " #"),
		ends != "" && strings.ContainsAny(v, "[{}:?\"'"):
		return r.fail(), ""
	}
	return n, rest
}

// flow reads a list in brackets: [one, "two"].
func (r *plainReader) flow(s string, column int) Node {
	n := Node{Kind: List, Pos: r.pos(column)}
	rest := s[1:]
	if rest == "]" {
		return n
	}
	n.Items = take(&r.items)
	column++
	for !r.failed {
		var item Node
		before := rest
		item, rest = r.scalar(rest, column, ",]")
		n.Items = append(n.Items, item)
		switch {
		case rest == "]":
			return n
		case strings.HasPrefix(rest, ", "):
			rest = rest[2:]
			column += utf8.RuneCountInString(before[:len(before)-len(rest)])
		default:
			return r.fail()
		}
	}
	return n
}
