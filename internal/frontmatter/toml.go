package frontmatter

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// readTOML reads a TOML document, whose first line is the file's line first. The parser's expressions are used, not its
// decoder, since only they know their places.
func readTOML(data []byte, first int32, report *Report) (Node, bool) {
	r := tomlReader{Report: report, cursor: newCursor(data, first)}
	begin := len(data) - len(bytes.TrimLeft(data, " \t\r\n"))
	r.root = &tomlTable{pos: r.pos(begin)}
	r.table = r.root
	r.parser.Reset(data)
	for !r.failed && r.parser.NextExpression() {
		r.expression(r.parser.Expression())
	}
	if err := r.parser.Error(); err != nil && !r.failed {
		r.fail(err)
	}
	return r.root.node(), !r.failed
}

// tomlReader puts the parser's expressions, which come one after another, into their tables.
type tomlReader struct {
	*Report
	cursor
	parser unstable.Parser
	root   *tomlTable
	table  *tomlTable // the one that key = value lines belong to; nil after a header that was refused
	failed bool
}

// tomlTable is a mapping while it grows.
type tomlTable struct {
	pos    diag.Pos
	keys   []Key
	values []tomlValue
	index  map[string]int
	headed bool // it has its own [header]
}

// tomlValue is a plain value, a table, or a list of tables that grows with each [[header]].
type tomlValue struct {
	plain  Node
	table  *tomlTable
	tables []*tomlTable
}

func (r *tomlReader) expression(e *unstable.Node) {
	switch e.Kind {
	case unstable.Table, unstable.ArrayTable:
		r.header(e)
	case unstable.KeyValue:
		if r.table != nil {
			r.keyValue(r.table, e, 0)
		}
	}
}

// header opens the table that [a.b] or [[a.b]] names.
func (r *tomlReader) header(e *unstable.Node) {
	begin := int(e.Child().Raw.Offset)
	for begin > 0 && strings.IndexByte("[ \t", r.data[begin-1]) >= 0 {
		begin--
	}
	for r.data[begin] != '[' {
		begin++
	}
	pos := r.pos(begin)
	keys := r.keysOf(e)
	parent := r.walk(r.root, keys[:len(keys)-1])
	r.table = nil
	if parent == nil {
		return
	}
	last, fresh := keys[len(keys)-1], &tomlTable{pos: pos, headed: true}
	i, found := parent.index[last.Name]
	if found {
		parent.keys[i].again = append(parent.keys[i].again, last.Pos)
	}
	switch {
	case e.Kind == unstable.ArrayTable && found && parent.values[i].tables != nil:
		parent.values[i].tables = append(parent.values[i].tables, fresh)
	case e.Kind == unstable.ArrayTable && !found:
		parent.put(last, tomlValue{tables: []*tomlTable{fresh}})
	case e.Kind == unstable.Table && !found:
		parent.put(last, tomlValue{table: fresh})
	case e.Kind == unstable.Table && parent.values[i].table != nil && !parent.values[i].table.headed:
		fresh = parent.values[i].table
		fresh.headed = true
	default:
		r.twice(last, parent.keys[i].Pos.Line)
		return
	}
	r.table = fresh
}

// keyValue puts one key = value into a table.
func (r *tomlReader) keyValue(table *tomlTable, e *unstable.Node, depth int) {
	keys := r.keysOf(e)
	parent := r.walk(table, keys[:len(keys)-1])
	if parent == nil {
		return
	}
	last := keys[len(keys)-1]
	if i, found := parent.index[last.Name]; found {
		r.twice(last, parent.keys[i].Pos.Line)
		return
	}
	parent.put(last, tomlValue{plain: r.value(e.Value(), r.offset, depth)})
}

// keysOf gives the parts of an expression's dotted key, and leaves the cursor behind the first letter of the last.
func (r *tomlReader) keysOf(e *unstable.Node) []Key {
	var keys []Key
	for it := e.Key(); it.Next(); {
		k := it.Node()
		keys = append(keys, Key{Name: string(k.Data), Pos: r.pos(int(k.Raw.Offset))})
		r.pos(int(k.Raw.Offset + k.Raw.Length))
	}
	return keys
}

// walk goes down from a table by keys, and makes the tables that are not there yet.
func (r *tomlReader) walk(table *tomlTable, keys []Key) *tomlTable {
	if len(keys) > limit.Depth {
		r.ErrorAt(keys[0].Pos, diag.TooLarge, fmt.Sprintf("this key has more than %d parts", limit.Depth), "write it flatter")
		return nil
	}
	for _, k := range keys {
		i, found := table.index[k.Name]
		switch {
		case !found:
			next := &tomlTable{pos: k.Pos}
			table.put(k, tomlValue{table: next})
			table = next
		case table.values[i].table != nil:
			table.keys[i].again = append(table.keys[i].again, k.Pos)
			table = table.values[i].table
		case table.values[i].tables != nil:
			table.keys[i].again = append(table.keys[i].again, k.Pos)
			table = table.values[i].tables[len(table.values[i].tables)-1]
		default:
			r.twice(k, table.keys[i].Pos.Line)
			return nil
		}
	}
	return table
}

// value makes the node of a value that stands somewhere after the offset from.
func (r *tomlReader) value(v *unstable.Node, from, depth int) Node {
	start := int(v.Raw.Offset)
	if v.Kind == unstable.Array {
		start = r.skip(from) // the parser does not say where a list begins
	}
	n := Node{Kind: Text, Pos: r.pos(start)}
	isDeep := depth >= limit.Depth && (v.Kind == unstable.Array || v.Kind == unstable.InlineTable)
	switch {
	case r.failed:
	case isDeep:
		r.tooDeep(n.Pos)
		r.failed = true
	case v.Kind == unstable.Array:
		n.Kind = List
		r.pos(start + 1)
		for it := v.Children(); it.Next(); {
			n.Items = append(n.Items, r.value(it.Node(), r.offset, depth+1))
		}
		r.pos(r.skip(r.offset) + 1)
	case v.Kind == unstable.InlineTable:
		t := &tomlTable{pos: n.Pos, headed: true}
		for it := v.Children(); it.Next(); {
			r.keyValue(t, it.Node(), depth+1)
		}
		n = t.node()
		r.pos(r.skip(r.offset) + 1)
	default:
		n.Value, n.Quoted = string(v.Data), v.Kind == unstable.String
		if v.Kind == unstable.DateTime || v.Kind == unstable.LocalDateTime {
			n.Value = strings.Replace(n.Value, " ", "T", 1)
		}
		r.pos(start + int(v.Raw.Length))
	}
	return n
}

// skip gives the offset of the next value or closing bracket from an offset on: past blanks, commas, "=" and comments.
func (r *tomlReader) skip(offset int) int {
	for offset < len(r.data) {
		switch c := r.data[offset]; {
		case c == '#':
			if i := bytes.IndexByte(r.data[offset:], '\n'); i >= 0 {
				offset += i
			} else {
				return len(r.data)
			}
		case strings.IndexByte(" \t\r\n,=", c) < 0:
			return offset
		}
		offset++
	}
	return offset
}

// put adds a key that is not there yet.
func (t *tomlTable) put(k Key, v tomlValue) {
	if t.index == nil {
		t.index = map[string]int{}
	}
	t.index[k.Name] = len(t.keys)
	t.keys = append(t.keys, k)
	t.values = append(t.values, v)
}

// node is the table when all of it is there.
func (t *tomlTable) node() Node {
	n := Node{Kind: Map, Pos: t.pos, Keys: t.keys, Items: make([]Node, len(t.values))}
	for i, v := range t.values {
		switch {
		case v.table != nil:
			n.Items[i] = v.table.node()
		case v.tables != nil:
			n.Items[i] = Node{Kind: List, Pos: t.keys[i].Pos}
			for _, entry := range v.tables {
				n.Items[i].Items = append(n.Items[i].Items, entry.node())
			}
		default:
			n.Items[i] = v.plain
		}
	}
	return n
}

// fail reports a syntax error.
func (r *tomlReader) fail(err error) {
	var e *unstable.ParserError
	message, at := err.Error(), r.root.pos
	if errors.As(err, &e) {
		message = e.Message
		// A part of data ends where data's array ends, so its capacity tells where it begins.
		if offset := cap(r.data) - cap(e.Highlight); offset >= 0 && offset <= len(r.data) {
			at = r.pos(offset)
		}
	}
	r.failed = true
	if strings.Contains(message, "nested more than") { // ten thousand lists, the parser's own limit
		r.tooDeep(at)
		return
	}
	r.ErrorAt(at, diag.TOML, "this can't be read as TOML: "+message, `write key = "value", with text in quotation marks`)
}
