package content

import (
	"bytes"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// syntax is the format of front matter.
type syntax uint8

const (
	inYAML syntax = iota
	inTOML
	inJSON
)

// tree is a file's front matter with the bytes that it was read from.
type tree struct {
	name   string
	src    []byte // mended
	syntax syntax
	root   node
	lines  *diag.Lines
	values map[diag.Pos]spot // its scalars, by their places
	keys   map[diag.Pos]spot // its keys' values, by the places of the keys
}

// spot is a node and the way to it: the indexes of items, from the root on.
type spot struct {
	node *node
	path []int
}

// readTree reads the front matter of a file again; false where there is none or it can't be read.
func readTree(name string, src []byte) (*tree, bool) {
	report := &reporter{path: name}
	t := &tree{name: name, src: checkBytes(src, report)}
	if t.src == nil {
		return nil, false
	}
	ok := false
	if isMarkdown(name) {
		switch m := locate(t.src, report); {
		case m.format == nil:
			return nil, false
		case m.braces:
			t.syntax = inJSON
		case m.opening == "+++":
			t.syntax = inTOML
		}
		var body Body
		t.root, body, ok = readMatter(t.src, report, &nodes{})
		t.src = t.src[:body.Offset]
	} else {
		t.root, ok = readYAML(bytes.TrimPrefix(t.src, bom), 1, report)
	}
	return t, ok
}

// index notes where every scalar and every key stands.
func (t *tree) index() {
	t.lines = diag.NewLines(t.src)
	t.values, t.keys = map[diag.Pos]spot{}, map[diag.Pos]spot{}
	t.enter(&t.root, nil)
}

func (t *tree) enter(n *node, path []int) {
	if n.kind == text {
		t.values[n.pos] = spot{n, path}
	}
	for i := range n.items {
		below := append(slices.Clone(path), i)
		if n.kind == mapping {
			t.keys[n.keys[i].pos] = spot{&n.items[i], below}
		}
		t.enter(&n.items[i], below)
	}
}

// around gives the mapping in which a spot's value stands, and the index of its key; nil where it stands in none.
func (t *tree) around(s spot) (m *node, i int) {
	m = &t.root
	if len(s.path) == 0 {
		return nil, 0
	}
	last := len(s.path) - 1
	for _, i := range s.path[:last] {
		m = &m.items[i]
	}
	if m.kind != mapping {
		return nil, 0
	}
	return m, s.path[last]
}

// keyAt gives the places where a key begins and ends in the file, without quotation marks; false where it is written with escapes.
func (t *tree) keyAt(k key) (from, to int, ok bool) {
	from, ok = t.lines.Offset(k.pos)
	if !ok || from == len(t.src) {
		return 0, 0, false
	}
	if c := t.src[from]; c == '"' || c == '\'' {
		from++
	}
	return from, from + len(k.name), bytes.HasPrefix(t.src[from:], []byte(k.name))
}

// same reports whether two nodes say the same, wherever it stands. The order of keys says nothing.
func same(a, b *node) bool {
	if a.kind != b.kind || a.value != b.value && !(a.loose && oneLine(a.value) == oneLine(b.value)) || len(a.items) != len(b.items) || len(a.keys) != len(b.keys) {
		return false
	}
	for i := range a.items {
		j := i
		if a.kind == mapping {
			j = slices.IndexFunc(b.keys, func(k key) bool { return k.name == a.keys[i].name })
			if j < 0 {
				return false
			}
		}
		if !same(&a.items[i], &b.items[j]) {
			return false
		}
	}
	return true
}

// clone is a copy that can be changed.
func (n node) clone() node {
	n.items, n.keys = slices.Clone(n.items), slices.Clone(n.keys)
	for i := range n.items {
		n.items[i] = n.items[i].clone()
	}
	return n
}

// apply makes a change in a copy of the tree's root, as it must come out of the file when its text has been changed. The white
// space of a new value is free: a text over several lines keeps them when one of its words is changed.
func (t *tree) apply(root *node, c diag.Change) bool {
	s, ok := t.values[c.At]
	if c.Kind == diag.RenameKey {
		s, ok = t.keys[c.At]
	}
	if !ok || len(s.path) == 0 {
		return false
	}
	m, last := root, len(s.path)-1
	for _, i := range s.path[:last] {
		m = &m.items[i]
	}
	i := s.path[last]
	switch c.Kind {
	case diag.RenameKey:
		m.keys[i].name = c.Key
	case diag.SetValue:
		m.items[i] = node{kind: text, value: c.New, loose: true}
	case diag.SetKey:
		if m.kind != mapping {
			return false
		}
		if j := slices.IndexFunc(m.keys, func(k key) bool { return k.name == c.Key }); j >= 0 {
			m.items[j] = node{kind: text, value: c.New, loose: true}
			break
		}
		m.keys = append(m.keys, key{name: c.Key})
		m.items = append(m.items, node{kind: text, value: c.New, loose: true})
	}
	return true
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
