package frontmatter

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
	schema *Schema
	src    []byte // mended
	syntax syntax
	root   Node
	lines  *diag.Lines
	values map[diag.Pos]spot // its scalars, by their places
	keys   map[diag.Pos]spot // its keys' values, by the places of the keys
}

// spot is a node and the way to it: the indexes of items, from the root on.
type spot struct {
	node *Node
	path []int
}

// readTree reads the front matter of a file again; false where there is none or it can't be read.
func readTree(name string, src []byte, schema *Schema) (*tree, bool) {
	report := &Report{schema: schema}
	t := &tree{name: name, schema: schema, src: checkBytes(src, report)}
	if t.src == nil {
		return nil, false
	}
	ok := false
	if IsMarkdown(name) {
		switch m := findMatter(t.src, report); {
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

func (t *tree) enter(n *Node, path []int) {
	if n.Kind == Text {
		t.values[n.Pos] = spot{n, path}
	}
	for i := range n.Items {
		below := append(slices.Clone(path), i)
		if n.Kind == Map {
			t.keys[n.Keys[i].Pos] = spot{&n.Items[i], below}
		}
		t.enter(&n.Items[i], below)
	}
}

// in gives what holds the spot in a tree of the same shape, and the index of its item there; nil for the root itself.
func (s spot) in(root *Node) (n *Node, i int) {
	if len(s.path) == 0 {
		return nil, 0
	}
	last := len(s.path) - 1
	n = root
	for _, i := range s.path[:last] {
		n = &n.Items[i]
	}
	return n, s.path[last]
}

// mappingOf gives the mapping in which a spot's value stands, and the index of its key; nil where it stands in none.
func (t *tree) mappingOf(s spot) (m *Node, i int) {
	if m, i = s.in(&t.root); m == nil || m.Kind != Map {
		return nil, 0
	}
	return m, i
}

// keyAt gives the places where a key begins and ends in the file, without quotation marks; false where it is written with escapes.
func (t *tree) keyAt(k Key) (from, to int, ok bool) {
	from, ok = t.lines.Offset(k.Pos)
	if !ok || from == len(t.src) {
		return 0, 0, false
	}
	if c := t.src[from]; c == '"' || c == '\'' {
		from++
	}
	return from, from + len(k.Name), bytes.HasPrefix(t.src[from:], []byte(k.Name))
}

// same reports whether two nodes say the same, wherever it stands. The order of keys says nothing.
func same(a, b *Node) bool {
	if a.Kind != b.Kind || a.Value != b.Value && !(a.loose && oneLine(a.Value) == oneLine(b.Value)) || len(a.Items) != len(b.Items) || len(a.Keys) != len(b.Keys) {
		return false
	}
	for i := range a.Items {
		j := i
		if a.Kind == Map {
			if j = b.at(a.Keys[i].Name); j < 0 {
				return false
			}
		}
		if !same(&a.Items[i], &b.Items[j]) {
			return false
		}
	}
	return true
}

// clone is a copy that can be changed.
func (n Node) clone() Node {
	n.Items, n.Keys = slices.Clone(n.Items), slices.Clone(n.Keys)
	for i := range n.Items {
		n.Items[i] = n.Items[i].clone()
	}
	return n
}

// apply makes a change in a copy of the tree's root, as it must come out of the file when its text has been changed. The white
// space of a new value is free: a text over several lines keeps them when one of its words is changed.
func (t *tree) apply(root *Node, c diag.Change) bool {
	s, ok := t.values[c.At]
	if c.Kind == diag.RenameKey {
		s, ok = t.keys[c.At]
	}
	m, i := s.in(root)
	if !ok || m == nil || c.Kind == diag.SetKey && m.Kind != Map {
		return false
	}
	value := Node{Kind: Text, Value: c.New, loose: true}
	switch c.Kind {
	case diag.RenameKey:
		m.Keys[i].Name = c.Key
		return true
	case diag.SetKey:
		if i = m.at(c.Key); i < 0 {
			m.Keys, m.Items = append(m.Keys, Key{Name: c.Key}), append(m.Items, value)
			return true
		}
	}
	m.Items[i] = value
	return true
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
