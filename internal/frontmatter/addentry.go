package frontmatter

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// Pair is a key of front matter and its value.
type Pair struct{ Key, Value string }

// EntryIn writes an entry of a list of mappings as the front matter of a file has them: an entry of YAML as it stands below the list's
// key, a table of TOML, or an object of JSON.
func EntryIn(name string, src []byte, schema *Schema, list string, entry []Pair) string {
	t, ok := readTree(name, src, schema)
	a := adder{t, schema, list, entry, "\n"}
	switch {
	case ok && t.syntax == inTOML:
		return a.toml()
	case ok && t.syntax == inJSON:
		return a.braces(true) + "\n"
	}
	return a.yaml("  ", "- ")
}

// AddEntry puts an entry behind the last one of a list of mappings, or makes the list, in the way of the file; src is the file as it
// is, and nothing else of it changes. It is false where the file is written in a way in which it does not come out right.
func AddEntry(name string, src []byte, schema *Schema, list string, entry []Pair) ([]byte, bool) {
	t, ok := readTree(name, src, schema)
	if !ok || t.root.Kind != Map {
		return nil, false
	}
	a := adder{t, schema, list, entry, "\n"}
	if bytes.Contains(t.src, []byte("\r\n")) {
		a.end = "\r\n"
	}
	want, ok := a.wanted()
	if !ok {
		return nil, false
	}
	for _, e := range a.edits() {
		out, _, _ := diag.Apply(src, []diag.Fix{{Edits: []diag.Edit{e}}})
		if after, ok := readTree(name, out, schema); ok && same(&want, &after.root) {
			return out, true
		}
	}
	return nil, false
}

// adder adds an entry to a list of a file.
type adder struct {
	*tree
	schema *Schema
	list   string
	entry  []Pair
	end    string // of lines
}

// wanted gives front matter with the entry; false where the list is none.
func (a *adder) wanted() (Node, bool) {
	entry := Node{Kind: Map}
	for _, p := range a.entry {
		entry.Keys, entry.Items = append(entry.Keys, Key{Name: p.Key}), append(entry.Items, Node{Kind: Text, Value: p.Value})
	}
	want := a.root.clone()
	i := want.at(a.list)
	if i < 0 {
		i = len(want.Keys)
		want.Keys, want.Items = append(want.Keys, Key{Name: a.list}), append(want.Items, Node{})
	}
	list := &want.Items[i]
	if list.Kind != None && list.Kind != List {
		return want, false
	}
	*list = Node{Kind: List, Items: append(list.Items, entry)}
	return want, true
}

// edits gives the ways in which the entry may be added, the likeliest first: each is tried.
func (a *adder) edits() []diag.Edit {
	i, at := a.root.at(a.list), a.closing()
	switch {
	case a.syntax == inTOML:
		return []diag.Edit{a.replace(at, at, a.end+a.toml())}
	case i < 0 && a.syntax == inJSON:
		comma := ","
		if len(a.root.Keys) == 0 {
			comma = ""
		}
		at = len(bytes.TrimRight(a.src[:at], " \t\r\n"))
		return []diag.Edit{a.replace(at, at, comma+a.end+`  "`+a.list+`": [`+a.braces(true)+"]")}
	case i < 0:
		return []diag.Edit{a.replace(at, at, a.list+":"+a.end+a.yaml(a.dash(), "- "))}
	}
	begin, _ := a.lines.Offset(a.root.Keys[i].Pos)
	stop := at
	for _, k := range a.root.Keys { // up to the next key of the file
		if at, ok := a.lines.Offset(k.Pos); ok && at > begin && at < stop {
			stop = bytes.LastIndexByte(a.src[:at], '\n') + 1
			if a.syntax == inJSON {
				stop = at
			}
		}
	}
	list := &a.root.Items[i]
	switch {
	case a.syntax == inJSON:
		return a.intoBrackets(list, begin, stop)
	case len(list.Items) > 0:
		if edits := a.belowLast(list, stop); edits != nil {
			return edits
		}
		return a.intoBrackets(list, begin, stop)
	}
	// Nothing stands behind the key yet, or an empty list.
	line, next := firstLine(a.src, begin)
	from := begin + len(bytes.TrimRight(line, "\r"))
	to := from
	if at := emptyList.FindIndex(line); at != nil {
		from, to = begin+at[0], begin+at[1]
	}
	return []diag.Edit{a.replace(from, next, string(a.src[to:next])+a.yaml(a.dash(), "- "))}
}

// emptyList is [] behind a key.
var emptyList = regexp.MustCompile(`\s*\[\s*\]`)

// closing gives where the line begins that ends the front matter; in JSON, where its brace stands.
func (a *adder) closing() int {
	if a.syntax == inJSON {
		return max(0, bytes.LastIndexByte(a.src, '}'))
	}
	body := bytes.TrimRight(a.src, " \t\r\n")
	return bytes.LastIndexByte(body, '\n') + 1
}

// belowLast gives the edits that put an entry below the last one of a list that is written with dashes; none where it isn'a.
func (a *adder) belowLast(list *Node, stop int) []diag.Edit {
	last := &list.Items[len(list.Items)-1]
	at, ok := a.lines.Offset(last.Pos)
	if !ok || at >= stop {
		return nil
	}
	start := bytes.LastIndexByte(a.src[:at], '\n') + 1
	before := string(a.src[start:at])
	if !dashed.MatchString(before) {
		return nil
	}
	gap := ""
	if above := bytes.TrimRight(a.src[:start], " \t\r"); len(list.Items) > 1 && blankAbove(above) {
		gap = a.end
	}
	indent := before[:strings.IndexByte(before, '-')]
	entry := gap + a.yaml(indent, strings.TrimPrefix(before, indent))
	// Behind the entry's last line: what is blank or a comment below it is not the entry's.
	to := stop
	for to > at {
		line := bytes.LastIndexByte(a.src[:to-1], '\n') + 1
		text := string(a.src[line:to])
		note := strings.TrimLeft(text, " \t")
		if strings.TrimSpace(text) != "" && !(strings.HasPrefix(note, "#") && len(text)-len(note) <= len(indent)) {
			break
		}
		to = line
	}
	return []diag.Edit{a.replace(to, to, entry), a.replace(stop, stop, entry)}
}

var dashed = regexp.MustCompile(`^[ ]*-[ \t]+$`)

// blankAbove reports whether the last whole line of a text is blank.
func blankAbove(text []byte) bool {
	text, ok := bytes.CutSuffix(text, []byte("\n"))
	return ok && isBlank(text[bytes.LastIndexByte(text, '\n')+1:])
}

// intoBrackets gives the edit that puts an entry before the bracket that closes a list.
func (a *adder) intoBrackets(list *Node, begin, stop int) []diag.Edit {
	closing := bytes.LastIndexByte(a.src[begin:stop], ']')
	if closing < 0 {
		return nil
	}
	at := len(bytes.TrimRight(a.src[:begin+closing], " \t\r\n"))
	comma := ", "
	if len(list.Items) == 0 || a.src[at-1] == ',' {
		comma = ""
	}
	return []diag.Edit{a.replace(at, at, comma+a.braces(a.syntax == inJSON))}
}

// dash gives the indentation of the dashes of the file's lists.
func (a *adder) dash() string {
	for i := range a.root.Items {
		if n := &a.root.Items[i]; n.Kind == List && len(n.Items) > 0 {
			if at, ok := a.lines.Offset(n.Items[0].Pos); ok {
				if before := string(a.src[bytes.LastIndexByte(a.src[:at], '\n')+1 : at]); dashed.MatchString(before) {
					return before[:strings.IndexByte(before, '-')]
				}
			}
		}
	}
	return "  "
}

// yaml writes the entry as lines of YAML that begin with an indentation, the first with a dash behind it.
func (a *adder) yaml(indent, dash string) string {
	var b strings.Builder
	for i, p := range a.entry {
		if i == 1 {
			dash = strings.Repeat(" ", len(dash))
		}
		value := DoubleQuoted(p.Value)
		if !a.schema.Forms[p.Key].InMarks && plainYAML.MatchString(p.Value) && !slices.Contains(yamlWords, strings.ToLower(p.Value)) {
			value = p.Value
		}
		b.WriteString(indent + dash + p.Key + ": " + value + a.end)
	}
	return b.String()
}

var (
	plainYAML = regexp.MustCompile(`^[\pL\d](?:[\pL\pM\d ,.()’_/~-]*[\pL\pM\d.)~])?$`)
	yamlWords = []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
)

// toml writes the entry as a table of TOML.
func (a *adder) toml() string {
	var b strings.Builder
	b.WriteString("[[" + a.list + "]]" + a.end)
	for _, p := range a.entry {
		b.WriteString(p.Key + " = " + DoubleQuoted(p.Value) + a.end)
	}
	return b.String()
}

// braces writes the entry between braces, as JSON has it, or as YAML may.
func (a *adder) braces(isJSON bool) string {
	mark := ""
	if isJSON {
		mark = `"`
	}
	var parts []string
	for _, p := range a.entry {
		parts = append(parts, mark+p.Key+mark+": "+DoubleQuoted(p.Value))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
