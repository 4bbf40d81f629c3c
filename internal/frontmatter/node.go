package frontmatter

import "github.com/gloss-press/gloss/internal/diag"

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
	before := Node{Keys: n.Keys[:0], Items: n.Items[:0]}
	for i, k := range n.Keys {
		line := seen[k.Name]
		if seen == nil {
			if at := before.at(k.Name); at >= 0 {
				line = before.Keys[at].Pos.Line
			}
		}
		if line != 0 {
			report.twice(k, line)
			continue
		}
		before.Keys, before.Items = append(before.Keys, k), append(before.Items, n.Items[i])
		if seen != nil {
			seen[k.Name] = k.Pos.Line
		}
	}
	n.Keys, n.Items = before.Keys, before.Items
}
