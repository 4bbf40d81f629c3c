package content

import (
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
)

// node is a value from front matter, the same whether it was YAML, TOML or JSON: text as written, a list, or a mapping.
type node struct {
	kind   nodeKind
	loose  bool   // text whose white space counts for nothing: what a file is to say when it has been mended
	quoted bool   // text between quotation marks in the file, whose first character stands one column after pos
	value  string // of text
	pos    diag.Pos
	items  []node // a list's entries; a mapping's values
	keys   []key  // a mapping's keys, one for each item
}

type nodeKind uint8

const (
	none nodeKind = iota // nothing, or null
	text                 // a string, number, date, true or false: which is for its key to say
	list
	mapping
	refused // something that was reported already
)

// key is the name of a value in a mapping.
type key struct {
	name  string
	pos   diag.Pos
	again []diag.Pos // where else TOML names it: in the headers of further entries
}

// manyKeys is the size from which a mapping's keys are looked up in a map and not one by one.
const manyKeys = 32

// has reports whether the mapping has that key.
func (n *node) has(name string) bool {
	for _, k := range n.keys {
		if k.name == name {
			return true
		}
	}
	return false
}

// what names the node's kind for a message.
func (n *node) what() string {
	switch n.kind {
	case list:
		return "a list"
	case mapping:
		return "a mapping of keys"
	case text:
		return "text"
	}
	return "nothing"
}

// dropDuplicates reports each key that was given before in the same mapping, and takes it out.
func (n *node) dropDuplicates(report *reporter) {
	var seen map[string]int32
	if len(n.keys) > manyKeys {
		seen = make(map[string]int32, len(n.keys))
	}
	kept := 0
	for i, k := range n.keys {
		line := int32(0)
		if seen != nil {
			line = seen[k.name]
			if line == 0 {
				seen[k.name] = k.pos.Line
			}
		} else {
			for _, before := range n.keys[:kept] {
				if before.name == k.name {
					line = before.pos.Line
				}
			}
		}
		if line != 0 {
			report.errorAt(k.pos, diag.DuplicateKey, fmt.Sprintf("the key %q is given twice", k.name), fmt.Sprintf("first given on line %d: take one of the two out", line))
			continue
		}
		n.keys[kept], n.items[kept] = k, n.items[i]
		kept++
	}
	n.keys, n.items = n.keys[:kept], n.items[:kept]
}

// size gives the bytes of all text in the node.
func (n *node) size() int {
	size := len(n.value)
	for i := range n.items {
		size += n.items[i].size()
	}
	return size
}
