package frontmatter

import (
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
)

// Node is a value from front matter, the same whether it was YAML, TOML or JSON: text as written, a list, or a mapping.
type Node struct {
	Kind   Kind
	loose  bool   // text whose white space counts for nothing: what a file is to say when it has been mended
	Quoted bool   // text between quotation marks in the file, whose first character stands one column after Pos
	Value  string // of text
	Pos    diag.Pos
	Items  []Node // a list's entries; a mapping's values
	Keys   []Key  // a mapping's keys, one for each item
}

// Kind says what a Node is.
type Kind uint8

// The kinds of nodes.
const (
	None Kind = iota // nothing, or null
	Text             // a string, number, date, true or false: which is for its key to say
	List
	Map
	Refused // something that was reported already
)

// Key is the name of a value in a mapping.
type Key struct {
	Name  string
	Pos   diag.Pos
	again []diag.Pos // where else TOML names it: in the headers of further entries
}

// ManyKeys is the size from which a mapping's keys are looked up in a map and not one by one.
const ManyKeys = 32

// Has reports whether the mapping has that key.
func (n *Node) Has(name string) bool { return n.at(name) >= 0 }

// at gives the index of a key of the mapping; -1 where it has none of that name.
func (n *Node) at(name string) int {
	for i := range n.Keys {
		if n.Keys[i].Name == name {
			return i
		}
	}
	return -1
}

// What names the node's kind for a message.
func (n *Node) What() string {
	switch n.Kind {
	case List:
		return "a list"
	case Map:
		return "a mapping of keys"
	case Text:
		return "text"
	}
	return "nothing"
}

// dropDuplicates reports each key that was given before in the same mapping, and takes it out.
func (n *Node) dropDuplicates(report *Report) {
	var seen map[string]int32
	if len(n.Keys) > ManyKeys {
		seen = make(map[string]int32, len(n.Keys))
	}
	kept := 0
	for i, k := range n.Keys {
		line := int32(0)
		if seen != nil {
			line = seen[k.Name]
			if line == 0 {
				seen[k.Name] = k.Pos.Line
			}
		} else {
			for _, before := range n.Keys[:kept] {
				if before.Name == k.Name {
					line = before.Pos.Line
				}
			}
		}
		if line != 0 {
			report.ErrorAt(k.Pos, diag.DuplicateKey, fmt.Sprintf("the key %q is given twice", k.Name), fmt.Sprintf("first given on line %d: take one of the two out", line))
			continue
		}
		n.Keys[kept], n.Items[kept] = k, n.Items[i]
		kept++
	}
	n.Keys, n.Items = n.Keys[:kept], n.Items[:kept]
}

// size gives the bytes of all text in the node.
func (n *Node) size() int {
	size := len(n.Value)
	for i := range n.Items {
		size += n.Items[i].size()
	}
	return size
}
