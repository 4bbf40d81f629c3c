package frontmatter

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// readYAML reads one YAML document, whose first line is the file's line first. It reports whether a tree came out; mistakes of
// YAML itself end the reading at the first, as its parser does.
func readYAML(data []byte, first int32, report *Report) (Node, bool) {
	nothing := Node{Pos: diag.Pos{Line: first, Col: 1}}
	if !checkSeparators(data, first, report) {
		return nothing, false
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		return nothing, yamlError(err, data, first, report)
	}
	r := yamlReader{Report: report, data: data, shift: first - 1}
	if len(doc.Content) != 1 {
		return nothing, true
	}
	root := r.node(doc.Content[0], 0)
	return root, !r.failed
}

// yamlReader makes nodes of YAML's. It never follows an alias: a node that holds itself has no end.
type yamlReader struct {
	*Report
	data   []byte
	lines  []string // of data, once somebody has asked
	shift  int32    // lines before the document
	failed bool
}

func (r *yamlReader) pos(y *yaml.Node) diag.Pos {
	return diag.Pos{Line: int32(y.Line) + r.shift, Col: int32(y.Column)}
}

// refuse reports something that YAML has and content files don't.
func (r *yamlReader) refuse(y *yaml.Node, message, hint string) {
	r.ErrorAt(r.pos(y), diag.YAML, message, hint)
}

func (r *yamlReader) node(y *yaml.Node, depth int) Node {
	n := Node{Pos: r.pos(y)}
	if depth > limit.Depth {
		if !r.failed {
			r.tooDeep(n.Pos)
		}
		r.failed = true
		return n
	}
	r.checkMarks(y)
	r.checkComment(y)
	switch y.Kind {
	case yaml.ScalarNode:
		n.Value = y.Value
		n.Quoted = y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
		block := y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
		if plain := !n.Quoted && !block; !plain || y.Value != "" && y.Value != "~" {
			n.Kind = Text
		}
	case yaml.SequenceNode:
		n.Kind = List
		n.Items = make([]Node, len(y.Content))
		for i, item := range y.Content {
			n.Items[i] = r.node(item, depth+1)
		}
	case yaml.AliasNode:
		n.Kind = Refused
	case yaml.MappingNode:
		n.Kind = Map
		r.mapping(&n, y, depth)
	}
	return n
}

func (r *yamlReader) mapping(n *Node, y *yaml.Node, depth int) {
	if y.Style&yaml.FlowStyle != 0 {
		y = r.braces(y)
	}
	n.Keys = make([]Key, 0, len(y.Content)/2)
	n.Items = make([]Node, 0, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		k := y.Content[i]
		switch {
		case k.Kind != yaml.ScalarNode:
			r.refuse(k, "a key can't be "+map[yaml.Kind]string{yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping", yaml.AliasNode: "an alias"}[k.Kind],
				"put the value in quotation marks if it is text that begins with a bracket")
			continue
		case k.Tag == "!!merge":
			r.refuse(k, "<< (a merge key) is not understood here", "write the keys out")
			continue
		}
		r.checkMarks(k)
		n.Keys = append(n.Keys, Key{Name: k.Value, Pos: r.pos(k)})
		n.Items = append(n.Items, r.node(y.Content[i+1], depth+1))
	}
	n.dropDuplicates(r.Report)
}

// braces reports a mapping in braces that has keys without values, and gives the one that was meant: a comma in a value ends it there.
func (r *yamlReader) braces(y *yaml.Node) *yaml.Node {
	empty := false
	for i := 0; i+1 < len(y.Content); i += 2 {
		k, v := y.Content[i], y.Content[i+1]
		empty = empty || k.Style == 0 && !r.schema.isKey(k.Value) && (v.Kind == yaml.ScalarNode && v.Style == 0 && v.Value == "" || strings.Contains(k.Value, " "))
	}
	if !empty {
		return y
	}
	if r.lines == nil {
		r.lines = strings.Split(string(r.data), "\n")
	}
	if y.Line > len(r.lines) || !strings.Contains(r.lines[y.Line-1], "}") {
		return y // it goes on below
	}
	x := explainer{schema: r.schema, lines: r.lines, shift: int(r.shift)}
	f, ok := x.braces(y.Line)
	if !ok {
		return y
	}
	var doc yaml.Node
	should := f.edits[0].New
	if from := strings.IndexByte(should, '{'); yaml.Load([]byte(should[from:]), &doc) != nil || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return y
	}
	r.ErrorAt(x.pos(f.line, f.col), diag.YAML, f.message, f.hint)
	r.edit(f.hint, f.edits...)
	moveTo(doc.Content[0], y)
	return doc.Content[0]
}

// moveTo gives all nodes below y the place of another one: where they stand is no longer known.
func moveTo(y, at *yaml.Node) {
	y.Line, y.Column = at.Line, at.Column
	for _, below := range y.Content {
		moveTo(below, at)
	}
}

// checkMarks reports anchors, aliases and tags.
func (r *yamlReader) checkMarks(y *yaml.Node) {
	const quote = "put the value in quotation marks if it is text"
	switch {
	case y.Kind == yaml.AliasNode:
		r.refuse(y, "* at the beginning of a value makes it an alias, which is not understood here", quote+`: "*`+y.Value+`"`)
	case y.Anchor != "":
		r.refuse(y, "& at the beginning of a value makes it an anchor, which is not understood here", quote+`: "&`+strings.TrimSpace(y.Anchor+" "+y.Value)+`"`)
	case y.Style&yaml.TaggedStyle != 0 && y.Tag != "!!str":
		r.refuse(y, "! at the beginning of a value makes it a tag, which is not understood here", quote+`: "`+strings.TrimSpace(y.Tag+" "+y.Value)+`"`)
	}
}

// checkComment warns of text that was lost to a comment: "Verdict in case #12" ends before the mark, and nobody would see it.
func (r *yamlReader) checkComment(y *yaml.Node) {
	comment, _, _ := strings.Cut(y.LineComment, "\n")
	if len(comment) < 2 || strings.IndexByte(" \t#", comment[1]) >= 0 || y.Kind != yaml.ScalarNode || y.Style != 0 || y.Value == "" {
		return
	}
	r.WarnAt(r.pos(y), diag.YAML, fmt.Sprintf("the value ends before %q, which YAML takes for a comment", comment),
		`put the value in quotation marks: "`+y.Value+" "+comment+`"; a comment has a space after #`)
}

// checkSeparators reports what would divide a document, or move its line numbers away from the file's.
func checkSeparators(data []byte, first int32, report *Report) bool {
	for i, sep := range []string{"\u2028", "\u2029"} {
		if at := bytes.Index(data, []byte(sep)); at >= 0 {
			c := newCursor(data, first)
			report.ErrorAt(c.pos(at), diag.YAML, fmt.Sprintf("an invisible line separator (U+%04X) stands here", 0x2028+i), "delete it, or write a space in its place")
			return false
		}
	}
	return true
}

// yamlError reports an error of the YAML parser in a writer's words. It returns whether the document can be used nevertheless.
func yamlError(err error, data []byte, first int32, report *Report) bool {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		report.ErrorAt(diag.Pos{Line: first, Col: 1}, diag.YAML, "this can't be read as YAML: "+err.Error(), "look for a missing quotation mark or a wrong indentation")
		return false
	}
	switch {
	case strings.Contains(e.Message, "no documents in stream"):
		return true
	case strings.Contains(e.Message, "expected single document"):
		line := secondDocument(data)
		report.ErrorAt(diag.Pos{Line: first + line, Col: 1}, diag.YAML, "a second YAML document begins here", "one file has one document: take this line out")
		return false
	case strings.Contains(e.Message, "max depth"):
		report.tooDeep(diag.Pos{Line: first + int32(max(e.Mark.Line, 1)) - 1, Col: int32(max(e.Mark.Column, 1))})
		return false
	}
	if report.reportSlip(data, first) {
		return false
	}
	x := explainer{schema: report.schema, lines: strings.Split(string(data), "\n"), shift: int(first) - 1, err: e}
	f := x.inside(x.explain())
	report.ErrorAt(x.pos(f.line, f.col), diag.YAML, f.message, f.hint)
	if x.helps(f) {
		report.edit(f.hint, f.edits...)
	}
	return false
}

// reportSlip reports the line of YAML that was mistyped, with its mend; false where none is certain.
func (r *Report) reportSlip(data []byte, first int32) bool {
	x := explainer{schema: r.schema, lines: strings.Split(string(data), "\n"), shift: int(first) - 1}
	f, ok := x.slip()
	if ok {
		r.ErrorAt(x.pos(f.line, f.col), diag.YAML, f.message, f.hint)
		r.edit(f.hint, f.edits...)
	}
	return ok
}

// secondDocument gives the index of the line where a second document begins.
func secondDocument(data []byte) int32 {
	content := false
	var last int32
	line := int32(0)
	for l := range bytes.Lines(data) {
		trimmed := bytes.TrimSpace(l)
		marker := bytes.HasPrefix(l, []byte("---")) || bytes.HasPrefix(l, []byte("..."))
		if marker && content {
			return line
		}
		if len(trimmed) > 0 && trimmed[0] != '#' && !marker {
			content = true
		}
		if marker {
			last = line
		}
		line++
	}
	return last
}
