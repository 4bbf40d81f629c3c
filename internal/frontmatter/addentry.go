package frontmatter

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// Pair is a key of front matter and its value.
type Pair struct{ Key, Value string }

// QuoteIn writes a quote as the front matter of a file has them: an entry of YAML as it stands below `quotes:`, a table of TOML, or an
// object of JSON.
func QuoteIn(name string, src []byte, schema *Schema, quote []Pair) string {
	if t, ok := readTree(name, src, schema); ok && t.syntax == inTOML {
		return tomlEntry(quote, "\n")
	} else if ok && t.syntax == inJSON {
		return flowEntry(quote, true) + "\n"
	}
	return yamlEntry(quote, "  ", "\n")
}

// AddQuote puts a quote behind the last one of an article's front matter, or makes its quotes, in the way of the file; src is the
// file as it is, and nothing else of it changes. It is false where the file is written in a way in which it does not come out right.
func AddQuote(name string, src []byte, schema *Schema, quote []Pair) ([]byte, bool) {
	t, ok := readTree(name, src, schema)
	if !ok || t.root.Kind != Map {
		return nil, false
	}
	t.index()
	want, ok := withQuote(t.root, quote)
	if !ok {
		return nil, false
	}
	for _, e := range t.quoteEdits(quote) {
		out := slices.Concat(src[:e.from], []byte(e.text), src[e.to:])
		if after, ok := readTree(name, out, schema); ok && same(&want, &after.root) {
			return out, true
		}
	}
	return nil, false
}

// withQuote gives front matter with one quote more; false where its quotes are no list.
func withQuote(root Node, quote []Pair) (Node, bool) {
	entry := Node{Kind: Map}
	for _, p := range quote {
		entry.Keys, entry.Items = append(entry.Keys, Key{Name: p.Key}), append(entry.Items, Node{Kind: Text, Value: p.Value})
	}
	want := root.clone()
	i := slices.IndexFunc(want.Keys, func(k Key) bool { return k.Name == "quotes" })
	if i < 0 {
		want.Keys, want.Items = append(want.Keys, Key{Name: "quotes"}), append(want.Items, Node{})
		i = len(want.Keys) - 1
	}
	switch q := &want.Items[i]; q.Kind {
	case None, List:
		q.Kind, q.Value = List, ""
		q.Items = append(q.Items, entry)
	default:
		return want, false
	}
	return want, true
}

// insertion puts text in the place of some bytes of a file.
type insertion struct {
	from, to int
	text     string
}

// quoteEdits gives the ways in which a quote may be added, the likeliest first: each is tried.
func (t *tree) quoteEdits(quote []Pair) []insertion {
	end := "\n"
	if bytes.Contains(t.src, []byte("\r\n")) {
		end = "\r\n"
	}
	i := slices.IndexFunc(t.root.Keys, func(k Key) bool { return k.Name == "quotes" })
	switch {
	case t.syntax == inTOML:
		at := t.closing()
		return []insertion{{at, at, end + tomlEntry(quote, end)}}
	case i < 0 && t.syntax == inJSON:
		at := len(bytes.TrimRight(t.src[:t.closing()], " \t\r\n"))
		comma := ","
		if len(t.root.Keys) == 0 {
			comma = ""
		}
		return []insertion{{at, at, comma + end + `  "quotes": [` + flowEntry(quote, true) + "]"}}
	case i < 0:
		at := t.closing()
		return []insertion{{at, at, "quotes:" + end + yamlEntry(quote, t.dash(), end)}}
	}
	begin, _ := t.lines.Offset(t.root.Keys[i].Pos)
	stop := t.closing()
	for _, k := range t.root.Keys { // up to the next key of the article
		if at, ok := t.lines.Offset(k.Pos); ok && at > begin && at < stop {
			stop = bytes.LastIndexByte(t.src[:at], '\n') + 1
			if t.syntax == inJSON {
				stop = at
			}
		}
	}
	if t.syntax == inJSON {
		return t.intoBrackets(&t.root.Items[i], begin, stop, quote)
	}
	if t.root.Items[i].Kind == List && len(t.root.Items[i].Items) > 0 {
		if edits := t.belowLast(&t.root.Items[i], stop, quote, end); edits != nil {
			return edits
		}
		return t.intoBrackets(&t.root.Items[i], begin, stop, quote)
	}
	// Nothing stands behind the key yet, or an empty list.
	line := lineOf(t.src[begin:])
	from, to := begin+len(line), begin+len(line)
	if at := emptyList.FindIndex(line); at != nil {
		from, to = begin+at[0], begin+at[1]
	}
	_, next := firstLine(t.src, begin)
	entry := yamlEntry(quote, t.dash(), end)
	return []insertion{{from, next, string(t.src[to:next]) + entry}}
}

// emptyList is [] behind a key.
var emptyList = regexp.MustCompile(`\s*\[\s*\]`)

// closing gives where the line begins that ends the front matter; in JSON, where its brace stands.
func (t *tree) closing() int {
	if t.syntax == inJSON {
		return max(0, bytes.LastIndexByte(t.src, '}'))
	}
	body := bytes.TrimRight(t.src, " \t\r\n")
	return bytes.LastIndexByte(body, '\n') + 1
}

// belowLast gives the edits that put an entry below the last one of a list that is written with dashes; none where it isn't.
func (t *tree) belowLast(list *Node, stop int, quote []Pair, end string) []insertion {
	last := &list.Items[len(list.Items)-1]
	at, ok := t.lines.Offset(last.Pos)
	if !ok || at >= stop {
		return nil
	}
	start := bytes.LastIndexByte(t.src[:at], '\n') + 1
	before := string(t.src[start:at])
	if !dashed.MatchString(before) {
		return nil
	}
	gap := ""
	if above := bytes.TrimRight(t.src[:start], " \t\r"); len(list.Items) > 1 && blankAbove(above) {
		gap = end
	}
	indent := before[:strings.IndexByte(before, '-')]
	entry := gap + yamlEntryAs(quote, indent, strings.TrimPrefix(before, indent), end)
	// Behind the entry's last line: what is blank or a comment below it is not the entry's.
	to := stop
	for to > at {
		line := bytes.LastIndexByte(t.src[:to-1], '\n') + 1
		text := string(t.src[line:to])
		note := strings.TrimLeft(text, " \t")
		if strings.TrimSpace(text) != "" && !(strings.HasPrefix(note, "#") && len(text)-len(note) <= len(indent)) {
			break
		}
		to = line
	}
	return []insertion{{to, to, entry}, {stop, stop, entry}}
}

var dashed = regexp.MustCompile(`^[ ]*-[ \t]+$`)

// blankAbove reports whether the last whole line of a text is blank.
func blankAbove(text []byte) bool {
	text, ok := bytes.CutSuffix(text, []byte("\n"))
	return ok && isBlank(text[bytes.LastIndexByte(text, '\n')+1:])
}

// intoBrackets gives the edit that puts an entry before the bracket that closes a list.
func (t *tree) intoBrackets(list *Node, begin, stop int, quote []Pair) []insertion {
	closing := bytes.LastIndexByte(t.src[begin:stop], ']')
	if closing < 0 {
		return nil
	}
	at := len(bytes.TrimRight(t.src[:begin+closing], " \t\r\n"))
	comma := ", "
	if len(list.Items) == 0 || t.src[at-1] == ',' {
		comma = ""
	}
	return []insertion{{at, at, comma + flowEntry(quote, t.syntax == inJSON)}}
}

// dash gives the indentation of the dashes of the file's lists.
func (t *tree) dash() string {
	for i := range t.root.Items {
		if n := &t.root.Items[i]; n.Kind == List && len(n.Items) > 0 {
			if at, ok := t.lines.Offset(n.Items[0].Pos); ok {
				if before := string(t.src[bytes.LastIndexByte(t.src[:at], '\n')+1 : at]); dashed.MatchString(before) {
					return before[:strings.IndexByte(before, '-')]
				}
			}
		}
	}
	return "  "
}

func yamlEntry(quote []Pair, indent, end string) string { return yamlEntryAs(quote, indent, "- ", end) }

func yamlEntryAs(quote []Pair, indent, dash, end string) string {
	var b strings.Builder
	for i, p := range quote {
		b.WriteString(indent)
		if i == 0 {
			b.WriteString(dash)
		} else {
			b.WriteString(strings.Repeat(" ", len(dash)))
		}
		b.WriteString(p.Key + ": " + yamlValue(p) + end)
	}
	return b.String()
}

// yamlValue writes a name or a date as it is, where YAML reads it so, and all else between quotation marks.
func yamlValue(p Pair) string {
	isWords := p.Key == "text" || p.Key == "prefix" || p.Key == "suffix" || p.Key == "at"
	if !isWords && plainYAML.MatchString(p.Value) && !slices.Contains(yamlWords, strings.ToLower(p.Value)) {
		return p.Value
	}
	return `"` + escaped(p.Value) + `"`
}

var (
	plainYAML = regexp.MustCompile(`^[\pL\d](?:[\pL\pM\d ,.()’_/~-]*[\pL\pM\d.)~])?$`)
	yamlWords = []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
)

func tomlEntry(quote []Pair, end string) string {
	var b strings.Builder
	b.WriteString("[[quotes]]" + end)
	for _, p := range quote {
		b.WriteString(p.Key + ` = "` + escaped(p.Value) + `"` + end)
	}
	return b.String()
}

// flowEntry writes an entry between braces, as JSON has it, or as YAML may.
func flowEntry(quote []Pair, isJSON bool) string {
	var parts []string
	for _, p := range quote {
		k := p.Key
		if isJSON {
			k = `"` + k + `"`
		}
		parts = append(parts, k+`: "`+escaped(p.Value)+`"`)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
