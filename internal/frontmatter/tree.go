package frontmatter

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// tree is a file's front matter with the bytes that it was read from.
type tree struct {
	*Document // without the text below
	root      Node
	keys      map[diag.Pos]Key  // where each begins
	texts     map[int32][]*Node // of each line, by column; see places
}

// readTree reads the front matter of a file again; false where there is none or it can't be read.
func readTree(name string, src []byte, schema *Schema) (*tree, bool) {
	d := Open(name, src, schema) // never freed: its nodes are kept
	root, body, ok := d.Read()
	if d.syntax == nothing {
		return nil, false
	}
	if IsMarkdown(name) {
		d.src = d.src[:body.Offset]
	}
	d.lines = diag.NewLines(d.src)
	return &tree{Document: d, root: root}, ok
}

// holder gives what holds the text at a place, or the key that stands there, and the index of its item; nil where there is none.
func (n *Node) holder(at diag.Pos, isKey bool) (*Node, int) {
	for i := range slices.Backward(n.Items) {
		item := &n.Items[i]
		if m, j := item.holder(at, isKey); m != nil {
			return m, j
		}
		if isKey && n.Kind == Map && n.Keys[i].Pos == at || !isKey && item.Kind == Text && item.Pos == at {
			return n, i
		}
	}
	return nil, 0
}

// places notes where keys and texts stand, once for all that is told of the file.
func (t *tree) places() {
	if t.keys != nil {
		return
	}
	t.keys, t.texts = map[diag.Pos]Key{}, map[int32][]*Node{}
	t.note(&t.root)
	for _, line := range t.texts {
		slices.SortStableFunc(line, func(a, b *Node) int { return cmp.Compare(a.Pos.Col, b.Pos.Col) })
	}
}

func (t *tree) note(n *Node) {
	if n.Kind == Text {
		t.texts[n.Pos.Line] = append(t.texts[n.Pos.Line], n)
	}
	for i := range n.Items {
		if n.Kind == Map {
			t.keys[n.Keys[i].Pos] = n.Keys[i]
		}
		t.note(&n.Items[i])
	}
}

// textAt gives the text that begins at a place, or of those before it on its line the last; nil where there is none.
func (t *tree) textAt(pos diag.Pos) *Node {
	line := t.texts[pos.Line]
	i, _ := slices.BinarySearchFunc(line, pos.Col+1, func(n *Node, col int32) int { return cmp.Compare(n.Pos.Col, col) })
	if i == 0 {
		return nil
	}
	return line[i-1]
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

// apply makes a change in a copy of a tree's root, as it must come out of the file when its text has been changed. The white
// space of a new value is free: a text over several lines keeps them when one of its words is changed.
func (n *Node) apply(c diag.Change) bool {
	m, i := n.holder(c.At, c.Kind == diag.RenameKey)
	if m == nil || c.Kind == diag.SetKey && m.Kind != Map {
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
	value.Pos = m.Items[i].Pos
	m.Items[i] = value
	return true
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
